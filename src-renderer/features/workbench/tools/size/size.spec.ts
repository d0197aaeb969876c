import { assert, describe, expect, it } from 'vitest'

import { contractById } from '@shared/market/registry'

import { EMPTY_SCENARIO, type Scenario } from '../../../../app/scenario'
import { readScenario } from '../../read-scenario'
import type { ToolAnswer, ToolTexts } from '../tool'

import { sizeTool } from './size'

const bitmex = contractById('bitmex:XBTUSD')
/** Long from 50 000 at ten times, without fees; a lot is 100 contracts of 1 dollar. */
const SHEET = {
  ...{ entry: '50000', stop: '48000', leverage: '10', openFee: '0', closeFee: '0' },
} as const
const IN_COIN = { 'size-kind': 'coin', 'size-risk': '0.01' } as const
const DAYS = { ...IN_COIN, 'size-days': '3' } as const

function ask(texts: ToolTexts, patch: Partial<Scenario> = {}, spec = bitmex): ToolAnswer {
  assert(spec)
  const reading = readScenario({ ...EMPTY_SCENARIO, ...SHEET, ...patch }, spec)
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
    case 'price':
      return figure.shown.toFixed()
    case 'rate':
      return figure.rate.toFixed()
    case 'none':
      return figure.reason
    default:
      return ''
  }
}

