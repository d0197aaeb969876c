import { assert, describe, expect, it } from 'vitest'

import { contractById } from '@shared/market/registry'

import { EMPTY_SCENARIO, type Scenario } from '../../../../app/scenario'
import { readScenario } from '../../read-scenario'
import type { ToolAnswer, ToolTexts } from '../tool'

import { targetTool } from './target'

const bitmex = contractById('bitmex:XBTUSD')
/** 10 000 dollars long from 50 000 at ten times: 0.2 BTC behind 0.02 of margin, 0.05 % each way. */
const SHEET = { quantity: '10000', entry: '50000', leverage: '10' } as const
const ACCOUNT = { stop: '45000', balance: '1' } as const

function ask(texts: ToolTexts, patch: Partial<Scenario> = {}): ToolAnswer {
  assert(bitmex)
  const reading = readScenario({ ...EMPTY_SCENARIO, ...SHEET, ...patch }, bitmex)
  return targetTool.answer({ reading, texts: { 'target-basis': 'gross', ...texts } })
}

function exitOf(answer: ToolAnswer): string {
  const figure = answer.rows[0]?.figure
  return figure?.kind === 'price'
    ? figure.shown.toFixed()
    : figure?.kind === 'none'
      ? figure.reason
      : ''
}

function saysAt(answer: ToolAnswer, id: string): string | undefined {
  const field = answer.fields.find((each) => each.id === id)
  return field?.kind === 'number' ? field.says?.issue : undefined
}

describe('the exit for a wanted result', () => {
  it.each<[string, ToolTexts, string]>([
    // N = 0.2 − 0.05 = 0.15, 10 000 / 0.15
    ['coins', { 'target-result': '0.05' }, '66666.7'],
    // N = (0.05 − 0.9995·0.2) / −1.0005, 10 005 / 0.1499
    ['coins after costs', { 'target-result': '0.05', 'target-basis': 'net' }, '66744.5'],
    // 2 000 = 0.2 · (X − 50 000)
    ['dollars', { 'target-kind': 'usd', 'target-result': '2000' }, '60000'],
    // the whole margin again: 0.02 coins, 10 000 / 0.18
    ['ROE', { 'target-kind': 'roe', 'target-result': '100' }, '55555.6'],
    // 1 R = 10 000·(1/45 000 − 1/50 000) = 0.0222…; 10 000 / (0.2 − 0.0444…)
    ['R in coins', { 'target-kind': 'r-coin', 'target-result': '2' }, '64285.8'],
    // 1 R = 0.2·5 000 = 1 000 dollars; 50 000 + 2 000/0.2
    ['R in dollars', { 'target-kind': 'r-usd', 'target-result': '2' }, '60000'],
    // the same 0.05 on a balance of 1
    ['equity', { 'target-kind': 'equity-coin', 'target-result': '1.05' }, '66666.7'],
    // (72 000 + 10 000) / (0.2 + 1)
    ['equity in dollars', { 'target-kind': 'equity-usd', 'target-result': '72000' }, '68333.4'],
    // a loss of 0.05: 10 000 / 0.25
    ['a loss', { 'target-result': '-0.05' }, '40000'],
  ])('in %s', (_, texts, exit) => {
    expect(exitOf(ask(texts, ACCOUNT))).toBe(exit)
  })

  it('is never for more coins than the whole notional, in words', () => {
    expect(exitOf(ask({ 'target-result': '0.2' }))).toMatch(/below 0\.2 BTC, its whole notional/)
  })

  it('past the liquidation price is a warning', () => {
    expect(ask({ 'target-result': '-0.05' }).risks).toEqual([
      'The exit at 40,000.0 is past the liquidation price 45,662.2: the venue would have closed the position before.',
    ])
    expect(ask({ 'target-result': '0.05' }).risks).toEqual([])
    expect(ask({ 'target-result': '-0.05' }, { leverage: '' }).risks).toEqual([])
  })

  it('can be put on the sheet, on the tick', () => {
    expect(ask({ 'target-result': '0.05' }).taking?.patch).toEqual({ exit: '66666.7' })
  })

  it('shows its working', () => {
    expect(ask({ 'target-result': '0.05' }).rows[0]?.how?.substituted).toContain('0.05')
  })
})

/** Every row as text: money in coin and dollars, the rest as its number. */
function figureOf(answer: ToolAnswer, id: string): string {
  const figure = answer.rows.find((row) => row.id === id)?.figure
  switch (figure?.kind) {
    case 'money':
      return `${figure.twin.coin.toFixed(8)} ${figure.twin.usd.toFixed(2)}`
    case 'percent':
    case 'distance':
      return figure.fraction.toFixed(4)
    case 'count':
      return `${figure.count.toFixed(4)} ${figure.unit}`
    case 'none':
      return figure.reason
    default:
      return ''
  }
}

