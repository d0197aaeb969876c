import { assert, describe, expect, it } from 'vitest'

import { contractById } from '@shared/market/registry'

import { EMPTY_SCENARIO, type Scenario } from '../../../../app/scenario'
import { readScenario } from '../../read-scenario'
import type { RowFigure } from '../../result-rows'
import type { ToolAnswer, ToolTexts } from '../tool'

import { stopRTool } from './stop-r'

/** 100 000 dollars long from 100 000, one coin, its stop at 95 000; no fees unless typed. */
const SHEET = {
  ...{ quantity: '100000', entry: '100000', stop: '95000', leverage: '5', balance: '2' },
  ...{ openFee: '0', closeFee: '0' },
} as const
const TARGET = { 'targets-0-price': '115000', 'targets-0-share': '100' } as const

function ask(texts: ToolTexts = TARGET, patch: Partial<Scenario> = {}): ToolAnswer {
  const spec = contractById('bitmex:XBTUSD')
  assert(spec)
  return stopRTool.answer({
    reading: readScenario({ ...EMPTY_SCENARIO, ...SHEET, ...patch }, spec),
    texts,
  })
}

function shown(figure: RowFigure | undefined): string {
  switch (figure?.kind) {
    case 'money':
      return `${figure.twin.coin.toFixed(8)} ${figure.twin.usd.toFixed(2)}`
    case 'percent':
      return figure.fraction.toFixed(4)
    case 'distance':
      return `${figure.fraction.toFixed(4)} ${figure.quote.toFixed()}`
    case 'count':
      return figure.count.toFixed(4)
    case 'times':
      return figure.times.toFixed(4)
    case 'price':
      return figure.shown.toFixed()
    case 'words':
      return figure.words
    case 'none':
      return figure.reason
    default:
      return ''
  }
}
const figureOf = (answer: ToolAnswer, id: string): string =>
  shown(answer.rows.find((row) => row.id === id)?.figure)
const targetsOf = (answer: ToolAnswer): readonly (readonly string[])[] =>
  answer.tables?.[0]?.rows.map((row) => [row.head, ...row.figures.map(shown)]) ?? []

describe('a plan with one target', () => {
  it.each([
    // 15 000 / 5 000, and times 95/115 in coin
    ['stop-r-gross-usd', '3.0000'],
    ['stop-r-gross-coin', '2.4783'],
    ['stop-r-factor', '0.8261'],
    ['stop-r-net-usd', '3.0000'],
    // 100 000 · (1/95 000 − 1/100 000), on a balance of 2
    ['stop-r-risk', '0.05263158 5000.00'],
    ['stop-r-risk-gross', '0.05263158 5000.00'],
    ['stop-r-share', '0.0263'],
    ['stop-r-distance', '-0.0500 -5000'],
    // at 5×: 100 000 / (1.2 − 0.005)
    ['stop-r-liquidation', '83682.1'],
    ['stop-r-first', 'The stop'],
  ])('%s', (id, expected) => {
    expect(figureOf(ask(), id)).toBe(expected)
  })

  it('of a short brings more R in coin than in dollars: 3 · 105/85', () => {
    const short = { 'targets-0-price': '85000', 'targets-0-share': '100' }
    const answer = ask(short, { side: 'short', stop: '105000' })
    expect(figureOf(answer, 'stop-r-gross-coin')).toBe('3.7059')
    expect(figureOf(answer, 'stop-r-gross-usd')).toBe('3.0000')
  })

  it('shows the identity of both units', () => {
    const how = ask().rows.find(({ id }) => id === 'stop-r-factor')?.how
    expect(how?.formula).toBe('S / X, because R coin = R usd · S / X')
    expect(how?.result).toBe('0.826086956522, so 3 R in dollars are 2.47826086957 R in coin')
  })

  it('has its working in every figure', () => {
    const without = ask().rows.filter(({ how }) => how === undefined)
    expect(without.map(({ id }) => id)).toEqual([])
  })

  it('pays both fees, and none of the funding so far', () => {
    // dollars: (15 000 − 50 − 50) / (5 000 + 50 + 50); risk: 0.0526… + 0.0005 + 1.0526… · 0.0005
    const paid = { openFee: '0.05', closeFee: '0.05', funding: '0.5' }
    expect(figureOf(ask(TARGET, paid), 'stop-r-net-usd')).toBe('2.9216')
    expect(figureOf(ask(TARGET, paid), 'stop-r-gross-usd')).toBe('3.0000')
    expect(figureOf(ask(TARGET, paid), 'stop-r-risk')).toBe('0.05365789 5100.00')
    expect(figureOf(ask(TARGET, paid), 'stop-r-risk-gross')).toBe('0.05263158 5000.00')
  })
})

