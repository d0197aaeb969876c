import { assert, describe, expect, it } from 'vitest'

import { contractById } from '@shared/market/registry'

import { EMPTY_SCENARIO, type Scenario } from '../../../../app/scenario'
import { copyText } from '../../figure-text'
import { readScenario } from '../../read-scenario'
import type { RowFigure } from '../../result-rows'
import type { ToolAnswer, ToolTexts } from '../tool'
import { none } from '../tool-input'

import { hedgeTool } from './hedge'

/** 1.5 coins frozen at 50 000: 75 000 dollars in contracts of 100, looked at from 60 000. */
const SHEET = { balance: '1.5', entry: '50000', exit: '60000', exitIs: 'mark' } as const
const BINANCE = 'binance:BTCUSD_PERP'

function ask(texts: ToolTexts = {}, patch: Partial<Scenario> = {}, id = BINANCE): ToolAnswer {
  const spec = contractById(id)
  assert(spec)
  const sheet = { ...EMPTY_SCENARIO, contractId: id, ...SHEET, ...patch }
  return hedgeTool.answer({ reading: readScenario(sheet, spec), texts })
}

/** Percent and counts as they are copied; coins with their dollars; a reason behind its word. */
function shown(figure: RowFigure): string {
  if (figure.kind === 'money') return `${figure.twin.coin.toFixed(8)} ${figure.twin.usd.toFixed(2)}`
  if (figure.kind === 'price') return figure.shown.toFixed(1)
  return figure.kind === 'none' ? `(${figure.word}) ${figure.reason}` : copyText(figure)
}
const rowOf = (answer: ToolAnswer, id: string) => answer.rows.find((row) => row.id === id)
const figureOf = (answer: ToolAnswer, id: string): string =>
  shown(rowOf(answer, id)?.figure ?? none('no such row'))
const tableOf = (answer: ToolAnswer, id: string) =>
  answer.tables
    ?.find((table) => table.id === id)
    ?.rows.map((row) => [row.head, ...row.figures.map(shown)].join(' | '))

describe('coins that are frozen', () => {
  it.each([
    ['hedge-quantity', '750'],
    ['hedge-exact', '750'],
    ['hedge-frozen', '1.50000000 75000.00'],
    ['hedge-lot-open', '0.00000000 0.00'],
    // 1.5 · 0.05 %
    ['hedge-fee', '0.00075000 37.50'],
    // 1.5 − 75 000 / 60 000, 90 000 − 75 000; 0.25 / 1.5; 150 · 100 / 60 000 · 0.05 %
    ['hedge-left', '0.25000000 15000.00'],
    ['hedge-trade', '150'],
    ['hedge-trade-fee', '0.00012500 7.50'],
    // 75 000 / 1.575 down to the tick, 75 000 / 1.5, 75 000 / 1.425 up to it
    ['hedge-low', '47619.0'],
    ['hedge-even', '50000.0'],
    ['hedge-high', '52631.6'],
    // −75 000 · (1/50 000 − 1/60 000); 1.25 coins are 75 000 dollars; nothing moves
    ['hedge-brings', '-0.25000000 -15000.00'],
    ['hedge-worth', '1.25000000 75000.00'],
    ['hedge-delta', '0.00000000 0.00'],
  ])('%s', (id, expected) => {
    expect(figureOf(ask(), id)).toBe(expected)
  })

  it('are open by a share of themselves', () => {
    const figure = rowOf(ask(), 'hedge-left-share')?.figure
    expect(figure?.kind === 'percent' && figure.fraction.toFixed(6)).toBe('0.166667')
  })

  it('have their working in every figure', () => {
    const without = ask().rows.filter(({ how }) => how === undefined)
    expect(without.map(({ id }) => id)).toEqual([])
  })

  it('say at which price they are looked at', () => {
    const groups = ask().rows.flatMap(({ group }) => group ?? [])
    expect(groups).toEqual([
      'To freeze the coins',
      'While the coins stay as they are, at 60,000.0',
      'When to rebalance: 5.00% open',
      'While its result stays with the coins, at 60,000.0',
    ])
  })

  it('are on the lot as it is told', () => {
    // 1.501 · 50 010 / 100 = 750.6501
    const typed = { 'hedge-coins': '1.501', 'hedge-price': '50010' }
    expect(figureOf(ask(typed), 'hedge-quantity')).toBe('750')
    expect(figureOf(ask(typed), 'hedge-lot-open')).toBe('0.00129994 65.01')
    const near = { ...typed, 'hedge-lot': 'half-up' }
    expect(figureOf(ask(near), 'hedge-quantity')).toBe('751')
    expect(figureOf(ask(near), 'hedge-lot-open')).toBe('-0.00069966 -34.99')
  })

  it('are put on the sheet as a short', () => {
    expect(ask().taking).toEqual({
      label: 'Put a short of 750 contracts at 50,000.0 on the sheet',
      patch: { side: 'short', quantity: '750', quantityUnit: 'contracts', entry: '50000' },
    })
  })
})

