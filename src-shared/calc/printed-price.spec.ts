import { describe, expect, it } from 'vitest'

import type { InverseSpec } from '../market/contract-spec'
import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { contracts, price } from '../num/units'

import { printedOutcome, printedPrice } from './printed-price'

const old = (spec: InverseSpec, tick = '0.5'): InverseSpec => ({
  ...spec,
  lot: contracts(new D(1)),
  tick: price(new D(tick)),
})
const bitmex = old(contractById('bitmex:XBTUSD')!)
const bybit = old(contractById('bybit:BTCUSD')!)
const kucoin = old(contractById('kucoin:XBTUSDM')!, '1')
const binance = contractById('binance:BTCUSD_PERP')!

const printed = (spec: InverseSpec, exact: string, side: 'long' | 'short'): string =>
  printedPrice(price(new D(exact)), side, spec).toFixed()

describe('a price of a venue that books each lot', () => {
  it('goes to the next whole unit per lot first: up for a short, then down to the tick', () => {
    // 1e8 / 10 939.856 = 9 140.88 → 9 141 → 10 939.72… → 10 939.5
    expect(printed(bitmex, '10939.856', 'short')).toBe('10939.5')
    // 1e8 / 6 968.99 = 14 349.28… → 14 350 → 6 968.64… → 6 968.5, where the tick alone would say 6 968.5 too
    expect(printed(bitmex, '6969.1', 'short')).toBe('6968.5')
  })
  it('goes down to the whole unit and up to the tick for a long', () => {
    // 1e8 / 11 477.9 = 8 712.39… → 8 712 → 11 478.42… → 11 478.5
    expect(printed(bitmex, '11477.9', 'long')).toBe('11478.5')
  })
  it('keeps a price that is whole units already', () => {
    // 1e8 / 14 350 has no end; forth and back it must stay 14 350
    const exact = new D('1e8').div(14_350).toFixed()
    expect(printed(bitmex, exact, 'short')).toBe('6968.5')
  })
  it('keeps a price at which a lot is worth less than a unit', () => {
    expect(printed(bitmex, '300000000', 'long')).toBe('300000000')
  })
})

it('goes straight to the tick where whole fills are booked', () => {
  expect(printed(bybit, '3520.766', 'long')).toBe('3521')
  expect(printed(bybit, '3520.766', 'short')).toBe('3520.5')
})

it('is cut on both sides, or printed exactly, where the policy says so', () => {
  expect(printed(kucoin, '27450.98', 'long')).toBe('27450')
  expect(printed(kucoin, '27450.98', 'short')).toBe('27450')
  expect(printed(binance, '25119.9744576', 'long')).toBe('25119.9744576')
})

it('leaves a reason as it is', () => {
  const never = { kind: 'never', reason: 'no price' } as const
  expect(printedOutcome(never, 'long', bybit)).toBe(never)
  const at = { kind: 'at', price: price(new D('3520.766')) } as const
  expect(printedOutcome(at, 'long', bybit)).toEqual({ kind: 'at', price: price(new D(3_521)) })
})
