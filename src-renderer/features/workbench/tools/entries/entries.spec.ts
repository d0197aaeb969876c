import { assert, describe, expect, it } from 'vitest'

import { contractById } from '@shared/market/registry'

import { EMPTY_SCENARIO, type Scenario } from '../../../../app/scenario'
import { terms } from '../../../glossary/terms'
import { readScenario } from '../../read-scenario'
import type { RowFigure } from '../../result-rows'
import type { ToolAnswer, ToolTexts } from '../tool'

import { entriesTool } from './entries'

interface Ask {
  readonly sheet?: Partial<Scenario>
  readonly contract?: string
}

function ask(texts: ToolTexts, { sheet = {}, contract = 'bitmex:XBTUSD' }: Ask = {}): ToolAnswer {
  const spec = contractById(contract)
  assert(spec)
  const reading = readScenario({ ...EMPTY_SCENARIO, contractId: contract, ...sheet }, spec)
  return entriesTool.answer({ reading, texts })
}

function textOf(figure: RowFigure | undefined): string {
  switch (figure?.kind) {
    case 'count':
      return figure.count.toDecimalPlaces(4).toFixed()
    case 'coin':
      return figure.coin.toFixed(8)
    case 'price':
      return figure.shown.toFixed()
    case 'money':
      return `${figure.twin.coin.toFixed(8)} ${figure.twin.usd.toFixed(2)}`
    case 'distance':
      return figure.fraction.toFixed(4)
    case 'words':
      return figure.words
    case 'none':
      return figure.reason
    default:
      return ''
  }
}
const row = (answer: ToolAnswer, id: string): string =>
  textOf(answer.rows.find((each) => each.id === `entries-${id}`)?.figure)
const table = (answer: ToolAnswer): readonly string[] =>
  answer.tables?.[0]?.rows.map(({ head, figures }) => [head, ...figures.map(textOf)].join(' | ')) ??
  []
function issue(answer: ToolAnswer, id: string): string | undefined {
  const field = answer.fields.find((each) => each.id === id)
  return field?.kind === 'number' ? field.says?.issue : undefined
}
function cell(answer: ToolAnswer, at: string): string | undefined {
  const field = answer.fields.find((each) => each.id === 'entries')
  return field?.kind === 'rows' ? field.says[at]?.issue : undefined
}

/** The list as typed: quantity and price by row. */
const fills = (...rows: readonly (readonly [string, string])[]): ToolTexts =>
  Object.fromEntries(
    rows.flatMap(([quantity, price], at) => [
      [`entries-${at}-quantity`, quantity],
      [`entries-${at}-price`, price],
    ]),
  )
const BITMEX = fills(['100', '29,800'], ['200', '30,000'])

describe('published averages', () => {
  it('BitMEX: 100 at 29,800 and 200 at 30,000', () => {
    // Help 6205210741277 states the values 0.0033557 and 0.00333333 a lot; booked 335 570 + 2 · 333 333
    const answer = ask(BITMEX)
    expect(row(answer, 'average')).toBe('29933.0357')
    expect(row(answer, 'printed')).toBe('29933.0398')
    expect(row(answer, 'cost')).toBe('0.01002236')
    expect(row(answer, 'printed-off')).toBe('0.00000001')
  })

  it('KuCoin: 1,000 at 50,000 and 2,000 at 60,000', () => {
    // Help 26693238981785: 56 250
    const answer = ask(fills(['1000', '50000'], ['2000', '60000']), { contract: 'kucoin:XBTUSDM' })
    expect(row(answer, 'average')).toBe('56250')
    expect(row(answer, 'quantity')).toBe('3000')
  })

  it('Bybit: the booked value gives the entry it shows', () => {
    // 1 000/5 000 + 2 000/6 000 = 0.53333333 booked; 3 000 / 0.53333333
    const answer = ask(fills(['1000', '5000'], ['2000', '6000']), { contract: 'bybit:BTCUSD' })
    expect(row(answer, 'average')).toBe('5625')
    expect(row(answer, 'printed')).toBe('5625')
    expect(row(answer, 'cost')).toBe('0.53333333')
  })
})

