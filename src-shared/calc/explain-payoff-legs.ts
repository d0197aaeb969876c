import { signOf } from '../market/side'
import { ONE, type Decimal } from '../num/decimal'
import { price as asPrice, type Coin, type Price } from '../num/units'

import type { PriceRange } from './curve-range'
import { num, percent, sourced, term, type Explanation } from './explanation'
import type { OptionLeg } from './inverse-option'
import {
  legResult,
  legsAccount,
  legsCost,
  legsCurve,
  legsDelta,
  legsResult,
  type CoinLeg,
  type ContractLeg,
  type PayoffLeg,
} from './payoff-legs'
import { legCorners, legsBreakEvens, legsExtremes, type Reached } from './payoff-legs-levels'
import type { Twin } from './position'

/** The currencies that legs are shown in. */
export interface LegNames {
  readonly coin: string
  readonly quote: string
}

type Steps = Omit<Explanation<'leg'>, 'figure' | 'title' | 'result'>

/** The working behind what one leg brings at a price. */
export function explainLegResult(
  leg: PayoffLeg,
  price: Price,
  named: LegNames,
): Explanation<'leg'> {
  const result = twinText(legResult(leg, price), named)
  return { figure: 'leg', title: 'Result of the leg', ...stepsOf(leg, price), result }
}

function stepsOf(leg: PayoffLeg, price: Price): Steps {
  if (leg.kind === 'contract') return contractSteps(leg, price)
  return leg.kind === 'coins' ? coinSteps(leg, price) : optionSteps(leg.option, price)
}

const s = (side: 'long' | 'short'): string => (signOf(side) === 1 ? '+1' : '(−1)')

function contractSteps(leg: ContractLeg, price: Price): Steps {
  const { spec, side, quantity, entry, openFeeRate, closeFeeRate, fundingPaid, fundingAhead } = leg
  const held = `${num(quantity)} · ${num(spec.contractValue)}`
  const [e, x] = [num(entry), num(price)]
  const costs: readonly (readonly [Decimal, string, string])[] = [
    [openFeeRate, 'q · C/E · fee in', `${held}/${e} · ${rateText(openFeeRate)}`],
    [closeFeeRate, 'q · C/X · fee out', `${held}/${x} · ${rateText(closeFeeRate)}`],
    [fundingPaid, 'funding paid', term(fundingPaid)],
    [fundingAhead, 'q · C/X · funding ahead', `${held}/${x} · ${rateText(fundingAhead)}`],
  ]
  const counted = costs.filter(([cost]) => !cost.isZero())
  return {
    formula: ['s · q · C · (1/E − 1/X)', ...counted.map(([, words]) => words)].join(' − '),
    substituted: [
      `${s(side)} · ${held} · (1/${e} − 1/${x})`,
      ...counted.map(([, , filled]) => filled),
    ].join(' − '),
    note: fundingAhead.isZero()
      ? 'Dollars are the coins at X, those of the opening fee at the entry.'
      : 'The funding ahead is the assumed rate times the time, taken on the notional at X.',
    ...sourced(spec, fundingAhead.isZero() ? 'contract' : 'funding'),
  }
}

const rateText = (rate: Decimal): string => (rate.lt(0) ? `(${percent(rate)})` : percent(rate))

function coinSteps({ side, coins, cost }: CoinLeg, price: Price): Steps {
  return {
    formula: 's · n · (1 − P/X)',
    substituted: `${s(side)} · ${num(coins)} · (1 − ${num(cost)}/${num(price)})`,
    note: 'Coins stay as many as they are: what they win is counted in dollars from their cost P, and in coins at X.',
  }
}

function optionSteps(option: OptionLeg, price: Price): Steps {
  const { kind, side, strike, contracts, multiplier, premium } = option
  const [k, x] = [num(strike), num(price)]
  const inside = kind === 'call' ? `1 − ${k}/${x}` : `${k}/${x} − 1`
  const held = `${s(side)} · ${num(contracts)} · ${num(multiplier)}`
  return {
    formula: `s · n · m · (max(${kind === 'call' ? '1 − K/X' : 'K/X − 1'}, 0) − premium)`,
    substituted: `${held} · (max(${inside}, 0) − ${term(premium)})`,
    note: 'At expiry, and before fees. Until then an option is worth more or less than this.',
  }
}

const twinText = ({ coin, usd }: Twin, named: LegNames): string =>
  `${num(coin)} ${named.coin} (${num(usd)} ${named.quote})`

export type LegsFigure = 'total' | 'breakEvens' | 'delta' | 'slope'

