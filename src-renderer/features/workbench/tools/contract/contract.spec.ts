import { assert, describe, expect, it } from 'vitest'

import { contractById, listedContracts } from '@shared/market/registry'

import { EMPTY_SCENARIO, type Scenario } from '../../../../app/scenario'
import { readScenario } from '../../read-scenario'
import type { RowFigure } from '../../result-rows'
import type { ToolAnswer, ToolTexts } from '../tool'

import { contractTool } from './contract'

/** 100 contracts of 100 dollars at 50 000: 0.2 BTC. */
const SHEET = { quantity: '100', entry: '50000' } as const

function ask(
  texts: ToolTexts = {},
  patch: Partial<Scenario> = {},
  id = 'binance:BTCUSD_PERP',
): ToolAnswer {
  const spec = contractById(id)
  assert(spec && 'answer' in contractTool)
  const reading = readScenario({ ...EMPTY_SCENARIO, contractId: id, ...SHEET, ...patch }, spec)
  return contractTool.answer({ reading, texts })
}

function shown(figure: RowFigure | undefined): string {
  switch (figure?.kind) {
    case 'money':
      return `${figure.twin.coin.toFixed(12)} ${figure.twin.usd.toFixed(4)}`
    case 'coin':
      return figure.coin.toFixed(8)
    case 'usd':
      return figure.usd.toFixed(2)
    case 'price':
      return figure.shown.toFixed()
    case 'rate':
      return figure.rate.toFixed()
    case 'count':
      return `${figure.count.toFixed()} ${figure.unit}`
    case 'words':
      return figure.words
    case 'none':
      return figure.reason
    default:
      return ''
  }
}
const rowOf = (answer: ToolAnswer, id: string) =>
  answer.rows.find((row) => row.id === `contract-${id}`)
const figureOf = (answer: ToolAnswer, id: string): string => shown(rowOf(answer, id)?.figure)
const figuresOf = (answer: ToolAnswer, ids: readonly string[]): readonly string[] =>
  ids.map((id) => figureOf(answer, id))
const tableOf = (answer: ToolAnswer, id: string) =>
  answer.tables
    ?.find((table) => table.id === `contract-${id}`)
    ?.rows.map(({ head, figures }) => [head, ...figures.map(shown)]) ?? []
function saysAt(answer: ToolAnswer, id: string): string | undefined {
  const field = answer.fields.find((each) => each.id === `contract-${id}`)
  return field?.kind === 'number' ? (field.says?.issue ?? field.says?.hint) : undefined
}

describe('the contracts', () => {
  it('are worth coins and dollars, a point and a tick of price', () => {
    // 10 000 / 50 000²; 10 000 · 0.1 / (50 000 · 50 000.1); 10 000 / 50 000
    expect(figuresOf(ask(), ['point', 'tick', 'worth', 'booked'])).toEqual([
      '0.000004000000 0.2000',
      '0.000000399999 0.0200',
      '0.200000000000 10000.0000',
      '0.20000000',
    ])
    const finer = ['point', 'tick'].map((id) => {
      const figure = rowOf(ask(), id)?.figure
      return figure?.kind === 'money' && figure.finer
    })
    expect(finer).toEqual([2, 2])
  })

  it('are those of the sheet, those typed, or one lot', () => {
    expect(saysAt(ask(), 'quantity')).toBe('The quantity of the sheet.')
    expect(figureOf(ask({ 'contract-quantity': '1' }), 'worth')).toBe('0.002000000000 100.0000')
    const lot = ask({}, { quantity: '' }, 'bitmex:XBTUSD')
    expect([saysAt(lot, 'quantity'), figureOf(lot, 'worth')]).toEqual([
      'One lot.',
      '0.002000000000 100.0000',
    ])
  })

  it('stand at the mark, at the entry, or at the price typed', () => {
    expect(figureOf(ask({}, { exit: '40000' }), 'worth')).toBe('0.250000000000 10000.0000')
    expect(figureOf(ask({ 'contract-price': '40000' }), 'worth')).toBe('0.250000000000 10000.0000')
    expect(saysAt(ask(), 'price')).toBe('The entry of the sheet.')
  })

  it('are booked lot by lot where the venue does so', () => {
    // A lot of 100 at 30 000: 333 333.33 satoshi; two of them 666 666
    const two = { quantity: '200', entry: '30000' } as const
    expect(figureOf(ask({}, two, 'bitmex:XBTUSD'), 'booked')).toBe('0.00666666')
    expect(figureOf(ask({}, two, 'bybit:BTCUSD'), 'booked')).toBe('0.00666667')
    expect(rowOf(ask({}, two, 'bitmex:XBTUSD'), 'booked')?.how?.note).toMatch(
      /^The value of one lot/,
    )
  })

  it('show their working with its source', () => {
    expect(rowOf(ask(), 'tick')?.how?.substituted).toBe('100 · 100 · 0.1 / (50,000 · 50,000.1)')
    expect(rowOf(ask(), 'point')?.how?.substituted).toBe('100 · 100 / 50,000²')
    expect(rowOf(ask(), 'worth')?.how?.source?.topics).toContain('contract')
  })

  it('are drawn from half of the price to twice it', () => {
    const [chart] = ask().charts ?? []
    const [worth, point] = chart?.series ?? []
    expect([worth?.points[0], worth?.points.at(-1)]).toEqual([
      [25_000, 0.4],
      [100_000, 0.1],
    ])
    expect(point?.points[0]?.[1]).toBeCloseTo(0.000016, 12)
    expect(chart?.marks.map(({ label }) => label)).toEqual(['Price 50,000.0'])
  })
})

