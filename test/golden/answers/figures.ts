import { bankruptcy } from '@shared/calc/bankruptcy'
import { bookedPosition, type BookedFigures } from '@shared/calc/booked-position'
import { fillCost, fillFee } from '@shared/calc/cost'
import { liquidation } from '@shared/calc/liquidation'
import { pnl } from '@shared/calc/pnl'
import type { PositionFigures, PriceOutcome } from '@shared/calc/position'
import { positionFigures } from '@shared/calc/position-figures'
import { coinsOf } from '@shared/calc/whole-units'
import type { InverseSpec } from '@shared/market/contract-spec'
import { D, type Decimal } from '@shared/num/decimal'
import type { Result } from '@shared/num/result'
import { atPlaces, type RoundingMode } from '@shared/num/rounding'
import * as units from '@shared/num/units'

import { positionOf, reader, sideOf, type GoldenCase } from '../case'

/** What the engine says to one published figure: a number, or the venue's word for "never". */
export type Figure = (golden: GoldenCase) => Decimal | 'INFINITE'
/** The figures of a venue by the names its cases give them. */
export type Figures = Readonly<Record<string, Figure>>

/** Places of the figure that is looked for: help pages print fewer than they computed with. */
const placesOf = (golden: GoldenCase, figure: string): number =>
  new D(golden.correct?.[figure] ?? golden.expected[figure]!).decimalPlaces()

/** A figure of a page that prints it to its own places; `mode` is the way it got there. */
export const shown =
  (figure: string, of: (golden: GoldenCase) => Decimal, mode: RoundingMode = 'half-up'): Figure =>
  (golden) =>
    atPlaces(of(golden), placesOf(golden, figure), mode)

export const count = (whole: bigint): Decimal => new D(whole.toString())
export const figures = (golden: GoldenCase): PositionFigures => positionFigures(positionOf(golden))
export const gross = (golden: GoldenCase): Decimal => pnl(positionOf(golden))

/** A count of smallest units as coins of the case's contract. */
export const coins = (golden: GoldenCase, whole: bigint): Decimal =>
  coinsOf(whole, positionOf(golden).spec.settlementScale)

export const unwrapped = <T>(result: Result<T, unknown>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

export const priceOf = (outcome: PriceOutcome): units.Price => {
  if (outcome.kind !== 'at') throw new Error(outcome.reason)
  return outcome.price
}

/** Booked value of the case's contracts at its entry. */
export const costOf = (golden: GoldenCase): bigint => {
  const { spec, quantity, entry } = positionOf(golden)
  return fillCost({ spec, quantity, price: entry })
}

/** Booked fee of a fill at the case's entry, at the rate that an input names. */
export const feeOf = (golden: GoldenCase, rateName: string): bigint => {
  const { spec, quantity, entry } = positionOf(golden)
  const feeRate = units.rate(reader(golden)(rateName))
  return fillFee({ spec, quantity, price: entry, feeRate })
}

const whole = (golden: GoldenCase, name: string): bigint =>
  BigInt(reader(golden)(name, '0').toFixed(0))

/** The case as a record of an isolated position, in whole units. */
export function recordOf(golden: GoldenCase): BookedFigures {
  const { spec, side, quantity, entry, exit, backing } = positionOf(golden)
  const stated = golden.inputs['posCost_abs']
  const paid = reader(golden)('fundingPaidRate', '0').times(side === 'long' ? 1 : -1)
  return bookedPosition({
    ...{ spec, side, quantity, entry },
    ...(stated === undefined ? {} : { cost: BigInt(stated) }),
    mark: exit,
    leverage: backing.kind === 'leverage' ? backing.leverage : units.leverage(new D(1)),
    addedMargin: whole(golden, 'posCross'),
    marginLoss: whole(golden, 'posLoss'),
    realised: whole(golden, 'realisedPnl') + whole(golden, 'rebalancedPnl'),
    nextFundingRate: units.rate(paid),
  })
}

/** The isolated position with its margin, stated by an input or as notional over leverage. */
function isolated(golden: GoldenCase): Parameters<typeof liquidation>[0] {
  const input = positionOf(golden)
  const named = ['isolatedWallet', 'margin', 'static'].find((name) => name in golden.inputs)
  const margin =
    named === undefined ? figures(golden).initialMargin.coin : units.coin(reader(golden)(named))
  const { backing } = input
  return {
    ...input,
    margin,
    ...(backing.kind === 'leverage' ? { leverage: backing.leverage } : {}),
  }
}

/** Under the case's contract, or one that its family builds. */
export const liquidationOf = (golden: GoldenCase, spec?: InverseSpec): PriceOutcome => {
  const position = isolated(golden)
  return liquidation(spec === undefined ? position : { ...position, spec })
}
export const bankruptcyOf = (golden: GoldenCase): PriceOutcome => bankruptcy(isolated(golden))

/** Values and costs of a long carry a minus in some APIs. */
export const signedForShort = (golden: GoldenCase, whole: bigint): Decimal =>
  count(sideOf(golden) === 'short' ? whole : -whole)
