import { assert, describe, expect, it } from 'vitest'

import type { TieredSchedule } from '../market/margin-schedule'
import { contractById } from '../market/registry'
import type { Side } from '../market/side'
import { D } from '../num/decimal'
import { coin, contracts, price, rate } from '../num/units'

import { liquidation } from './liquidation'
import type { PositionInput } from './position'
import { standingOf } from './standing'
import { tierWalk, type TierStep } from './tier-walk'

const binance = contractById('binance:BTCUSD_PERP')
const bitmex = contractById('bitmex:XBTUSD')
assert(binance && bitmex)
const at = (value: number): ReturnType<typeof price> => price(new D(value))

/** 1 % to 10 coins, 2 % to 20, 5 % above: deductions 0, 0.1 and 0.7 where tiers are marginal. */
const tiers = (maintenance: TieredSchedule['maintenance']): TieredSchedule => ({
  ...{ method: 'tiered', measure: 'coin', initial: 'marginal', maintenance },
  tiers: [
    { upTo: new D(10), initialRate: rate(new D('0.02')), maintenanceRate: rate(new D('0.01')) },
    { upTo: new D(20), initialRate: rate(new D('0.04')), maintenanceRate: rate(new D('0.02')) },
    { initialRate: rate(new D('0.1')), maintenanceRate: rate(new D('0.05')) },
  ],
})

interface Held {
  readonly side?: Side
  readonly entry?: number
  readonly margin?: string
  readonly maintenance?: TieredSchedule['maintenance']
}

/** 80 000 dollars in contracts of 100: 8 coins at 10 000, 16 at 5 000, 20 at 4 000. */
function held({ side = 'long', entry = 10_000, margin = '30', maintenance = 'marginal' }: Held) {
  const input: PositionInput = {
    spec: { ...binance!, margin: tiers(maintenance) },
    ...{ side, quantity: contracts(new D(800)), entry: at(entry), exit: at(entry) },
    backing: { kind: 'margin', margin: coin(new D(margin)) },
    ...{ openFeeRate: rate(new D(0)), closeFeeRate: rate(new D(0)), fundingPaid: coin(new D(0)) },
  }
  return input
}

function walked(input: PositionInput): readonly string[] {
  const outcome = liquidation(standingOf(input).terms)
  assert(outcome.kind === 'at')
  return tierWalk(input, outcome.price).map(shown)
}

const shown = ({ tier, price: to, notional, rate: each, ...step }: TierStep): string =>
  [tier, to, notional, each, step.deduction, step.equity, step.maintenance]
    .map((figure) =>
      typeof figure === 'number' ? figure : figure.toSignificantDigits(8).toFixed(),
    )
    .join(' ')

describe('the arithmetic by tier', () => {
  it('of a long ends each tier that its growing notional crosses', () => {
    // equity 30 − (N − 8); 0.05·N − 0.7 = 38 − N → N = 38.7 / 1.05 = 36.857142…, 80 000 / N
    expect(walked(held({}))).toEqual([
      '1 10000 8 0.01 0 30 0.08',
      '1 8000 10 0.01 0 28 0.1',
      '2 4000 20 0.02 0.1 18 0.3',
      '3 2170.5426 36.857143 0.05 0.7 1.1428571 1.1428571',
    ])
  })

  it('of a short walks the tiers down', () => {
    // from 25 coins at 3 200 behind 18: equity 18 + N − 25; 0.01·N = N − 7 → 7 / 0.99 = 7.070707…
    expect(walked(held({ side: 'short', entry: 3_200, margin: '18' }))).toEqual([
      '3 3200 25 0.05 0.7 18 0.55',
      '3 4000 20 0.05 0.7 13 0.3',
      '2 8000 10 0.02 0.1 3 0.1',
      '1 11314.286 7.0707071 0.01 0 0.070707071 0.070707071',
    ])
  })

  it('shows what the next tier asks where it is more than is left at a tier’s end', () => {
    // the rate reached holds for the whole: at 20 coins 12.5 − 12 = 0.5 is left of 0.4, and tier 3 asks 1
    expect(walked(held({ margin: '12.5', maintenance: 'whole' })).slice(-2)).toEqual([
      '2 4000 20 0.02 0 0.5 0.4',
      '3 4000 20 0.05 0 0.5 1',
    ])
  })

  it('is one stretch where the maintenance is taken at entry', () => {
    const input = { ...held({ margin: '2' }), spec: { ...bitmex } }
    const steps = tierWalk(input, at(4_000))
    expect(steps).toHaveLength(2)
    expect(steps[1]?.maintenance.eq(steps[0]?.maintenance ?? 0)).toBe(true)
  })

  it('of no contracts is empty', () => {
    expect(tierWalk({ ...held({}), quantity: contracts(new D(0)) }, at(4_000))).toEqual([])
  })
})
