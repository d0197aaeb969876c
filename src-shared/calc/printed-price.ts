import type { ContractSpec } from '../market/contract-spec'
import type { Side } from '../market/side'
import { assertNever } from '../num/result'
import { contracts, type Price } from '../num/units'

import { priceOfNotional, notional } from './notional'
import type { PriceOutcome } from './position'
import { priceOnTick } from './price-on-tick'
import type { SettledSpec } from './cost'
import { coinsOf, unitsIn, wholeUnits } from './whole-units'

export type PrintedSpec = SettledSpec & Pick<ContractSpec, 'tick' | 'liquidation'>

/**
 * A solved price (liquidation, bankruptcy, break-even) as the venue prints it.
 *
 * Where values are booked lot by lot, the price is first one at which a lot is worth whole smallest units: for a
 * short the next unit up, for a long the next down. Then the tick, by `liquidation.printed`: `long-ceil-short-floor`
 * the next tick up for a long and down for a short; `floor` the tick below on both sides; `exact` as it is.
 *
 * Short, lot 1, tick 0.5: a bankruptcy at 14 350.… satoshi per contract, 6 968.641… → 6 968.5. On a floor to 1:
 * 27 450.98 → 27 450 (KuCoin). Source: BitMEX position records of 2018 and 2019, Bybit API records of 2020 and help
 * 360011431853 (inferred: they reproduce the printed prices).
 */
export function printedPrice(exact: Price, side: Side, spec: PrintedSpec): Price {
  const onUnits =
    spec.settlementPolicy.value.grain === 'per-lot' ? ofWholeUnits(exact, side, spec) : exact
  const { printed } = spec.liquidation
  switch (printed) {
    case 'long-ceil-short-floor':
      return priceOnTick(onUnits, side, spec.tick)
    case 'floor':
      return priceOnTick(onUnits, 'short', spec.tick)
    case 'exact':
      return onUnits
    default:
      return assertNever(printed)
  }
}

/** The same of an outcome: a price is printed, a reason stays. */
export function printedOutcome(outcome: PriceOutcome, side: Side, spec: PrintedSpec): PriceOutcome {
  return outcome.kind === 'at'
    ? { kind: 'at', price: printedPrice(outcome.price, side, spec) }
    : outcome
}

/** The price at which one lot is worth whole units. Where that is none, the exact price stays. */
function ofWholeUnits(exact: Price, side: Side, spec: PrintedSpec): Price {
  const oneLot = { spec, quantity: contracts(spec.lot) }
  const worth = unitsIn(notional(oneLot, exact), spec.settlementScale)
  const units = wholeUnits(worth, side === 'short' ? 'ceil' : 'floor')
  return priceOfNotional(oneLot, coinsOf(units, spec.settlementScale)) ?? exact
}
