import { assert, describe, expect, it } from 'vitest'

import { contractById } from '@shared/market/registry'

import { EMPTY_SCENARIO, type Scenario } from '../../../../app/scenario'
import { readScenario } from '../../read-scenario'
import type { RowFigure } from '../../result-rows'
import type { ToolAnswer, ToolTexts } from '../tool'

import { fundingTool } from './funding'

/** 10 000 dollars long from 50 000, worth 0.2 BTC, behind 0.02; 0.01 % each 8 hours; without fees. */
const SHEET = {
  ...{ quantity: '10000', entry: '50000', leverage: '10', fundingRate: '0.01' },
  ...{ openFee: '0', closeFee: '0' },
} as const

function ask(
  patch: Partial<Scenario> = {},
  texts: ToolTexts = {},
  id = 'bitmex:XBTUSD',
): ToolAnswer {
  const spec = contractById(id)
  assert(spec && 'answer' in fundingTool)
  const reading = readScenario({ ...EMPTY_SCENARIO, contractId: id, ...SHEET, ...patch }, spec)
  return fundingTool.answer({ reading, texts })
}

function shown(figure: RowFigure | undefined): string {
  switch (figure?.kind) {
    case 'money':
      return `${figure.twin.coin.toFixed(8)} ${figure.twin.usd.toFixed(2)}`
    case 'coin':
      return figure.coin.toFixed(8)
    case 'usd':
      return figure.usd.toFixed(2)
    case 'price':
      return figure.shown.toFixed()
    case 'percent':
      return figure.fraction.toFixed(4)
    case 'rate':
      return figure.rate.toFixed(8)
    case 'words':
      return figure.words
    case 'none':
      return figure.reason
    default:
      return ''
  }
}
const rowOf = (answer: ToolAnswer, id: string) =>
  answer.rows.find((row) => row.id === `funding-${id}`)
const figureOf = (answer: ToolAnswer, id: string): string => shown(rowOf(answer, id)?.figure)
const figuresOf = (answer: ToolAnswer, ids: readonly string[]): readonly string[] =>
  ids.map((id) => figureOf(answer, id))
const fieldOf = (answer: ToolAnswer, id: string) =>
  answer.fields.find((field) => field.id === `funding-${id}`)
function saysAt(answer: ToolAnswer, id: string): string | undefined {
  const field = fieldOf(answer, id)
  if (field?.kind !== 'number' && field?.kind !== 'lines') return undefined
  return field.says?.issue ?? field.says?.hint
}

