import { assert, describe, expect, it } from 'vitest'

import { contractById } from '@shared/market/registry'

import { EMPTY_SCENARIO, type Scenario } from '../../../../app/scenario'
import { readScenario } from '../../read-scenario'
import type { ToolAnswer, ToolTexts } from '../tool'

import { targetTool } from './target'

const bitmex = contractById('bitmex:XBTUSD')
/** 10 000 dollars long from 50 000 at ten times: 0.2 BTC behind 0.02 of margin, 0.05 % each way. */
const SHEET = { quantity: '10000', entry: '50000', leverage: '10' } as const

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
    ['R in coins', { 'target-kind': 'r-coin', 'target-result': '2', stop: '45000' }, '64285.8'],
    // 1 R = 0.2·5 000 = 1 000 dollars; 50 000 + 2 000/0.2
    ['R in dollars', { 'target-kind': 'r-usd', 'target-result': '2', stop: '45000' }, '60000'],
    // the same 0.05 on a balance of 1
    ['equity', { 'target-kind': 'equity-coin', 'target-result': '1.05', balance: '1' }, '66666.7'],
    // (72 000 + 10 000) / (0.2 + 1)
    [
      'equity in dollars',
      { 'target-kind': 'equity-usd', 'target-result': '72000', balance: '1' },
      '68333.4',
    ],
    // a loss of 0.05: 10 000 / 0.25
    ['a loss', { 'target-result': '-0.05' }, '40000'],
  ])('in %s', (_, texts, exit) => {
    expect(exitOf(ask(texts))).toBe(exit)
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

describe('what is missing', () => {
  it.each<[string, ToolTexts, Partial<Scenario>, RegExp]>([
    ['the quantity', { 'target-result': '0.05' }, { quantity: '' }, /a quantity/],
    ['the entry', { 'target-result': '0.05' }, { entry: '' }, /an entry/],
    ['the result', {}, {}, /the wanted result/],
    ['leverage', { 'target-kind': 'roe', 'target-result': '5' }, { leverage: '' }, /leverage/],
    ['a stop', { 'target-kind': 'r-usd', 'target-result': '5' }, {}, /a stop/],
    ['a balance', { 'target-kind': 'equity-coin', 'target-result': '5' }, {}, /balance/],
  ])('%s is said', (...[, texts, patch, words]) => {
    expect(exitOf(ask(texts, patch))).toMatch(words)
  })
})

describe('a wrong field', () => {
  it.each<[string, ToolTexts, RegExp]>([
    ['target-result', { 'target-result': 'abc' }, /digits/],
    ['target-result', { 'target-result': '-99999999999' }, /goes down to −1,000,000,000/],
    ['stop', { 'target-kind': 'r-usd', 'target-result': '2', stop: '50001' }, /must be below/],
    [
      'balance',
      { 'target-kind': 'equity-coin', 'target-result': '2', balance: '-1' },
      /below zero/,
    ],
  ])('%s says what is wrong beside itself', (id, texts, words) => {
    const answer = ask(texts)
    expect(saysAt(answer, id)).toMatch(words)
    expect(answer.rows[0]?.figure.kind).toBe('none')
  })

  it('in a switch of an older or broken file is as the first', () => {
    expect(exitOf(ask({ 'target-kind': 'nonsense', 'target-result': '0.05' }))).toBe('66666.7')
  })
})
