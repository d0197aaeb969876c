import { describe, expect, it } from 'vitest'

import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { coin, contracts, leverage, price, rate, type Price } from '../num/units'

import { equityAfter, explainEquityAfter } from './equity-after'
import type { PositionInput } from './position'
import { riskAtStop } from './risk-at-stop'

const spec = contractById('bitmex:XBTUSD')!
const at = (value: number): Price => price(new D(value))
const position: Omit<PositionInput, 'exit'> = {
  ...{ spec, side: 'long', quantity: contracts(new D(10_000)), entry: at(50_000) },
  backing: { kind: 'leverage', leverage: leverage(new D(10)) },
  openFeeRate: rate(new D('0.001')),
  closeFeeRate: rate(new D('0.001')),
  fundingPaid: coin(new D('0.002')),
}

describe('equity after an exit', () => {
  const closed = { balance: coin(new D(1)), net: coin(new D('-0.05')) }

  it('is the balance and the result, in dollars at the exit', () => {
    // 0.95 · 40 000
    const { coin: coins, usd } = equityAfter(spec, closed, at(40_000))
    expect([coins.toFixed(), usd.toFixed()]).toEqual(['0.95', '38000'])
  })

  it('shows its working', () => {
    const { substituted, result } = explainEquityAfter(spec, closed, at(40_000))
    expect([substituted, result]).toEqual(['1 + (−0.05); 0.95 · 40,000', '0.95 BTC (38,000 USD)'])
  })
})

describe('risk at the stop', () => {
  const risk = (side: 'long' | 'short', stop: number, basis: 'net' | 'gross') => {
    const { coin: coins, usd } = riskAtStop({ ...position, side }, at(stop), basis)
    return [coins.toFixed(), usd.toFixed()]
  }

  it('is the loss of the price alone, above zero: 10 000/40 000 − 0.2', () => {
    expect(risk('long', 40_000, 'gross')).toEqual(['0.05', '2000'])
    // 0.2 − 10 000/62 500 = 0.04, 2 500 dollars
    expect(risk('short', 62_500, 'gross')).toEqual(['0.04', '2500'])
  })

  it('has fees and funding inside when it is net: 0.05 + 0.0002 + 0.00025 + 0.002', () => {
    // dollars: 2 000 + 10 + 10 + 0.002 · 40 000
    expect(risk('long', 40_000, 'net')).toEqual(['0.05245', '2100'])
  })
})
