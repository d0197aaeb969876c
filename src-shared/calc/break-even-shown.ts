import type { ContractSpec } from '../market/contract-spec'
import { signOf, type Side } from '../market/side'
import type { BreakEvenDefinition } from '../market/venue-policies'
import { D, ZERO, type Decimal } from '../num/decimal'
import { assertNever } from '../num/result'
import { atPlaces } from '../num/rounding'
import {
  coin,
  price as asPrice,
  rate as asRate,
  type Coin,
  type Contracts,
  type Rate,
} from '../num/units'

import { NO_CONTRACTS } from './bankruptcy'
import { breakEven, type Costed } from './break-even'
import { equityDirection } from './notional'
import { payoffOver, type PayoffTerms } from './payoff'
import type { PriceOutcome } from './position'
import { priceOnTick } from './price-on-tick'

/** What the four definitions read, each its own part. */
export interface ShownPosition extends Costed {
  /** Realised so far in coin, as the venue counts it: fees and funding paid are negative, swept PnL added back. */
  readonly realised: Coin
  /** The lowest closing fee rate that `linear-with-closing-fee` takes (0.00055 in Bybit's document). */
  readonly leastClosingRate: Rate
}

/** The break-even by a stated definition; `never` with the reason where it has no price above zero. */
export function breakEvenAs(
  definition: BreakEvenDefinition,
  position: ShownPosition,
): PriceOutcome {
  switch (definition) {
    case 'with-realised':
      return breakEvenWithRealised(position)
    case 'opening-fee':
      return breakEvenOfOpeningFee(position)
    case 'linear-with-closing-fee':
      return breakEvenByLinearFormula(position)
    case 'round-trip':
      return breakEven(position)
    default:
      return assertNever(definition)
  }
}

type Held = Pick<Costed, 'spec' | 'side' | 'quantity' | 'entry'>
const NO_RATE = asRate(ZERO)

/**
 * The price at which gross PnL + realised = 0: d·(N − N₀) + realised = 0. The exit fee is not in it.
 * Short 10 USD from 10 948, −68 satoshi realised → 10 939.85… exactly, 10 939.5 as printed.
 * Source: BitMEX `breakEvenPrice`, realisedPnl + rebalancedPnl; six position records reproduced (inferred).
 */
export function breakEvenWithRealised(position: Held & { readonly realised: Coin }): PriceOutcome {
  return breakEven({
    ...position,
    openFeeRate: NO_RATE,
    closeFeeRate: NO_RATE,
    fundingPaid: coin(position.realised.negated()),
  })
}

/** A record in whole smallest units of the settlement coin, as the venue books it. */
export interface BookedPosition {
  readonly spec: PayoffTerms & Pick<ContractSpec, 'lot' | 'settlementScale' | 'tick'>
  readonly side: Side
  readonly quantity: Contracts
  /** Value at entry, unsigned. */
  readonly cost: bigint
  /** Realised and rebalanced so far. */
  readonly realised: bigint
}

/**
 * `with-realised` as it is printed, from whole units: the value that is left per lot, to a whole unit against the
 * trader (a short up, a long down), then its price to the tick (a short down, a long up).
 * Short 10 of 1 USD, cost 91 340, realised −68: 91 408 / 10 → 9 141 → 10 939.72 → 10 939.5 on 0.5. Long 898, cost
 * 7 853 908, realised −30 027: 7 823 881 / 898 → 8 712 → 11 478.42 → 11 478.5.
 * Source: BitMEX position records of 2019 (inferred: the rounding reproduces their printed prices).
 */
