import { describe, expect, it } from 'vitest'

import type { InverseSpec } from '../market/contract-spec'
import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { rate } from '../num/units'

import {
  expectedFunding,
  explainExpectedFunding,
  fundingPeriodHours,
  type FundedTime,
} from './expected-funding'

const bitmex = contractById('bitmex:XBTUSD')!
const deribit = contractById('deribit:BTC-PERPETUAL')!
const dated = contractById('bybit:BTCUSDZ26')!
const held = (patch: Partial<FundedTime> = {}): FundedTime & { readonly spec: InverseSpec } => ({
  ...{ side: 'long', fundingRate: rate(new D('0.0001')), days: new D(3), ...patch },
  spec: bitmex,
})
const share = (time: FundedTime): string => {
  const expected = expectedFunding(time)
  return expected.ok ? expected.value.toFixed() : expected.error
}

describe('funding expected over a time', () => {
  it('is paid by a long while the rate is above zero: 0.01 % · 3 · 3', () => {
    expect(share(held())).toBe('0.0009')
    expect(share(held({ side: 'short' }))).toBe('-0.0009')
    expect(share(held({ fundingRate: rate(new D('-0.0002')) }))).toBe('-0.0018')
  })

  it('counts a part of a period as that part: 6 of 8 hours', () => {
    expect(share(held({ days: new D('0.25') }))).toBe('0.000075')
    expect(share(held({ days: new D(0) }))).toBe('0')
  })

  it('is stated for eight hours where it runs continuously', () => {
    expect(fundingPeriodHours(deribit)).toBe(8)
    expect(share({ ...held(), spec: deribit })).toBe('0.0009')
  })

  it('is none of a dated contract, and takes time', () => {
    expect(fundingPeriodHours(dated)).toBeUndefined()
    expect(share({ ...held(), spec: dated })).toBe('A dated contract pays no funding.')
    expect(share(held({ days: new D(-1) }))).toBe('The time held must not be below zero.')
  })

  it('shows its working', () => {
    const down = explainExpectedFunding(
      held({ side: 'short', fundingRate: rate(new D('-0.0001')) }),
    )
    expect(down.substituted).toBe('(−1) · (−0.01%) · 3 · 24 / 8')
    expect(down.result).toBe('0.09% of the notional')
    expect(down.source?.topics).toContain('funding')
    const none = explainExpectedFunding({ ...held(), spec: dated })
    expect([none.substituted, none.result]).toEqual([
      '+1 · 0.01% · 3 · 24 / –',
      'A dated contract pays no funding.',
    ])
  })
})