describe('the fee of a fill', () => {
  const FEES = ['maker-fee', 'maker-booked', 'taker-fee', 'taker-booked']

  it('is that of each role, exact and as it is booked', () => {
    // 0.2 · 0.01 % and 0.2 · 0.05 %; in dollars 10 000 times the same
    expect(figuresOf(ask(), FEES)).toEqual([
      '-0.000020000000 -1.0000',
      '-0.00002000',
      '-0.000100000000 -5.0000',
      '-0.00010000',
    ])
  })

  it('is a rebate with a plus', () => {
    expect(figureOf(ask({ 'contract-maker': '-0.025' }), 'maker-fee')).toBe('0.000050000000 2.5000')
    expect(rowOf(ask({ 'contract-maker': '-0.025' }), 'maker-fee')?.how?.note).toMatch(/rebate/)
  })

  it('is at a wrong rate none, and the other role stays', () => {
    const wrong = ask({ 'contract-maker': 'x' })
    expect(saysAt(wrong, 'maker')).toMatch(/^Write the number in digits/)
    expect(figuresOf(wrong, FEES)).toEqual(['', '', '-0.000100000000 -5.0000', '-0.00010000'])
    expect(figureOf(wrong, 'trip-taker-taker')).toBe('')
    expect(tableOf(wrong, 'round-trip')).toHaveLength(4)
  })
})

describe('a round trip', () => {
  const TRIPS = ['maker-maker', 'maker-taker', 'taker-maker', 'taker-taker']

  it('costs the sum of both rates in every pair of roles', () => {
    expect(
      figuresOf(
        ask(),
        TRIPS.map((pair) => `trip-${pair}`),
      ),
    ).toEqual(['2 bps', '6 bps', '6 bps', '10 bps'])
    expect(rowOf(ask(), 'trip-maker-taker')?.how?.substituted).toBe('0.01% + 0.05%')
  })

  it('is in money what the price has to move for', () => {
    // 50 000 · (1 + out) / (1 − in): 1.0001/0.9999, 1.0005/0.9995
    const rows = tableOf(ask(), 'round-trip')
    expect(rows[0]).toEqual(['Maker in, maker out', '-0.000040000000 -2.0000', '50010.1', '10.00'])
    expect(rows[3]?.slice(2)).toEqual(['50050.1', '50.03'])
    const short = tableOf(ask({}, { side: 'short' }), 'round-trip')
    // 50 000 · 0.9995 / 1.0005
    expect(short[3]?.slice(2)).toEqual(['49950', '-49.98'])
  })

  it('waits for a price', () => {
    const bare = ask({}, { entry: '' })
    expect(figureOf(bare, 'worth')).toBe('Needs a price, or an entry on the sheet.')
    expect(figureOf(bare, 'trip-taker-taker')).toBe('10 bps')
    expect(tableOf(bare, 'round-trip')[0]?.[2]).toMatch(/^Needs a price/)
    expect(bare.charts).toEqual([])
    expect(bare.rows.map(({ id }) => id)).toEqual(ask().rows.map(({ id }) => id))
  })
})

