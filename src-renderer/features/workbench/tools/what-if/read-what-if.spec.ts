import { describe, expect, it } from 'vitest'

import type { Scenario } from '../../../../app/scenario'
import type { ToolField, ToolTexts } from '../tool'

import { sheetReading } from '../../../../../test/support/sheet-reading'

import { fundingWords, readWhatIf, type WhatIfReading } from './read-what-if'

/** 10 000 USD long from 50 000 at ten times: liquidated at 10 000 / 0.219 = 45 662.1. */
const SHEET = { quantity: '10000', entry: '50000', leverage: '10' } as const

const read = (texts: ToolTexts = {}, patch: Partial<Scenario> = {}): WhatIfReading =>
  readWhatIf({ reading: sheetReading({ ...SHEET, ...patch }), texts })

function axes(reading: WhatIfReading): string {
  const { from, to, days, rows, columns } = reading.axes ?? {}
  return [from, to, days].map((each) => each?.toFixed()).join(' ') + ` ${rows}×${columns}`
}

const field = ({ fields }: WhatIfReading, id: string): ToolField | undefined =>
  fields.find((each) => each.id === `what-if-${id}`)

function issue(reading: WhatIfReading, id: string): string | undefined {
  const found = field(reading, id)
  return found?.kind === 'number' ? found.says?.issue : undefined
}

function stands(reading: WhatIfReading, id: string): string | undefined {
  const found = field(reading, id)
  return found?.kind === 'number' ? found.placeholder : undefined
}

describe('the axes', () => {
  it('have a default for every empty field, which the field names', () => {
    expect(axes(read())).toBe('35000 65000 30 101×101')
    expect(['from', 'to', 'days', 'rows', 'columns'].map((id) => stands(read(), id))).toEqual([
      ...['35,000.0', '65,000.0', '30', '101', '101'],
    ])
  })

  it('reach out to a liquidation price that is farther', () => {
    // At 2×: 10 000 / (0.2 + 0.1 − 0.001) = 33 444.8; · 0.95 = 31 772.57, down to the tick
    expect(axes(read({}, { leverage: '2' }))).toBe('31772.5 65000 30 101×101')
  })

  it('are what is typed', () => {
    const texts = { from: '40k', to: '60 000', days: '7.5', rows: '200', columns: '2' }
    const typed = Object.entries(texts).map(([id, text]) => [`what-if-${id}`, text] as const)
    expect(axes(read(Object.fromEntries(typed)))).toBe('40000 60000 7.5 200×2')
  })

  it.each([
    ['from', '0', /lowest price must be above zero/i],
    ['to', '35000', 'The highest price must be above the lowest, 35,000.'],
    ['days', '0', /needs some time/],
    ['days', '366', /365/],
    ['rows', '201', /200/],
    ['rows', '1', 'A grid has at least 2 rows.'],
    ['columns', '1', 'A grid has at least 2 columns.'],
    ['columns', '2.5', /./],
  ])('say what is wrong with %s %s, and there is no grid', (id, text, words) => {
    const reading = read({ [`what-if-${id}`]: text })
    expect(issue(reading, id)).toMatch(words)
    expect(reading.axes).toBeUndefined()
  })
})

describe('what is looked at', () => {
  it('is the net PnL in coin over the grid until something else is chosen', () => {
    expect(read()).toMatchObject({ view: 'grid', figure: 'net', unit: 'coin' })
    const texts = { 'what-if-view': 'path', 'what-if-figure': 'ratio', 'what-if-unit': 'usd' }
    expect(read(texts)).toMatchObject({ view: 'path', figure: 'ratio', unit: 'usd' })
    expect(read({ 'what-if-figure': 'colour' }).figure).toBe('net')
  })

  it('names what the sheet still lacks', () => {
    expect(read({}, { quantity: '' })).toMatchObject({ lacks: 'Needs a quantity.' })
    expect(read({}, { entry: '' }).axes).toBeUndefined()
    const bare = read({}, { leverage: '' })
    expect(bare.lacks).toBe('Needs leverage or margin.')
    expect(bare.input).toBeUndefined()
  })

  it('begins at the mark, the index or the entry, and never at an exit that is only planned', () => {
    const start = (patch: Partial<Scenario>): string | undefined => read({}, patch).start?.toFixed()
    expect(start({ exit: '51000', exitIs: 'mark', index: '50500' })).toBe('51000')
    expect(start({ exit: '51000', exitIs: 'exit', index: '50500' })).toBe('50500')
    expect(start({ exit: '51000', exitIs: 'exit' })).toBe('50000')
  })
})

describe('along a path', () => {
  const PATH = {
    ...{ 'what-if-view': 'path', 'what-if-path-0-day': '1', 'what-if-path-0-price': '30000' },
    ...{ 'what-if-path-1-day': '12', 'what-if-path-1-price': '80000' },
  }

  it('the grid is as long and as high as the path', () => {
    // 30 000 · 0.95 and 80 000 · 1.05
    expect(axes(read(PATH))).toBe('28500 84000 12 101×101')
    expect(axes(read({ ...PATH, 'what-if-view': 'grid' }))).toBe('35000 65000 30 101×101')
  })

  it('what is typed holds, up to the longest path', () => {
    expect(axes(read({ ...PATH, 'what-if-days': '20', 'what-if-to': '70000' }))).toBe(
      '28500 70000 20 101×101',
    )
    expect(issue(read({ ...PATH, 'what-if-days': '181' }), 'days')).toMatch(/180/)
  })
})

it('says that a path pays at its own price', () => {
  expect(fundingWords(sheetReading({ fundingRate: '0.01' }), 'path')).toMatch(
    /^Funding of 0\.01% is paid at each settlement at the price that the path has then/,
  )
})

it.each<[Partial<Scenario>, RegExp]>([
  [{}, /No funding rate is assumed/],
  [{ fundingRate: '0.01' }, /^Funding of 0\.01% is paid at each settlement/],
  [{ fundingRate: '-0.01', contractId: 'deribit:BTC-PERPETUAL' }, /^Funding of −0\.01% accrues/],
  [{ fundingRate: '0.01', contractId: 'bybit:BTCUSDZ26' }, /expires settles no funding/],
])('says what is assumed of funding: %j', (patch, words) => {
  expect(fundingWords(sheetReading(patch), 'grid')).toMatch(words)
})
