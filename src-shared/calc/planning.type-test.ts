import type { QuantoSpec } from '../market/contract-spec'
import { D } from '../num/decimal'
import { coin, contracts, fraction, price, usd } from '../num/units'

import type { LadderPlan } from './ladder'
import type { Affordable } from './max-quantity'
import type { RiskLimit } from './position-size'
import { plannedR, realisedR, type RPlan } from './r-multiple'
import type { Wanted } from './target'

declare const quanto: QuantoSpec
declare const plan: RPlan
const coins = coin(new D(1))
const dollars = usd(new D(1))

// @ts-expect-error -- a coin result over a dollar risk is no multiple of anything
export const mixedR = realisedR(coins, dollars)
// @ts-expect-error -- a quanto contract has no R in dollars from its own price
export const quantoR = plannedR({ ...plan, spec: quanto })
// @ts-expect-error -- a dollar risk is not a coin risk
export const coinRisk: RiskLimit = { kind: 'coin', risk: dollars }
// @ts-expect-error -- a share of the equity is a fraction, not coins
export const equityRisk: RiskLimit = { kind: 'equity', share: coins }
// @ts-expect-error -- a dollar target must say at which price the opening fee is counted
export const unclearDollars: Wanted = { kind: 'usd', result: dollars }
// @ts-expect-error -- equity in coin is not dollars
export const wrongEquity: Wanted = { kind: 'equity-coin', equity: dollars, balance: coins }
// @ts-expect-error -- a balance is coins
export const dollarBalance: Pick<Affordable, 'balance'> = { balance: dollars }
// @ts-expect-error -- a ladder's ends are prices
export const unpriced: Pick<LadderPlan, 'from'> = { from: contracts(new D(1)) }
// @ts-expect-error -- a growth factor is a ratio, not a price
export const grown: LadderPlan['weighting'] = { kind: 'growth', factor: price(new D(2)) }
export const growth: LadderPlan['weighting'] = { kind: 'growth', factor: fraction(new D(2)) }