describe('what an exit brings', () => {
  const EXIT = { 'target-kind': 'exit', 'target-price': '60000' } as const
  const there = (answer: ToolAnswer): readonly string[] =>
    answer.rows.slice(1).map(({ id }) => figureOf(answer, id))

  it('is its result, ROE, R and equity, in coin and in dollars', () => {
    // 10 000·(1/50 000 − 1/60 000); fees 0.0001 and 0.00008333…; net over 0.02; R 0.0333…/0.0222…, 2 000/1 000;
    // 1.03315 · 60 000
    expect(there(ask(EXIT, ACCOUNT))).toEqual([
      '0.2000',
      '0.03333333 2000.00',
      '0.03315000 1990.00',
      '1.6575',
      '1.5000 R',
      '2.0000 R',
      '1.03315000 61989.00',
    ])
  })

  it('has the costs of both ends inside R when it is counted net', () => {
    // (0.0333… − 0.00018333…) / (0.0222… + 0.0001 + 0.000111…), 1 990/1 010
    const answer = ask({ ...EXIT, 'target-basis': 'net' }, ACCOUNT)
    expect(figureOf(answer, 'target-r-coin')).toBe('1.4777 R')
    expect(figureOf(answer, 'target-r-usd')).toBe('1.9703 R')
  })

  it('starts from the exit of the sheet', () => {
    const sheet = { ...ACCOUNT, exit: '60000' }
    expect(there(ask({ 'target-kind': 'exit' }, sheet))).toEqual(there(ask(EXIT, ACCOUNT)))
    expect(exitOf(ask(EXIT, { exit: '55000' }))).toBe('60000')
  })

  it('says what R and equity need from the sheet', () => {
    const answer = ask(EXIT)
    expect(figureOf(answer, 'target-r-coin')).toBe('R needs a stop on the sheet.')
    expect(figureOf(answer, 'target-equity')).toBe('Equity needs a balance on the sheet.')
  })

  it('has the same rows as a wanted result', () => {
    const ids = (texts: ToolTexts) => ask(texts).rows.map(({ id }) => id)
    expect(ids(EXIT)).toEqual(ids({ 'target-result': '0.05' }))
    expect(ids(EXIT)).toEqual(ids({ 'target-result': '0.3' }))
    expect(ids({})).toEqual(ids(EXIT))
  })

  it('shows the working of every figure', () => {
    const [, , ...rows] = ask(EXIT, ACCOUNT).rows
    expect(rows.map(({ how }) => how?.result)).toEqual([
      '0.0333333333333 BTC (2,000 USD)',
      '0.03315 BTC (1,990 USD)',
      '165.75%',
      '1.5 R',
      '2 R',
      '1.03315 BTC (61,989 USD)',
    ])
  })
})

describe('what is missing', () => {
  it.each<[string, ToolTexts, Partial<Scenario>, RegExp]>([
    ['the quantity', { 'target-result': '0.05' }, { quantity: '' }, /a quantity/],
    ['the entry', { 'target-result': '0.05' }, { entry: '' }, /an entry/],
    ['the result', {}, {}, /the wanted result/],
    ['leverage', { 'target-kind': 'roe', 'target-result': '5' }, { leverage: '' }, /leverage/],
    ['a stop', { 'target-kind': 'r-usd', 'target-result': '5' }, {}, /a stop on the sheet/],
    [
      'a balance',
      { 'target-kind': 'equity-coin', 'target-result': '5' },
      {},
      /balance on the sheet/,
    ],
    ['an exit', { 'target-kind': 'exit' }, {}, /the exit price/],
  ])('%s is said', (...[, texts, patch, words]) => {
    expect(exitOf(ask(texts, patch))).toMatch(words)
  })
})

describe('a wrong field', () => {
  it.each<[string, ToolTexts, RegExp]>([
    ['target-result', { 'target-result': 'abc' }, /digits/],
    ['target-result', { 'target-result': '-99999999999' }, /goes down to −1,000,000,000/],
    ['target-price', { 'target-kind': 'exit', 'target-price': '0' }, /above zero/],
  ])('%s says what is wrong beside itself', (id, texts, words) => {
    const answer = ask(texts)
    expect(saysAt(answer, id)).toMatch(words)
    expect(answer.rows[0]?.figure.kind).toBe('none')
  })

  it('in a switch of an older or broken file is as the first', () => {
    expect(exitOf(ask({ 'target-kind': 'nonsense', 'target-result': '0.05' }))).toBe('66666.7')
  })
})
