import { describe, expect, it } from 'vitest'

import { contractById } from '@shared/market/registry'

import { EMPTY_SCENARIO, type Scenario } from '../../app/scenario'

import { readScenario, type NumberField, type ScenarioReading } from './read-scenario'

const bitmex = contractById('bitmex:XBTUSD')
const deribit = contractById('deribit:BTC-PERPETUAL')
const binance = contractById('binance:BTCUSD_PERP')
const read = (patch: Partial<Scenario>, spec = bitmex!): ScenarioReading =>
  readScenario({ ...EMPTY_SCENARIO, ...patch }, spec)
const issueAt = (field: NumberField, patch: Partial<Scenario>, spec = bitmex!) =>
  read(patch, spec).says[field]?.issue

describe('an empty sheet', () => {
  it('has no issue and no number but the defaults of fees and funding', () => {
    const reading = read({})
    expect(reading.says).toEqual({})
    expect(reading.quantity).toBeUndefined()
    expect(reading.entry).toBeUndefined()
    expect(reading.openFeeRate?.toFixed()).toBe('0.0005')
    expect(reading.fundingPaid?.isZero()).toBe(true)
  })
})

describe('bad input', () => {
  it.each<[NumberField, string, RegExp]>([
    ['entry', 'abc', /digits/],
    ['entry', '1e400', /in full, without e/],
    ['entry', '-5', /Entry must be above zero/],
    ['entry', '0', /Entry must be above zero; no contract trades at 0/],
    ['entry', '1'.repeat(60), /60 digits/],
    ['exit', '0', /Mark must be above zero/],
    ['quantity', '0', /Quantity must be above zero/],
    ['quantity', '12 EUR', /does not take EUR/],
    ['leverage', '0', /Leverage must be above zero/],
    ['leverage', '250', /^Leverage on this contract goes up to 100; you typed 250\.$/],
    ['openFee', '11', /Fee goes up to 10; you typed 11/],
    ['closeFee', '-11', /rebate goes up to 10/],
    ['funding', '0.123456789', /at most 8 decimals/],
    ['entry', '99999999999', /Entry goes up to 1,000,000,000/],
  ])('at %s “%s” is said beside the field', (field, text, words) => {
    const reading = read({ [field]: text })
    expect(reading.says[field]?.issue).toMatch(words)
    expect(Object.keys(reading.says)).toEqual([field])
  })

  it('takes its own number away and leaves the others', () => {
    const reading = read({ quantity: '10000', entry: '60000', exit: 'abc', leverage: '10' })
    expect(reading.exit).toBeUndefined()
    expect(reading.quantity?.toFixed()).toBe('10000')
    expect(reading.backing).toBeDefined()
  })

  it('names the exit an exit when it is one', () => {
    expect(issueAt('exit', { exit: '0', exitIs: 'exit' })).toMatch(/^Exit must/)
  })
})

describe('what people paste', () => {
  it.each([
    ['$ 60,000.5', '60000.5'],
    ['60 000', '60000'],
    ['60.000,5', '60000.5'],
    ['60k', '60000'],
  ])('%s is read and said', (text, plain) => {
    const reading = read({ entry: text })
    expect(reading.entry?.toFixed()).toBe(plain)
    expect(reading.says.entry?.hint).toMatch(/^Read as/)
  })
})

describe('quantity', () => {
  it('is turned from dollars into whole lots without an entry', () => {
    const reading = read({ quantity: '10050', quantityUnit: 'usd' })
    expect(reading.quantity?.toFixed()).toBe('10000')
    expect(reading.says.quantity?.hint).toBe('10,000 contracts, down to the lot.')
  })

  it('is turned from coins at the entry, and waits for it', () => {
    const coins = { quantity: '0.2', quantityUnit: 'coin' } as const
    expect(read(coins).quantity).toBeUndefined()
    expect(read(coins).says.quantity?.issue).toBeUndefined()
    expect(read({ ...coins, entry: '50000' }, binance).quantity?.toFixed()).toBe('100')
  })

  it('below one lot is said to be too little', () => {
    expect(issueAt('quantity', { quantity: '40', quantityUnit: 'usd' })).toBe(
      'That is less than one lot. The lot is 100 contracts.',
    )
  })

  it('off the lot is said, with its neighbours, and still counts', () => {
    const reading = read({ quantity: '885' })
    expect(reading.says.quantity?.issue).toBe('The lot is 100: near it are 800 and 900.')
    expect(reading.quantity?.toFixed()).toBe('885')
    expect(issueAt('quantity', { quantity: '5' }, deribit)).toBe(
      'The lot is 10: the smallest order is 10.',
    )
  })
})

describe('margin and fees', () => {
  it('warns of a margin that stands for more leverage than the contract has', () => {
    const reading = read({
      backing: 'margin',
      quantity: '10000',
      entry: '50000',
      margin: '0.0008',
    })
    expect(reading.says.margin?.issue).toBe('That is 250×; this contract goes up to 100×.')
    expect(reading.backing?.kind).toBe('margin')
  })

  it('takes the rate of the role until another is typed', () => {
    expect(read({ openRole: 'maker' }, deribit).openFeeRate?.toFixed()).toBe('0')
    expect(read({ openFee: '-0.025' }).openFeeRate?.toFixed()).toBe('-0.00025')
  })
})

describe('the account', () => {
  const held = { quantity: '10000', entry: '50000', leverage: '10' } as const

  it('stands behind the position with cross margin', () => {
    const reading = read({ ...held, marginMode: 'cross', balance: '0.5', backing: 'margin' })
    expect(reading.backing).toMatchObject({ kind: 'cross' })
    expect(reading.balance?.toFixed()).toBe('0.5')
  })

  it('is waited for with cross margin', () => {
    expect(read({ ...held, marginMode: 'cross' }).backing).toBeUndefined()
  })

  it('is not touched by isolated margin', () => {
    expect(read({ ...held, balance: '0.5' }).backing).toMatchObject({ kind: 'leverage' })
  })

  it.each<[NumberField, Partial<Scenario>, RegExp]>([
    ['balance', { balance: '-1' }, /below zero/],
    ['balance', { balance: '0.123456789' }, /8 decimals/],
    ['stop', { ...held, stop: '51000' }, /must be below the entry/],
    ['stop', { ...held, side: 'short', stop: '49000' }, /must be above the entry/],
    ['stop', { stop: '0' }, /above zero/],
    ['index', { index: 'x' }, /digits/],
    ['fundingRate', { fundingRate: '11' }, /goes up to 10/],
    ['fundingRate', { fundingRate: '-11' }, /goes down to −10/],
  ])('%s of %j is said beside it', (field, patch, words) => {
    expect(issueAt(field, patch)).toMatch(words)
  })

  it('reads a funding rate in percent', () => {
    expect(read({ fundingRate: '0.01' }).fundingRate?.toFixed()).toBe('0.0001')
    expect(read({ fundingRate: '' }).fundingRate).toBeUndefined()
  })
})
