import { priceOnTick } from '@shared/calc/price-on-tick'
import { pnl } from '@shared/calc/pnl'
import {
  coinInUnitText,
  countText,
  priceText,
  unitName,
  usdText,
  type ShownUnit,
} from '@shared/format/decimal-text'
import { shownSign, turned, type SideMeaning } from '@shared/market/side'
import { D, type Decimal } from '@shared/num/decimal'
import { price } from '@shared/num/units'

import type { FiguresAtHand } from './figures-at-hand'
import type { ScenarioReading } from './read-scenario'

/** How figures and sides are to be said. */
export interface Speech {
  readonly unit: ShownUnit
  readonly meaning: SideMeaning
}

const RISE = new D('1.1')
const FALL = new D('0.9')

/**
 * The position in one line, under the chosen meaning of side: "Long +10,000 contracts of XBTUSD at 50,000.0".
 * The sign goes with the word; nothing else does.
 */
export function positionTitle(reading: ScenarioReading, { meaning }: Speech): string {
  const { spec, side, quantity, entry } = reading
  if (!quantity || !entry) return 'Payoff'
  const word = turned(side, meaning) === 'long' ? 'Long' : 'Short'
  const sign = shownSign(side, meaning) === 1 ? '+' : '−'
  return `${word} ${sign}${countText(quantity)} contracts of ${spec.symbol} at ${priceText(entry, spec.tick)}`
}

/**
 * What the bend of the coin curve means for this position, with its own figures: the coins that 10 % up and
 * 10 % down from the entry bring, before fees, and the dollars, which are the same both ways.
 */
export function convexityWords(reading: ScenarioReading, { unit }: Speech): string {
  const { spec, side, quantity, entry } = reading
  if (!quantity || !entry) return ''
  const coins = (factor: Decimal): Decimal =>
    pnl({ spec, side, quantity, entry, exit: price(entry.times(factor)) })
  const say = (value: Decimal): string =>
    `${coinInUnitText(value, { unit, scale: spec.settlementScale }, { sign: 'gain' })} ${unitName(unit, spec.settlement)}`
  const dollars = usdText(quantity.times(spec.contractValue).div(10))
  const [up, down] = [coins(RISE), coins(FALL)]
  const bend =
    side === 'long'
      ? 'Losses in coin grow faster than gains: a coin is worth less just when coins are lost.'
      : 'Gains in coin grow faster than losses: coins are won just when a coin is worth less.'
  return `10 % up from entry is ${say(up)}, 10 % down is ${say(down)}; in dollars both are ${dollars}. ${bend}`
}

/** Warnings, only where money is at risk. */
export function warnings(reading: ScenarioReading, figures: FiguresAtHand): readonly string[] {
  return [tierWarning(reading, figures), liquidationWarning(reading, figures)].filter(
    (words) => words !== undefined,
  )
}

function tierWarning({ spec }: ScenarioReading, figures: FiguresAtHand): string | undefined {
  const { firstTier, entryNotional } = figures
  if (!firstTier || !entryNotional) return undefined
  const limit = `${countText(firstTier.upToCoin)} ${spec.settlement}`
  if (firstTier.exceededAtEntry)
    return `The position is worth ${countText(entryNotional.coin, 4)} ${spec.settlement} at entry; the first tier of ${spec.symbol} ends at ${limit}. Above it ${spec.venue} asks for more margin, so liquidation is nearer than shown.`
  if (firstTier.exceededAtLiquidation && figures.liquidation?.kind === 'at')
    return `At its liquidation price the position would be worth more than ${limit}, where the first tier of ${spec.symbol} ends: liquidation is nearer than shown.`
  return undefined
}

function liquidationWarning(
  { spec, side, exit, exitIs }: ScenarioReading,
  { liquidation, exitPastLiquidation }: FiguresAtHand,
): string | undefined {
  if (liquidation?.kind === 'already')
    return `This position could not be opened as it stands. ${liquidation.reason}`
  if (!exitPastLiquidation || liquidation?.kind !== 'at' || !exit) return undefined
  const word = exitIs === 'exit' ? 'exit' : 'mark'
  const end = priceOnTick(liquidation.price, side, spec.tick)
  return `The ${word} at ${priceText(exit, spec.tick)} is past the liquidation price ${priceText(end, spec.tick)}: the venue would have closed the position before.`
}

/** The line at the quantity field when the position leaves the only tier that is known. */
export function quantityCaution(
  { spec }: ScenarioReading,
  { firstTier, entryNotional }: FiguresAtHand,
): string | undefined {
  if (!firstTier?.exceededAtEntry || !entryNotional) return undefined
  return `Worth ${countText(entryNotional.coin, 4)} ${spec.settlement}; the first tier ends at ${countText(firstTier.upToCoin)}.`
}
