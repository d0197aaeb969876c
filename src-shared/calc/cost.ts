import type { ContractSpec } from '../market/contract-spec'
import { D, type Decimal } from '../num/decimal'
import { atPlaces, type RoundingMode } from '../num/rounding'
import type { Contracts, Price, Rate } from '../num/units'
import type { Side } from '../market/side'
import type { PnlRounding } from '../market/venue-policies'

import { equityDirection } from './notional'
import { payoffOver } from './payoff'
import { pnl } from './pnl'
import { bookedCoins } from './whole-units'

export type SettledSpec = Pick<
  ContractSpec,
  'kind' | 'contractValue' | 'lot' | 'settlementScale' | 'settlementPolicy'
>

export interface Fill {
  readonly spec: SettledSpec
  readonly quantity: Contracts
  readonly price: Price
}

/**
 * The value of a fill in whole smallest units of the settlement coin, as the venue books it. Unsigned; 0 only
 * when the fill is worth less than one unit.
 *
 * `per-lot` (BitMEX): the value of one lot is rounded and multiplied by the lots. 500 contracts at 10 330.5 with
 * lot 1: round(9 680.07…) = 9 680 satoshi × 500 = 4 840 000, BitMEX's own execution cost.
 * `total`: the value of the whole fill is rounded once. 1 contract of 10 USD at 2 498.15 → 400 296 (Binance).
 */
export function fillCost(fill: Fill): bigint {
  const { spec, quantity } = fill
  const { grain, mode } = spec.settlementPolicy.value
  if (grain === 'total') return whole(unitsOf(fill, quantity), mode)
  const perLot = atPlaces(unitsOf(fill, spec.lot), 0, mode)
  return whole(perLot.times(quantity).div(spec.lot), mode)
}

/**
 * The fee of a fill in whole smallest units: positive paid, negative rebate. Taken on the value that the venue
 * itself books: the rounded one where each lot is rounded (BitMEX: trunc(4 840 000 · −0.00025) = −1 210), the
 * exact one elsewhere (Bybit: trunc(1028/3559 · −0.00025 · 1e8) = −7 221).
 */
export function fillFee(fill: Fill & { readonly feeRate: Rate }): bigint {
  const { spec, quantity, feeRate } = fill
  const { value, fee } = spec.settlementPolicy
  const mode = feeRate.lt(0) ? fee.received : fee.paid
  if (value.grain === 'per-lot') return whole(feeRate.times(fillCost(fill).toString()), mode)
  return whole(unitsOf(fill, quantity.times(feeRate)), mode)
}

/** Smallest units that `contracts` of the contract are worth at the fill's price; the sign is kept. */
function unitsOf({ spec, price }: Fill, contracts: Decimal): Decimal {
  const scaled = contracts.times(spec.contractValue).times(new D(10).pow(spec.settlementScale))
  const payoff = payoffOver(spec.kind, scaled)
  return payoff.valueAt(price).times(payoff.sign)
}

const whole = (exact: Decimal, mode: RoundingMode): bigint =>
  BigInt(atPlaces(exact, 0, mode).toFixed(0))

/** A position from its entry to the price where its result is taken, under a contract's rounding. */
export type BookedTrip = Omit<Fill, 'price'> & {
  readonly side: Side
  readonly entry: Price
  readonly exit: Price
}

/**
 * Realised price PnL in whole smallest units as the venue books it, by `settlementPolicy.pnl`: the difference of the
 * two booked values, or the exact PnL rounded once.
 * BitMEX long 885 with lot 1, 7 299 → 6 635.5: 885 · (13 701 − 15 070) = −1 211 565 satoshi, as in its wallet.
 * Binance long 1 of 10 USD, 2 422.400000007 → 2 498.15: 12 517.5… cut to 12 517.
 */
export function bookedPnl(trip: BookedTrip): bigint {
  return pnlBy(trip.spec.settlementPolicy.pnl, trip)
}

/**
 * The same of a position that is still open, at the mark: by `unrealisedPnl` where the venue rounds it otherwise.
 * Binance long 1 of 10 USD, 2 422.400000007, mark 2 424.51267823: 359.7… → 360, not cut.
 */
export function bookedUnrealisedPnl(trip: BookedTrip): bigint {
  const { pnl, unrealisedPnl } = trip.spec.settlementPolicy
  return pnlBy(unrealisedPnl ?? pnl, trip)
}

function pnlBy(rounding: PnlRounding, trip: BookedTrip): bigint {
  const { spec, side, quantity, entry, exit } = trip
  if (rounding !== 'value-difference') return bookedCoins(pnl(trip), spec.settlementScale, rounding)
  const moved =
    fillCost({ spec, quantity, price: exit }) - fillCost({ spec, quantity, price: entry })
  return equityDirection(spec, side) === 1 ? moved : -moved
}