describe('one payment', () => {
  it('has its sign, its whole units, and the one who pays', () => {
    // 10 000 / 50 000 · 0.0001
    expect(figuresOf(ask(), ['payment', 'booked', 'payer'])).toEqual([
      '-0.00002000 -1.00',
      '-0.00002000',
      'This position pays shorts',
    ])
    expect(figuresOf(ask({ side: 'short' }), ['payment', 'payer'])).toEqual([
      '0.00002000 1.00',
      'Longs pay this position',
    ])
    expect(figureOf(ask({ fundingRate: '-0.01' }), 'payer')).toBe('Shorts pay this position')
    expect(figureOf(ask({ side: 'short', fundingRate: '-0.01' }), 'payer')).toBe(
      'This position pays longs',
    )
    expect(figureOf(ask({ fundingRate: '0' }), 'payer')).toBe('Nobody')
  })

  it('is taken at the mark of the sheet, or at the one typed', () => {
    // 10 000 / 40 000 · 0.0001
    expect(figureOf(ask({ exit: '40000' }), 'payment')).toBe('-0.00002500 -1.00')
    expect(figureOf(ask({ exit: '40000', exitIs: 'exit' }), 'payment')).toBe('-0.00002000 -1.00')
    expect(figureOf(ask({}, { 'funding-price': '40000' }), 'payment')).toBe('-0.00002500 -1.00')
    expect(saysAt(ask(), 'price')).toBe('The entry of the sheet.')
    expect(saysAt(ask({ exit: '40000' }), 'price')).toBe('The mark of the sheet.')
  })

  it('needs no entry', () => {
    const alone = ask({ entry: '', leverage: '' }, { 'funding-price': '50000' })
    expect(figureOf(alone, 'payment')).toBe('-0.00002000 -1.00')
  })

  it('is at the rate typed here before that of the sheet', () => {
    expect(figureOf(ask({}, { 'funding-at-rate': '-0.02' }), 'payment')).toBe('0.00004000 2.00')
    expect(saysAt(ask(), 'at-rate')).toBe('The rate of the sheet.')
  })

  it('is fixed at the index where the venue does so', () => {
    const kraken = ask({ index: '40000' }, {}, 'kraken:PI_XBTUSD')
    expect(fieldOf(kraken, 'price')?.label).toBe('Index')
    expect(saysAt(kraken, 'price')).toBe('The index of the sheet.')
    expect(figureOf(kraken, 'payment')).toBe('-0.00002500 -1.00')
    expect(rowOf(kraken, 'payment')?.how?.formula).toBe('−s · q · coins per contract')
  })

  it('runs with the time where the venue lets it', () => {
    const deribit = (texts: ToolTexts): string =>
      figureOf(ask({}, texts, 'deribit:BTC-PERPETUAL'), 'payment')
    expect([deribit({}), deribit({ 'funding-held': '48' })]).toEqual([
      '-0.00002000 -1.00',
      '-0.00000200 -0.10',
    ])
    expect(saysAt(ask({}, { 'funding-held': '-1' }, 'deribit:BTC-PERPETUAL'), 'held')).toMatch(
      /must not be below zero/,
    )
    expect(fieldOf(ask(), 'held')).toBeUndefined()
  })

  it('shows its working, and the rule with its source', () => {
    const { how } = rowOf(ask(), 'payment') ?? {}
    expect(how?.substituted).toBe('−(+1) · 10,000 · 1 / 50,000 · 0.01%')
    expect(how?.source?.topics).toContain('funding')
    expect(how?.source?.readOn).toMatch(/^2026-11-\d\d$/)
    expect(rowOf(ask(), 'booked')?.how?.result).toBe('−0.00002 BTC')
  })
})

describe('the next rate', () => {
  const prices = { exit: '50050', index: '50000' } as const

  it('is made of the premium by the venue’s clamp', () => {
    // 0.1 % + clamp(0.01 % − 0.1 %, ±0.05 %)
    expect(figuresOf(ask(prices), ['premium-now', 'predicted'])).toEqual([
      '0.00100000',
      '0.00050000',
    ])
    expect(saysAt(ask(prices), 'premium')).toBe('50,050.0 over 50,000.0, now.')
    const typed = ask({}, { 'funding-premium': '0.03' })
    expect(figureOf(typed, 'predicted')).toBe('0.00010000')
    expect(rowOf(typed, 'premium-now')?.how).toBeUndefined()
    expect(rowOf(ask(prices), 'premium-now')?.how?.substituted).toBe('(50,050 − 50,000) / 50,000')
    expect(rowOf(typed, 'predicted')?.how?.substituted).toBe(
      '0.03% + clamp(0.01% − 0.03%, −0.05%, +0.05%), within ±0.375%',
    )
  })

  it('takes another interest', () => {
    const typed = { 'funding-premium': '0.03', 'funding-interest': '0.02' }
    expect(figureOf(ask({}, typed), 'predicted')).toBe('0.00020000')
    expect(saysAt(ask(), 'interest')).toBe('BitMEX: 0.01%')
    const wrong = ask({}, { ...typed, 'funding-interest': 'x' })
    expect([saysAt(wrong, 'interest'), figureOf(wrong, 'predicted')]).toEqual([
      'Write the number in digits, such as 60000 or 60,000.5.',
      '',
    ])
  })

  it('is the venue’s own on each venue', () => {
    const at = (id: string): string =>
      figureOf(ask({}, { 'funding-premium': '0.1' }, id), 'predicted')
    // within 0.375 %; 0.1 − 0.025 %; 0.1 % / 24
    expect(at('okx:BTC-USD-SWAP')).toBe('0.00100000')
    expect(at('deribit:BTC-PERPETUAL')).toBe('0.00075000')
    expect(at('kraken:PI_XBTUSD')).toBe('0.00004167')
    expect(at('kucoin:XBTUSDM')).toBe('How KuCoin makes the rate was not found: type a rate.')
    expect(fieldOf(ask({}, {}, 'kucoin:XBTUSDM'), 'premium')).toBeUndefined()
    expect(fieldOf(ask({}, {}, 'deribit:BTC-PERPETUAL'), 'interest')).toBeUndefined()
  })

  it('stands for the rate while none is typed, and can be put on the sheet', () => {
    const answer = ask({ ...prices, fundingRate: '' })
    // 10 000 / 50 050 · 0.0005
    expect(figureOf(answer, 'payment')).toBe('-0.00009990 -5.00')
    expect(saysAt(answer, 'at-rate')).toBe('The predicted rate.')
    expect(answer.taking?.patch).toEqual({ fundingRate: '0.05' })
    expect(ask({ ...prices, fundingRate: '0.05' }).taking).toBeUndefined()
    expect(ask().taking).toBeUndefined()
  })

  it('takes no entry for a mark, nor a wrong price for another', () => {
    expect(figureOf(ask({ index: '50000' }), 'predicted')).toMatch(/^Needs a premium/)
    const wrong = ask(prices, { 'funding-price': '0' })
    expect(figureOf(wrong, 'predicted')).toMatch(/^Needs a premium/)
  })
})

