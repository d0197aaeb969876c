import { contractById } from '@shared/market/registry'
import type { InverseSpec } from '@shared/market/contract-spec'
import type { PositionInput } from '@shared/calc/position'
import { canonicalText, D, type Decimal } from '@shared/num/decimal'
import { atPlaces } from '@shared/num/rounding'
import * as units from '@shared/num/units'

/** A case as it goes to the judge: every number as text. */
export interface OracleCase {
  readonly contract: string
  readonly side: 'long' | 'short'
  readonly quantity: string
  readonly entry: string
  readonly exit: string
  readonly openFeeRate: string
  readonly closeFeeRate: string
  readonly fundingPaid: string
  readonly leverage?: string
  readonly margin?: string
}

export const CONTRACTS = [
  'bitmex:XBTUSD',
  'bybit:BTCUSD',
  'deribit:BTC-PERPETUAL',
  'binance:BTCUSD_PERP',
] as const

/** Repeatable dice (mulberry32): the same seed gives the same cases on every machine. */
export function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Roll = () => number

const HIGHEST = 1e9

/** Evenly over the orders of magnitude from `low` to `high`; the ends themselves come up now and then. */
function spread(roll: Roll, low: number, high: number): number {
  const edge = roll()
  if (edge < 0.02) return low
  if (edge > 0.98) return high
  return Math.exp(Math.log(low) + roll() * (Math.log(high) - Math.log(low)))
}

const onStep = (value: number, step: Decimal): Decimal => {
  const steps = atPlaces(new D(value).div(step), 0, 'half-up')
  return D.max(steps, 1).times(step)
}

const between = (roll: Roll, low: number, high: number): Decimal =>
  new D((low + roll() * (high - low)).toFixed(6))

function priceOf(roll: Roll, { tick }: InverseSpec): Decimal {
  // Half of the cases live where markets trade, half anywhere from one tick to a billion.
  return roll() < 0.5
    ? onStep(10_000 + roll() * 100_000, tick)
    : onStep(spread(roll, tick.toNumber(), HIGHEST), tick)
}

function backingOf(
  roll: Roll,
  spec: InverseSpec,
  notional: Decimal,
): Pick<OracleCase, 'leverage' | 'margin'> {
  if (roll() < 0.5) {
    const leverage = D.max(new D(spread(roll, 0.1, spec.maxLeverage.toNumber()).toFixed(2)), '0.1')
    return { leverage: canonicalText(leverage) }
  }
  const share = new D(spread(roll, 0.001, 5).toFixed(6))
  return { margin: canonicalText(D.max(atPlaces(notional.times(share), 8, 'half-up'), '1e-8')) }
}

function caseOf(roll: Roll, index: number): OracleCase {
  const contract = CONTRACTS[index % CONTRACTS.length]!
  const spec = contractById(contract)!
  const entry = priceOf(roll, spec)
  const exit =
    roll() < 0.5 ? onStep(entry.toNumber() * (0.5 + roll()), spec.tick) : priceOf(roll, spec)
  const quantity =
    roll() < 0.5
      ? onStep(spread(roll, 1, HIGHEST), spec.lot)
      : new D(Math.ceil(spread(roll, 1, HIGHEST)))
  const notional = quantity.times(spec.contractValue).div(entry)
  const funding =
    roll() < 0.3 ? new D(0) : atPlaces(notional.times(between(roll, -0.1, 0.1)), 8, 'half-up')
  return {
    contract,
    side: roll() < 0.5 ? 'long' : 'short',
    quantity: canonicalText(quantity),
    entry: canonicalText(entry),
    exit: canonicalText(exit),
    openFeeRate: canonicalText(between(roll, -0.001, 0.002)),
    closeFeeRate: canonicalText(between(roll, -0.001, 0.002)),
    fundingPaid: canonicalText(funding),
    ...backingOf(roll, spec, notional),
  }
}

export function oracleCases(count: number, seed: number): readonly OracleCase[] {
  const roll = dice(seed)
  return Array.from({ length: count }, (_, index) => caseOf(roll, index))
}

/** The same case as the engine takes it. */
export function inputOf(sample: OracleCase): PositionInput {
  const d = (text: string): Decimal => new D(text)
  return {
    spec: contractById(sample.contract)!,
    side: sample.side,
    quantity: units.contracts(d(sample.quantity)),
    entry: units.price(d(sample.entry)),
    exit: units.price(d(sample.exit)),
    backing:
      sample.leverage === undefined
        ? { kind: 'margin', margin: units.coin(d(sample.margin!)) }
        : { kind: 'leverage', leverage: units.leverage(d(sample.leverage)) },
    openFeeRate: units.rate(d(sample.openFeeRate)),
    closeFeeRate: units.rate(d(sample.closeFeeRate)),
    fundingPaid: units.coin(d(sample.fundingPaid)),
  }
}
