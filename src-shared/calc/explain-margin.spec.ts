import { assert, describe, expect, it } from 'vitest'

import type { LinearSpec } from '../market/contract-spec'
import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { coin, contracts, leverage, price, rate } from '../num/units'

import { explainPosition } from './explain'
import type { Explanation } from './explanation'
import type { PositionFigures, PositionInput } from './position'
import { positionFigures } from './position-figures'

/** 10 000 contracts from 50 000 at 10×, 0.1 % in and 0.05 % out, 0.0001 coins of funding received. */
const position = (id: string, change: Partial<PositionInput> = {}): PositionInput => ({
  spec: contractById(id)!,
  side: 'long',
  quantity: contracts(new D(10_000)),
  entry: price(new D(50_000)),
  exit: price(new D(60_000)),
  backing: { kind: 'leverage', leverage: leverage(new D(10)) },
  openFeeRate: rate(new D('0.001')),
  closeFeeRate: rate(new D('0.0005')),
  fundingPaid: coin(new D('-0.0001')),
  ...change,
})
const many = (count: number): Pick<PositionInput, 'quantity'> => ({
  quantity: contracts(new D(count)),
})

function told(input: PositionInput, figure: keyof PositionFigures): Explanation {
  const found = explainPosition(input, positionFigures(input)).find(
    (each) => each.figure === figure,
  )
  assert(found !== undefined)
  return found
}
const working = (input: PositionInput, figure: keyof PositionFigures): readonly string[] => {
  const { formula, substituted, result } = told(input, figure)
  return [formula, substituted, result]
}

describe('the working of a long', () => {
  const long = position('bitmex:XBTUSD')
  it('has the notional grow against it', () => {
    // 10 000 / ((−0.999 · 0.2 − 0.0001) / −1.0005) = 10 000 · 1.0005 / 0.1999
    expect(working(long, 'breakEven')).toEqual([
      'q · C / (((−1 + rate in) · N + funding paid) / (−1 − rate out))',
      '10,000 · 1 / (((−1 + 0.001) · 0.2 + (−0.0001)) / (−1 − 0.0005))',
      '50,050.0250125 USD',
    ])
    expect(working(long, 'bankruptcy')).toEqual([
      'q · C / (N + margin)',
      '10,000 · 1 / (0.2 + 0.02)',
      '45,454.5454545 USD',
    ])
  })
  it('has the fee of the forced close inside the bankruptcy price where the policy has it there', () => {
    const { liquidation, ...rest } = long.spec
    const classic = { ...liquidation, isolatedFee: 'bankruptcy-value', feeRate: 'taker' } as const
    const fees = { ...rest.fees, taker: rate(new D('0.00075')) }
    const spec = { ...rest, fees, liquidation: classic } as typeof long.spec
    // 10 000 · 1.00075 / 0.22
    expect(working({ ...long, spec }, 'bankruptcy')).toEqual([
      'q · C / ((N + margin) / (1 + fee rate))',
      '10,000 · 1 / ((0.2 + 0.02) / (1 + 0.075%))',
      '45,488.6363636 USD',
    ])
    expect(told({ ...long, spec }, 'bankruptcy').note).toBe(
      'The price at which nothing of the margin is left once the fee of the forced close is paid.',
    )
  })
  it('counts the distance from the mark to the price', () => {
    expect(working(long, 'liquidationDistance')).toEqual([
      '(P − X) / X',
      '(45,662.1004566 − 60,000) / 60,000',
      '−23.896499239% (−14,337.8995434 USD)',
    ])
    expect(working(long, 'exitPastLiquidation')).toEqual([
      'X ≤ P',
      '60,000 ≤ 45,662.1004566',
      'The exit comes before liquidation.',
    ])
    const past = position('bitmex:XBTUSD', { exit: price(new D(40_000)) })
    expect(told(past, 'exitPastLiquidation').result).toBe(
      'The position would be liquidated before this exit.',
    )
  })
  it('names where margin and leverage come from', () => {
    expect(working(long, 'initialMargin')).toEqual(['N / L', '0.2 / 10', '0.02 BTC'])
    expect(working(long, 'effectiveLeverage')).toEqual(['N / margin', '0.2 / 0.02', '10×'])
    expect(told(long, 'maintenanceMargin').source?.topics).toContain('margin')
  })
})