describe('over the days to come', () => {
  const END = ['total', 'break-even', 'margin', 'liquidation', 'yield', 'compounded']

  it('adds up, and moves break-even and liquidation', () => {
    // 90 · 0.00002; 10 000 / (0.2 − 0.0018); 0.02 − 0.0018; 10 000 / (0.2 + 0.0182 − 0.001);
    // −0.009 · 365/30; 0.9999^1095 − 1
    expect(figuresOf(ask(), END)).toEqual([
      '-0.00180000 -90.00',
      '50454.1',
      '0.01820000 910.00',
      '46040.6',
      '-0.1095',
      '-0.1037',
    ])
    expect(rowOf(ask(), 'total')?.group).toBe('Over 30 days, 90 payments')
    expect(saysAt(ask(), 'days')).toBe('90 payments.')
    expect(rowOf(ask(), 'total')?.how?.substituted).toBe('90 · −(+1) · 10,000 · 1 / 50,000 · 0.01%')
    expect(rowOf(ask(), 'margin')?.how?.substituted).toBe('0.02 + (−0.0018)')
  })

  it('counts whole settlements only', () => {
    // 1.5 days of 8 hours: 4 of them
    const answer = ask({}, { 'funding-days': '1.5' })
    expect(figureOf(answer, 'total')).toBe('-0.00008000 -4.00')
    expect(rowOf(answer, 'total')?.group).toBe('Over 1.33 days, 4 payments')
    expect(figureOf(ask({}, { 'funding-days': '0.3' }), 'total')).toMatch(
      /shorter than one interval/,
    )
  })

  it('follows one rate after another', () => {
    const steps = {
      ...{
        'funding-course': 'stepped',
        'funding-steps-0-rate': '0.01',
        'funding-steps-0-days': '7',
      },
      ...{ 'funding-steps-1-rate': '-0.02', 'funding-steps-1-days': '2' },
    }
    // 21 · 0.00002 paid, 6 · 0.00004 received
    expect(figureOf(ask({}, steps), 'total')).toBe('-0.00018000 -9.00')
    expect(rowOf(ask({}, steps), 'total')?.how?.substituted).toBe(
      '−(+1) · 10,000 · 1 / 50,000 · (21 · 0.01% + 6 · (−0.02%))',
    )
    const broken = ask({}, { ...steps, 'funding-steps-1-days': '' })
    expect(figureOf(broken, 'total')).toBe('')
    const list = fieldOf(broken, 'steps')
    assert(list?.kind === 'rows')
    expect(list.says['1-days']?.issue).toBe('This step lacks its days.')
    expect(list.says['0-days']?.hint).toBe('21 payments')
    const short = fieldOf(ask({}, { ...steps, 'funding-steps-1-days': '0.1' }), 'steps')
    assert(short?.kind === 'rows')
    expect(short.says['1-days']?.issue).toMatch(/^Shorter than one interval/)
    expect(figureOf(ask({}, { 'funding-course': 'stepped' }), 'total')).toMatch(/^Needs a rate and/)
  })

  it('follows a pasted series, at its own marks where it has them', () => {
    const pasted = (text: string, unit = 'percent'): ToolAnswer =>
      ask({}, { 'funding-course': 'series', 'funding-series': text, 'funding-unit': unit })
    expect(figureOf(pasted('0.01\n-0.02\n0.01'), 'total')).toBe('0.00000000 0.00')
    expect(figureOf(pasted('0.0001\n0.0002', 'fraction'), 'total')).toBe('-0.00006000 -3.00')
    // 10 000 / 25 000 · 0.0001 = 0.00004
    const marked = pasted('rate,mark\n0.01%,50000\n0.01%,25000')
    expect(figureOf(marked, 'total')).toBe('-0.00006000 -2.00')
    expect(saysAt(marked, 'series')).toBe(
      '2 rates, 0.67 days, from 0.0100% to 0.0100%. With their marks.',
    )
    expect(saysAt(pasted('2026-11-02,0.03\n2026-11-01,-0.01'), 'series')).toMatch(
      /from −0\.0100% to 0\.0300%\. The newest came first/,
    )
    const wrong = pasted('0.01\nsoon')
    expect([figureOf(wrong, 'total'), saysAt(wrong, 'series')]).toEqual([
      '',
      'Line 2: Write the number in digits, such as 60000 or 60,000.5.',
    ])
    expect(figureOf(pasted(''), 'total')).toBe('Needs a pasted series of rates.')
  })

  it('is drawn with all three, from the start on', () => {
    const [chart] = ask().charts ?? []
    assert(chart)
    const [mark, even, end, funding] = chart.series
    expect(chart.series.map(({ points }) => points.length)).toEqual([31, 31, 31, 31])
    expect([mark?.points[0], even?.points[0], funding?.points[0]]).toEqual([
      [0, 50_000],
      [0, 50_000],
      [0, 0],
    ])
    expect([even?.points[30]?.[1], end?.points[30]?.[1], funding?.points[30]]).toEqual([
      expect.closeTo(50_454.0868, 3),
      expect.closeTo(46_040.5157, 3),
      [30, -0.0018],
    ])
  })

  it('is listed day by day, and thinned over a longer time', () => {
    const rows = (texts: ToolTexts) => ask({}, texts).tables?.[0]?.rows ?? []
    expect(
      rows({})
        .map(({ head }) => head)
        .slice(0, 3),
    ).toEqual(['Start', 'Day 1', 'Day 2'])
    expect(rows({})).toHaveLength(31)
    expect(rows({})[1]?.figures.map(shown)).toEqual([
      '-0.00006000',
      '-3.00',
      // 10 000 / (0.2 − 0.00006), 10 000 / (0.219 − 0.00006)
      '50015.1',
      '45674.7',
    ])
    const year = rows({ 'funding-days': '365' })
    expect(year.length).toBeLessThanOrEqual(33)
    expect(year.at(-1)?.head).toBe('Day 365')
  })

  it('has no margin without leverage, and says so', () => {
    const bare = ask({ leverage: '' })
    expect(figureOf(bare, 'total')).toBe('-0.00180000 -90.00')
    expect(figureOf(bare, 'liquidation')).toBe('Needs leverage or margin on the sheet.')
    expect(shown(bare.tables?.[0]?.rows[0]?.figures[3])).toMatch(/^Needs leverage/)
    expect(bare.charts?.[0]?.series[2]?.points[0]).toEqual([0, null])
  })

  it('warns where the position does not live to see the end', () => {
    // 0.1 % of 0.2 three times a day: 0.0006 a day leaves 0.001 and less after 32 days
    const eaten = ask({ fundingRate: '0.1' }, { 'funding-days': '40' })
    expect(eaten.risks).toEqual([
      'By day 32 funding has taken so much that the position is liquidated at the mark of 50,000.0: what comes after it is not reached.',
    ])
    expect(figureOf(eaten, 'liquidation')).toMatch(/does not exceed the maintenance margin/)
    expect(ask({ exit: '45000' }).risks[0]).toMatch(/^The mark is at or past the liquidation price/)
    expect(ask().risks).toEqual([])
  })

  it('has no yield to read in a few hours, nor beyond all measure', () => {
    expect(figureOf(ask({}, { 'funding-days': '0.4' }), 'compounded')).toMatch(/no such yield/)
    const wild = ask({ side: 'short', fundingRate: '9' })
    expect(figureOf(wild, 'compounded')).toMatch(/^More than 100,000,000%/)
  })
})

