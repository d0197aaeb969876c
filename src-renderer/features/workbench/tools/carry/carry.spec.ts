import { assert, describe, expect, it } from 'vitest'

import { contractById } from '@shared/market/registry'

import { EMPTY_SCENARIO, type Scenario } from '../../../../app/scenario'
import { readScenario } from '../../read-scenario'
import type { RowFigure } from '../../result-rows'
import type { ToolAnswer, ToolTexts } from '../tool'

import { carryToolAt } from './carry'

const NOW = Date.UTC(2026, 9, 13, 8)
const tool = carryToolAt(() => NOW)
/** A future 1 000 over the index, 73 days before 2026-12-25 at 08:00, with 2 BTC. */
const SHEET = { entry: '51000', index: '50000', balance: '2', fundingRate: '0.01' } as const
const DAYS = { 'carry-expiry': '73' } as const

function ask(
  texts: ToolTexts = {},
  patch: Partial<Scenario> = {},
  id = 'bybit:BTCUSDZ26',
): ToolAnswer {
  const spec = contractById(id)
  assert(spec)
  const reading = readScenario({ ...EMPTY_SCENARIO, ...SHEET, contractId: id, ...patch }, spec)
  return tool.answer({ reading, texts })
}
const perpetual = (texts: ToolTexts = {}, patch: Partial<Scenario> = {}): ToolAnswer =>
  ask(texts, patch, 'bitmex:XBTUSD')

function textOf(figure: RowFigure | undefined): string {
  switch (figure?.kind) {
    case 'money':
      return `${figure.twin.coin.toFixed(8)} ${figure.twin.usd.toFixed(2)}`
    case 'distance':
      return `${figure.fraction.toFixed(4)} ${figure.quote.toFixed(2)}`
    case 'percent':
      return figure.fraction.toFixed(6)
    case 'count':
      return figure.count.toFixed(2)
    case 'usd':
      return figure.usd.toFixed(2)
    case 'coin':
      return figure.coin.toFixed(8)
    case 'none':
      return figure.reason
    default:
      return ''
  }
}
const figureOf = (answer: ToolAnswer, id: string): string =>
  textOf(answer.rows.find((row) => row.id === id)?.figure)
const figuresOf = (answer: ToolAnswer, ids: readonly string[]): readonly string[] =>
  ids.map((id) => figureOf(answer, id))
function saysAt(answer: ToolAnswer, id: string): string | undefined {
  const field = answer.fields.find((each) => each.id === id)
  return field?.kind === 'number' ? (field.says?.issue ?? field.says?.hint) : undefined
}

describe('the basis', () => {
  const BASIS = ['carry-basis', 'carry-simple', 'carry-compounded']

  it('is the distance from the index, a year simple and compounded', () => {
    // 1 000 / 50 000; times 365/73; 1.02^5 − 1
    expect(figuresOf(ask(DAYS), BASIS)).toEqual(['0.0200 1000.00', '0.100000', '0.104081'])
  })

  it('takes the expiry as a date, at 08:00 UTC unless an hour is typed', () => {
    expect(figuresOf(ask({ 'carry-expiry': '2026-12-25' }), BASIS)).toEqual(
      figuresOf(ask(DAYS), BASIS),
    )
    expect(saysAt(ask({ 'carry-expiry': '2026-12-25' }), 'carry-expiry')).toBe(
      '73.00 days, to 2026-12-25 08:00 UTC.',
    )
    // 73 days and 4 hours
    expect(saysAt(ask({ 'carry-expiry': '2026-12-25 12:00' }), 'carry-expiry')).toMatch(/^73\.17/)
  })

  it('is negative below the index', () => {
    expect(figureOf(ask({ ...DAYS, 'carry-price': '49000' }), 'carry-basis')).toBe(
      '-0.0200 -1000.00',
    )
  })

  it('has no year without a time, and no compounded one under a day', () => {
    expect(figureOf(ask(), 'carry-simple')).toBe('Needs the time to expiry.')
    expect(figureOf(perpetual(), 'carry-simple')).toMatch(/^A perpetual has no expiry/)
    expect(figureOf(ask({ 'carry-expiry': '0.5' }), 'carry-compounded')).toMatch(/Less than a day/)
    const wild = { 'carry-expiry': '1', 'carry-price': '60000' }
    expect(figureOf(ask(wild), 'carry-compounded')).toMatch(/^More than 100,000,000 %/)
  })

  it('shows its working', () => {
    const [basis, simple, compounded] = ask(DAYS).rows
    expect(basis?.how?.result).toBe('1,000; 2%')
    expect(ask().rows[0]?.how?.result).toBe('1,000; 2%')
    expect([simple?.how?.result, compounded?.how?.result]).toEqual(['10%', '10.40808032%'])
  })
})

