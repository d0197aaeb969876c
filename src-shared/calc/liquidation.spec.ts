import { describe, expect, it } from 'vitest'

import type { MarginSchedule } from '../market/margin-schedule'
import type { LiquidationPolicy } from '../market/venue-policies'
import { D } from '../num/decimal'
import { coin, contracts, contractValue, price, rate } from '../num/units'

import { bankruptcy, type Isolated } from './bankruptcy'
import { liquidation, type LiquidationTerms } from './liquidation'

const tier = (initialRate: string, maintenanceRate: string, upTo?: string) => ({
  ...(upTo === undefined ? {} : { upTo: new D(upTo) }),
  initialRate: rate(new D(initialRate)),
  maintenanceRate: rate(new D(maintenanceRate)),
})
const flat: MarginSchedule = {
  method: 'tiered',
  measure: 'coin',
  maintenance: 'whole',
  initial: 'whole',
  tiers: [tier('0.01', '0.005')],
}
/** 1 % to 0.21 coins, 5 % above. */
const twoTiers = (reach: 'whole' | 'marginal'): MarginSchedule => ({
  ...flat,
  maintenance: reach,
  tiers: [tier('0.02', '0.01', '0.21'), tier('0.1', '0.05')],
})
const policy: LiquidationPolicy = {
  name: 'of this test',
  basis: 'liquidation-value',
  isolatedFee: 'outside',
  crossFee: 'outside',
  feeRate: 'taker',
  fundingDue: false,
  printed: 'exact',
  indicative: false,
}
/** Deribit BTC: 1 % + 0.005 % per coin. */
const growing: MarginSchedule = {
  method: 'linear-growth',
  initialBase: rate(new D('0.02')),
  maintenanceBase: rate(new D('0.01')),
  slopePerCoin: rate(new D('0.00005')),
}

interface Sample {
  readonly side: 'long' | 'short'
  readonly basis: 'entry-value' | 'liquidation-value'
  readonly margin: string
  readonly quantity?: number
  readonly schedule?: MarginSchedule
  readonly kind?: 'inverse' | 'linear'
  readonly policy?: Partial<LiquidationPolicy>
  readonly extraMargin?: string
  readonly nextFundingRate?: string
  /** The venue's fee for a forced close, where it states one. */
  readonly liquidationFee?: string
}

/** 10 000 USD at 50 000, worth 0.2 BTC, unless said otherwise. */
function sample({
  side,
  basis,
  margin,
  quantity = 10_000,
  schedule = flat,
  kind = 'inverse',
  policy: changed = {},
  ...more
}: Sample): Isolated<LiquidationTerms> {
  return {
    spec: {
      kind,
      contractValue: contractValue(new D(1)),
      margin: schedule,
      liquidation: { ...policy, basis, ...changed },
      settlement: 'BTC',
      fees: {
        maker: rate(new D(0)),
        taker: rate(new D('0.00075')),
        ...(more.liquidationFee ? { liquidation: rate(new D(more.liquidationFee)) } : {}),
      },
    },
    side,
    quantity: contracts(new D(quantity)),
    entry: price(new D(50_000)),
    margin: coin(new D(margin)),
    ...(more.extraMargin ? { extraMargin: coin(new D(more.extraMargin)) } : {}),
    ...(more.nextFundingRate ? { nextFundingRate: rate(new D(more.nextFundingRate)) } : {}),
  }
}

const priceOf = (input: Sample): string => {
  const outcome = liquidation(sample(input))
  return outcome.kind === 'at' ? outcome.price.toFixed(10) : outcome.reason
}