describe('the quantity for a risk', () => {
  it.each<[string, ToolTexts, Partial<Scenario>, string]>([
    // 0.01 / (1/48 000 − 1/50 000)
    ['in coins', IN_COIN, {}, '12000'],
    // 480 · 50 000 / 2 000
    ['in dollars', { 'size-kind': 'usd', 'size-risk': '480' }, {}, '12000'],
    // 2 % of 0.5 is 0.01
    ['as a share', { 'size-risk': '2' }, { balance: '0.5' }, '12000'],
    // filled at 47 520: 0.01 / (1/47 520 − 1/50 000) = 9 580.6…
    ['with slippage', { ...IN_COIN, 'size-slippage': '1' }, {}, '9500'],
    // 9 payments of 0.02 %: 0.01 / (1/48 000 − 1/50 000 + 0.0018/50 000) = 11 503.0…
    ['with funding paid', DAYS, { fundingRate: '0.02' }, '11500'],
    // −0.0018: 0.01 / (1/48 000 − 1/50 000 − 0.0018/50 000) = 12 542.0…
    ['with funding received', DAYS, { fundingRate: '-0.02' }, '12500'],
    ['without a rate to pay', DAYS, {}, '12000'],
  ])('%s is down to the lot', (...[, texts, sheet, quantity]) => {
    expect(figureOf(ask(texts, sheet), 'size-quantity')).toBe(quantity)
  })

  it('comes with its loss, notional, leverage and margin', () => {
    const answer = ask(IN_COIN, { balance: '0.5' })
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
    expect(ask(IN_COIN, { stop: '45000' }).risks).toEqual([
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
    expect(ask(IN_COIN, { stop: '56000', side: 'short' }).risks[0]).toMatch(
      /above the liquidation price 55,248\.6/,
    )
  })

  it('is left open without leverage or margin', () => {
    const answer = ask(IN_COIN, { leverage: '' })
    expect([...answer.risks, ...answer.notes]).toEqual([])
    expect(figureOf(answer, 'size-liquidation')).toMatch(/needs leverage/)
  })
})

it('a margin above the balance is a warning', () => {
  // 12 000 / 50 000 / 10 = 0.024
  expect(ask(IN_COIN, { balance: '0.02' }).risks).toEqual([
    'The initial margin of 0.024 BTC is more than the balance of 0.02 BTC.',
  ])
  expect(ask(IN_COIN, { balance: '0.024' }).risks).toEqual([])
})

it('a position that is liquidated at its entry is a warning', () => {
  expect(ask(IN_COIN, { leverage: '', backing: 'margin', margin: '0.001' }).risks[0]).toMatch(
    /maintenance/,
  )
})

describe('with cross margin', () => {
  it('liquidation is that of the whole balance: 0.24 + 0.5 less 0.5 % of 0.24', () => {
    const cross = { marginMode: 'cross', balance: '0.5' } as const
    // 12 000 / (0.24 + 0.5 − 0.0012)
    expect(figureOf(ask(IN_COIN, cross), 'size-liquidation')).toBe('16242.6')
    expect(figureOf(ask(IN_COIN, cross), 'size-margin')).toBe('0.02400000 1200.00')
  })
})

describe('funding until the stop', () => {
  const hintOf = (answer: ToolAnswer): string | undefined => {
    const field = answer.fields.find(({ id }) => id === 'size-days')
    return field?.kind === 'number' ? field.says?.hint : undefined
  }

  it('is shown as received or paid, with its working', () => {
    const answer = ask(DAYS, { fundingRate: '0.02' })
    expect(figureOf(answer, 'size-funding')).toBe('-0.0018')
    expect(hintOf(answer)).toBe('Funding: 0.1800% of the notional, paid.')
    expect(hintOf(ask(DAYS, { fundingRate: '-0.02' }))).toContain('received')
    const how = answer.rows.find(({ id }) => id === 'size-funding')?.how
    expect(how?.substituted).toBe('+1 · 0.02% · 3 · 24 / 8')
  })

  it('needs a rate of the sheet, and a contract that pays any', () => {
    expect(hintOf(ask(DAYS))).toMatch(/none is counted/)
    expect(hintOf(ask(IN_COIN, { fundingRate: '0.02' }))).toBe('At the funding rate of the sheet.')
    expect(figureOf(ask(DAYS), 'size-funding')).toBe('Needs a funding rate on the sheet.')
    const dated = ask(DAYS, { fundingRate: '0.02' }, contractById('bybit:BTCUSDZ26'))
    expect(hintOf(dated)).toBe('A dated contract pays no funding.')
    expect(figureOf(dated, 'size-funding')).toBe('A dated contract pays no funding.')
  })
})

it('has the same rows whatever is known', () => {
  const ids = (answer: ToolAnswer) => answer.rows.map(({ id }) => id)
  expect(ids(ask({}))).toEqual(ids(ask(DAYS, { fundingRate: '0.02' })))
  expect(ids(ask(IN_COIN, { leverage: '' }))).toEqual(ids(ask({})))
})

describe('what is missing or wrong', () => {
  it.each<[string, ToolTexts, Partial<Scenario>, RegExp]>([
    ['an entry', IN_COIN, { entry: '' }, /an entry/],
    ['a stop', { 'size-risk': '1' }, { stop: '' }, /a stop on the sheet/],
    ['a stop', { 'size-risk': '1' }, { stop: '51000' }, /a stop on the sheet/],
    ['the risk', {}, {}, /the risk/],
    ['the balance', { 'size-risk': '1' }, {}, /needs a balance on the sheet/],
  ])('%s is asked for', (...[, texts, patch, words]) => {
    expect(figureOf(ask(texts, patch), 'size-quantity')).toMatch(words)
  })

  it.each<[string, ToolTexts, RegExp]>([
    ['size-risk', { 'size-risk': '0' }, /above zero/],
    ['size-risk', { 'size-risk': '101' }, /goes up to 100/],
    ['size-slippage', { 'size-slippage': '-1' }, /below zero/],
    ['size-days', { 'size-days': 'x' }, /digits/],
    ['size-days', { 'size-days': '-1' }, /below zero/],
    ['size-days', { 'size-days': '3651' }, /goes up to 3,650/],
  ])('%s says what is wrong beside itself', (id, texts, words) => {
    const field = ask(texts).fields.find((each) => each.id === id)
    expect(field?.kind === 'number' && field.says?.issue).toMatch(words)
  })
})
