import type { InverseSpec } from '@shared/market/contract-spec'
import type { PositionInput } from '@shared/calc/position'
import { canonicalText, D, type Decimal } from '@shared/num/decimal'
import { atPlaces } from '@shared/num/rounding'
import * as units from '@shared/num/units'

import { between, chance, onStep, pick, spread, type Roll } from './dice'
import type { Terms } from './terms'

/** A case as it goes to the judge: every number as text. */
export interface OracleCase {
  readonly terms: string
  readonly side: 'long' | 'short'
  readonly quantity: string
  readonly entry: string
  readonly exit: string
  readonly openFeeRate: string
  readonly closeFeeRate: string
  readonly fundingPaid: string
  readonly leverage?: string
  readonly margin?: string
  /** Every second case is judged on all there is, the others on the position's own figures. */
  readonly all: boolean
  /** Coins added beyond the opening margin, with the rate of the next funding settlement. */
  readonly extra?: string
  readonly nextFundingRate?: string
}

const HIGHEST = 1e9

function priceOf(roll: Roll, { tick }: InverseSpec): Decimal {
  // Half of the cases live where markets trade, half anywhere from one tick to a billion.
  return chance(roll, 0.5)
    ? onStep(10_000 + roll() * 100_000, tick)
    : onStep(spread(roll, tick.toNumber(), HIGHEST), tick)
}

/** Where the tiers end, in the schedule's measure, some of the later ones of an endless tail among them. */
function tierEnds({ margin }: InverseSpec): readonly Decimal[] {
  if (margin.method === 'linear-growth') return []
  if (margin.method === 'adjust-factor')
    return margin.rows.flatMap(({ tiers }) =>
      tiers.flatMap(({ upToContracts }) => upToContracts ?? []),
    )
  const ends = margin.tiers.flatMap(({ upTo }) => upTo ?? [])
  const [last, step] = [ends.at(-1), margin.then?.step]
  return last === undefined || step === undefined
    ? ends
    : [...ends, last.plus(step), last.plus(step.times(7)), last.plus(step.times(60))]
}

/** One contract to beyond the last tier; now and then exactly on a tier's end. */
export function quantityOf(roll: Roll, spec: InverseSpec, entry: Decimal): Decimal {
  const [first, ...more] = tierEnds(spec)
  if (first === undefined || chance(roll, 0.4))
    return chance(roll, 0.5)
      ? onStep(spread(roll, 1, HIGHEST), spec.lot)
      : new D(Math.ceil(spread(roll, 1, HIGHEST)))
  const end = pick(roll, [first, ...more])
  const inContracts =
    'measure' in spec.margin && spec.margin.measure === 'coin'
      ? end.times(entry).div(spec.contractValue)
      : end
  if (chance(roll, 0.1)) return inContracts
  const near = inContracts.times(between(roll, 0.2, chance(roll, 0.3) ? 4 : 1.5))
  return D.max(atPlaces(near, 0, 'half-up'), 1)
}

/** Leverages at which something turns: ends of rows, the highest, one, and where margin just meets maintenance. */
function turningLeverages({ margin, maxLeverage }: InverseSpec): readonly [Decimal, ...Decimal[]] {
  const edges = [maxLeverage, new D(1), new D(3), new D(7)] as const
  if (margin.method === 'linear-growth') return edges
  if (margin.method === 'adjust-factor')
    return [...edges, ...margin.rows.map(({ leverageUpTo }) => leverageUpTo)]
  const kept = margin.tiers.map((tier) => tier.maintenanceRate).filter((rate) => rate.gt(0))
  return [...edges, ...kept.map((rate) => new D(1).div(rate)).filter((l) => l.decimalPlaces() < 12)]
}

function backingOf(
  roll: Roll,
  spec: InverseSpec,
  notional: Decimal,
): Pick<OracleCase, 'leverage' | 'margin'> {
  if (chance(roll, 0.5)) {
    const drawn = chance(roll, 0.3)
      ? pick(roll, turningLeverages(spec))
      : new D(spread(roll, 0.1, spec.maxLeverage.toNumber()).toFixed(2))
    return { leverage: canonicalText(D.max(drawn, '0.1')) }
  }
  if (spec.margin.method !== 'adjust-factor' && chance(roll, 0.01)) return { margin: '0' }
  const share = new D(spread(roll, 0.001, 5).toFixed(6))
  return { margin: canonicalText(D.max(atPlaces(notional.times(share), 8, 'half-up'), '1e-8')) }
}

/** Fees are charged, waived, or paid back. */
const feeRate = (roll: Roll): string =>
  chance(roll, 0.1) ? '0' : canonicalText(between(roll, -0.001, 0.002))

export function caseOf(roll: Roll, { name, spec }: Terms): OracleCase {
  const entry = priceOf(roll, spec)
  const exit = chance(roll, 0.5)
    ? onStep(entry.toNumber() * (0.5 + roll()), spec.tick)
    : priceOf(roll, spec)
  const quantity = quantityOf(roll, spec, entry)
  const notional = quantity.times(spec.contractValue).div(entry)
  // Now and then more than the position is worth, so that no price makes up for it.
  const funding = chance(roll, 0.03) ? 1.5 : 0.1
  const coins = (low: number, high: number): Decimal =>
    atPlaces(notional.times(between(roll, low, high)), 8, 'half-up')
  return {
    terms: name,
    all: chance(roll, 0.5),
    side: chance(roll, 0.5) ? 'long' : 'short',
    quantity: canonicalText(quantity),
    entry: canonicalText(entry),
    exit: canonicalText(exit),
    openFeeRate: feeRate(roll),
    closeFeeRate: feeRate(roll),
    fundingPaid: chance(roll, 0.3) ? '0' : canonicalText(coins(-funding, funding)),
    ...backingOf(roll, spec, notional),
    ...(chance(roll, 0.4)
      ? {
          extra: canonicalText(coins(0, 0.3)),
          nextFundingRate: canonicalText(between(roll, -0.004, 0.004)),
        }
      : {}),
  }
}

/** The same case as the engine takes it. */
export function inputOf(
  sample: OracleCase,
  spec: InverseSpec,
): PositionInput & { spec: InverseSpec } {
  const d = (text: string): Decimal => new D(text)
  return {
    spec,
    side: sample.side,
    quantity: units.contracts(d(sample.quantity)),
    entry: units.price(d(sample.entry)),
    exit: units.price(d(sample.exit)),
    backing:
      sample.leverage === undefined
        ? { kind: 'margin', margin: units.coin(d(sample.margin ?? '0')) }
        : { kind: 'leverage', leverage: units.leverage(d(sample.leverage)) },
    openFeeRate: units.rate(d(sample.openFeeRate)),
    closeFeeRate: units.rate(d(sample.closeFeeRate)),
    fundingPaid: units.coin(d(sample.fundingPaid)),
  }
}