describe('fills', () => {
  it('do not have the plain mean of their prices', () => {
    // 15 000 against 13 333.33…; 200/15 000 − 0.015
    const answer = ask(fills(['100', '10000'], ['100', '20000']))
    expect(row(answer, 'plain')).toBe('15000')
    expect(row(answer, 'plain-off')).toBe('1666.6667')
    expect(row(answer, 'plain-coin')).toBe('-0.00166667')
    expect(answer.rows.every(({ how }) => how !== undefined)).toBe(true)
  })

  it('are listed with the entry after each', () => {
    expect(table(ask(fills(['100', '10000'], ['100', '20000'])))).toEqual([
      'Fill 1 | 10000 | 100 | 100 | 0.01000000 | 10000',
      'Fill 2 | 20000 | 100 | 200 | 0.00500000 | 13333.3333',
    ])
  })

  it('go on the sheet as one entry, and say where it was cut', () => {
    const { taking, notes } = ask(fills(['100', '10000'], ['100', '20000']))
    expect(taking?.patch).toEqual({
      ...{ quantity: '200', quantityUnit: 'contracts', entry: '13333.333333333333' },
    })
    expect(notes[0]).toMatch(/12 decimals, 13333\.333333333333/)
    const whole = ask(fills(['1000', '50000'], ['2000', '60000']))
    expect(whole.taking?.patch.entry).toBe('56250')
    expect(whole.notes).toEqual([])
  })

  it('ask for what is missing beside themselves, and count without that row', () => {
    const answer = ask(fills(['100', '10000'], ['100', ''], ['', ''], ['', '9000'], ['100', 'x']))
    expect(cell(answer, '1-price')).toBe('The price is missing.')
    expect(cell(answer, '2-price')).toBeUndefined()
    expect(cell(answer, '3-quantity')).toBe('The quantity is missing.')
    expect(cell(answer, '4-price')).toMatch(/digits/)
    expect(row(answer, 'quantity')).toBe('100')
    expect(answer.notes).toEqual(['Fills 2, 4, 5 are left out: they are not whole yet.'])
    expect(answer.taking).toBeUndefined()
    expect(ask(fills(['100', '10000'], ['100', ''])).notes[0]).toMatch(/^Fill 2 is left out/)
  })

  it('off the lot are counted and said to be', () => {
    const answer = ask(fills(['150', '10000'], ['50', '20000']))
    expect(cell(answer, '0-quantity')).toBe('The lot is 100: near it are 100 and 200.')
    expect(cell(answer, '1-quantity')).toBe('The lot is 100: the smallest order is 100.')
    expect(row(answer, 'quantity')).toBe('200')
    expect(answer.taking).toBeDefined()
  })

  it('have every row before there is one', () => {
    const answer = ask({})
    expect(row(answer, 'average')).toBe('Needs a fill.')
    expect(answer.rows.map(({ id }) => id)).toEqual(ask(BITMEX).rows.map(({ id }) => id))
    expect(row(ask(fills(['1', ''])), 'printed')).toBe('No fill is whole yet.')
  })
})

/** Long 6 600 contracts of 1 USD in two orders. */
const LADDER: ToolTexts = {
  ...{ 'entries-mode': 'ladder', 'entries-total': '6600', 'entries-orders': '2' },
  ...{ 'entries-from': '50000', 'entries-to': '45000' },
}
const TENFOLD = { sheet: { leverage: '10' } } as const