describe('isolated liquidation', () => {
  it('takes the maintenance on the entry value: E·L/(L + 1 − m·L) and E·L/(L − 1 + m·L)', () => {
    // 10× → margin 0.02: 500 000 / (11 − 0.05) = 45 662.1004566…; 500 000 / (9 + 0.05) = 55 248.6187845…
    expect(priceOf({ side: 'long', basis: 'entry-value', margin: '0.02' })).toBe('45662.1004566210')
    expect(priceOf({ side: 'short', basis: 'entry-value', margin: '0.02' })).toBe(
      '55248.6187845304',
    )
  })

  it('takes it on the value at the price itself: Q(1 ± m)/(Q/E ± W)', () => {
    // 10 050 / 0.22 = 45 681.818…; 9 950 / 0.18 = 55 277.777…
    expect(priceOf({ side: 'long', basis: 'liquidation-value', margin: '0.02' })).toBe(
      '45681.8181818182',
    )
    expect(priceOf({ side: 'short', basis: 'liquidation-value', margin: '0.02' })).toBe(
      '55277.7777777778',
    )
  })

  it('solves the quadratic of a rate that grows with the position', () => {
    // Long: 0.00005 N² + 1.01 N − 0.22 = 0 → N = 0.217819457…, price 10 000 / N.
    const long: Sample = {
      side: 'long',
      basis: 'liquidation-value',
      margin: '0.02',
      schedule: growing,
    }
    expect(priceOf(long)).toBe('45909.5859532577')
    expect(priceOf({ ...long, side: 'short' })).toBe('54999.4949448571')
  })

  it('takes a growing rate at the entry notional where the venue margins the entry value', () => {
    // Rate 0.01 + 0.2 · 0.00005 = 0.01001, maintenance 0.002002: 10 000 / (0.22 − 0.002002)
    const input: Sample = { side: 'long', basis: 'entry-value', margin: '0.02', schedule: growing }
    expect(priceOf(input)).toBe('45871.9804768851')
  })

  it('of two roots takes the one that an adverse price meets, not the far one beyond 1/k coins', () => {
    // 2 000 BTC short with 500 BTC of margin: the other root lies near 18 000 BTC, a price below 6 000.
    const input: Sample = {
      side: 'short',
      basis: 'liquidation-value',
      margin: '500',
      quantity: 100_000_000,
      schedule: growing,
    }
    const outcome = liquidation(sample(input))
    expect(outcome.kind === 'at' && outcome.price.gt(50_000)).toBe(true)
  })

  it('goes on over the end of a marginal tier: (N₀ + m + deduction)/(1 + rate)', () => {
    // Deduction 0.21 · 0.04 = 0.0084: (0.2 + 0.02 + 0.0084) / 1.05 = 0.217523809…, price 45 971.97…
    const input: Sample = { side: 'long', basis: 'liquidation-value', margin: '0.02' }
    expect(priceOf({ ...input, schedule: twoTiers('marginal') })).toBe('45971.9789842382')
  })

  it('goes down over tiers for an inverse short, whose notional shrinks as it loses', () => {
    // 1 % to 0.19 coins, 5 % above: still 0.0081 left at the tier's end; below it 0.99·N = 0.18 → 10 000 · 0.99 / 0.18.
    const tiers = [tier('0.02', '0.01', '0.19'), tier('0.1', '0.05')]
    const schedule: MarginSchedule = { ...flat, maintenance: 'marginal', tiers }
    expect(priceOf({ side: 'short', basis: 'liquidation-value', margin: '0.02', schedule })).toBe(
      '55000.0000000000',
    )
  })

  it('reads an adjust factor at the leverage that the margin amounts to', () => {
    // 0.2 / 0.02 = 10×, so 10 % of a tenth: 10 000 · 1.01 / 0.22
    const schedule: MarginSchedule = {
      method: 'adjust-factor',
      rows: [
        { leverageUpTo: new D(5), tiers: [{ adjust: rate(new D('0.05')) }] },
        { leverageUpTo: new D(10), tiers: [{ adjust: rate(new D('0.1')) }] },
      ],
    }
    const input: Sample = { side: 'long', basis: 'liquidation-value', margin: '0.02', schedule }
    expect(priceOf(input)).toBe('45909.0909090909')
  })

  it('stands at the end of a tier where the maintenance jumps beyond what is left', () => {
    // At 0.21 coins equity is 0.01: more than 0.0021 below the end, less than 0.0105 above it.
    const input: Sample = { side: 'long', basis: 'liquidation-value', margin: '0.02' }
    expect(priceOf({ ...input, schedule: twoTiers('whole') })).toBe('47619.0476190476')
  })

  it('counts contracts where tiers do: the price does not move the tier', () => {
    // 10 000 contracts: 4 000 at 1 %, 6 000 at 2 % = 1.6 % → 10 000 · 1.016 / 0.22
    const schedule: MarginSchedule = {
      ...flat,
      measure: 'contracts',
      maintenance: 'marginal',
      tiers: [tier('0.02', '0.01', '4000'), tier('0.04', '0.02')],
    }
    const input: Sample = { side: 'long', basis: 'liquidation-value', margin: '0.02', schedule }
    expect(priceOf(input)).toBe('46181.8181818182')
  })

  it('adds the fee of the forced close where the policy has it', () => {
    const long: Sample = { side: 'long', basis: 'liquidation-value', margin: '0.02' }
    // Rate 0.005 + 0.00075: 10 057.5 / 0.22
    expect(priceOf({ ...long, policy: { isolatedFee: 'liquidation-value' } })).toBe(
      '45715.9090909091',
    )
    // Bankrupt at 0.22 / 1.00075 coins: 10 000 / (0.2 + 0.02 − 0.001 − 0.22 / 1.00075 · 0.00075)
    const classic: Sample = { ...long, basis: 'entry-value' }
    expect(priceOf({ ...classic, policy: { isolatedFee: 'bankruptcy-value' } })).toBe(
      '45696.5035268386',
    )
    expect(priceOf({ ...classic, policy: { isolatedFee: 'cancels' } })).toBe(priceOf(classic))
  })

  it('takes the venue’s own fee for forced closes where the policy names it and the venue states it', () => {
    // 0.005 + 0.002: 10 070 / 0.22; not stated, the taker fee: 10 057.5 / 0.22
    const policy = { isolatedFee: 'liquidation-value', feeRate: 'liquidation' } as const
    const long: Sample = { side: 'long', basis: 'liquidation-value', margin: '0.02', policy }
    expect(priceOf({ ...long, liquidationFee: '0.002' })).toBe('45772.7272727273')
    expect(priceOf(long)).toBe('45715.9090909091')
    const taker: Sample = { ...long, policy: { ...policy, feeRate: 'taker' } }
    expect(priceOf({ ...taker, liquidationFee: '0.002' })).toBe('45715.9090909091')
  })

  it('counts extra margin less the closing fee where the policy says so', () => {
    const long: Sample = {
      side: 'long',
      basis: 'liquidation-value',
      margin: '0.02',
      extraMargin: '0.01',
    }
    // 10 050 / 0.23 and 10 050 / (0.22 + 0.01 / 1.00075)
    expect(priceOf(long)).toBe('43695.6521739130')
    expect(priceOf({ ...long, policy: { isolatedFee: 'shrinks-extra' } })).toBe('43697.0760106880')
    // Inside the price the fee takes nothing of the extra margin: 10 057.5 / 0.23
    expect(priceOf({ ...long, policy: { isolatedFee: 'liquidation-value' } })).toBe(
      '43728.2608695652',
    )
  })

  it('holds maintenance for the funding that its side is about to pay, and only for that', () => {
    // Long pays 0.01 · 0.2 = 0.002: 10 000 / (0.22 − 0.001 − 0.002)
    const long: Sample = { side: 'long', basis: 'entry-value', margin: '0.02' }
    const due = { policy: { fundingDue: true }, nextFundingRate: '0.01' }
    expect(priceOf({ ...long, ...due })).toBe('46082.9493087558')
    expect(priceOf({ ...long, ...due, nextFundingRate: '-0.01' })).toBe(priceOf(long))
    expect(priceOf({ ...long, nextFundingRate: '0.01' })).toBe(priceOf(long))
    // The short pays when the rate is negative: 10 000 / (0.2 − (0.02 − 0.001 − 0.002))
    const short: Sample = { ...long, side: 'short' }
    expect(priceOf({ ...short, ...due, nextFundingRate: '-0.01' })).toBe('54644.8087431694')
    expect(priceOf({ ...short, ...due })).toBe(priceOf(short))
  })

  it('never comes for a short at 1×, and says why', () => {
    for (const basis of ['entry-value', 'liquidation-value'] as const)
      expect(liquidation(sample({ side: 'short', basis, margin: '0.2011' }))).toEqual({
        kind: 'never',
        reason: 'The margin covers the whole notional, so no price can exhaust it.',
      })
  })

  it('still comes for a short at exactly 1× where maintenance is asked on the entry value', () => {
    // N = 0.2 − (0.2 − 0.001) = 0.001 → 10 000 000
    expect(priceOf({ side: 'short', basis: 'entry-value', margin: '0.2' })).toBe(
      '10000000.0000000000',
    )
  })

  it('never comes for a linear long that is paid in full', () => {
    const input: Sample = {
      side: 'long',
      basis: 'liquidation-value',
      margin: '600000000',
      kind: 'linear',
    }
    expect(liquidation(sample(input)).kind).toBe('never')
  })

  it('is already past when the margin does not exceed the maintenance at entry', () => {
    expect(liquidation(sample({ side: 'long', basis: 'entry-value', margin: '0.001' }))).toEqual({
      kind: 'already',
      reason:
        'The margin of 0.001 BTC does not exceed the maintenance margin of 0.001 BTC at entry.',
    })
  })

  it('asks nothing of a position without contracts', () => {
    const none: Sample = { side: 'long', basis: 'entry-value', margin: '0.02', quantity: 0 }
    expect(liquidation(sample(none)).kind).toBe('never')
    expect(bankruptcy(sample(none)).kind).toBe('never')
  })
})