describe('fee tiers', () => {
  it('are listed with what a round trip costs in each', () => {
    const rows = tableOf(ask({}, {}, 'kraken:PI_XBTUSD'), 'tiers')
    expect(rows).toHaveLength(8)
    expect(rows[0]).toEqual(['Standard · chosen', '0.0002', '0.0005', '10 '])
    expect(rows[1]).toEqual(['over 100,000 USD in 30 days', '0.00015', '0.0004', '8 '])
  })

  it('set the rates, and can be put on the sheet', () => {
    const tier = { 'contract-tier': 'over 100,000 USD in 30 days' }
    const answer = ask(tier, {}, 'kraken:PI_XBTUSD')
    expect(figureOf(answer, 'trip-taker-taker')).toBe('8 bps')
    expect(saysAt(answer, 'taker')).toBe('over 100,000 USD in 30 days: 0.04%')
    expect(answer.taking).toEqual({
      label: 'Put the taker rate of 0.04% in and out on the sheet',
      patch: { openRole: 'taker', closeRole: 'taker', openFee: '0.04', closeFee: '0.04' },
    })
    expect(ask().taking).toBeUndefined()
    expect(ask({ 'contract-taker': 'x' }).taking).toBeUndefined()
  })

  it('of another venue are forgotten', () => {
    const tier = { 'contract-tier': 'over 100,000 USD in 30 days' }
    expect(figureOf(ask(tier), 'trip-taker-taker')).toBe('10 bps')
  })

  it('that were not found are said to be so', () => {
    const bitmex = ask({}, {}, 'bitmex:XBTUSD')
    expect(bitmex.notes[0]).toBe(
      'No fee tiers of BitMEX were found: your own rates can be typed above.',
    )
    expect(bitmex.fields.some(({ id }) => id === 'contract-tier')).toBe(false)
    expect(tableOf(bitmex, 'tiers')).toHaveLength(1)
    expect(ask({}, {}, 'kraken:PI_XBTUSD').notes[0]).not.toMatch(/No fee tiers/)
  })
})

describe('other rates and venues', () => {
  it('has the delivery and the liquidation fee where they are known', () => {
    const dated = ask({}, {}, 'deribit:BTC-25DEC26')
    expect(figuresOf(dated, ['delivery', 'liquidation'])).toEqual(['0.00025', '0.0075'])
    expect(figuresOf(ask(), ['delivery', 'liquidation'])).toEqual([
      'A perpetual is never delivered.',
      'What Binance COIN-M takes for a liquidation was not found.',
    ])
    expect(figureOf(ask({}, {}, 'okx:BTC-USD-261225'), 'delivery')).toMatch(/was not found/)
  })

  it('lists every other venue of the same coin and term', () => {
    const rows = tableOf(ask(), 'venues')
    const alike = listedContracts.filter((each) => each.base === 'BTC' && each.term === 'perpetual')
    expect(rows).toHaveLength(alike.length - 1)
    expect(new Set(rows.map(([head]) => head)).size).toBe(rows.length)
    expect(rows.find(([head]) => head === 'Kraken Futures')).toEqual([
      'Kraken Futures',
      '0.0002',
      '0.0005',
      '4 ',
      '7 ',
      '10 ',
    ])
  })
})

describe('what is wrong', () => {
  it.each<[string, string, RegExp]>([
    ['price', '0', /above zero/],
    ['quantity', '-1', /above zero/],
    ['taker', '11', /up to 10/],
    ['maker', '-11', /up to 10/],
  ])('%s of %s says so beside itself', (id, text, words) => {
    expect(saysAt(ask({ [`contract-${id}`]: text }), id)).toMatch(words)
  })
})

describe('published examples', () => {
  const free = { quantity: '', entry: '' } as const
  const typed = (quantity: string, price: string, rate: string): ToolTexts => ({
    ...{ 'contract-quantity': quantity, 'contract-price': price },
    ...{ 'contract-maker': rate, 'contract-taker': rate },
  })

  it.each<[string, string, ToolTexts, string]>([
    // Bybit help, trading fees of inverse contracts: maker and taker of 10 000 at 8 000
    ['bybit:BTCUSD', 'maker-fee', typed('10000', '8000', ''), '-0.000250000000 -2.0000'],
    ['bybit:BTCUSD', 'taker-fee', typed('10000', '8000', ''), '-0.000687500000 -5.5000'],
    ['bybit:BTCUSD', 'taker-fee', typed('10000', '8000', '0.075'), '-0.000937500000 -7.5000'],
    // Bybit execution sample: a rebate of 1 028 at 3 559, cut
    ['bybit:BTCUSD', 'maker-booked', typed('1028', '3559', '-0.025'), '0.00007221'],
    // Binance trade answer kept in ccxt: one contract of 10 dollars of ether
    ['binance:ETHUSD_PERP', 'taker-booked', typed('1', '2498.15', '0.04'), '-0.00000160'],
    ['binance:ETHUSD_PERP', 'booked', typed('1', '2498.15', '0.04'), '0.00400296'],
    // Deribit trade sample kept in ccxt: 40 dollars of ether
    ['deribit:ETH-PERPETUAL', 'taker-booked', typed('40', '143.81', ''), '-0.00013900'],
  ])('%s %s', (...[id, row, texts, expected]) => {
    expect(figureOf(ask(texts, free, id), row)).toBe(expected)
  })
})
