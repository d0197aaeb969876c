import { accountStanding, marginRatio } from '@shared/calc/account-standing'
import { explainAccount, explainMarginRatio } from '@shared/calc/explain-account'
import type { PositionInput } from '@shared/calc/position'
import { twinAt } from '@shared/calc/twin'
import type { Coin, Price } from '@shared/num/units'

import type { ScenarioReading } from '../../read-scenario'
import { lacksBacking } from '../backing-words'
import type { ToolRow } from '../tool'
import { heldOf, lacksOf, none } from '../tool-input'

import { groupRows, type Drawn } from './margin-rows'

export interface AccountMargin {
  readonly rows: readonly ToolRow[]
  readonly notes: readonly string[]
}

const NO_BALANCE = 'Needs the balance on the sheet.'

/** Equity, leverage on it, margin ratio and free margin at the mark of the sheet, or at the entry without one. */
export function accountMargin(reading: ScenarioReading): AccountMargin {
  const { backing, balance, exit, exitIs } = reading
  const held = heldOf(reading)
  if (!held) return { rows: groupRows('account', lacksOf(reading) ?? ''), notes: [] }
  if (!backing) return { rows: groupRows('account', lacksBacking(reading)), notes: [] }
  const known = exitIs === 'mark' ? exit : undefined
  const input = { ...held, exit: known ?? held.entry }
  const ratio = ratioFigure(input)
  return {
    rows: groupRows(
      'account',
      balance
        ? standingFigures(input, { balance, ratio })
        : [none(NO_BALANCE), none(NO_BALANCE), ratio, none(NO_BALANCE)].map((each) =>
            'figure' in each ? each : { figure: each },
          ),
    ),
    notes: known ? [] : ['Equity and margin ratio are those at the entry: the sheet has no mark.'],
  }
}

function ratioFigure(input: PositionInput): Drawn {
  const standing = marginRatio(input, input.exit)
  return {
    figure: standing.ratio
      ? { kind: 'percent', fraction: standing.ratio, signed: false }
      : none('Nothing is left behind the position.'),
    how: explainMarginRatio(input, standing),
  }
}

function standingFigures(
  input: PositionInput,
  { balance, ratio }: { readonly balance: Coin; readonly ratio: Drawn },
): readonly Drawn[] {
  const mark: Price = input.exit
  const standing = accountStanding(input, { mark, balance })
  const steps = explainAccount(input, { mark, balance }, standing)
  const how = (figure: string) => steps.find((each) => each.figure === figure)
  const money = (coins: Coin) =>
    ({ kind: 'money', twin: twinAt(input.spec, coins, mark), signed: false }) as const
  const { equity, effectiveLeverage, free } = standing
  return [
    { figure: money(equity), how: how('equity') },
    {
      figure: effectiveLeverage
        ? { kind: 'times', times: effectiveLeverage }
        : none('There is no equity left.'),
      how: how('effectiveLeverage'),
    },
    ratio,
    { figure: money(free), how: how('free') },
  ]
}
