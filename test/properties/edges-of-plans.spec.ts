import { describe } from 'vitest'

import { carriedWorth, lockQuantity, yearlyBasis } from '@shared/calc/carry'
import { carryResult } from '@shared/calc/carry-result'
import { enteredFills } from '@shared/calc/entered-fills'
import { explainCarry } from '@shared/calc/explain-carry'
import { explainEnteredFills } from '@shared/calc/explain-entered-fills'
import { explainAccountDelta, explainHedge, explainHedgeSize } from '@shared/calc/explain-hedge'
import { explainCombination } from '@shared/calc/explain-inverse-option'
import { explainLegs } from '@shared/calc/explain-payoff-legs'
import { explainSyntheticDollar } from '@shared/calc/explain-synthetic-dollar'
import { accountDelta, hedgeBounds, hedgeResidual, hedgeSize } from '@shared/calc/hedge'
import { combinationProfit, riskReversal, zeroPrices } from '@shared/calc/inverse-option'
import { legsAccount, legsDelta, legsResult, type PayoffLeg } from '@shared/calc/payoff-legs'
import { legsBreakEvens, legsExtremes, legsRange } from '@shared/calc/payoff-legs-levels'
import { syntheticDollar } from '@shared/calc/synthetic-dollar'
import { D } from '@shared/num/decimal'
import * as units from '@shared/num/units'

import { always } from './scenes'
import { expectReadable, expectSound } from './wild'

const NAMED = { coin: 'BTC', quote: 'USD' }

describe('whatever a tool is asked of any listed contract, it says numbers or words', () => {
  always('on hedges, carries and synthetic dollars', ({ input, coins, share, rate, elapsedMs }) => {
    const { spec, side, quantity, entry, exit } = input
    const held = { spec, coins, quantity, entry, future: entry, index: exit, delivery: exit }
    const order = { ...held, price: exit }
    const account = { ...held, wallet: coins, side }
    expectSound([hedgeSize(order, 'down'), hedgeResidual(held, exit), hedgeBounds(held, share)])
    expectSound([accountDelta(account, exit), lockQuantity(held), carriedWorth(held, exit)])
    expectSound([yearlyBasis(entry, exit, elapsedMs), syntheticDollar(held, exit)])
    expectSound(carryResult({ ...held, openFeeRate: rate, closeFeeRate: rate }))
    expectReadable([...explainHedgeSize(order, 'up'), ...explainHedge(held, exit, share)])
    expectReadable([...explainAccountDelta(account, exit), ...explainCarry(held)])
    expectReadable(explainSyntheticDollar(held, exit, { rate, intervalsPerDay: 3 }))
  })

  always('on several legs and options', ({ input, coins, share, side }) => {
    const { quantity: contracts, entry: strike, exit } = input
    const premium = units.coin(new D('0.05'))
    const terms = { strike, contracts, multiplier: units.coin(new D(1)), premium }
    const options = riskReversal({ upper: { ...terms, strike: exit }, lower: terms }, side)
    const legs: readonly PayoffLeg[] = [
      { kind: 'contract', ...input, fundingAhead: share },
      { kind: 'coins', side, coins: units.coin(coins.abs()), cost: exit },
      ...options.legs.map((option): PayoffLeg => ({ kind: 'option', option })),
    ]
    expectSound([combinationProfit(options, exit), zeroPrices(options)])
    expectReadable(explainCombination(options, exit, NAMED))
    expectSound([legsResult(legs, exit), legsDelta(legs, exit), legsAccount(legs, coins, exit)])
    expectSound([legsBreakEvens(legs), legsExtremes(legs, legsRange(legs, exit))])
    expectReadable(explainLegs(legs, exit, NAMED))
  })

  always('on several fills', ({ input: { spec, quantity, entry, exit } }) => {
    const fills = [
      { quantity, price: entry },
      { quantity: units.contracts(new D(1)), price: exit },
    ]
    const entered = enteredFills(spec, fills)
    expectSound(entered)
    if (entered) expectReadable(explainEnteredFills(spec, fills, entered))
  })
})
