import { assert, describe, expect, it } from 'vitest'

import { contractById } from '@shared/market/registry'

import { EMPTY_SCENARIO, type Scenario } from '../../../../app/scenario'
import { readScenario } from '../../read-scenario'
import type { RowFigure } from '../../result-rows'
import type { ToolAnswer, ToolTexts } from '../tool'

import { pnlTool } from './pnl'

/** 10 000 dollars long from 50 000 to 60 000 at ten times: 0.2 BTC behind 0.02 of margin, 0.05 % each way. */
const SHEET = {
  ...{ quantity: '10000', entry: '50000', exit: '60000', leverage: '10', balance: '2' },
  ...{ openFee: '0.05', closeFee: '0.05' },
} as const

function ask(
  patch: Partial<Scenario> = {},
  texts: ToolTexts = {},
  id = 'bitmex:XBTUSD',
): ToolAnswer {
  const spec = contractById(id)
  assert(spec && 'answer' in pnlTool)
  const reading = readScenario({ ...EMPTY_SCENARIO, contractId: id, ...SHEET, ...patch }, spec)
  return pnlTool.answer({ reading, texts })
}

function shown(figure: RowFigure | undefined): string {
  switch (figure?.kind) {
    case 'money':
      return `${figure.twin.coin.toFixed(8)} ${figure.twin.usd.toFixed(2)}`
    case 'percent':
      return figure.fraction.toFixed(4)
    case 'rate':
      return figure.rate.toFixed()
    case 'count':
      return figure.count.toFixed()
    case 'words':
      return figure.words
    case 'none':
      return figure.reason
    default:
      return ''
  }
}
const rowOf = (answer: ToolAnswer, id: string) => answer.rows.find((row) => row.id === id)
const figureOf = (answer: ToolAnswer, id: string): string => shown(rowOf(answer, id)?.figure)
const tableOf = (answer: ToolAnswer, id: string): readonly (readonly string[])[] =>
  answer.tables
    ?.find((table) => table.id === id)
    ?.rows.map((row) => [row.head, ...row.figures.map(shown)]) ?? []

describe('the result of a position', () => {
  it.each([
    // 10 000 · (1/50 000 − 1/60 000); 0.2 · 10 000 dollars
    ['pnl-gross', '0.03333333 2000.00'],
    // 0.2 · 0.05 %, and 0.1666… · 0.05 %: five dollars each
    ['pnl-fee-in', '-0.00010000 -5.00'],
    ['pnl-fee-out', '-0.00008333 -5.00'],
    ['pnl-funding', '0.00000000 0.00'],
    ['pnl-net', '0.03315000 1990.00'],
    // on the margin of 0.02, and on the balance of 2
    ['pnl-roe-gross', '1.6667'],
    ['pnl-roe-net', '1.6575'],
    ['pnl-roe-shown', '1.6667'],
    ['pnl-on-balance', '0.0166'],
    ['pnl-equity', '2.03315000 121989.00'],
    // 10 000 · 10 000 / 50 000² = 0.04 coins, at 60 000
    ['pnl-straight', '0.04000000 2400.00'],
    ['pnl-bend', '-0.00666667 -400.00'],
  ])('%s', (id, expected) => {
    expect(figureOf(ask(), id)).toBe(expected)
  })

  it('has its working in every figure', () => {
    const answer = ask({}, { 'targets-0-price': '60000', 'targets-0-share': '50' })
    expect(answer.rows.filter(({ how }) => how === undefined).map(({ id }) => id)).toEqual([])
  })

  it('says on which side the bend is', () => {
    expect(ask().notes[0]).toMatch(/^In coin a long brings less/)
    expect(ask({ side: 'short' }).notes[0]).toMatch(/^In coin a short brings more/)
  })

  it('past the liquidation price is a warning', () => {
    expect(ask({ exit: '40000' }).risks).toEqual([
      'The mark at 40,000.0 is past the liquidation price 45,662.2: the venue would have closed the position before.',
    ])
    expect(ask().risks).toEqual([])
    expect(ask({ exit: '40000', leverage: '' }).risks).toEqual([])
  })
})

it('is shown on the margin at the mark where the venue does so', () => {
  // 0.0333… / (0.02 · 0.1666… / 0.2), one contract being 100 dollars
  const answer = ask({ quantity: '100' }, {}, 'binance:BTCUSD_PERP')
  expect(figureOf(answer, 'pnl-roe-shown')).toBe('2.0000')
  expect(figureOf(answer, 'pnl-roe-gross')).toBe('1.6667')
})

