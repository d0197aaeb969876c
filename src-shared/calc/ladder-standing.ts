import { ZERO } from '../num/decimal'
import { coin, rate, type Coin } from '../num/units'
import type { Side } from '../market/side'

import type { LadderStep } from './ladder'
import { liquidation } from './liquidation'
import type { PositionInput, PriceOutcome, TwinnedSpec } from './position'
import { standingOf } from './standing'

/** What stands behind the position once an order and all before it are filled. */
export interface LadderStanding {
  readonly step: LadderStep
  /** Of the position so far: its notional over the leverage, or the coins that were stated. */
  readonly initialMargin: Coin
  readonly liquidation: PriceOutcome
  /** True where the position so far is liquidated at or before the price of the next order. */
  readonly endsBeforeNext: boolean
}

export interface LadderBacking<S extends TwinnedSpec = TwinnedSpec> {
  readonly spec: S
  readonly side: Side
  readonly backing: PositionInput['backing']
}

/**
 * Margin and liquidation price after each order of a ladder, each position standing at the average entry of what is
 * filled. With a leverage the margin grows with the position; stated coins or a wallet are the same at every step.
 *
 * Long 3 300 at 50 000 and 3 300 at 45 000 of 1 USD, 10×, 0.5 % on the entry value: margins 0.0066 and 0.01393…,
 * liquidation 45 662.10… (past the order at 45 000: `endsBeforeNext`) and 43 258.83….
 */
export function ladderStanding(
  { spec, side, backing }: LadderBacking,
  steps: readonly LadderStep[],
): readonly LadderStanding[] {
  return steps.map((step, index) => {
    const { terms, initialMargin } = standingOf({
      ...{ spec, side, backing, quantity: step.cumulative, entry: step.averageEntry },
      ...{ exit: step.averageEntry, fundingPaid: coin(ZERO) },
      ...{ openFeeRate: rate(ZERO), closeFeeRate: rate(ZERO) },
    })
    const outcome = liquidation(terms)
    return {
      ...{ step, initialMargin, liquidation: outcome },
      endsBeforeNext: isPast(side, outcome, steps[index + 1]),
    }
  })
}

function isPast(side: Side, outcome: PriceOutcome, next: LadderStep | undefined): boolean {
  if (next === undefined || outcome.kind === 'never') return false
  if (outcome.kind === 'already') return true
  return side === 'long' ? next.price.lte(outcome.price) : next.price.gte(outcome.price)
}
