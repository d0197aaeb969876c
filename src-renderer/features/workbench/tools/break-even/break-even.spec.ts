import { assert, describe, expect, it } from 'vitest'

import { contractById } from '@shared/market/registry'

import { EMPTY_SCENARIO, type Scenario } from '../../../../app/scenario'
import { readScenario } from '../../read-scenario'
import type { ToolAnswer, ToolTexts } from '../tool'

import { breakEvenTool } from './break-even'

const bitmex = contractById('bitmex:XBTUSD')
/** 10 000 dollars long from 50 000, 0.05 % each way: a value of 0.2 BTC, a fee in of 0.0001. */
const SHEET = { quantity: '10000', entry: '50000' } as const

function ask(texts: ToolTexts = {}, patch: Partial<Scenario> = {}): ToolAnswer {
  assert(bitmex)
  const reading = readScenario({ ...EMPTY_SCENARIO, ...SHEET, ...patch }, bitmex)
  return breakEvenTool.answer({ reading, texts })
}

function figureOf(answer: ToolAnswer, id: string): string {
  const figure = answer.rows.find((row) => row.id === `break-even-${id}`)?.figure
  if (figure?.kind === 'price') return figure.price.toFixed(3)
  return figure?.kind === 'none' ? figure.reason : ''
}

describe('the break-even', () => {
  it.each([
    // 50 000 · 1.0005 / 0.9995
    ['round-trip', '50050.025'],
    // the fee in is realised: 10 000 / (0.2 − 0.0001)
    ['with-realised', '50025.013'],
    // 50 000 · 1.0005
    ['opening-fee', '50025.000'],
    // (500 000 000 + 0.0001) / (10 000 − 5.5)
    ['linear-with-closing-fee', '50027.515'],
  ])('by the definition %s', (id, price) => {
    expect(figureOf(ask(), id)).toBe(price)
  })

  it('takes what was realised in place of the fee in', () => {
    // 10 000 / (0.2 − 0.01)
    expect(figureOf(ask({ 'break-even-realised': '-0.01' }), 'with-realised')).toBe('52631.579')
  })

  it('counts the funding of the sheet into what was realised', () => {
    // 10 000 / (0.2 − 0.0001 − 0.0099)
    expect(figureOf(ask({}, { funding: '0.0099' }), 'with-realised')).toBe('52631.579')
  })

  it('takes another least closing rate', () => {
    // 0.05 % of the sheet is more than none: 500 000 000.0001 / 9 995
    expect(figureOf(ask({ 'break-even-least': '0' }), 'linear-with-closing-fee')).toBe('50025.013')
  })

  it('names the one that the venue prints', () => {
    const answer = ask()
    expect(answer.rows[1]?.label).toBe('With realised PnL · BitMEX')
    expect(answer.notes[0]).toMatch(/^What BitMEX prints: The price at which PnL makes up/)
    expect(answer.rows[1]?.how?.substituted).toContain('0.2')
  })

  it('is never where costs are more than the position can gain', () => {
    expect(figureOf(ask({}, { funding: '1' }), 'round-trip')).toMatch(/no price covers them/)
  })
})

describe('what is missing or wrong', () => {
  it('is asked for', () => {
    expect(figureOf(ask({}, { quantity: '' }), 'round-trip')).toBe('Needs a quantity.')
  })

  it.each([
    ['break-even-realised', 'x', /digits/],
    ['break-even-least', '-1', /below zero/],
    ['break-even-least', '11', /goes up to 10/],
  ])('%s “%s” is said beside the field', (id, text, words) => {
    const field = ask({ [id]: text }).fields.find((each) => each.id === id)
    expect(field?.kind === 'number' && field.says?.issue).toMatch(words)
  })
})