it('fees are counted for every pair of roles at the contract’s own rates', () => {
  // Bybit 0.02 % and 0.055 % of 10 000 dollars; 0.2 in and 0.1666… out
  const answer = ask({ openFee: '0.01' }, {}, 'bybit:BTCUSD')
  expect(tableOf(answer, 'pnl-fees')).toEqual([
    ['As on the sheet', '0.01% + 0.05%', '0.0006', '-0.00010333 -6.00'],
    ['Maker in, maker out', '0.02% + 0.02%', '0.0004', '-0.00007333 -4.00'],
    ['Maker in, taker out', '0.02% + 0.055%', '0.00075', '-0.00013167 -7.50'],
    ['Taker in, maker out', '0.055% + 0.02%', '0.00075', '-0.00014333 -7.50'],
    ['Taker in, taker out', '0.055% + 0.055%', '0.0011', '-0.00020167 -11.00'],
  ])
})

describe('closed at the targets', () => {
  const half = { 'targets-0-price': '70000', 'targets-0-share': '50' } as const

  it('brings the parts and the rest at the mark together', () => {
    const answer = ask({ openFee: '0', closeFee: '0' }, half)
    // 5 000 · (1/50 000 − 1/70 000) = 0.02857143, and 5 000 · (1/50 000 − 1/60 000) = 0.01666667
    expect(tableOf(answer, 'pnl-parts')).toEqual([
      ['70,000.0', '0.5000', '5000', '0.02857143 2000.00', '0.02857143 2000.00'],
      [
        'The rest at the mark, 60,000.0',
        '0.5000',
        '5000',
        '0.01666667 1000.00',
        '0.01666667 1000.00',
      ],
    ])
    expect(figureOf(answer, 'pnl-parts-net')).toBe('0.04523810 3000.00')
    expect(figureOf(ask({}, half), 'pnl-parts-gross')).toBe('0.04523810 3000.00')
  })

  it('says what it waits for', () => {
    expect(figureOf(ask(), 'pnl-parts-net')).toBe('Needs a target in the list.')
    expect(figureOf(ask({ exit: '' }, half), 'pnl-parts-net')).toBe('Needs an exit or mark.')
    const more = { ...half, 'targets-1-price': '80000', 'targets-1-share': '60' }
    expect(figureOf(ask({}, more), 'pnl-parts-net')).toMatch(/sum to 110%/)
    const broken = ask({}, { 'targets-0-price': '70000' })
    expect(figureOf(broken, 'pnl-parts-net')).toBe('')
    expect(tableOf(broken, 'pnl-parts')).toEqual([])
  })
})

describe('the picture', () => {
  it('touches the straight line at the entry and leaves it on both sides', () => {
    const [chart] = ask({}, { 'targets-0-price': '58000', 'targets-0-share': '50' }).charts ?? []
    assert(chart)
    const [result, straight, bend] = chart.series
    const last = chart.series.map(({ points }) => points.at(-1)?.[1] ?? 0)
    expect(last[0]).toBeLessThan(last[1] ?? 0)
    expect(last[2]).toBeLessThan(0)
    expect([result?.points.length, straight?.points.length, bend?.points.length]).toEqual([
      121, 121, 121,
    ])
    expect(chart.marks.map(({ label }) => label)).toEqual([
      'Entry 50,000.0',
      'Mark 60,000.0',
      'Target 58,000.0',
    ])
  })

  it('needs no exit', () => {
    const [chart] = ask({ exit: '' }).charts ?? []
    expect(chart?.marks.map(({ label }) => label)).toEqual(['Entry 50,000.0'])
    expect(ask({ entry: '' }).charts).toEqual([])
  })
})

describe('what is missing', () => {
  it.each<[Partial<Scenario>, string, RegExp]>([
    [{ quantity: '' }, 'pnl-net', /a quantity/],
    [{ exit: '' }, 'pnl-gross', /an exit or mark/],
    [{ closeFee: 'x' }, 'pnl-net', /the fee out/],
    [{ closeFee: 'x' }, 'pnl-on-balance', /the fee out/],
    [{ leverage: '' }, 'pnl-roe-net', /leverage or margin/],
    [{ leverage: '' }, 'pnl-roe-shown', /leverage or margin/],
    [{ balance: '' }, 'pnl-on-balance', /a balance/],
    [{ balance: '' }, 'pnl-equity', /a balance/],
    [{ entry: '' }, 'pnl-bend', /an entry/],
  ])('%o is asked for by %s', (patch, id, words) => {
    expect(figureOf(ask(patch), id)).toMatch(words)
  })

  it('takes no other figure with it, and no row', () => {
    expect(figureOf(ask({ closeFee: 'x' }), 'pnl-gross')).toBe('0.03333333 2000.00')
    expect(ask({ quantity: '' }).rows.map(({ id }) => id)).toEqual(ask().rows.map(({ id }) => id))
    expect(tableOf(ask({ closeFee: 'x' }), 'pnl-fees')[0]?.[1]).toBe('Needs the fee out.')
    expect(tableOf(ask({ exit: '' }), 'pnl-fees')[4]?.[3]).toBe('Needs an exit or mark.')
  })
})

