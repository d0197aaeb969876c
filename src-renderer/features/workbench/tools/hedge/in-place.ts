import type { Explanation } from '@shared/calc/explanation'
import { hedgeResidual, type HedgeSize } from '@shared/calc/hedge'
import type { TradedHedge } from '@shared/calc/hedge-rebalance'
import type { PositionInput, Twin } from '@shared/calc/position'
import { ONE, ZERO } from '@shared/num/decimal'
import { coin, leverage, type Fraction, type Price } from '@shared/num/units'

import type { RowFigure } from '../../result-rows'
import type { Drawn } from '../named-rows'

/** A hedge in place, where it is looked at, and how much of it may be open. */
export interface InPlace {
  readonly hedge: TradedHedge
  readonly size: HedgeSize
  /** Where the coins were frozen. */
  readonly price: Price
  readonly now: Price
  readonly share: Fraction
  /** Why no fee can be said; empty where it can. */
  readonly lacksFee: string
}

/** The step of a working that a figure comes from. */
export const stepOf = (steps: readonly Explanation<string>[], figure: string): Drawn['how'] =>
  steps.find((each) => each.figure === figure)

export const money = (twin: Twin, signed = false): RowFigure => ({ kind: 'money', twin, signed })

/** What no contract stands against at a price, in coin and in dollars. */
export function openAt(hedge: TradedHedge, price: Price): RowFigure {
  const { coins, usd } = hedgeResidual(hedge, price)
  return money({ coin: coins, usd }, true)
}

/** The short as a position of its own, without leverage: only its result and its fees are asked. */
export const shortOf = (
  { spec, quantity, sellFeeRate, buyFeeRate }: TradedHedge,
  { entry, exit }: { readonly entry: Price; readonly exit: Price },
): PositionInput => ({
  ...{ spec, side: 'short', quantity, entry, exit },
  ...{ openFeeRate: sellFeeRate, closeFeeRate: buyFeeRate, fundingPaid: coin(ZERO) },
  backing: { kind: 'leverage', leverage: leverage(ONE) },
})