/** The working behind what all legs bring together, where that is zero, and how it moves. */
export function explainLegs(
  legs: readonly PayoffLeg[],
  price: Price,
  named: LegNames,
): readonly Explanation<LegsFigure>[] {
  const delta = legsDelta(legs, price)
  const curve = legsCurve(legs, price)
  return [
    {
      figure: 'total',
      title: 'Result of all legs',
      formula: 'sum of the legs',
      substituted: legs.map((leg) => term(legResult(leg, price).coin)).join(' + '),
      result: twinText(legsResult(legs, price), named),
    },
    explainBreakEvens(legs, named),
    {
      figure: 'delta',
      title: 'Delta',
      formula: 'A, where the result is A + B/X',
      substituted: `${num(curve.coins)} + ${term(curve.dollars)}/X`,
      result: `${num(delta.inDollars)} ${named.coin}`,
      note: 'As many coins move the dollars of the result. For one contract leg without costs it is s · q · C/E.',
    },
    {
      figure: 'slope',
      title: `${named.coin} for one ${named.quote} of price`,
      formula: '−B / X²',
      substituted: `−${term(curve.dollars)} / ${num(price)}²`,
      result: `${num(delta.inCoins)} ${named.coin}`,
      note: 'The slope at X; over a wide move the curve bends away from it.',
    },
  ]
}

/** The working behind the prices at which all legs together bring nothing. */
function explainBreakEvens(legs: readonly PayoffLeg[], named: LegNames): Explanation<'breakEvens'> {
  const zeros = legsBreakEvens(legs)
  const corners = legCorners(legs)
  const at = zeros.kind === 'at' ? zeros.prices : []
  const curves = (at.length === 0 ? [asPrice(ONE)] : at).map((zero) => legsCurve(legs, zero))
  return {
    figure: 'breakEvens',
    title: 'Break-even',
    formula: 'A + B/X = 0, so X = −B/A',
    substituted: curves
      .map(({ coins, dollars }) => `${num(coins)} + ${term(dollars)}/X = 0`)
      .join('; '),
    result: zeros.kind === 'at' ? `${at.map(num).join('; ')} ${named.quote}` : zeros.reason,
    note:
      corners.length === 0
        ? 'A sums what stays in coin, B what stays in dollars. Counted in coin, costs inside.'
        : `A and B change at the strikes ${corners.map(num).join('; ')}. Counted in coin, costs inside.`,
  }
}

/** The working behind the worst and the best between two prices. */
export function explainExtremes(
  legs: readonly PayoffLeg[],
  range: PriceRange,
  named: LegNames,
): readonly Explanation<'worstCoin' | 'bestCoin' | 'worstUsd' | 'bestUsd'>[] {
  const { coin, usd } = legsExtremes(legs, range)
  const corners = legCorners(legs).filter((each) => each.gt(range.from) && each.lt(range.to))
  const looked = [range.from, ...corners, range.to]
  const found = (unit: 'coin' | 'usd'): string =>
    looked.map((price) => `${num(legsResult(legs, price)[unit])} at ${num(price)}`).join('; ')
  const step = <F extends string>(
    figure: F,
    title: string,
    { price, result, unit }: Reached & { readonly unit: 'coin' | 'usd' },
  ): Explanation<F> => ({
    figure,
    title,
    formula:
      corners.length === 0 ? 'the two ends of the range' : 'the ends and the strikes between',
    substituted: found(unit),
    result: `${twinText(result, named)} at ${num(price)}`,
    note: 'Between two strikes the result goes one way only, so that nothing lies beyond these.',
  })
  return [
    step('worstCoin', 'Worst in coin', { ...coin.worst, unit: 'coin' }),
    step('bestCoin', 'Best in coin', { ...coin.best, unit: 'coin' }),
    step('worstUsd', 'Worst in dollars', { ...usd.worst, unit: 'usd' }),
    step('bestUsd', 'Best in dollars', { ...usd.best, unit: 'usd' }),
  ]
}

/** The working behind the account line: what the whole account is worth, and the coins that move it. */
export function explainLegsAccount(
  { legs, wallet }: { readonly legs: readonly PayoffLeg[]; readonly wallet: Coin },
  price: Price,
  named: LegNames,
): readonly Explanation<'worth' | 'effective'>[] {
  const line = legsAccount(legs, wallet, price)
  const { coins, dollars } = legsCurve(legs, price)
  const cost = legsCost(legs)
  const spot = cost.isZero() ? '' : ' + cost of the coins'
  const filled = cost.isZero() ? '' : ` + ${term(cost)}`
  return [
    {
      figure: 'worth',
      title: 'Account',
      formula: `(W + A) · X + B${spot}`,
      substituted: `(${num(wallet)} + ${term(coins)}) · ${num(price)} + ${term(dollars)}${filled}`,
      result: twinText(line.worth, named),
      note: 'In dollars a straight line of the price. For one contract leg without costs: (W + s · q · C/E) · X − s · q · C.',
    },
    {
      figure: 'effective',
      title: 'Effective coins',
      formula: 'W + A',
      substituted: `${num(wallet)} + ${term(coins)}`,
      result: `${num(line.effective)} ${named.coin}`,
      note: 'So many coins, held without anything else, move as many dollars. None is a synthetic dollar.',
    },
  ]
}