describe('what is missing or wrong', () => {
  it.each<[Partial<Scenario>, string, RegExp]>([
    [{ quantity: '' }, 'payment', /a quantity/],
    [{ entry: '' }, 'payment', /^Needs a mark, or an entry/],
    [{ fundingRate: '' }, 'payment', /^Needs a funding rate/],
    [{ fundingRate: '' }, 'annual', /^Needs a funding rate/],
    [{ fundingRate: '' }, 'total', /^Needs a funding rate/],
    [{ quantity: '' }, 'total', /a quantity/],
    [{ closeFee: 'x' }, 'total', /the fee out/],
  ])('%o is asked for by %s', (patch, id, words) => {
    expect(figureOf(ask(patch), id)).toMatch(words)
  })

  it('has the same rows whatever is known', () => {
    const ids = (answer: ToolAnswer) => answer.rows.map(({ id }) => id)
    expect(ids(ask({ quantity: '', entry: '' }))).toEqual(ids(ask()))
    expect(ids(ask({}, {}, 'bitmex:XBTZ26'))).toEqual(ids(ask()))
  })

  it('says of a dated contract that it pays none', () => {
    const dated = ask({}, {}, 'bitmex:XBTZ26')
    expect([dated.fields, figureOf(dated, 'payment')]).toEqual([
      [],
      'A dated contract pays no funding: its basis takes the place of it.',
    ])
  })

  it.each<[string, string, RegExp]>([
    ['price', '0', /above zero/],
    ['at-rate', '11', /up to 10/],
    ['premium', '101', /up to 100/],
    ['premium', '-101', /down to −100/],
    ['days', '0', /above zero/],
    ['days', '4000', /up to 3,650/],
  ])('%s of %s says so beside itself', (id, text, words) => {
    expect(saysAt(ask({}, { [`funding-${id}`]: text }), id)).toMatch(words)
  })

  it('refuses more intervals than are counted', () => {
    const hourly = ask({ index: '50000' }, { 'funding-days': '1000' }, 'kraken:PI_XBTUSD')
    expect(figureOf(hourly, 'total')).toMatch(/at most 20,000/)
  })
})

