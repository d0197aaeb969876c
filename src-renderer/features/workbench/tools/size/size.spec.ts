import { assert, describe, expect, it } from 'vitest'

import { contractById } from '@shared/market/registry'

import { EMPTY_SCENARIO, type Scenario } from '../../../../app/scenario'
import { readScenario } from '../../read-scenario'
import type { ToolAnswer, ToolTexts } from '../tool'

import { sizeTool } from './size'

const bitmex = contractById('bitmex:XBTUSD')
/** Long from 50 000 at ten times, without fees; a lot is 100 contracts of 1 dollar. */
const SHEET = { entry: '50000', leverage: '10', openFee: '0', closeFee: '0' } as const
const IN_COIN = { 'size-kind': 'coin', 'size-risk': '0.01', stop: '48000' } as const

function ask(texts: ToolTexts, patch: Partial<Scenario> = {}): ToolAnswer {
  assert(bitmex)
  const reading = readScenario({ ...EMPTY_SCENARIO, ...SHEET, ...patch }, bitmex)
  return sizeTool.answer({ reading, texts })
}

function figureOf(answer: ToolAnswer, id: string): string {
  const figure = answer.rows.find((row) => row.id === id)?.figure
  switch (figure?.kind) {
    case 'count':
      return figure.count.toFixed()
    case 'times':
      return figure.times.toFixed()
    case 'money':
      return `${figure.twin.coin.toFixed(8)} ${figure.twin.usd.toFixed(2)}`
    case 'none':
      return figure.reason
    default:
      return ''
  }
}

describe('the quantity for a risk', () => {
  it.each<[string, ToolTexts, string]>([
    // 0.01 / (1/48 000 − 1/50 000)
    ['in coins', IN_COIN, '12000'],
    // 480 · 50 000 / 2 000
    ['in dollars', { 'size-kind': 'usd', 'size-risk': '480', stop: '48000' }, '12000'],
    // 2 % of 0.5 is 0.01
    ['as a share', { 'size-risk': '2', balance: '0.5', stop: '48000' }, '12000'],
    // filled at 47 520: 0.01 / (1/47 520 − 1/50 000) = 9 580.6…
    ['with slippage', { ...IN_COIN, 'size-slippage': '1' }, '9500'],
    // 0.01 / (1/48 000 − 1/50 000 + 0.001/50 000) = 11 719
    ['with funding paid', { ...IN_COIN, 'size-funding': '0.1' }, '11700'],
  ])('%s is down to the lot', (_, texts, quantity) => {
    expect(figureOf(ask(texts), 'size-quantity')).toBe(quantity)
  })

  it('comes with its loss, notional, leverage and margin', () => {
    const answer = ask({ ...IN_COIN, balance: '0.5' })
    expect(figureOf(answer, 'size-risk')).toBe('0.01000000 480.00')
    expect(figureOf(answer, 'size-notional')).toBe('0.24000000 12000.00')
    expect(figureOf(answer, 'size-leverage')).toBe('0.48')
    expect(figureOf(answer, 'size-margin')).toBe('0.02400000 1200.00')
    expect(answer.rows[0]?.how?.formula).toContain('lot')
  })

  it('can be put on the sheet as contracts', () => {
    expect(ask(IN_COIN).taking?.patch).toEqual({ quantity: '12000', quantityUnit: 'contracts' })
  })

  it('below one lot is refused in words', () => {
    expect(figureOf(ask({ ...IN_COIN, 'size-risk': '0.00001' }), 'size-quantity')).toMatch(
      /^One lot of 100/,
    )
  })
})

describe('whether liquidation comes before the stop', () => {
  it('is a warning where it does', () => {
    // 50 000 / (1 + 0.1 − 0.005) = 45 662.1…
    expect(ask({ ...IN_COIN, stop: '45000' }).risks).toEqual([
      'The stop at 45,000.0 is below the liquidation price 45,662.2: the venue would close the position first.',
    ])
  })

  it('is said to be on the safe side where it does not', () => {
    const answer = ask(IN_COIN)
    expect(answer.risks).toEqual([])
    expect(answer.notes).toEqual([
      'The stop at 48,000.0 is above the liquidation price 45,662.2: it is met first.',
    ])
  })

  it('turns with a short', () => {
    // 50 000 / (1 − 0.1 + 0.005) = 55 248.6…
    expect(ask({ ...IN_COIN, stop: '56000' }, { side: 'short' }).risks[0]).toMatch(
      /above the liquidation price 55,248\.6/,
    )
  })

  it('is left open without leverage or margin', () => {
    const answer = ask(IN_COIN, { leverage: '' })
    expect([...answer.risks, ...answer.notes]).toEqual([])
    expect(figureOf(answer, 'size-liquidation')).toMatch(/needs leverage/)
  })
})

describe('what is missing or wrong', () => {
  it.each<[string, ToolTexts, Partial<Scenario>, RegExp]>([
    ['an entry', IN_COIN, { entry: '' }, /an entry/],
    ['a stop', { 'size-risk': '1' }, {}, /a stop/],
    ['the risk', { stop: '48000' }, {}, /the risk/],
    ['the balance', { stop: '48000', 'size-risk': '1' }, {}, /needs the balance/],
  ])('%s is asked for', (...[, texts, patch, words]) => {
    expect(figureOf(ask(texts, patch), 'size-quantity')).toMatch(words)
  })

  it.each<[string, ToolTexts, RegExp]>([
    ['stop', { stop: '51000' }, /below the entry/],
    ['size-risk', { 'size-risk': '0' }, /above zero/],
    ['size-risk', { 'size-risk': '101' }, /goes up to 100/],
    ['size-slippage', { 'size-slippage': '-1' }, /below zero/],
    ['size-funding', { 'size-funding': 'x' }, /digits/],
  ])('%s says what is wrong beside itself', (id, texts, words) => {
    const field = ask(texts).fields.find((each) => each.id === id)
    expect(field?.kind === 'number' && field.says?.issue).toMatch(words)
  })
})
