import { describe, expect, it } from 'vitest'

import type { LinearSpec } from '../market/contract-spec'
import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { contracts, contractValue, price } from '../num/units'

import { explainTickValue, tickValue } from './tick-value'

const spec = {
  ...contractById('bitmex:XBTUSD')!,
  contractValue: contractValue(new D(1)),
  tick: price(new D('0.5')),
}
const linear: LinearSpec = { ...spec, kind: 'linear', settlement: 'USD' }
const quantity = contracts(new D(10_000))
const at = price(new D(50_000))

describe('one tick up', () => {
  it('of an inverse contract brings coins by both prices and dollars in a straight line', () => {
    // 10 000 · 0.5 / (50 000 · 50 000.5) and 10 000 · 0.5 / 50 000
    const { coin, usd } = tickValue({ spec, quantity }, at)
    expect([coin.toFixed(16), usd.toFixed()]).toEqual(['0.0000019999800002', '0.1'])
  })

  it('of a linear contract is the same at every price', () => {
    expect(tickValue({ spec: linear, quantity }, at).coin.toFixed()).toBe('5000')
  })
})

it('shows its working', () => {
  const inverse = explainTickValue({ spec, quantity }, at)
  expect([inverse.formula, inverse.substituted, inverse.result]).toEqual([
    'q · C · tick / (P · (P + tick))',
    '10,000 · 1 · 0.5 / (50,000 · 50,000.5)',
    '0.0000019999800002 BTC (0.1 USD)',
  ])
  expect(inverse.source?.topics).toContain('contract')
  expect(explainTickValue({ spec: linear, quantity }, at).result).toBe('5,000 USD')
})