describe('published examples', () => {
  it('Bybit: 1 000 short at a mark of 63 974.88 and −0.01 % (log of the classic account)', () => {
    const patch = { side: 'short', quantity: '1000', entry: '', fundingRate: '-0.01' } as const
    const answer = ask(patch, { 'funding-price': '63974.88' }, 'bybit:BTCUSD')
    expect(figureOf(answer, 'booked')).toBe('-0.00000156')
  })

  it('Kraken: 100 000 short at 0.01785 % and an index of 7 000 (specification)', () => {
    const patch = {
      side: 'short',
      quantity: '100000',
      fundingRate: '0.01785',
      index: '7000',
    } as const
    expect(figureOf(ask(patch, {}, 'kraken:PI_XBTUSD'), 'payment')).toBe('0.00255000 17.85')
  })

  it('Kraken: 7 010 over 7 000 in 24 parts, where the page divides wrongly', () => {
    const answer = ask({ exit: '7010', index: '7000' }, {}, 'kraken:PI_XBTUSD')
    expect(figuresOf(answer, ['premium-now', 'predicted'])).toEqual(['0.00142857', '0.00005952'])
  })

  it('BitMEX: 0.011 % is 12.045 % a year (row of XBTUSD)', () => {
    expect(figureOf(ask({ fundingRate: '0.011' }), 'annual')).toBe('0.12045000')
  })

  it('10101: a long of 500 pays 7 500 satoshi at 0.3 % and an index of 20 000', () => {
    const patch = { quantity: '500', entry: '', fundingRate: '0.3' } as const
    const at = (price: string): string => figureOf(ask(patch, { 'funding-price': price }), 'booked')
    expect([at('20000'), at('40000')]).toEqual(['-0.00007500', '-0.00003750'])
  })

  it('Deribit: 10 000 long at 10 000 for one minute of 0.075 % (support)', () => {
    const patch = { entry: '', fundingRate: '0.075' } as const
    const texts = { 'funding-price': '10000', 'funding-held': '1' }
    const { figure } = rowOf(ask(patch, texts, 'deribit:BTC-PERPETUAL'), 'payment') ?? {}
    expect(figure?.kind === 'money' && figure.twin.coin.toFixed()).toBe('-0.0000015625')
  })
})
