import type { Price } from '../num/units'

import { num, term, type Explanation } from './explanation'
import {
  breakPoints,
  combinationProfit,
  legProfit,
  optionPayoff,
  zeroPrices,
  type Combination,
  type OptionLeg,
} from './inverse-option'
import { pnl } from './pnl'

/** The currencies a combination is shown in. */
interface Named {
  readonly coin: string
  readonly quote: string
}

type CombinationFigure = 'leg' | 'future' | 'profit' | 'breakPoints' | 'zeroPrices'

/** The working behind a combination at a delivery price: each leg, the future, the sum, the prices that matter. */
export function explainCombination(
  combination: Combination,
  delivery: Price,
  named: Named,
): readonly Explanation<CombinationFigure>[] {
  const profit = combinationProfit(combination, delivery)
  const parts = [
    ...combination.legs.map((leg) => legProfit(leg, delivery).coin),
    ...(combination.future === undefined ? [] : [pnl({ ...combination.future, exit: delivery })]),
  ]
  return [
    ...combination.legs.map((leg) => explainLeg(leg, delivery, named)),
    ...explainFuture(combination, delivery, named),
    {
      figure: 'profit',
      title: 'Profit at expiry',
      formula: 'sum of the parts',
      substituted: parts.map(term).join(' + '),
      result: `${num(profit.coin)} ${named.coin} (${num(profit.usd)} ${named.quote})`,
      note: 'Before fees. Dollars are the coins at the delivery price.',
    },
    {
      figure: 'breakPoints',
      title: 'Where the profit bends',
      formula: 'the strikes',
      substituted: '',
      result: listed(breakPoints(combination), named.quote),
    },
    {
      figure: 'zeroPrices',
      title: 'Where the profit is zero',
      formula: 'profit in dollars = 0, a straight line between two strikes',
      substituted: '',
      result: listed(zeroPrices(combination), named.quote),
    },
  ]
}

const listed = (prices: readonly Price[], quote: string): string =>
  prices.length === 0 ? 'none' : `${prices.map(num).join('; ')} ${quote}`

function explainLeg(leg: OptionLeg, delivery: Price, named: Named): Explanation<'leg'> {
  const { kind, side, strike, contracts, multiplier, premium } = leg
  const s = side === 'long' ? '+1' : '−1'
  const [k, at] = [num(strike), num(delivery)]
  const payoff = num(optionPayoff(kind, strike, delivery))
  return {
    figure: 'leg',
    title: `${side === 'long' ? 'Bought' : 'Sold'} ${kind} ${k}`,
    formula:
      kind === 'call'
        ? 's · n · m · (max(1 − K/S, 0) − premium)'
        : 's · n · m · (max(K/S − 1, 0) − premium)',
    substituted: `${s} · ${num(contracts)} · ${num(multiplier)} · (${payoff} − ${term(premium)})`,
    result: `${num(legProfit(leg, delivery).coin)} ${named.coin}`,
    note:
      kind === 'call'
        ? `1 − ${k}/${at}, never below zero; it never reaches one coin.`
        : `${k}/${at} − 1, never below zero; it has no upper bound in coin.`,
  }
}

function explainFuture(
  { future }: Combination,
  delivery: Price,
  named: Named,
): readonly Explanation<'future'>[] {
  if (future === undefined) return []
  const { spec, side, quantity, entry } = future
  const s = side === 'long' ? '+1' : '−1'
  return [
    {
      figure: 'future',
      title: 'Future',
      formula: 's · q · C · (1/E − 1/S)',
      substituted: `${s} · ${num(quantity)} · ${num(spec.contractValue)} · (1/${num(entry)} − 1/${num(delivery)})`,
      result: `${num(pnl({ ...future, exit: delivery }))} ${named.coin}`,
    },
  ]
}
