import { expect, it } from 'vitest'

import type { MarginSchedule } from '../market/margin-schedule'
import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { coin, contracts, leverage, rate } from '../num/units'

import { largestAtLeverage, mostLeverageAt } from './tier-limits'

const tier = (initialRate: string, upTo?: string) => ({
  ...(upTo === undefined ? {} : { upTo: new D(upTo) }),
  initialRate: rate(new D(initialRate)),
  maintenanceRate: rate(new D(initialRate).div(2)),
})
const spec = (initial: 'whole' | 'marginal', tiers = [tier('0.02', '10'), tier('0.04', '30')]) => ({
  margin: {
    method: 'tiered',
    measure: 'coin',
    maintenance: initial,
    initial,
    tiers,
  } satisfies MarginSchedule,
  maxLeverage: contracts(new D(50)),
})
const largest = (of: Parameters<typeof largestAtLeverage>[0], times: number): string | undefined =>
  largestAtLeverage(of, leverage(new D(times))).upTo?.toFixed()
const most = (of: Parameters<typeof mostLeverageAt>[0], coins: number): string =>
  mostLeverageAt(of, { notional: coin(new D(coins)), quantity: contracts(new D(1)) }).toFixed(4)

it('allows a leverage up to the end of the last tier whose initial rate it covers', () => {
  expect([
    largest(spec('whole'), 50),
    largest(spec('whole'), 26),
    largest(spec('whole'), 25),
  ]).toEqual(['10', '10', undefined])
  expect(largest(spec('whole'), 51)).toBe('0')
  expect(largest(spec('whole', [tier('0.05', '10')]), 30)).toBe('0')
})

it('finds the point inside a marginal tier: 0.04 − 0.2/z = 1/40 at z = 13.33…', () => {
  expect(largest(spec('marginal'), 40)?.slice(0, 10)).toBe('13.3333333')
})

it('passes over marginal tiers whose end still allows the leverage', () => {
  // Deductions 0, 0.1 and 0.3. At 62.5× (1.6 %): 2 % − 0.1/z reaches it only at 25, past the tier's end of 20, where
  // 3 % − 0.3/z starts at 1.5 %; 0.3 / (3 % − 1.6 %) = 21.42… At 40× (2.5 %): 0.3 / 0.5 % = 60.
  const three = {
    ...spec('marginal', [tier('0.01', '10'), tier('0.02', '20'), tier('0.03', '30')]),
    maxLeverage: contracts(new D(100)),
  }
  expect(largest(three, 62.5)?.slice(0, 9)).toBe('21.428571')
  expect(largest(three, 40)).toBe('60')
})

it('allows no position at a leverage above the contract’s own, whatever the tiers ask', () => {
  expect(largest({ ...spec('whole'), maxLeverage: contracts(new D(20)) }, 25)).toBe('0')
})

it('says in which measure the end is counted, and when there is none', () => {
  const endless = spec('whole', [tier('0.02')])
  expect(largestAtLeverage(endless, leverage(new D(10)))).toEqual({ measure: 'coin' })
  const adjusted: MarginSchedule = {
    method: 'adjust-factor',
    rows: [{ leverageUpTo: new D(50), tiers: [{ adjust: rate(new D('0.1')) }] }],
  }
  expect(
    largestAtLeverage({ ...spec('whole'), margin: adjusted }, leverage(new D(10))).measure,
  ).toBe('contracts')
})

it('claims no end above the last tier that is known, and says how far it is certain', () => {
  // 25× covers the 4 % of the last tier, to 30 and perhaps beyond; 50× ends with the first tier
  const certain = (times: number): string | undefined =>
    largestAtLeverage(spec('whole'), leverage(new D(times))).atLeast?.toFixed()
  expect([certain(25), certain(50)]).toEqual(['30', undefined])
})

it('finds the point of a growing rate: (4 % − 2 %) / 0.005 % = 400 coins at 25×', () => {
  const deribit = contractById('deribit:BTC-PERPETUAL')!
  expect(largest(deribit, 25)).toBe('400')
  expect(largest(deribit, 50)).toBe('0')
  expect([most(deribit, 0), most(deribit, 400)]).toEqual(['50.0000', '25.0000'])
})

it('lowers the highest leverage with the size', () => {
  expect([most(spec('whole'), 10), most(spec('whole'), 11)]).toEqual(['50.0000', '25.0000'])
  expect(most(spec('whole', [tier('0')]), 5)).toBe('50.0000')
})
