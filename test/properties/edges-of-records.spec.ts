import { describe } from 'vitest'

import { bookedFunding } from '@shared/calc/booked-funding'
import { bookedPosition } from '@shared/calc/booked-position'
import { fillFee } from '@shared/calc/cost'
import { explainBookedPosition } from '@shared/calc/explain-booked-position'
import { explainHorizon } from '@shared/calc/explain-funding-horizon'
import { explainNextTier, explainTierMargin } from '@shared/calc/explain-tiers'
import { explainFunding, fundingUnder, type FundingTerms } from '@shared/calc/funding'
import { fundingHorizon } from '@shared/calc/funding-horizon'
import { largestOrder } from '@shared/calc/largest-order'
import { explainOrderCost, orderCost } from '@shared/calc/order-cost'
import { positionFigures } from '@shared/calc/position-figures'
import { tierMargin } from '@shared/calc/tier-margin'
import { nextTier, tierTable } from '@shared/calc/tier-table'
import { tierWalk } from '@shared/calc/tier-walk'

import { always } from './scenes'
import { expectReadable, expectSound } from './wild'

describe('whatever a tool is asked of any listed contract, it says numbers or words', () => {
  always('on a record of the venue and an order', ({ input, leverage, realised, rate }) => {
    const { spec, side, quantity, entry, exit } = input
    const at = { spec, side, quantity, entry, mark: exit, leverage }
    const record = { ...at, addedMargin: 1_000n, marginLoss: 10n, realised, nextFundingRate: rate }
    const figures = bookedPosition(record)
    expectSound(figures)
    expectReadable(explainBookedPosition(record, figures))
    const order = { ...at, price: entry }
    expectSound([orderCost(order), fillFee({ ...order, feeRate: rate })])
    expectReadable([explainOrderCost(order)])
  })

  always('on funding', ({ input, coins, rate, elapsedMs }) => {
    const price = input.exit
    const terms: readonly FundingTerms[] = [
      { kind: 'relative', rate, price },
      { kind: 'absolute', coinsPerContract: coins },
      { kind: 'continuous', rate, price, periodMs: 28_800_000, elapsedMs },
    ]
    for (const each of terms) {
      expectSound([fundingUnder(input, each), bookedFunding(input, each)])
      expectReadable(explainFunding(input, each))
    }
    const path = { kind: 'constant', rate, mark: price, intervals: 4 } as const
    const horizon = { position: input, path, intervalHours: 8, rowEvery: 3 }
    const outcome = fundingHorizon(horizon)
    expectSound(outcome)
    expectReadable(explainHorizon(horizon, outcome))
  })

  always('on tiers', ({ input, leverage, coins, rate }) => {
    const { spec, quantity, entry: price } = input
    const position = { spec, quantity, price, leverage }
    expectSound(tierTable(spec, leverage, { near: 3, most: 20 }))
    const next = nextTier(position)
    expectSound(next)
    if (next.ok) expectReadable(explainNextTier(position, next.value))
    const own = tierMargin(input)
    expectSound(own)
    expectReadable(explainTierMargin(input, own))
    expectSound(largestOrder({ ...position, balance: coins, feeRate: rate }))
    const { liquidation } = positionFigures(input)
    if (liquidation.kind === 'at') expectSound(tierWalk(input, liquidation.price))
  })
})