describe('several targets', () => {
  const PARTS = {
    ...{ 'targets-0-price': '105000', 'targets-0-share': '50' },
    ...{ 'targets-1-price': '115000', 'targets-1-share': '25' },
  }

  it('stand in a line each', () => {
    // 1 R and 3 R in dollars; times 95/105 and 95/115 in coin
    expect(targetsOf(ask(PARTS))).toEqual([
      ['105,000.0', '0.5000', '0.9048', '1.0000', '0.9048', '1.0000'],
      ['115,000.0', '0.2500', '2.4783', '3.0000', '2.4783', '3.0000'],
    ])
  })

  it('lose 1 R on what has no target when it is stopped, and nothing while it stays open', () => {
    // 0.5 · 1 + 0.25 · 3 = 1.25, less 0.25
    expect(figureOf(ask(PARTS), 'stop-r-gross-usd')).toBe('1.0000')
    expect(figureOf(ask(PARTS), 'stop-r-net-usd')).toBe('1.0000')
    const open = ask({ ...PARTS, 'stop-r-rest': 'open' })
    expect(figureOf(open, 'stop-r-gross-usd')).toBe('1.2500')
    expect(figureOf(open, 'stop-r-net-coin')).toBe('1.0719')
    const how = (answer: ToolAnswer) => answer.rows[0]?.how?.title
    expect([how(ask(PARTS)), how(open)]).toEqual([
      'R if the rest is stopped',
      'Planned R after fees',
    ])
  })

  it('above 100 % are refused in words', () => {
    const more = { ...PARTS, 'targets-1-share': '60' }
    expect(figureOf(ask(more), 'stop-r-net-coin')).toMatch(/sum to 110%/)
  })
})

describe('what comes first', () => {
  it('is a warning where the venue closes the position before the stop', () => {
    const answer = ask(TARGET, { leverage: '50' })
    expect(figureOf(answer, 'stop-r-first')).toBe('Liquidation')
    expect(answer.risks[0]).toMatch(
      /^The stop at 95,000\.0 is below the liquidation price .*: the venue would close the position first\.$/,
    )
  })

  it('is said where the stop is met first', () => {
    expect(ask().risks).toEqual([])
    expect(ask().notes).toEqual([
      'The stop at 95,000.0 is above the liquidation price 83,682.1: it is met first.',
    ])
  })
})

describe('without a list of targets', () => {
  it('R is that of the exit of the sheet', () => {
    const answer = ask({}, { exit: '115000' })
    expect(figureOf(answer, 'stop-r-gross-usd')).toBe('3.0000')
    expect(answer.notes[0]).toMatch(/^No target is in the list/)
  })
})

describe('the picture', () => {
  it('is −1 at the stop, and reaches every target', () => {
    const [chart] = ask().charts ?? []
    assert(chart)
    expect(chart.marks.map(({ label }) => label)).toEqual([
      'Entry 100,000.0',
      'Stop 95,000.0',
      'Target 115,000.0',
    ])
    expect(chart.series.map(({ points }) => points.length)).toEqual([121, 121])
    expect(ask(TARGET, { stop: '' }).charts).toEqual([])
  })
})

describe('what is missing', () => {
  it.each<[Partial<Scenario>, ToolTexts, string, RegExp]>([
    [{ stop: '' }, TARGET, 'stop-r-net-coin', /^Needs a stop on the sheet\.$/],
    [{ stop: '' }, TARGET, 'stop-r-risk', /^Needs a stop on the sheet\.$/],
    [{ stop: '' }, TARGET, 'stop-r-distance', /^Needs a stop on the sheet\.$/],
    [{ stop: '105000' }, TARGET, 'stop-r-risk', /^$/],
    [{ entry: '' }, TARGET, 'stop-r-net-coin', /an entry/],
    [{ quantity: '' }, TARGET, 'stop-r-risk', /a quantity/],
    [{ balance: '' }, TARGET, 'stop-r-share', /a balance/],
    [{ leverage: '' }, TARGET, 'stop-r-first', /leverage or margin/],
    [{}, {}, 'stop-r-net-coin', /a target in the list, or an exit or mark/],
    [{}, { 'targets-0-price': '115000' }, 'stop-r-net-coin', /^$/],
  ])('%o %o is asked for by %s', (...[patch, texts, id, words]) => {
    expect(figureOf(ask(texts, patch), id)).toMatch(words)
  })

  it('takes no row away, and R needs no quantity', () => {
    const ids = (answer: ToolAnswer) => answer.rows.map(({ id }) => id)
    expect(ids(ask({}, { entry: '' }))).toEqual(ids(ask()))
    expect(figureOf(ask(TARGET, { quantity: '' }), 'stop-r-gross-usd')).toBe('3.0000')
  })
})

describe('a cell of the list', () => {
  const saysAt = (texts: ToolTexts, cell: string, patch: Partial<Scenario> = {}) => {
    const field = ask(texts, patch).fields[0]
    assert(field?.kind === 'rows')
    return field.says[cell]
  }

  it.each<[ToolTexts, string, RegExp]>([
    [{ 'targets-0-price': '115000' }, '0-share', /lacks a share/],
    [{ 'targets-0-share': '50' }, '0-price', /lacks a price/],
    [{ ...TARGET, 'targets-0-share': '101' }, '0-share', /up to 100/],
    [{ ...TARGET, 'targets-0-price': 'x' }, '0-price', /digits/],
  ])('%o says what is wrong at %s', (texts, cell, words) => {
    expect(saysAt(texts, cell)?.issue).toMatch(words)
  })

  it('says when a target loses, on either side', () => {
    const low = { ...TARGET, 'targets-0-price': '98000' }
    expect(saysAt(low, '0-price')?.hint).toBe('On the losing side of the entry.')
    expect(saysAt(low, '0-price', { side: 'short', stop: '105000' })).toBeUndefined()
    expect(saysAt(low, '0-price', { entry: '' })).toBeUndefined()
    expect(saysAt({ 'targets-1-price': '1', 'targets-1-share': '1' }, '0-price')).toBeUndefined()
  })
})
