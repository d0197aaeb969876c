import { marginCurve, type MarginCurve } from '@shared/calc/margin'
import type { ContractSpec } from '@shared/market/contract-spec'
import type { MarginSchedule } from '@shared/market/margin-schedule'
import { D, ONE, type Decimal } from '@shared/num/decimal'
import { atPlaces } from '@shared/num/rounding'
import { leverage } from '@shared/num/units'

/** A tier with what follows from it. */
export interface TierRow {
  readonly tier: number
  readonly from: Decimal
  readonly upTo: Decimal | undefined
  readonly initialRate: Decimal
  readonly maintenanceRate: Decimal
  /** Zero where the rate holds for the whole position. */
  readonly initialDeduction: Decimal
  readonly maintenanceDeduction: Decimal
  /** 1 / initial rate, cut to two decimals, at most what the contract allows. */
  readonly highestLeverage: Decimal
}

/** The tiers of a tiered schedule, those that follow from its step among them; none for the other methods. */
export function tierRows({ margin, maxLeverage }: ContractSpec): readonly TierRow[] {
  if (margin.method !== 'tiered') return []
  const initial = curve(margin, 'initial')
  const maintenance = curve(margin, 'maintenance')
  // The further tiers of the two end where each reaches 100 %: the shorter one goes on at its last rate.
  const most = Math.max(initial.stretches.length, maintenance.stretches.length)
  return Array.from({ length: most }, (_, at) => {
    const first = initial.stretches[at] ?? initial.stretches.at(-1) ?? initial.stretches[0]
    const second =
      maintenance.stretches[at] ?? maintenance.stretches.at(-1) ?? maintenance.stretches[0]
    const longer = maintenance.stretches[at] ?? first
    return {
      tier: at + 1,
      from: longer.from,
      upTo: longer.upTo ?? margin.tiers[at]?.upTo,
      initialRate: first.rate,
      maintenanceRate: second.rate,
      initialDeduction: first.deduction,
      maintenanceDeduction: second.deduction,
      highestLeverage: highest(first.rate, maxLeverage),
    }
  })
}

function highest(initialRate: Decimal, maxLeverage: Decimal): Decimal {
  if (initialRate.isZero()) return maxLeverage
  return D.min(atPlaces(ONE.div(initialRate), 2, 'down'), maxLeverage)
}

const curve = (schedule: MarginSchedule, ask: 'initial' | 'maintenance'): MarginCurve =>
  marginCurve(schedule, ask, leverage(ONE))
