import { D } from '../num/decimal'
import { assertNever } from '../num/result'
import { atPlaces } from '../num/rounding'
import { contracts, price as asPrice, type Contracts, type Price } from '../num/units'

import { averageEntry, type PricedQuantity } from './average-entry'
import { fillCost, type SettledSpec } from './cost'
import { priceOfNotional } from './notional'
import { coinsOf, wholeUnits } from './whole-units'

/**
 * The entry that a venue shows for a position of these fills, by `settlementPolicy.averageEntry`.
 * - absent or `exact`: the payoff mean, not rounded.
 * - `booked-lot`: f⁻¹ of the average booked value of one lot, to a whole smallest unit; one fill price is shown as it
 *   is. Source: BitMEX records of 2019 and 2026 (inferred).
 * - `booked-value`: f⁻¹ of the booked value of all fills, to the settlement coin's decimals. 11 contracts booked at
 *   156 216 satoshi → 7 041.53223741. Source: Bybit API entry_price (inferred).
 * Undefined when the fills hold no contracts, or are worth less than one unit.
 */
export function printedEntry(
  spec: SettledSpec,
  fills: readonly PricedQuantity[],
): Price | undefined {
  const exact = averageEntry(spec, fills)
  const rule = spec.settlementPolicy.averageEntry
  if (exact === undefined || rule === undefined || rule === 'exact') return exact
  const held = contracts(fills.reduce((sum, fill) => sum.plus(fill.quantity), new D(0)))
  const cost = fills.reduce((sum, fill) => sum + fillCost({ spec, ...fill }), 0n)
  const onePrice = fills.every((fill) => fill.quantity.isZero() || fill.price.eq(exact))
  if (rule === 'booked-lot' && onePrice) return exact
  return printedEntryOfCost(spec, held, cost)
}

/** The same from a position's booked value at entry, where its fills are not known. */
export function printedEntryOfCost(
  spec: SettledSpec,
  quantity: Contracts,
  cost: bigint,
): Price | undefined {
  const { settlementScale, settlementPolicy } = spec
  const rule = settlementPolicy.averageEntry
  if (quantity.isZero()) return undefined
  switch (rule) {
    case undefined:
    case 'exact':
      return priceOfNotional({ spec, quantity }, coinsOf(cost, settlementScale))
    case 'booked-value':
      return rounded(
        priceOfNotional({ spec, quantity }, coinsOf(cost, settlementScale)),
        settlementScale,
      )
    case 'booked-lot': {
      const perLot = wholeUnits(new D(cost.toString()).times(spec.lot).div(quantity), 'half-up')
      const oneLot = { spec, quantity: contracts(spec.lot) }
      return priceOfNotional(oneLot, coinsOf(perLot, settlementScale))
    }
    default:
      return assertNever(rule)
  }
}

function rounded(exact: Price | undefined, places: number): Price | undefined {
  if (exact === undefined) return undefined
  const shown = atPlaces(exact, places, 'half-up')
  return shown.gt(0) ? asPrice(shown) : exact
}