describe('the short that turns coins into dollars', () => {
  const SHORT = ['carry-quantity', 'carry-exact', 'carry-dollars', 'carry-open', 'carry-margin-use']

  it('is counted on the price of the future: 2 · 51 000', () => {
    expect(figuresOf(ask(), SHORT)).toEqual([
      '102000.00',
      '102000.00',
      '102000.00',
      '0.00',
      '1.000000',
    ])
  })

  it('goes down to the lot, and says what stays open', () => {
    // 1.5 · 51 030 = 76 545 on a lot of 100; the coins are 76 545 dollars then
    const answer = perpetual({ 'carry-coins': '1.5', 'carry-price': '51030' })
    expect(figuresOf(answer, SHORT)).toEqual([
      '76500.00',
      '76545.00',
      '76500.00',
      '45.00',
      '0.999412',
    ])
  })

  it('is never liquidated where maintenance is taken at the price: equity is the notional there', () => {
    const row = ask().rows.find(({ id }) => id === 'carry-liquidation')
    expect(row?.figure.kind === 'none' && row.figure.word).toBe('never')
    expect(row?.how?.title).toMatch(/liquidation/i)
  })

  it('is liquidated where 0.5 % of the value at entry is all that is left', () => {
    // 51 000 / 0.005
    const row = perpetual().rows.find(({ id }) => id === 'carry-liquidation')
    expect(row?.figure.kind === 'price' && row.figure.shown.toFixed()).toBe('10200000')
  })

  it('is worth the same dollars at every price', () => {
    const [table] = ask().tables ?? []
    expect(table?.rows.map(({ figures }) => textOf(figures[1]).split(' ')[1])).toEqual(
      Array.from({ length: 8 }, () => '102000.00'),
    )
    // half the price: the short brings 102 000/25 500 − 2
    expect(table?.rows[0]?.head).toBe('25,500.0')
    expect(table?.rows[0]?.figures.map(textOf)).toEqual([
      '2.00000000',
      '4.00000000 102000.00',
      '51000.00',
    ])
  })

  it('is drawn as a flat line', () => {
    const [chart] = ask().charts ?? []
    const [flat, alone] = chart?.series ?? []
    expect(new Set(flat?.points.map(([, dollars]) => dollars))).toEqual(new Set([102_000]))
    expect([alone?.points[0], alone?.points.at(-1)]).toEqual([
      [25_500, 51_000],
      [102_000, 204_000],
    ])
    expect(chart?.marks.map(({ at }) => at)).toEqual([51_000, 50_000])
  })

  it('can be put on the sheet', () => {
    expect(ask().taking?.patch).toEqual({
      ...{ side: 'short', quantity: '102000', quantityUnit: 'contracts', entry: '51000' },
    })
  })

  // 2 BTC at 8 000 are 16 000 USD, and at 10 000 still: R. Ornr, "Trading bitcoin inverse futures contracts"
  it('keeps the published 16 000 dollars of 2 BTC from 8 000 to 10 000', () => {
    const [table] = perpetual({}, { entry: '8000', index: '' }).tables ?? []
    const up = table?.rows.find(({ id }) => id === 'up-25')
    expect(up?.head).toBe('10,000.0')
    expect(up?.figures.map(textOf)[1]).toBe('1.60000000 16000.00')
  })
})

