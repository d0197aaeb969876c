import type { ContractSpec } from '../market/contract-spec'
import type { Coin } from '../num/units'

import { num, outcomeText, sourced, term, type Explanation } from './explanation'
import type { FundingHorizon } from './funding-horizon'
import type { FundedStanding } from './funding-standing'

/** The working behind the coins left after a horizon, and behind liquidation with them. */
export function explainFundedStanding(
  spec: ContractSpec,
  { start, rows }: FundedStanding,
  { received }: Pick<FundingHorizon, 'received'>,
): readonly Explanation<'margin' | 'liquidation'>[] {
  const last = rows.at(-1) ?? start
  const left = `${num(start.margin)} + ${term(received.coin)}`
  const from = outcomeText(start.liquidation, spec.quote)
  return [
    {
      figure: 'margin',
      title: 'Margin after the horizon',
      formula: 'margin + received',
      substituted: left,
      result: coins(last.margin, spec),
      note: 'Funding is taken out of the coins behind the position and paid into them. A venue that finds free coins in the account takes those first.',
    },
    {
      figure: 'liquidation',
      title: 'Liquidation after the horizon',
      formula: 'liquidation with margin + received',
      substituted: `liquidation with ${left} = ${coins(last.margin, spec)}`,
      result: outcomeText(last.liquidation, spec.quote),
      note: `At the start: ${from.endsWith('.') ? from : `${from}.`} By the rule “${spec.liquidation.name}”.`,
      ...sourced(spec, 'liquidation'),
    },
  ]
}

const coins = (value: Coin, { settlement }: ContractSpec): string => `${num(value)} ${settlement}`