describe('published examples', () => {
  const free = { openFee: '0', closeFee: '0', leverage: '1', balance: '' } as const
  it.each<[string, string, Partial<Scenario>, RegExp]>([
    // BitMEX perpetual contracts guide: 15 000 contracts from 750 to 800
    [
      'bitmex:XBTUSD',
      'pnl-gross',
      { quantity: '15000', entry: '750', exit: '800' },
      /^1\.25000000 /,
    ],
    // BitMEX PnL guide: 1 000 contracts from 1 000 to a mark of 1 250
    [
      'bitmex:XBTUSD',
      'pnl-gross',
      { quantity: '1000', entry: '1000', exit: '1250' },
      /^0\.20000000 /,
    ],
    // Bybit help, P&L of inverse contracts: 0.01819 and 0.02223, rounded up there
    [
      'bybit:BTCUSD',
      'pnl-gross',
      { quantity: '1000', entry: '5000', exit: '5500' },
      /^0\.01818182 /,
    ],
    [
      'bybit:BTCUSD',
      'pnl-gross',
      { side: 'short', quantity: '1000', entry: '5000', exit: '4500' },
      /^0\.02222222 /,
    ],
    // Bybit help, trading fee: 0.0006875 of 10 000 dollars at 8 000
    [
      'bybit:BTCUSD',
      'pnl-fee-in',
      { quantity: '10000', entry: '8000', exit: '8000', openFee: '' },
      /^-0\.00068750 /,
    ],
    // Deribit documentation: 1 000 dollars from 600 to 700, 0.238095 BTC and 166.66 dollars
    [
      'deribit:BTC-PERPETUAL',
      'pnl-gross',
      { quantity: '1000', entry: '600', exit: '700' },
      /^0\.23809524 166\.67$/,
    ],
    // Deribit Insights: 100 000 dollars short from 10 000 to 9 000, 1.1111
    [
      'deribit:BTC-PERPETUAL',
      'pnl-gross',
      { side: 'short', quantity: '100000', entry: '10000', exit: '9000' },
      /^1\.11111111 /,
    ],
    // Binance position answer kept in ccxt: 2 contracts of 100 dollars, unrealised 0.00006413, cut there behind the eighth decimal
    [
      'binance:BTCUSD_PERP',
      'pnl-gross',
      { quantity: '2', entry: '37643.10000021', exit: '38103.05510455' },
      /^0\.00006414 /,
    ],
    // HTX help: 1 000 contracts of 100 dollars from 6 000 to 6 150, 0.4065
    [
      'htx:BTC-USD',
      'pnl-gross',
      { quantity: '1000', entry: '6000', exit: '6150' },
      /^0\.40650407 /,
    ],
    // KuCoin help: 10 000 from 30 000 to 40 000, 0.0833
    [
      'kucoin:XBTUSDM',
      'pnl-gross',
      { quantity: '10000', entry: '30000', exit: '40000' },
      /^0\.08333333 /,
    ],
    // Kraken support: 10 000 dollars of ether from 2 500 to 2 800, 0.42857
    [
      'kraken:PI_ETHUSD',
      'pnl-gross',
      { quantity: '10000', entry: '2500', exit: '2800' },
      /^0\.42857143 /,
    ],
  ])('%s %s %o', (...[id, row, patch, expected]) => {
    expect(figureOf(ask({ ...free, ...patch }, {}, id), row)).toMatch(expected)
  })

  it('of a 1× long in coin: +9.09 % and −11.11 % for ten per cent, and +75 % at four times', () => {
    const roe = (exit: string): string =>
      figureOf(ask({ ...free, quantity: '100', entry: '100', exit }), 'pnl-roe-gross')
    expect([roe('110'), roe('90'), roe('200'), roe('400')]).toEqual([
      '0.0909',
      '-0.1111',
      '0.5000',
      '0.7500',
    ])
  })
})