describe('a price below', () => {
  const LOW = { 'hedge-now': '40000' }

  it('leaves more sold than held, and asks to buy back', () => {
    // 1.5 − 1.875
    expect(figureOf(ask(LOW), 'hedge-left')).toBe('-0.37500000 -15000.00')
    expect(rowOf(ask(LOW), 'hedge-trade')?.label).toBe('Buy back to hedge again')
    expect(rowOf(ask(), 'hedge-trade')?.label).toBe('Sell to hedge again')
    // 150 · 100 / 40 000 at the fee out
    expect(figureOf(ask(LOW, { closeFee: '0.02' }), 'hedge-trade-fee')).toBe('0.00007500 3.00')
  })

  it('where nothing is open asks for nothing', () => {
    const even = ask({ 'hedge-now': '50000' })
    expect(figureOf(even, 'hedge-trade')).toBe('nothing to trade')
    expect(figureOf(even, 'hedge-trade-fee')).toBe('0.00000000 0.00')
  })
})

describe('what is taken over', () => {
  const hintOf = (answer: ToolAnswer, id: string) => {
    const field = answer.fields.find((each) => each.id === id)
    return field?.kind === 'number' ? field.says?.hint : undefined
  }

  it('is the balance, the entry and the mark', () => {
    const answer = ask()
    expect(hintOf(answer, 'hedge-coins')).toBe('The balance: 1.5 BTC.')
    expect(hintOf(answer, 'hedge-price')).toBe('The entry: 50,000.0.')
    expect(hintOf(answer, 'hedge-sold')).toBe('Those to sell: 750.')
    expect(hintOf(answer, 'hedge-now')).toBe('The mark: 60,000.0.')
  })

  it('is the short of the sheet, where it has one', () => {
    const short = ask({}, { side: 'short', quantity: '600' })
    expect(hintOf(short, 'hedge-sold')).toBe('The short of the sheet: 600.')
    // 1.5 − 60 000 / 60 000; 1.5 − 60 000 / 50 000 at every price
    expect(figureOf(short, 'hedge-left')).toBe('0.50000000 30000.00')
    expect(figureOf(short, 'hedge-delta')).toBe('0.30000000 18000.00')
    expect(figureOf(ask({}, { side: 'long', quantity: '600' }), 'hedge-left')).toBe(
      '0.25000000 15000.00',
    )
    const more = ask({ 'hedge-sold': '900' })
    expect(figureOf(more, 'hedge-left')).toBe('0.00000000 0.00')
    expect(figureOf(more, 'hedge-lot-open')).toBe('0.00000000 0.00')
    expect(figureOf(more, 'hedge-fee')).toBe('0.00075000 37.50')
  })

  it('is the index where there is no mark, and the price of the hedge without either', () => {
    expect(hintOf(ask({}, { exit: '', index: '55000' }), 'hedge-now')).toBe('The index: 55,000.0.')
    expect(hintOf(ask({}, { index: '55000' }), 'hedge-now')).toBe('The mark: 60,000.0.')
    expect(hintOf(ask({}, { exit: '' }), 'hedge-now')).toBe('Where it was sold: 50,000.0.')
    expect(hintOf(ask({}, { exitIs: 'exit' }), 'hedge-now')).toBe('Where it was sold: 50,000.0.')
  })
})