describe('the working of a short', () => {
  const margin = { kind: 'margin', margin: coin(new D('0.05')) } as const
  const short = position('okx:BTC-USD-SWAP', { side: 'short', ...many(100), backing: margin })
  it('has the notional shrink against it', () => {
    expect(working(short, 'breakEven')[1]).toBe(
      '100 · 100 / (((+1 + 0.001) · 0.2 + (−0.0001)) / (+1 − 0.0005))',
    )
    expect(working(short, 'bankruptcy').slice(0, 2)).toEqual([
      'q · C / (N − margin)',
      '100 · 100 / (0.2 − 0.05)',
    ])
    expect(working(short, 'exitPastLiquidation')[0]).toBe('X ≥ P')
  })
  it('says a margin that is stated as it was stated', () => {
    expect(working(short, 'initialMargin')).toEqual(['as stated', '0.05', '0.05 BTC'])
  })
  it('has no distance where there is no price', () => {
    const covered = { kind: 'margin', margin: coin(new D(1)) } as const
    const never = position('bitmex:XBTUSD', { side: 'short', backing: covered })
    expect(working(never, 'liquidationDistance').slice(1)).toEqual([
      '(P − 60,000) / 60,000',
      'The margin covers the whole notional, so no price can exhaust it.',
    ])
    expect(working(never, 'exitPastLiquidation')[1]).toBe('60,000 ≥ P')
  })
})

describe('the maintenance rate', () => {
  it('is the rate of the tier that holds for the whole', () => {
    expect(working(position('bitmex:XBTUSD'), 'maintenanceMarginRate')).toEqual([
      'rate of tier 1',
      '0.5%',
      '0.5%',
    ])
  })
  it('gives back the deduction of marginal tiers in coins', () => {
    // 4 000 · 100 / 50 000 = 8 coins: 8 · 0.5 % − 0.005 = 0.035
    const eight = position('binance:BTCUSD_PERP', many(4_000))
    expect(working(eight, 'maintenanceMarginRate')).toEqual([
      '(N · rate − deduction) / N',
      '(8 · 0.5% − 0.005) / 8',
      '0.4375%',
    ])
    expect(working(eight, 'maintenanceMargin')).toEqual(['N · rate', '8 · 0.4375%', '0.035 BTC'])
  })
  it('counts contracts where the tiers do', () => {
    // 500 000 at 1 %, 100 000 at 2 %: 7 000 of 600 000
    const held = position('kraken:PI_XBTUSD', many(600_000))
    expect(working(held, 'maintenanceMarginRate')).toEqual([
      '(contracts · rate − deduction) / contracts',
      '(600,000 · 2% − 5,000) / 600,000',
      '1.16666666667%',
    ])
  })
  it('is an adjust factor over the leverage', () => {
    const held = position('htx:BTC-USD', many(100))
    expect(working(held, 'maintenanceMarginRate')).toEqual([
      'adjust factor / leverage',
      '10% / 10',
      '1%',
    ])
    expect(told(held, 'liquidation').substituted).toBe('100 · 100 / ((0.2 + 0.02) / (1 + 0.01))')
  })
  it('grows along its line', () => {
    expect(working(position('deribit:BTC-PERPETUAL'), 'maintenanceMarginRate').slice(0, 2)).toEqual(
      ['base + slope · N', '1% + 0.005% · 0.2'],
    )
  })
})

describe('the tier', () => {
  it('is told with the size in its own measure and its end', () => {
    expect(told(position('bitmex:XBTUSD'), 'tier').substituted).toBe('0.2 BTC, tier 1 ends at 200')
    expect(told(position('kraken:PI_XBTUSD', many(600_000)), 'tier').substituted).toBe(
      '600,000 contracts, tier 2 ends at 1,000,000',
    )
    expect(told(position('htx:BTC-USD', many(100)), 'tier').substituted).toBe(
      '100 contracts, tier 1 has no end',
    )
  })
  it('may be another one at the liquidation price', () => {
    // 4.8 coins at entry, over 5 on the way down
    const near = position('binance:BTCUSD_PERP', many(2_400))
    expect(told(near, 'tier').result).toBe('Tier 1 at entry, tier 2 at the liquidation price.')
  })
})

describe('a linear contract', () => {
  it('divides the notional by the contracts', () => {
    const spec = { ...contractById('bybit:BTCUSD')!, kind: 'linear' } as unknown as LinearSpec
    const one = position('bybit:BTCUSD', { spec, ...many(1) })
    expect(working(one, 'bankruptcy')).toEqual([
      '(N − margin) / (q · C)',
      '(50,000 − 5,000) / (1 · 1)',
      '45,000 USD',
    ])
  })
})
