import { expect, it } from 'vitest'

import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { coin } from '../num/units'

import { printedCoin } from './printed-coin'

it('cuts a coin figure to the places that the venue prints', () => {
  const settled = coin(new D('-5.18468'))
  const spec = contractById('bybit:BTCUSD')!
  expect(printedCoin(settled, spec)).toBe(settled)
  const printed = { places: 4, mode: 'down' } as const
  const coarse = { settlementPolicy: { ...spec.settlementPolicy, printedCoin: printed } }
  expect(printedCoin(settled, coarse).toFixed()).toBe('-5.1846')
})
