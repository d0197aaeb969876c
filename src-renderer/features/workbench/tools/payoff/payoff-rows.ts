import type { PriceRange } from '@shared/calc/curve-range'
import {
  explainExtremes,
  explainLegResult,
  explainLegs,
  explainLegsAccount,
  type LegsFigure,
} from '@shared/calc/explain-payoff-legs'
import {
  legResult,
  legsAccount,
  legsCurve,
  legsDelta,
  legsResult,
  type PayoffLeg,
} from '@shared/calc/payoff-legs'
import { legsBreakEvens, legsExtremes, type BreakEvens } from '@shared/calc/payoff-legs-levels'
import { priceOnTick } from '@shared/calc/price-on-tick'
import type { Twin } from '@shared/calc/position'
import { priceText } from '@shared/format/decimal-text'
import type { Price } from '@shared/num/units'

import type { ScenarioReading } from '../../read-scenario'
import type { RowFigure } from '../../result-rows'
import type { ToolRow } from '../tool'
import { none } from '../tool-input'

import type { CountedLeg, PayoffInput } from './read-payoff'

/** What every row is drawn from. */
export interface Drawn {
  readonly reading: ScenarioReading
  readonly input: PayoffInput
  readonly legs: readonly PayoffLeg[]
  /** Absent while there are no legs. */
  readonly range?: PriceRange | undefined
}

type Part = Pick<ToolRow, 'figure' | 'how'>

const ROWS = {
  total: [
    { id: 'payoff-total', label: 'Result at the mark', term: 'pnl', toned: true },
    { id: 'payoff-break-even', label: 'Break-even', term: 'break-even' },
    { id: 'payoff-delta', label: 'Delta', term: 'delta' },
    { id: 'payoff-slope', label: 'Coin for 1 USD of price', term: 'point-value' },
  ],
  extremes: [
    { id: 'payoff-worst-coin', label: 'Worst in coin', term: 'pnl', toned: true },
    { id: 'payoff-best-coin', label: 'Best in coin', term: 'pnl', toned: true },
    { id: 'payoff-worst-usd', label: 'Worst in USD', term: 'pnl', toned: true },
    { id: 'payoff-best-usd', label: 'Best in USD', term: 'pnl', toned: true },
  ],
  account: [
    { id: 'payoff-account', label: 'Account at the mark', term: 'account-line' },
    { id: 'payoff-effective', label: 'Effective coins', term: 'effective-coins' },
  ],
} as const

const NO_LEGS = 'Needs a leg: the position on the sheet or one in the list.'
const NO_MARK = 'Needs an exit or mark on the sheet.'
const NO_BALANCE = 'Needs the account balance on the sheet.'

/** Every row is always there, so nothing moves while typing; each leg has its own at the end. */
export function payoffRows(drawn: Drawn): readonly ToolRow[] {
  return [
    ...filled(ROWS.total, totalParts(drawn)),
    ...grouped(`From ${rangeWords(drawn)}`, filled(ROWS.extremes, extremeParts(drawn))),
    ...grouped('The whole account', filled(ROWS.account, accountParts(drawn))),
    ...grouped(
      'Each leg at the mark',
      drawn.input.counted.map((each) => legRow(each, drawn)),
    ),
  ]
}

const filled = (rows: readonly Omit<ToolRow, 'figure'>[], parts: readonly Part[]): ToolRow[] =>
  rows.map((row, index) => ({ ...row, ...(parts[index] ?? { figure: none('') }) }))

const grouped = (group: string, rows: readonly ToolRow[]): readonly ToolRow[] =>
  rows.map((row, index) => (index === 0 ? { ...row, group } : row))

const rangeWords = ({ range, reading: { spec } }: Drawn): string =>
  range
    ? `${priceText(range.from, spec.tick)} to ${priceText(range.to, spec.tick)}`
    : 'end to end of the picture'

const money = (twin: Twin, signed = true): RowFigure => ({ kind: 'money', twin, signed })

