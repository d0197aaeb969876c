import { expect, it } from 'vitest'

import { contractById, listedContracts } from '../market/registry'

import { explainLiquidationRule } from './explain-liquidation-rule'

it.each(listedContracts.map((spec) => [spec.title, spec] as const))(
  'the rule of %s is named with its source and the day it was read',
  (_, spec) => {
    const { result, source } = explainLiquidationRule(spec)
    expect(result).toBe(spec.liquidation.name)
    expect(source?.readOn).toMatch(/^\d{4}-\d\d-\d\d$/)
  },
)

it('says which value the maintenance is taken on, where the fee stands and how the price is printed', () => {
  const bitmex = explainLiquidationRule(contractById('bitmex:XBTUSD')!)
  expect(bitmex.substituted).toMatch(/at entry; the fee .* drops out/)
  expect(bitmex.note).toMatch(/next tick up for a long.*funding that the side is about to pay/)
  // isolated and cross have the fee in two places
  expect(explainLiquidationRule(contractById('bybit:BTCUSD')!).substituted).toMatch(
    /price itself; isolated: margin added later .*; cross: the fee .* left out/,
  )
  expect(explainLiquidationRule(contractById('deribit:BTC-PERPETUAL')!).note).toMatch(/indicative/)
})
