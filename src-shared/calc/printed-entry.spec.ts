import { expect, it } from 'vitest'

import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { contracts, price } from '../num/units'

import { printedEntry, printedEntryOfCost } from './printed-entry'

const bitmex = contractById('bitmex:XBTUSD')!
const bybit = contractById('bybit:BTCUSD')!
const binance = contractById('binance:BTCUSD_PERP')!
const fill = (quantity: number, at: number) => ({
  quantity: contracts(new D(quantity)),
  price: price(new D(at)),
})

it('shows one fill price as it is, and several by the average booked lot', () => {
  expect(printedEntry(bitmex, [fill(100, 29_800), fill(200, 29_800)])?.toFixed()).toBe('29800')
  // 335 570 + 2 · 333 333 = 1 002 236 / 3 = 334 078.67 → 334 079 → 1e10 / 334 079
  const shown = printedEntry(bitmex, [fill(100, 29_800), fill(200, 30_000)])
  expect(shown?.toFixed(6)).toBe('29933.039790')
})

it('shows the price of the booked value to the coin’s decimals', () => {
  // 3 000 / 0.53333333
  const shown = printedEntry(bybit, [fill(1_000, 5_000), fill(2_000, 6_000)])
  expect(shown?.toFixed()).toBe('5625.00003516')
  expect(printedEntryOfCost(bybit, contracts(new D(11)), 156_216n)?.toFixed()).toBe('7041.53223741')
})

it('shows the exact mean where no rule is known', () => {
  expect(printedEntry(binance, [fill(1, 10_000), fill(1, 20_000)])?.toFixed(4)).toBe('13333.3333')
  // 1 contract of 100 USD booked at 1 000 000 satoshi
  expect(printedEntryOfCost(binance, contracts(new D(1)), 1_000_000n)?.toFixed()).toBe('10000')
})

it('shows no entry without contracts or without value', () => {
  expect(printedEntry(bybit, [fill(0, 5_000)])).toBeUndefined()
  expect(printedEntryOfCost(bybit, contracts(new D(0)), 5n)).toBeUndefined()
  expect(printedEntryOfCost(bybit, contracts(new D(5)), 0n)).toBeUndefined()
})