describe('bankruptcy', () => {
  it('of a long at 10× is E·L/(L + 1), of a short E·L/(L − 1)', () => {
    const long = bankruptcy(sample({ side: 'long', basis: 'entry-value', margin: '0.02' }))
    const short = bankruptcy(sample({ side: 'short', basis: 'entry-value', margin: '0.02' }))
    expect(long.kind === 'at' && long.price.toFixed(6)).toBe('45454.545455')
    expect(short.kind === 'at' && short.price.toFixed(6)).toBe('55555.555556')
  })

  it('of a long at 1× is half the entry', () => {
    const outcome = bankruptcy(sample({ side: 'long', basis: 'entry-value', margin: '0.2' }))
    expect(outcome.kind === 'at' && outcome.price.toFixed()).toBe('25000')
  })

  it('of a short at 1× never comes', () => {
    expect(bankruptcy(sample({ side: 'short', basis: 'entry-value', margin: '0.2' })).kind).toBe(
      'never',
    )
  })

  it('is already there without margin', () => {
    expect(bankruptcy(sample({ side: 'long', basis: 'entry-value', margin: '0' }))).toEqual({
      kind: 'already',
      reason: 'There is no margin behind the position.',
    })
  })

  it('has the fee of the forced close inside where the policy has it there', () => {
    const inside = (side: 'long' | 'short', margin: string) =>
      bankruptcy(
        sample({ side, basis: 'entry-value', margin, policy: { isolatedFee: 'bankruptcy-value' } }),
      )
    const [long, short] = [inside('long', '0.02'), inside('short', '0.02')]
    // 10 000 · 1.00075 / 0.22 and 10 000 · 0.99925 / 0.18
    expect(long.kind === 'at' && long.price.toFixed(6)).toBe('45488.636364')
    expect(short.kind === 'at' && short.price.toFixed(6)).toBe('55513.888889')
    // 0.2 · 0.075 % = 0.00015: the fee at the entry
    expect(inside('long', '0.00015')).toEqual({
      kind: 'already',
      reason: 'The margin does not exceed the fee of a forced close.',
    })
    expect(inside('long', '0.00016').kind).toBe('at')
    // A rebate at bankruptcy leaves something even of no margin.
    const rebate = sample({
      ...{ side: 'long', basis: 'entry-value', margin: '0', liquidationFee: '-0.00025' },
      policy: { isolatedFee: 'bankruptcy-value', feeRate: 'liquidation' },
    })
    const paid = bankruptcy(rebate)
    // 10 000 · 0.99975 / 0.2
    expect(paid.kind === 'at' && paid.price.toFixed(6)).toBe('49987.500000')
  })
})
