import { describe, expect, it } from 'vitest'

import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { contracts, leverage, price, rate } from '../num/units'

import { bookedInitialMargin, bookedMaintenance, reservedClosingFee } from './booked-margin'

const times = (ratio: number): ReturnType<typeof leverage> => leverage(new D(ratio))

describe('booked margins', () => {
  it('are rounded as the venue rounds margins', () => {
    // 91 340 / 7 = 13 048.57…
    expect(bookedInitialMargin(contractById('bitmex:XBTUSD')!, 91_340n, times(7))).toBe(13_049n)
    expect(bookedInitialMargin(contractById('binance:BTCUSD_PERP')!, 91_340n, times(7))).toBe(
      13_048n,
    )
  })
  it('take the maintenance on the booked value over the tiers', () => {
    const listed = contractById('bybit:BTCUSD')!
    const tier = (maintenance: string, upTo?: number) => ({
      initialRate: rate(new D('0.1')),
      maintenanceRate: rate(new D(maintenance)),
      ...(upTo === undefined ? {} : { upTo: new D(upTo) }),
    })
    const spec = {
      ...listed,
      margin: {
        ...({ method: 'tiered', measure: 'coin', maintenance: 'marginal' } as const),
        initial: 'whole' as const,
        tiers: [tier('0.01', 10), tier('0.02', 20), tier('0.03')],
      },
    }
    const [side, quantity] = ['long' as const, contracts(new D(10_000))]
    // 10 · 1 % + 10 · 2 % + 5 · 3 % = 0.45
    const asked = { spec, side, quantity, value: 2_500_000_000n, leverage: times(10) }
    expect(bookedMaintenance(asked)).toBe(45_000_000n)
    // this venue holds nothing for the next funding
    expect(bookedMaintenance({ ...asked, nextFundingRate: rate(new D('0.01')) })).toBe(45_000_000n)
  })
})

it('holds maintenance for the funding that the side pays next, and none for what it receives', () => {
  const spec = contractById('bitmex:XBTUSD')!
  const [quantity, value] = [contracts(new D(100)), 1_000_000n]
  const asked = { spec, side: 'short' as const, quantity, value, leverage: times(10) }
  const received = bookedMaintenance({ ...asked, nextFundingRate: rate(new D('0.001')) })
  expect(received).toBe(bookedMaintenance(asked))
  const paid = bookedMaintenance({ ...asked, nextFundingRate: rate(new D('-0.001')) })
  expect(paid - received).toBe(1_000n)
})

describe('the reserved closing fee', () => {
  const position = { side: 'long' as const, quantity: contracts(new D(300)) }
  it('is on cost and margin where no lots are counted', () => {
    const spec = contractById('phemex:BTCUSD')!
    // 0.0006 · 1 010 001 = 606.0006
    const asked = { ...position, spec, cost: 1_000_000n, margin: 10_001n }
    expect(reservedClosingFee(asked)).toBe(607n)
  })
  it('rounds each lot up before the fee where lots are counted', () => {
    const { settlementPolicy, ...listed } = contractById('bitmex:XBTUSD')!
    const counted = { ...settlementPolicy, closingReserve: 'cost-and-margin-per-lot' as const }
    const spec = { ...listed, settlementPolicy: counted }
    // 3 lots of 100: ⌈1 010 000 / 3⌉ = 336 667, · 3 = 1 010 001, · 0.0005 = 505.0005
    const asked = { ...position, spec, cost: 1_000_000n, margin: 10_000n }
    expect(reservedClosingFee(asked)).toBe(506n)
  })
  it('is taken at a stated bankruptcy price', () => {
    const listed = contractById('bybit:BTCUSD')!
    const spec = { ...listed, fees: { ...listed.fees, taker: rate(new D('0.0006')) } }
    const asked = { side: 'long' as const, quantity: contracts(new D(100)), spec }
    const stated = { cost: 259_578n, margin: 259_578n, bankruptcyPrice: price(new D('200.5')) }
    // 100 / 200.5 · 0.0006 = 29 925.18… satoshi
    expect(reservedClosingFee({ ...asked, ...stated })).toBe(29_926n)
    // Without any margin, and without any value, there is no bankruptcy price to take it at.
    expect(reservedClosingFee({ ...asked, cost: 259_578n, margin: 0n })).toBe(0n)
    expect(reservedClosingFee({ ...asked, cost: 0n, margin: 0n })).toBe(0n)
  })
  it('is nothing where the venue sets none aside', () => {
    const spec = contractById('binance:BTCUSD_PERP')!
    expect(reservedClosingFee({ ...position, spec, cost: 1_000n, margin: 100n })).toBe(0n)
  })
})
