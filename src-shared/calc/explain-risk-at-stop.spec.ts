import { describe, expect, it } from 'vitest'

import { contractById } from '../market/registry'
import { D, ZERO } from '../num/decimal'
import { coin, contracts, contractValue, leverage, price, rate } from '../num/units'

import { explainRiskAtStop } from './explain-risk-at-stop'
import { riskAtStop } from './risk-at-stop'

const held = {
  spec: { ...contractById('bitmex:XBTUSD')!, contractValue: contractValue(new D(1)) },
  side: 'long' as const,
  quantity: contracts(new D(10_000)),
  entry: price(new D(50_000)),
  backing: { kind: 'leverage' as const, leverage: leverage(new D(10)) },
  openFeeRate: rate(new D('0.0005')),
  closeFeeRate: rate(new D('0.0004')),
  fundingPaid: coin(ZERO),
}
const stop = price(new D(40_000))

describe('one R', () => {
  it('is the loss at the stop, from the price alone or after fees', () => {
    // 10 000 · (1/40 000 − 1/50 000); and 0.2 · 0.05 % + 0.25 · 0.04 %
    const shown = (basis: 'gross' | 'net'): readonly string[] => {
      const risk = riskAtStop(held, stop, basis)
      return [risk.coin.toFixed(), risk.usd.toFixed()]
    }
    expect(shown('gross')).toEqual(['0.05', '2000'])
    expect(shown('net')).toEqual(['0.0502', '2009'])
  })

  it('shows its working', () => {
    expect(explainRiskAtStop(held, stop, 'gross')).toMatchObject({
      formula: '−(s · q · C · (1/E − 1/X)) at X = stop',
      substituted: '−(+1 · 10,000 · 1 · (1/50,000 − 1/40,000))',
      result: '0.05 BTC (2,000 USD)',
    })
    expect(explainRiskAtStop(held, stop, 'net')).toMatchObject({
      substituted: '−(−0.05 − 0.0002 + 0)',
      result: '0.0502 BTC (2,009 USD)',
    })
  })
})
