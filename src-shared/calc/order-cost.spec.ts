import { describe, expect, it } from 'vitest'

import type { InverseSpec } from '../market/contract-spec'
import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { contracts, contractValue, leverage, price, rate } from '../num/units'

import { explainOrderCost, orderCost, orderCostFactor, orderCostOf } from './order-cost'

const bybit = contractById('bybit:BTCUSD')!
const bitmex = contractById('bitmex:XBTUSD')!
const binance = contractById('binance:BTCUSD_PERP')!

const under = (
  spec: InverseSpec,
  taker: string,
  orderCost?: InverseSpec['settlementPolicy']['orderCost'],
): InverseSpec => ({
  ...spec,
  fees: { ...spec.fees, taker: rate(new D(taker)) },
  settlementPolicy: { ...spec.settlementPolicy, ...(orderCost ? { orderCost } : {}) },
})
const factor = (spec: InverseSpec, side: 'long' | 'short', times: number): string =>
  orderCostFactor({ spec, side, leverage: leverage(new D(times)) }).toFixed()

describe('the cost of an order per coin of its value', () => {
  it('takes margin and both fees, the closing one at bankruptcy, by side', () => {
    // 0.01 + 0.00075 + 0.00075 · 1.01 and · 0.99
    expect(factor(under(bybit, '0.00075'), 'long', 100)).toBe('0.0115075')
    expect(factor(under(bybit, '0.00075'), 'short', 100)).toBe('0.0114925')
  })
  it('charges no closing fee on a sell at 1×, which nothing bankrupts', () => {
    expect(factor(under(bybit, '0.0006'), 'short', 1)).toBe('1.0006')
  })
  it('counts the closing value as at least the venue’s least share', () => {
    const leastClosingValue = rate(new D('0.01'))
    const rule = { method: 'fees-both-ways', closing: 'by-side', leastClosingValue } as const
    // 1 + 0.00075 + 0.00075 · 0.01
    expect(factor(under(bybit, '0.00075', rule), 'short', 1)).toBe('1.0007575')
    expect(factor(under(bybit, '0.00075', rule), 'long', 1)).toBe('1.00225')
  })
  it('charges both sides alike where the venue does', () => {
    expect(factor(under(bitmex, '0.0005'), 'short', 100)).toBe('0.011005')
    expect(factor(under(bitmex, '0.0005'), 'long', 100)).toBe('0.011005')
  })
})

describe('the cost of an order in whole units', () => {
  it('rounds value · factor as the venue rounds margins', () => {
    const lotOne = { ...under(bitmex, '0.00075'), lot: contracts(new D(1)) }
    // 33 333 · 1.00225 = 33 407.99…
    const order = { spec: lotOne, side: 'long', leverage: leverage(new D(1)) } as const
    expect(orderCostOf(order, 33_333n)).toBe(33_408n)
    const [quantity, at] = [contracts(new D(1)), price(new D(3_000))]
    expect(orderCost({ ...order, quantity, price: at, mark: at })).toBe(33_408n)
  })
  it('adds what the fill would lose at the mark, and nothing for a gain', () => {
    const order = {
      ...{ spec: binance, leverage: leverage(new D(10)) },
      quantity: contracts(new D(10)),
      price: price(new D(10_000)),
    }
    // value 0.1, margin 0.01; buying above the mark: 1 000 · (1/9 900 − 1/10 000) = 0.00101010…
    const dear = { ...order, side: 'long', mark: price(new D(9_900)) } as const
    expect(orderCost(dear)).toBe(1_101_010n)
    expect(orderCost({ ...dear, side: 'short' })).toBe(1_000_000n)
    expect(explainOrderCost(dear).substituted).toBe('0.1 / 10 + 0.0010101010101')
  })
  it('is the initial margin alone where no rule is known', () => {
    const spec = contractById('deribit:BTC-PERPETUAL')!
    expect(factor(spec, 'long', 4)).toBe('0.25')
  })
})

it('explains itself by margin, opening and closing fee', () => {
  const order = {
    ...{ spec: under(bybit, '0.00055'), side: 'short' as const },
    leverage: leverage(new D(25)),
    quantity: contracts(new D(10_000)),
    price: price(new D(2_000)),
    mark: price(new D(2_000)),
  }
  // 5 · (0.04 + 0.00055 + 0.00055 · 0.96) = 0.20539
  expect(explainOrderCost(order)).toMatchObject({
    formula: 'N · (1/L + t + t · (1 − 1/L))',
    substituted: '5 · (1/25 + 0.055% + 0.055% · (1 − 1/25))',
    result: '0.20539 BTC',
  })
})

it('explains a cost without fees, and one that charges both sides alike', () => {
  const short = {
    ...{ side: 'short' as const, leverage: leverage(new D(25)) },
    quantity: contracts(new D(10_000)),
    price: price(new D(2_000)),
    mark: price(new D(2_000)),
  }
  const deribit = contractById('deribit:BTC-PERPETUAL')!
  const plain = { ...deribit, contractValue: contractValue(new D(1)) }
  expect(explainOrderCost({ ...short, spec: plain })).toMatchObject({
    figure: 'orderCost',
    formula: 'N / L',
    substituted: '5 / 25',
    result: '0.2 BTC',
  })
  const rule = { method: 'fees-both-ways', closing: 'alike' } as const
  const alike = explainOrderCost({ ...short, spec: under(bitmex, '0.00055', rule) })
  expect(alike.formula).toBe('N · (1/L + t + t · (1 + 1/L))')
  expect(alike.note).not.toContain('at least')
  const least = { ...rule, closing: 'by-side', leastClosingValue: rate(new D('0.01')) } as const
  const long = explainOrderCost({ ...short, side: 'long', spec: under(bybit, '0.00055', least) })
  expect(long.formula).toBe('N · (1/L + t + t · (1 + 1/L))')
  expect(long.note).toContain('at least 1% of the order')
})
