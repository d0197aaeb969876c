import type { ContractSpec } from '../market/contract-spec'
import type { Side } from '../market/side'
import { signOf } from '../market/side'
import { D, ZERO, type Decimal } from '../num/decimal'
import { assertNever } from '../num/result'
import type { Contracts, Leverage, Price, Rate } from '../num/units'

import { bankruptcy } from './bankruptcy'
import type { SettledSpec } from './cost'
import { marginCurve, marginOn } from './margin'
import { notional, priceOfNotional } from './notional'
import { printedPrice } from './printed-price'
import { bookedCoins, coinsOf, unitsIn, wholeUnits } from './whole-units'

type RoundedSpec = Pick<ContractSpec, 'settlementScale' | 'settlementPolicy'>

/**
 * Initial margin in whole smallest units: the booked cost over the leverage, by `settlementPolicy.margin`.
 * 91 340 at 7× rounded up → 13 049. On the booked cost, not the exact one: it is what order margins of Bybit and
 * position margins of BitMEX come out of.
 */
export function bookedInitialMargin(
  { settlementPolicy }: RoundedSpec,
  cost: bigint,
  leverage: Leverage,
): bigint {
  return wholeUnits(new D(cost.toString()).div(leverage), settlementPolicy.margin)
}

export interface MaintenanceQuestion {
  readonly spec: SettledSpec & Pick<ContractSpec, 'margin' | 'liquidation'>
  readonly side: Side
  readonly quantity: Contracts
  /** The booked value that the margin is taken on, at entry or at the mark. */
  readonly value: bigint
  readonly leverage: Leverage
  readonly nextFundingRate?: Rate
}

/**
 * Maintenance margin in whole smallest units, by the contract's schedule and `settlementPolicy.margin`, with the
 * funding that the side is about to pay where the venue holds it. The reserved closing fee is apart.
 * 7 435 000 at 0.5 % rounded up → 37 175 (BitMEX record of 2018: posMaint 42 975 less posComm 5 800).
 */
export function bookedMaintenance(question: MaintenanceQuestion): bigint {
  const { spec, quantity, value, leverage } = question
  const { settlementScale, settlementPolicy } = spec
  const size = { notional: coinsOf(value, settlementScale), quantity }
  const asked = marginOn(marginCurve(spec.margin, 'maintenance', leverage), size)
  const due = size.notional.times(fundingDue(question))
  return bookedCoins(asked.plus(due), settlementScale, settlementPolicy.margin)
}

/** The funding rate that the side is about to pay; zero where it receives, or where the venue does not hold it. */
function fundingDue({ spec, side, nextFundingRate }: MaintenanceQuestion): Decimal {
  if (!spec.liquidation.fundingDue || nextFundingRate === undefined) return ZERO
  return D.max(ZERO, nextFundingRate.times(signOf(side)))
}

export interface ReserveQuestion {
  readonly spec: SettledSpec & Pick<ContractSpec, 'tick' | 'liquidation' | 'fees'>
  readonly side: Side
  readonly quantity: Contracts
  /** Booked value at entry. */
  readonly cost: bigint
  /** Margin put behind the position from its opening and after. */
  readonly margin: bigint
  /** The printed bankruptcy price where it is not that of the margin alone: of a cross account. */
  readonly bankruptcyPrice?: Price
}

/**
 * The fee of closing that the venue sets aside, in whole smallest units, at the taker rate and by
 * `settlementPolicy.closingReserve`. Zero where it sets none aside.
 * - `cost-and-margin`: ⌈t · (cost + margin)⌉, the same for longs and shorts. 18 668 000 + 3 805 029 at 0.075 % →
 *   ⌈16 854.77…⌉ = 16 855 (BitMEX posComm, inferred from every record found; Phemex).
 * - `cost-and-margin-per-lot`: ⌈t · n · ⌈(cost + margin) / n⌉⌉ with n lots, an earlier reading of BitMEX’s records,
 *   kept for contracts that were written down under it.
 * - `bankruptcy-price`: t on the value at the printed bankruptcy price: long 11 from 7 041.53 at 1× → 3 521 →
 *   ⌈234.3…⌉ = 235 (Bybit occ_closing_fee, inferred).
 */
export function reservedClosingFee(question: ReserveQuestion): bigint {
  const { spec, quantity, cost, margin } = question
  const { closingReserve, margin: mode } = spec.settlementPolicy
  const { taker } = spec.fees
  const sum = new D((cost + margin).toString())
  switch (closingReserve) {
    case undefined:
      return 0n
    case 'cost-and-margin':
      return wholeUnits(sum.times(taker), mode)
    case 'cost-and-margin-per-lot': {
      const lots = quantity.div(spec.lot)
      if (lots.isZero()) return 0n
      const perLot = wholeUnits(sum.div(lots), mode)
      return wholeUnits(lots.times(perLot.toString()).times(taker), mode)
    }
    case 'bankruptcy-price':
      return feeAtBankruptcy(question)
    default:
      return assertNever(closingReserve)
  }
}

function feeAtBankruptcy(question: ReserveQuestion): bigint {
  const { spec, quantity } = question
  const at = question.bankruptcyPrice ?? isolatedBankruptcy(question)
  if (at === undefined) return 0n
  const { settlementScale, settlementPolicy, fees } = spec
  const value = unitsIn(notional({ spec, quantity }, at), settlementScale)
  return wholeUnits(value.times(fees.taker), settlementPolicy.margin)
}

function isolatedBankruptcy({
  spec,
  side,
  quantity,
  cost,
  margin,
}: ReserveQuestion): Price | undefined {
  const { settlementScale } = spec
  const entry = priceOfNotional({ spec, quantity }, coinsOf(cost, settlementScale))
  if (entry === undefined) return undefined
  const position = { spec, side, quantity, entry, margin: coinsOf(margin, settlementScale) }
  const bust = bankruptcy(position)
  return bust.kind === 'at' ? printedPrice(bust.price, side, spec) : undefined
}
