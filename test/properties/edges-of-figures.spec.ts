import { describe } from 'vitest'

import { accountStanding, marginRatio } from '@shared/calc/account-standing'
import { breakEvensShown } from '@shared/calc/break-even-shown'
import { collateralAt } from '@shared/calc/collateral'
import { convexity } from '@shared/calc/convexity'
import { settleExpiry } from '@shared/calc/expiry'
import { explainAccount, explainMarginRatio } from '@shared/calc/explain-account'
import { explainBreakEven } from '@shared/calc/explain-break-even'
import { explainConvexity } from '@shared/calc/explain-convexity'
import { explainExpiry } from '@shared/calc/explain-expiry'
import { explainRiskAtStop } from '@shared/calc/explain-risk-at-stop'
import { closedInParts } from '@shared/calc/partial-exits'
import { explainWhatIf } from '@shared/calc/explain-what-if'
import { positionFigures } from '@shared/calc/position-figures'
import { riskAtStop } from '@shared/calc/risk-at-stop'
import { explainShownRoe, shownRoe } from '@shared/calc/shown-roe'
import { whatIf } from '@shared/calc/what-if'
import { BreakEvenDefinition } from '@shared/market/venue-policies'

import { always } from './scenes'
import { expectReadable, expectSound } from './wild'

describe('whatever a tool is asked of any listed contract, it says numbers or words', () => {
  always('on what stands beside a position', ({ input, coins, share, rate }) => {
    const figures = positionFigures(input)
    const account = { mark: input.exit, balance: coins }
    const standing = accountStanding(input, account)
    const ratio = marginRatio(input, input.exit)
    expectSound([standing, ratio, collateralAt(input, input.exit), convexity(input)])
    expectReadable(explainAccount(input, account, standing))
    expectReadable([explainMarginRatio(input, ratio), ...explainConvexity(input)])
    expectSound(shownRoe(input.spec, figures))
    expectReadable([explainShownRoe(input.spec, figures)])
    expectSound(riskAtStop(input, input.exit, 'gross'))
    expectReadable([explainRiskAtStop(input, input.exit, 'net')])
    expectSound(closedInParts(input, [{ price: input.entry, share }]))
    const shown = { ...input, realised: coins, leastClosingRate: rate }
    expectSound(breakEvensShown(shown))
    for (const definition of BreakEvenDefinition.options)
      expectReadable(explainBreakEven(definition, shown))
    const delivered = { ...input, deliveryFeeRate: rate }
    expectSound(settleExpiry(delivered, input.exit))
    expectReadable(explainExpiry(delivered, input.exit))
  })

  always('on any price and time', ({ input, rate, intervals }) => {
    const asked = { position: input, fundingRate: rate }
    const cell = { price: input.exit, intervals }
    const figures = whatIf(asked, cell)
    expectSound(figures)
    expectReadable(explainWhatIf(asked, cell, figures))
  })
})
