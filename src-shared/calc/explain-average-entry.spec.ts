import { expect, it } from 'vitest'

import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { contracts, leverage, price } from '../num/units'

import { explainAverageEntry } from './explain-average-entry'
import { explainLargestAtLeverage } from './explain-tier-limits'

const bybit = contractById('bybit:BTCUSD')!
const deribit = contractById('deribit:BTC-PERPETUAL')!
const fill = (quantity: number, at: number) => ({
  quantity: contracts(new D(quantity)),
  price: price(new D(at)),
})

it('writes the harmonic mean of an inverse contract with its fills', () => {
  // 200 / (100/10 000 + 100/20 000) = 200 / 0.015
  const told = explainAverageEntry(bybit, [fill(100, 10_000), fill(100, 20_000)])
  expect(told?.substituted).toBe('(100 + 100) / (100/10,000 + 100/20,000)')
  expect(told?.result).toBe('13,333.3333333 USD')
})

it('writes the plain mean of a linear one, and no more than three fills', () => {
  const fills = [fill(1, 10), fill(1, 20), fill(1, 30), fill(1, 40)]
  const told = explainAverageEntry({ ...bybit, kind: 'linear' }, fills)
  expect(told?.substituted).toBe('(1 · 10 + 1 · 20 + 1 · 30 + …) / (1 + 1 + 1 + …)')
  expect(told?.result).toBe('25 USD')
  expect(explainAverageEntry(bybit, [])).toBeUndefined()
})

it('writes the largest position at a leverage, or why there is none', () => {
  const told = (times: number): string =>
    explainLargestAtLeverage(deribit, leverage(new D(times))).result
  expect([told(25), told(60)]).toEqual(['400 BTC', 'The contract allows at most 50×.'])
  expect(explainLargestAtLeverage(deribit, leverage(new D(25))).source?.topics).toContain('margin')
})