const named = ({ reading: { spec } }: Drawn) => ({ coin: spec.settlement, quote: spec.quote })

const waiting = (reason: string, count: number): readonly Part[] =>
  Array.from({ length: count }, () => ({ figure: none(reason) }))

function totalParts(drawn: Drawn): readonly Part[] {
  const { legs, input } = drawn
  const { mark } = input
  if (legs.length === 0) return waiting(NO_LEGS, ROWS.total.length)
  const steps = explainLegs(legs, mark ?? centreOf(drawn), named(drawn))
  const how = (figure: LegsFigure) => steps.find((each) => each.figure === figure)
  const zero: Part = { figure: breakEvenFigure(drawn), how: how('breakEvens') }
  const [total, ...others] = waiting(NO_MARK, ROWS.total.length - 1)
  if (!mark) return [total ?? zero, zero, ...others]
  const delta = legsDelta(legs, mark)
  return [
    { figure: money(legsResult(legs, mark)), how: how('total') },
    zero,
    { figure: { kind: 'coin', coin: delta.inDollars, signed: true }, how: how('delta') },
    { figure: { kind: 'coin', coin: delta.inCoins, signed: true }, how: how('slope') },
  ]
}

/** Where the picture stands while there is no mark. */
export function centreOf({ reading, legs, input }: Drawn): Price {
  const [first] = legs
  const entered = first && (first.kind === 'contract' ? first.entry : undefined)
  return input.mark ?? reading.index ?? entered ?? costOf(first) ?? reading.spec.tick
}

function costOf(leg: PayoffLeg | undefined): Price | undefined {
  if (leg?.kind === 'coins') return leg.cost
  return leg?.kind === 'option' ? leg.option.strike : undefined
}

function breakEvenFigure(drawn: Drawn): RowFigure {
  const { legs, reading } = drawn
  const zeros: BreakEvens = legsBreakEvens(legs)
  if (zeros.kind === 'none') return none(zeros.reason, 'none')
  const [price, another] = zeros.prices
  if (price && !another) return { kind: 'price', price, shown: onTick(drawn, price) }
  const all = zeros.prices.map((each) => priceText(onTick(drawn, each), reading.spec.tick))
  return { kind: 'words', words: all.join(' and ') }
}

/** On the side where the result is above zero: up where it grows with the price, down where it falls. */
export function onTick({ legs, reading: { spec } }: Drawn, price: Price): Price {
  const side = legsCurve(legs, price).dollars.gt(0) ? 'short' : 'long'
  return priceOnTick(price, side, spec.tick)
}

function extremeParts(drawn: Drawn): readonly Part[] {
  const { legs, range } = drawn
  if (!range) return waiting(NO_LEGS, ROWS.extremes.length)
  const { coin, usd } = legsExtremes(legs, range)
  const reached = [coin.worst, coin.best, usd.worst, usd.best]
  const steps = explainExtremes(legs, range, named(drawn))
  return reached.map(({ result }, index) => ({ figure: money(result), how: steps[index] }))
}

function accountParts(drawn: Drawn): readonly Part[] {
  const { reading, input, legs } = drawn
  const { balance: wallet } = reading
  if (!wallet) return waiting(NO_BALANCE, ROWS.account.length)
  if (!input.mark) return waiting(NO_MARK, ROWS.account.length)
  const line = legsAccount(legs, wallet, input.mark)
  const steps = explainLegsAccount({ legs, wallet }, input.mark, named(drawn))
  return [
    { figure: money(line.worth, false), how: steps[0] },
    { figure: { kind: 'coin', coin: line.effective, signed: false }, how: steps[1] },
  ]
}

function legRow({ id, label, leg }: CountedLeg, drawn: Drawn): ToolRow {
  const { mark } = drawn.input
  const row = { id: `payoff-leg-${id}`, label, term: 'leg', toned: true }
  if (!mark) return { ...row, figure: none(NO_MARK) }
  const how = explainLegResult(leg, mark, named(drawn))
  return { ...row, figure: money(legResult(leg, mark)), how }
}
