import { describe, expect, it } from 'vitest'

import type { InverseSpec } from '../market/contract-spec'
import type { MarginSchedule } from '../market/margin-schedule'
import { contractById } from '../market/registry'
import type { LiquidationPolicy } from '../market/venue-policies'
import { D } from '../num/decimal'
import { coin, contracts, price, rate } from '../num/units'

import { explainLiquidation } from './explain-liquidation'
import type { Explanation } from './explanation'
import type { PositionInput } from './position'
import { positionFigures } from './position-figures'

const bitmex = contractById('bitmex:XBTUSD')!
const deribit = contractById('deribit:BTC-PERPETUAL')!
const tiers = (reach: 'whole' | 'marginal'): MarginSchedule => ({
  method: 'tiered',
  measure: 'coin',
  maintenance: reach,
  initial: 'whole',
  // 1 % to 0.21 coins, 5 % above.
  tiers: [
    { initialRate: rate(new D('0.02')), maintenanceRate: rate(new D('0.01')), upTo: new D('0.21') },
    { initialRate: rate(new D('0.1')), maintenanceRate: rate(new D('0.05')) },
  ],
})

interface Sample {
  readonly policy?: Partial<LiquidationPolicy>
  readonly margin?: MarginSchedule
  readonly side?: 'long' | 'short'
  readonly coins?: string
  readonly base?: InverseSpec
}

/** 10 000 USD at 50 000 with 0.02 BTC, the maintenance on the value at the price, no fee in it. */
function told({
  policy,
  margin,
  side = 'long',
  coins = '0.02',
  base = bitmex,
}: Sample): Explanation {
  const spec: InverseSpec = {
    ...base,
    margin: margin ?? base.margin,
    liquidation: {
      ...base.liquidation,
      ...{ name: 'of this test', basis: 'liquidation-value', isolatedFee: 'outside' },
      ...{ fundingDue: false, printed: 'exact', ...policy },
    },
    fees: { maker: rate(new D(0)), taker: rate(new D('0.00075')) },
  }
  const input: PositionInput = {
    ...{ spec, side, quantity: contracts(new D(10_000)) },
    entry: price(new D(50_000)),
    exit: price(new D(50_000)),
    backing: { kind: 'margin', margin: coin(new D(coins)) },
    ...{ openFeeRate: rate(new D(0)), closeFeeRate: rate(new D(0)), fundingPaid: coin(new D(0)) },
  }
  return explainLiquidation(input, positionFigures(input))
}

describe('the working of a liquidation price', () => {
  it('is the margin over one rate on the first tier', () => {
    const long = told({ margin: tiers('marginal'), coins: '0.005' })
    expect([long.formula, long.substituted]).toEqual([
      'q · C / ((N + margin) / (1 + rate))',
      '10,000 · 1 / ((0.2 + 0.005) / (1 + 0.01))',
    ])
    const short = told({ margin: tiers('marginal'), side: 'short' })
    expect([short.formula, short.substituted]).toEqual([
      'q · C / ((N − margin) / (1 − rate))',
      '10,000 · 1 / ((0.2 − 0.02) / (1 − 0.01))',
    ])
  })
  it('has the deduction of the tier that is reached, and what the closing fee adds', () => {
    // Deduction 0.21 · 4 %; the fee of closing at bankruptcy 0.22 / 1.00075 · 0.075 %.
    const long = told({ margin: tiers('marginal') })
    expect([long.formula, long.substituted]).toEqual([
      'q · C / ((N + (margin + deduction)) / (1 + rate))',
      '10,000 · 1 / ((0.2 + (0.02 + 0.0084)) / (1 + 0.05))',
    ])
    const classic = told({ margin: tiers('marginal'), policy: { isolatedFee: 'bankruptcy-value' } })
    expect([classic.formula, classic.substituted]).toEqual([
      'q · C / ((N + (margin + deduction − closing fee)) / (1 + rate))',
      '10,000 · 1 / ((0.2 + (0.02 + 0.0084 − 0.000164876342743)) / (1 + 0.05))',
    ])
    const inside = told({ margin: tiers('marginal'), policy: { isolatedFee: 'liquidation-value' } })
    expect([inside.formula, inside.substituted]).toEqual([
      'q · C / ((N + (margin + deduction)) / (1 + (rate + added rate)))',
      '10,000 · 1 / ((0.2 + (0.02 + 0.0084)) / (1 + (0.05 + 0.00075)))',
    ])
  })
  it('is a tier’s end where the maintenance jumps there past what is left', () => {
    // 0.21 coins: 0.01 is left, 0.0021 asked below the end and 0.0105 above it.
    const long = told({ margin: tiers('whole') })
    expect([long.formula, long.substituted]).toEqual([
      'q · C / (the tier’s end)',
      '10,000 · 1 / (0.21)',
    ])
  })
  it('is a root where the rate grows', () => {
    const long = told({ base: deribit })
    expect([long.formula, long.substituted]).toEqual([
      'q · C / (2(N + margin) / (B + √(B² + 4k(N + margin))))',
      '10,000 · 1 / (2(0.2 + 0.02) / (B + √(B² + 4 · 0.00005 · (0.2 + 0.02))), B = 1 + 0.01)',
    ])
    const short = told({ base: deribit, side: 'short' })
    expect([short.formula, short.substituted]).toEqual([
      'q · C / (2(N − margin) / (B + √(B² − 4k(N − margin))))',
      '10,000 · 1 / (2(0.2 − 0.02) / (B + √(B² − 4 · 0.00005 · (0.2 − 0.02))), B = 1 − 0.01)',
    ])
  })
  it('takes the maintenance at entry where the policy does', () => {
    const entry = { basis: 'entry-value' } as const
    const long = told({ margin: tiers('marginal'), policy: entry })
    expect([long.formula, long.substituted]).toEqual([
      'q · C / (N + (margin − maintenance))',
      '10,000 · 1 / (0.2 + (0.02 − 0.002))',
    ])
    const short = told({ margin: tiers('marginal'), policy: entry, side: 'short' })
    expect([short.formula, short.substituted]).toEqual([
      'q · C / (N − (margin − maintenance))',
      '10,000 · 1 / (0.2 − (0.02 − 0.002))',
    ])
  })
  it('says what the venue prints where that is another price', () => {
    // 45 909.5859… up to the tick of 0.5
    const onTick = { printed: 'long-ceil-short-floor' } as const
    expect(told({ base: deribit, policy: onTick }).note).toContain('prints 45,910 USD')
    expect(told({ base: deribit }).note).not.toContain('prints')
  })
})
