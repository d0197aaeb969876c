import type { MarginSchedule } from '../market/contract-spec'
import type { Decimal } from '../num/decimal'
import { ZERO } from '../num/decimal'
import { assertNever } from '../num/result'
import { coin, rate, type Coin, type Rate } from '../num/units'

/** A margin rate as a straight line in the notional: base + slope · N coins, on the whole position. */
export interface RateLine {
  readonly base: Rate
  readonly slope: Decimal
}

/** Both schedule methods as one line: a flat first tier is a line without slope. */
export function maintenanceLine(schedule: MarginSchedule): RateLine {
  switch (schedule.method) {
    case 'first-tier':
      return { base: schedule.maintenanceRate, slope: ZERO }
    case 'linear-growth':
      return { base: schedule.maintenanceBase, slope: schedule.slopePerCoin }
    default:
      return assertNever(schedule)
  }
}

/** The lowest initial margin rate the venue takes, as the same kind of line. */
export function initialLine(schedule: MarginSchedule): RateLine {
  switch (schedule.method) {
    case 'first-tier':
      return { base: schedule.initialRate, slope: ZERO }
    case 'linear-growth':
      return { base: schedule.initialBase, slope: schedule.slopePerCoin }
    default:
      return assertNever(schedule)
  }
}

/** base + slope · N. Deribit BTC, 25 coins: 1 % + 25 · 0.005 % → 0.01125. */
export function rateAt(line: RateLine, notional: Coin): Rate {
  return rate(line.base.plus(line.slope.times(notional)))
}

/** Margin in coins that a rate line asks for on a notional: N · (base + slope · N). 25 coins → 0.28125. */
export function marginAt(line: RateLine, notional: Coin): Coin {
  return coin(notional.times(rateAt(line, notional)))
}