describe('the tables', () => {
  it('show what is open along the price', () => {
    // 1.5 − 75 000 / 25 000; 1.5 − 75 000 / 55 000: 825 − 750
    const rows = tableOf(ask(), 'hedge-prices')
    expect(rows).toHaveLength(10)
    expect(rows?.[0]).toBe('25,000.0 | -1.50000000 -37500.00 | -100 | -375')
    expect(rows?.[6]).toMatch(/^55,000\.0 \| 0\.13636364 7500\.00 \| 9\.0909\d* \| 75$/)
  })

  it('show each rebalancing with its fee, from the lowest price to the highest', () => {
    const rows = tableOf(ask(), 'hedge-steps')
    expect(rows).toHaveLength(8)
    // 36 bought back at 75 000 / 1.575, 39 sold at 75 000 / 1.425, 41 more at 78 900 / 1.425
    expect(rows?.slice(3, 6)).toEqual([
      '47,619.0 | -36 | 714 | 0.00003780 1.80 | 0.00003780 1.80',
      '52,631.6 | 39 | 789 | 0.00003705 1.95 | 0.00003705 1.95',
      '55,368.4 | 41 | 830 | 0.00003702 2.05 | 0.00007407 4.00',
    ])
  })

  it('follow the share that may be open', () => {
    const answer = ask({ 'hedge-share': '20 %' })
    // 75 000 / 1.8, 75 000 / 1.2
    expect(figureOf(answer, 'hedge-low')).toBe('41666.6')
    expect(figureOf(answer, 'hedge-high')).toBe('62500.0')
    expect(answer.risks).toEqual([])
  })

  it('know no upper bound for all of the coins', () => {
    expect(figureOf(ask({ 'hedge-share': '100' }), 'hedge-high')).toMatch(/^\(never\) No price/)
  })
})

describe('a hedge that is due', () => {
  it('is a warning, whichever way it drifted', () => {
    expect(ask().risks).toEqual([
      'At 60,000.0 16.67% of the coins are not covered, past the 5.00% that may be.',
    ])
    expect(ask({ 'hedge-now': '40000' }).risks).toEqual([
      'At 40,000.0 the contracts sold are worth 25.00% more than the coins, past the 5.00% that may be.',
    ])
    expect(ask({ 'hedge-now': '52000' }).risks).toEqual([])
  })
})

describe('the picture', () => {
  it('has what is open, what is open where the result is kept, and the bounds', () => {
    const [chart] = ask().charts ?? []
    assert(chart)
    expect(chart.series.map(({ name, axis }) => `${name} ${axis}`)).toEqual([
      'Open left',
      'Open right',
      'Open, result kept left',
    ])
    expect(chart.series.map(({ points }) => points.length)).toEqual([121, 121, 121])
    expect(chart.marks.map(({ label }) => label)).toEqual([
      'Frozen 50,000.0',
      'Now 60,000.0',
      'Buy back 47,619.0',
      'Sell more 52,631.6',
    ])
    expect(ask({ 'hedge-now': '50000' }).charts?.[0]?.marks).toHaveLength(3)
  })
})

describe('what is missing', () => {
  it.each<[ToolTexts, Partial<Scenario>, string, RegExp]>([
    [{}, { balance: '' }, 'hedge-quantity', /Needs coins/],
    [{}, { entry: '', exit: '' }, 'hedge-quantity', /Needs a price/],
    [{ 'hedge-coins': '0' }, {}, 'hedge-left', /^\(–\) $/],
    [{ 'hedge-price': 'x' }, {}, 'hedge-left', /^\(–\) $/],
    [{ 'hedge-now': 'x' }, {}, 'hedge-left', /^\(–\) $/],
    [{ 'hedge-share': '0' }, {}, 'hedge-low', /^\(–\) $/],
    [{ 'hedge-coins': '0.0001' }, {}, 'hedge-quantity', /less than one lot/],
    [{}, { openFee: 'x' }, 'hedge-fee', /the fee in/],
    [{}, { closeFee: 'x' }, 'hedge-trade-fee', /the fee out/],
  ])('%o %o is asked for by %s', (...[texts, patch, id, words]) => {
    expect(figureOf(ask(texts, patch), id)).toMatch(words)
  })

  it('takes no row and no table away', () => {
    const ids = (answer: ToolAnswer) => [
      ...answer.rows.map(({ id }) => id),
      ...(answer.tables ?? []).map(({ id, columns }) => `${id} ${columns.join()}`),
    ]
    expect(ids(ask({}, { balance: '' }))).toEqual(ids(ask()))
  })

  it('takes only the figures with fees away where a fee is wrong', () => {
    const wrong = ask({}, { openFee: 'x' })
    expect(figureOf(wrong, 'hedge-left')).toBe('0.25000000 15000.00')
    expect(tableOf(wrong, 'hedge-steps')?.[4]).toMatch(/39 \| 789 \| \(–\) Needs the fee in/)
  })

  it('is an off-lot quantity said, and held', () => {
    const [, , sold] = ask({ 'hedge-sold': '7.5' }, {}, 'bitmex:XBTUSD').fields
    expect(sold?.kind === 'number' && sold.says?.issue).toMatch(/The lot is 100/)
  })
})