export function printedBreakEven({
  spec,
  side,
  quantity,
  cost,
  realised,
}: BookedPosition): PriceOutcome {
  if (quantity.isZero()) return { kind: 'never', reason: NO_CONTRACTS }
  const direction = equityDirection(spec, side)
  const left = new D(cost.toString()).minus(new D(realised.toString()).times(direction))
  // 20 places are exact for a count of units; the cut keeps 14 349.999… from becoming a unit more or less.
  const perLot = atPlaces(left.times(spec.lot).div(quantity), 20, 'half-even')
  const units = atPlaces(perLot, 0, side === 'short' ? 'ceil' : 'floor')
  const scaled = spec.contractValue.times(spec.lot).times(new D(10).pow(spec.settlementScale))
  const { sign, priceAt } = payoffOver(spec.kind, scaled)
  const exact = priceAt(units.times(sign))
  return exact === undefined
    ? { kind: 'never', reason: NO_VALUE_LEFT }
    : { kind: 'at', price: priceOnTick(exact, side, spec.tick) }
}

const NO_VALUE_LEFT =
  'What was realised is more than the whole value of the position, so no price makes up for it.'

/**
 * entry · (1 + t) for a long, entry · (1 − t) for a short: the opening fee alone, and not divided as the payoff
 * would ask. 2 422.400000007 with 0.04 % → 2 423.368960007….
 * Source: Binance portfolio margin `breakEvenPrice`, one record of ETHUSD_PERP (inferred for shorts).
 */
export function breakEvenOfOpeningFee({
  side,
  quantity,
  entry,
  openFeeRate,
}: Held & { readonly openFeeRate: Rate }): PriceOutcome {
  if (quantity.isZero()) return { kind: 'never', reason: NO_CONTRACTS }
  return aboveZero(entry.times(openFeeRate.times(signOf(side)).plus(1)))
}

/**
 * (entry · q − realised) / (q − |q| · max(t, least)), q signed by the side. SUSPICIOUS for an inverse contract: it
 * subtracts coins from dollars times a price, and is documented for linear and inverse alike. Offered so that a
 * printed figure can be recognised, not because it says where an inverse position breaks even.
 * Long 1 at 100, nothing realised, 0.055 % → 100.05503….
 * Source: Bybit API document v5/position (`breakEvenPrice`).
 */
export function breakEvenByLinearFormula({
  side,
  quantity,
  entry,
  closeFeeRate,
  realised,
  leastClosingRate,
}: Omit<ShownPosition, 'openFeeRate' | 'fundingPaid'>): PriceOutcome {
  if (quantity.isZero()) return { kind: 'never', reason: NO_CONTRACTS }
  const signed = quantity.times(signOf(side))
  const kept = signed.minus(quantity.times(D.max(closeFeeRate, leastClosingRate)))
  if (kept.isZero()) return { kind: 'never', reason: ALL_FEE }
  return aboveZero(entry.times(signed).minus(realised).div(kept))
}

const ALL_FEE = 'The closing fee takes the whole notional, so this formula has no price.'

const aboveZero = (value: Decimal): PriceOutcome =>
  value.gt(0)
    ? { kind: 'at', price: asPrice(value) }
    : { kind: 'never', reason: 'By this definition the price would be at or below zero.' }

/** What each definition means, and what it leaves out. */
export const DEFINITION_WORDS = {
  'with-realised':
    'The price at which PnL makes up for what was realised so far. The fee of closing is not inside.',
  'opening-fee':
    'The entry moved by the opening fee alone. Funding and the closing fee are not inside.',
  'linear-with-closing-fee':
    'The formula of linear contracts, which some print for inverse contracts too: there it does not say where net PnL is zero.',
  'round-trip': 'The price at which net PnL in coin is zero, both fees and the funding inside.',
} as const satisfies Record<BreakEvenDefinition, string>

/** What each definition says. */
export type ShownBreakEven = Readonly<Record<BreakEvenDefinition, PriceOutcome>>

/** All four side by side. */
export function breakEvensShown(position: ShownPosition): ShownBreakEven {
  return {
    'with-realised': breakEvenAs('with-realised', position),
    'opening-fee': breakEvenAs('opening-fee', position),
    'linear-with-closing-fee': breakEvenAs('linear-with-closing-fee', position),
    'round-trip': breakEvenAs('round-trip', position),
  }
}