describe('what it pays', () => {
  it('is the basis by expiry, less the fee in and the delivery fee', () => {
    // 2 · 1 000; less 102 000 · (0.055 % + 0.05 %); over 100 000 · 365/73
    expect(figuresOf(ask(DAYS), ['carry-gain', 'carry-net', 'carry-net-year'])).toEqual([
      '2000.00',
      '1892.90',
      '0.094645',
    ])
  })

  it('is closed at the fee out on a perpetual', () => {
    const fees = { openFee: '0', closeFee: '0.1' }
    expect(figureOf(perpetual(DAYS, fees), 'carry-net')).toBe('1898.00')
    expect(figureOf(perpetual({}, fees), 'carry-net-year')).toMatch(/^A perpetual/)
  })

  it('is funding on the dollars that stand still', () => {
    // 102 000 · 0.01 % · 3; 0.01 % · 3 · 365; 1.0001^1095 − 1
    expect(
      figuresOf(perpetual(), ['carry-day', 'carry-funding-simple', 'carry-funding-compounded']),
    ).toEqual(['0.00060000 30.60', '0.109500', '0.115714'])
    expect(figureOf(perpetual({}, { fundingRate: '-0.01' }), 'carry-day')).toBe(
      '-0.00060000 -30.60',
    )
  })

  // The funding rate 0.00011 and the yearly 0.12045 stand side by side in BitMEX's own instrument row of XBTUSD
  it('is the yearly funding that BitMEX prints for 0.011 %', () => {
    expect(figureOf(perpetual({}, { fundingRate: '0.011' }), 'carry-funding-simple')).toBe(
      '0.120450',
    )
  })

  it('is no funding of a dated contract, and none without a rate', () => {
    expect(figureOf(ask(DAYS), 'carry-day')).toBe('A dated contract pays no funding.')
    expect(figureOf(perpetual({}, { fundingRate: '' }), 'carry-day')).toBe(
      'Needs a funding rate on the sheet.',
    )
    expect(figureOf(perpetual({}, { fundingRate: '9' }), 'carry-funding-compounded')).toMatch(
      /^More than 100,000,000%/,
    )
  })

  it('says where a delivery fee is not known', () => {
    expect(ask({}, {}, 'okx:BTC-USD-261225').notes.join(' ')).toContain('not known')
    expect(ask().notes.join(' ')).not.toContain('not known')
  })
})

describe('what is missing or wrong', () => {
  it.each<[string, ToolTexts, Partial<Scenario>, RegExp]>([
    ['carry-basis', {}, { entry: '' }, /^Needs a price/],
    ['carry-basis', {}, { index: '' }, /^Needs an index/],
    ['carry-gain', {}, { index: '' }, /^Needs an index/],
    ['carry-quantity', {}, { balance: '' }, /^Needs coins/],
    ['carry-quantity', {}, { entry: '' }, /^Needs a price/],
    ['carry-quantity', { 'carry-coins': '0.00000001' }, {}, /^One lot of 1 contracts is worth/],
    ['carry-gain', {}, { openFee: 'x' }, /^Needs the fee in/],
  ])('%s waits for it', (...[id, texts, patch, words]) => {
    expect(figureOf(ask(texts, patch), id)).toMatch(words)
  })

  it.each<[string, ToolTexts, RegExp]>([
    ['carry-price', { 'carry-price': '0' }, /above zero/],
    ['carry-coins', { 'carry-coins': '-1' }, /above zero/],
    ['carry-expiry', { 'carry-expiry': 'soon' }, /digits/],
    ['carry-expiry', { 'carry-expiry': '0' }, /above zero/],
    ['carry-expiry', { 'carry-expiry': '4000' }, /up to 3,650/],
    ['carry-expiry', { 'carry-expiry': '2026-02-31' }, /not in the calendar/],
    ['carry-expiry', { 'carry-expiry': '2026-09-25' }, /is past/],
    ['carry-expiry', { 'carry-expiry': '2090-12-25' }, /at most 3650 days/],
  ])('%s says so beside itself', (id, texts, words) => {
    expect(saysAt(ask(texts), id)).toMatch(words)
  })

  it('takes the mark where there is no entry', () => {
    expect(figureOf(ask({}, { entry: '', exit: '51000' }), 'carry-basis')).toBe('0.0200 1000.00')
    expect(saysAt(ask({}, { entry: '', exit: '51000' }), 'carry-price')).toBe('The mark: 51,000.0.')
  })

  it('has the same rows whatever is known', () => {
    const ids = (answer: ToolAnswer) => answer.rows.map(({ id }) => id)
    expect(ids(ask({}, { entry: '' }))).toEqual(ids(ask(DAYS)))
    expect(ids(perpetual())).toEqual(ids(ask(DAYS)))
  })
})
