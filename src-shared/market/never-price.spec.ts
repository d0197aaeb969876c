import { expect, it } from 'vitest'

import { D } from '../num/decimal'
import { price } from '../num/units'

import { meansNever } from './never-price'
import { contractById } from './registry'

const says = (id: string, at: number): boolean => meansNever(contractById(id)!, price(new D(at)))

it('knows the price that a venue writes for never, and no other', () => {
  expect(says('bitmex:XBTUSD', 1_000_000)).toBe(true)
  expect(says('bitmex:XBTUSD', 999_999)).toBe(false)
  expect(says('bybit:BTCUSD', 999_999)).toBe(true)
  expect(says('deribit:BTC-PERPETUAL', 1_000_000)).toBe(false)
})
