import type { Coin, Price } from '../num/units'

import type { AccountStanding, MarginRatio } from './account-standing'
import { num, percent, sourced, term, type Explanation } from './explanation'
import { notional } from './notional'
import type { PositionInput } from './position'
import { standingOf } from './standing'

interface Account {
  readonly mark: Price
  readonly balance: Coin
}

/** The working of an account with one position. `standing` is the answer of accountStanding to the same. */
export function explainAccount(
  input: PositionInput,
  { mark, balance }: Account,
  standing: AccountStanding,
): readonly Explanation<keyof AccountStanding>[] {
  const { spec, quantity, backing } = input
  const { equity, unrealised, effectiveLeverage, free } = standing
  const held = notional({ spec, quantity }, mark)
  const crossed = backing.kind === 'cross'
  const own = num(standingOf(input).initialMargin)
  return [
    {
      figure: 'equity',
      title: 'Equity',
      formula: 'balance + unrealised PnL at the mark',
      substituted: `${num(balance)} + ${term(unrealised)}`,
      result: `${num(equity)} ${spec.settlement}`,
    },
    {
      figure: 'effectiveLeverage',
      title: 'Leverage on equity',
      formula: 'notional at the mark / equity',
      substituted: `${num(held)} / ${term(equity)}`,
      result:
        effectiveLeverage === undefined ? 'There is no equity left.' : `${num(effectiveLeverage)}×`,
    },
    {
      figure: 'free',
      title: 'Free margin',
      formula: crossed ? 'equity − initial margin at the mark' : 'balance − margin',
      substituted: crossed
        ? `${term(equity)} − ${num(equity.minus(free))}`
        : `${num(balance)} − ${own}`,
      result: `${num(free)} ${spec.settlement}`,
      note: crossed
        ? 'Initial margin is the larger of notional / leverage and what the tier asks.'
        : 'With isolated margin the open result stays with the position: it frees nothing and takes nothing.',
    },
  ]
}

/** The working of a margin ratio. `standing` is the answer of marginRatio to the same. */
export function explainMarginRatio(
  { spec, backing }: PositionInput,
  { maintenance, behind, ratio }: MarginRatio,
): Explanation<'ratio'> {
  const whose = backing.kind === 'cross' ? 'equity' : '(margin + unrealised PnL)'
  return {
    figure: 'ratio',
    title: 'Margin ratio',
    formula: `maintenance / ${whose}`,
    substituted: `${num(maintenance)} / ${term(behind)}`,
    result: ratio === undefined ? 'Nothing is left behind the position.' : percent(ratio),
    note: 'Liquidation comes at 100 %. Maintenance has every fee that the venue counts in.',
    ...sourced(spec, 'liquidation'),
  }
}
