import { assert, describe, expect, it } from 'vitest'

import { contractById } from '@shared/market/registry'

import { EMPTY_SCENARIO, type Scenario } from '../../../../app/scenario'
import { readScenario } from '../../read-scenario'
import type { ToolAnswer, ToolTexts } from '../tool'

import { liquidationTool } from './liquidation'

const bitmex = contractById('bitmex:XBTUSD')
const bybit = contractById('bybit:BTCUSD')
/** 10 000 dollars long from 50 000: 0.2 BTC behind 0.02, maintenance 0.5 % of the value at entry, 0.001. */
const SHEET = { quantity: '10000', entry: '50000', leverage: '10', closeFee: '0' } as const
const FALL = { 'survive-move': '-20' } as const

function ask(texts: ToolTexts, patch: Partial<Scenario> = {}, spec = bitmex): ToolAnswer {
  assert(spec)
  const reading = readScenario({ ...EMPTY_SCENARIO, ...SHEET, ...patch }, spec)
  return liquidationTool.answer({ reading, texts })
}

const rowOf = (answer: ToolAnswer, id: string): ToolAnswer['rows'][number] | undefined =>
  answer.rows.find((row) => row.id === id)

function figureOf(answer: ToolAnswer, id: string): string {
  const figure = rowOf(answer, id)?.figure
  if (figure?.kind === 'count') return figure.count.toFixed()
  if (figure?.kind === 'price') return figure.shown.toFixed()
  if (figure?.kind === 'money')
    return `${figure.twin.coin.toFixed(8)} ${figure.twin.usd.toFixed(2)}`
  return figure?.kind === 'none' ? figure.reason : ''
}

describe('a move that would liquidate', () => {
  it('is survived with margin added, in coins and in dollars at the mark', () => {
    // at 40 000 the result is 0.2 − 0.25 = −0.05: 0.001 − (0.02 − 0.05)
    expect(figureOf(ask(FALL), 'survive-margin')).toBe('0.03100000 1550.00')
  })

  it('or with contracts cut, up to the lot', () => {
    // k · (0.05 + 0.001) = 0.02, 10 000 · (1 − 0.392…) = 6 078.43…
    expect(figureOf(ask(FALL), 'survive-cut')).toBe('6100')
    expect(figureOf(ask(FALL), 'survive-exact')).toMatch(/^6078\.43/)
  })

  it('is shown with the price it leads to and where liquidation is now', () => {
    expect(figureOf(ask(FALL), 'survive-price')).toBe('40000')
    expect(figureOf(ask(FALL), 'survive-liquidation')).toBe('45662.2')
    expect(rowOf(ask(FALL), 'survive-margin')?.how?.formula).toContain('maintenance')
  })

  it('starts from the mark of the sheet, or from the one typed', () => {
    // 62 500 − 20 % is the entry: nothing is lost there
    expect(figureOf(ask(FALL, { exit: '62500' }), 'survive-price')).toBe('50000')
    expect(
      figureOf(ask({ ...FALL, 'survive-mark': '60000' }, { exit: '62500' }), 'survive-price'),
    ).toBe('48000')
    expect(figureOf(ask(FALL, { exit: '62500', exitIs: 'exit' }), 'survive-price')).toBe('40000')
  })

  it('asks for more where the venue takes the closing fee from added margin', () => {
    const plain = ask(FALL, { contractId: 'bybit:BTCUSD' }, bybit)
    // on the value at 40 000: 0.25 · 0.5 % = 0.00125; (0.03 + 0.00125) · 1.00055
    expect(figureOf(plain, 'survive-margin')).toMatch(/^0\.03126719 /)
  })
})

it('a move that is survived as it stands asks for nothing', () => {
  const answer = ask({ 'survive-move': '-5' })
  expect(figureOf(answer, 'survive-margin')).toBe('0.00000000 0.00')
  expect(figureOf(answer, 'survive-cut')).toBe('0')
  expect(answer.notes).toContain('It survives this move as it stands.')
})

it('a fall of 100 % is refused in words', () => {
  expect(figureOf(ask({ 'survive-move': '-100' }), 'survive-margin')).toMatch(
    /cannot fall by 100 %/,
  )
})

describe('what is missing or wrong', () => {
  it.each<[string, ToolTexts, Partial<Scenario>, RegExp]>([
    ['the quantity', FALL, { quantity: '' }, /a quantity/],
    ['leverage or margin', FALL, { leverage: '' }, /leverage or margin/],
    ['the move', {}, {}, /the move/],
  ])('%s is asked for', (...[, texts, patch, words]) => {
    expect(figureOf(ask(texts, patch), 'survive-margin')).toMatch(words)
  })

  it.each<[string, ToolTexts, RegExp]>([
    ['survive-move', { 'survive-move': 'half' }, /digits/],
    ['survive-move', { 'survive-move': '2000' }, /goes up to 1,000/],
    ['survive-mark', { 'survive-move': '-5', 'survive-mark': '0' }, /above zero/],
  ])('%s says what is wrong beside itself', (id, texts, words) => {
    const answer = ask(texts)
    const field = answer.fields.find((each) => each.id === id)
    expect(field?.kind === 'number' && field.says?.issue).toMatch(words)
    expect(figureOf(answer, 'survive-margin')).toBe('')
  })
})