describe('a ladder', () => {
  it('has its average, margin and liquidation after each order', () => {
    // 6 600 / (0.066 + 0.07333…); a tenth of each notional; 50 000 and 47 368.42… over 1.095, up to the tick
    expect(table(ask(LADDER, TENFOLD))).toEqual([
      'Order 1 | 50000 | 3300 | 3300 | 50000 | 0.00660000 | 45662.2',
      'Order 2 | 45000 | 3300 | 6600 | 47368.4211 | 0.01393333 | 43258.9',
    ])
  })

  it('warns of an order that is never reached', () => {
    expect(ask(LADDER, TENFOLD).risks).toEqual([
      'After order 1 the position is liquidated at 45,662.2, before order 2 at 45,000.0 is filled.',
    ])
    expect(ask(LADDER, { sheet: { leverage: '5' } }).risks).toEqual([])
    expect(ask(LADDER, { sheet: { backing: 'margin', margin: '0.0007' } }).risks[0]).toMatch(
      /After order 1|could not be opened/,
    )
  })

  it('stands as a whole in coin and in dollars', () => {
    const answer = ask(LADDER, TENFOLD)
    expect(row(answer, 'ladder-average')).toBe('47368.4211')
    expect(row(answer, 'ladder-notional')).toBe('0.13933333 6600.00')
    expect(row(answer, 'ladder-margin')).toBe('0.01393333 660.00')
    expect(row(answer, 'ladder-liquidation')).toBe('43258.9')
    // 43 258.83 / 45 000 − 1
    expect(row(answer, 'ladder-distance')).toBe('-0.0387')
    expect(answer.taking?.patch).toEqual({
      ...{ quantity: '6600', quantityUnit: 'contracts', entry: '47368.421052631579' },
    })
    expect(answer.charts?.[0]?.series.map(({ name }) => name)).toEqual([
      ...['Order', 'Average entry', 'Liquidation'],
    ])
    expect(answer.rows.every(({ how }) => how !== undefined)).toBe(true)
  })

  it('shares out dollars, coins or a growing number of contracts', () => {
    const quantities = (texts: ToolTexts) =>
      table(ask({ ...LADDER, 'entries-total': '19000', ...texts })).map(
        (each) => each.split(' | ')[2],
      )
    expect(quantities({})).toEqual(['9500', '9500'])
    // 50 : 45
    expect(quantities({ 'entries-weighting': 'equal-coin' })).toEqual(['10000', '9000'])
    // 1 : 2, 6 333 down to the lot
    const growing = { 'entries-weighting': 'growth', 'entries-factor': '2' }
    expect(quantities(growing)).toEqual(['6300', '12700'])
    expect(quantities({ 'entries-weighting': 'growth' })).toEqual([])
  })

  it('spaces its prices by steps or by a ratio', () => {
    const prices = (texts: ToolTexts) =>
      table(
        ask({
          ...LADDER,
          'entries-orders': '3',
          'entries-from': '10000',
          'entries-to': '40000',
          ...texts,
        }),
      ).map((each) => each.split(' | ')[1])
    expect(prices({})).toEqual(['10000', '25000', '40000'])
    expect(prices({ 'entries-spacing': 'equal-ratio' })).toEqual(['10000', '20000', '40000'])
  })

  it('takes its total in coins or dollars, and from the sheet where none is typed', () => {
    const total = (texts: ToolTexts, sheet: Partial<Scenario> = {}) =>
      row(ask({ ...LADDER, ...texts }, { sheet }), 'ladder-quantity')
    // 0.1 at 50 000
    expect(total({ 'entries-total': '0.1', 'entries-total-unit': 'coin' })).toBe('5000')
    expect(total({ 'entries-total': '5050', 'entries-total-unit': 'usd' })).toBe('5000')
    expect(total({ 'entries-total': '' }, { quantity: '8000' })).toBe('8000')
    const first = { 'entries-from': '' }
    expect(row(ask({ ...LADDER, ...first }, { sheet: { entry: '50000' } }), 'ladder-average')).toBe(
      '47368.4211',
    )
  })

  it('needs leverage only for margin and liquidation', () => {
    const answer = ask(LADDER)
    expect(row(answer, 'ladder-average')).toBe('47368.4211')
    expect(row(answer, 'ladder-margin')).toBe('Needs leverage or margin on the sheet.')
    expect(table(answer)[0]).toMatch(/Needs leverage or margin on the sheet\.$/)
    const cross = ask(LADDER, { sheet: { marginMode: 'cross', leverage: '10' } })
    expect(row(cross, 'ladder-margin')).toBe('Needs the balance on the sheet.')
    const still = ask(LADDER, { sheet: { marginMode: 'cross', balance: '1' } })
    expect(row(still, 'ladder-margin')).toBe('Needs leverage on the sheet.')
  })

  it.each<[string, ToolTexts, RegExp]>([
    ['total', { 'entries-total': '' }, /Needs a total/],
    ['number of orders', { 'entries-orders': '' }, /number of orders/],
    ['first price', { 'entries-from': '' }, /first price/],
    ['last price', { 'entries-to': '' }, /last price/],
    ['ratio', { 'entries-weighting': 'growth' }, /the ratio/],
    ['tick', { 'entries-to': '45000.05' }, /not on the tick/],
    ['lot', { 'entries-total': '650' }, /multiple of the lot/],
    ['room', { 'entries-total': '100' }, /less than one lot/],
  ])('without its %s has every row, with the reason', (...[, texts, words]) => {
    const answer = ask({ ...LADDER, ...texts }, TENFOLD)
    expect(answer.rows).toHaveLength(7)
    for (const id of ['ladder-average', 'ladder-liquidation'])
      expect(row(answer, id)).toMatch(words)
  })

  it.each<[string, string, RegExp]>([
    ['entries-orders', '1', /at least 2/],
    ['entries-orders', '51', /goes up to 50/],
    ['entries-orders', '2.5', /no decimals/],
    ['entries-to', '0', /above zero/],
    ['entries-from', 'half', /digits/],
    ['entries-total', '-5', /above zero/],
  ])('%s typed as %s says what is wrong beside itself', (id, text, words) => {
    const answer = ask({ ...LADDER, [id]: text }, TENFOLD)
    expect(issue(answer, id)).toMatch(words)
    expect(row(answer, 'ladder-average')).toBe('')
  })

  it('worth less than one lot says so', () => {
    const texts = { ...LADDER, 'entries-total': '50', 'entries-total-unit': 'usd' }
    expect(issue(ask(texts), 'entries-total')).toMatch(/less than one lot of 100/)
    const factor = { ...LADDER, 'entries-weighting': 'growth', 'entries-factor': '0' }
    expect(issue(ask(factor), 'entries-factor')).toMatch(/above zero/)
  })
})

it('every term it names is in the glossary', () => {
  const known = new Set(terms.map(({ id }) => id))
  const named = [ask({}), ask(LADDER)].flatMap(({ rows }) => rows.map(({ term }) => term))
  expect(named.filter((term) => !known.has(term))).toEqual([])
})
