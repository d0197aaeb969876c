import { assert, describe, expect, it } from 'vitest'

import type { InverseSpec } from '../market/contract-spec'
import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { contracts, leverage, price } from '../num/units'

import { nextTier, tierTable } from './tier-table'

const bitmex = contractById('bitmex:XBTUSD')!
const binance = contractById('binance:BTCUSD_PERP')!
const bybit = contractById('bybit:BTCUSD')!
const deribit = contractById('deribit:BTC-PERPETUAL')!
const okx = contractById('okx:BTC-USD-SWAP')!
const htx = contractById('htx:BTC-USD')!

const table = (spec: InverseSpec, near = 1, most = 20) =>
  tierTable(spec, leverage(new D(20)), { near, most })
const lines = (spec: InverseSpec, near = 1): readonly string[] =>
  table(spec, near)?.lines.map(({ tier, from, upTo, initialRate, maintenanceRate, mostLeverage }) =>
    [
      ...[tier.toString(), from.toFixed(), upTo?.toFixed() ?? '∞'],
      ...[initialRate.times(100).toFixed(), maintenanceRate.times(100).toFixed()],
      mostLeverage.toFixed(2),
    ].join(' '),
  ) ?? []

describe('the tiers of a contract', () => {
  it('are a table of ranges, rates and the highest leverage', () => {
    expect(table(binance)).toMatchObject({ measure: 'coin', count: 8 })
    expect(lines(binance).slice(0, 2)).toEqual(['1 0 5 0.8 0.4 125.00', '2 5 10 1 0.5 100.00'])
  })

  it('end where they are known to, though their last rate goes on', () => {
    expect(lines(bybit)).toEqual(['1 0 150 1 0.5 100.00', '2 150 300 1.5 1 66.67'])
    expect(lines(binance).at(-1)).toMatch(/^8 .* 1000 /)
  })

  it('are cut to the first ones, those near the position and the last', () => {
    const shown = table(bitmex, 100)?.lines.map(({ tier }) => tier)
    expect(shown).toEqual([
      ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
      ...[97, 98, 99, 100, 101, 102, 103, 200],
    ])
    expect(table(bitmex)?.count).toBe(200)
  })

  it('go on at 100 % where the maintenance rate still rises', () => {
    expect(lines(bitmex, 200).at(-1)).toMatch(/ ∞ 100 100 1\.00$/)
  })

  it('may count contracts, and depend on the leverage', () => {
    expect(table(okx)?.measure).toBe('contracts')
    // adjust / leverage at 20×
    const [first] = table(htx)?.lines ?? []
    expect(first?.initialRate.toFixed()).toBe('0.05')
    expect(first?.mostLeverage.toFixed()).toBe('20')
  })

  it('are no table where the rate grows along a line', () => {
    expect(table(deribit)).toBeUndefined()
  })
})

function next(spec: InverseSpec, quantity: number, times = 20) {
  return nextTier({
    ...{ spec, price: price(new D(100_000)), leverage: leverage(new D(times)) },
    quantity: contracts(new D(quantity)),
  })
}
function found(...ask: Parameters<typeof next>) {
  const answer = next(...ask)
  assert(answer.ok)
  const { line, endsAt, room, extraInitial, extraMaintenance } = answer.value
  return {
    tier: line.tier,
    ends: `${endsAt.notional.toFixed()} ${endsAt.quantity.toFixed()}`,
    room: `${room.notional.toFixed()} ${room.quantity.toFixed()}`,
    extra: `${extraInitial.toFixed()} ${extraMaintenance.toFixed()}`,
  }
}
const words = (...ask: Parameters<typeof next>): string => {
  const answer = next(...ask)
  return answer.ok ? 'found' : answer.error
}

describe('the next tier', () => {
  it('begins where this one ends, in coins and in contracts', () => {
    // 4 000 · 100 / 100 000 = 4 BTC of 5
    expect(found(binance, 4_000)).toMatchObject({ tier: 2, ends: '5 5000', room: '1 1000' })
    // 1 000 contracts of 100 USD are 1 BTC; 2 000 end the first tier
    expect(found(okx, 1_000)).toMatchObject({ tier: 2, ends: '2 2000', room: '1 1000' })
  })

  it('asks for no more at once where its rate holds for the part inside it', () => {
    expect(found(binance, 4_000).extra).toBe('0 0')
  })

  it('asks for more of the whole where the rate of the tier reached holds for all', () => {
    // 200 XBT: 1 % → 1.5 %, 0.5 % → 1 %
    expect(found(bitmex, 1_000_000, 100)).toEqual({
      ...{ tier: 2, ends: '200 20000000', room: '190 19000000', extra: '1 1' },
    })
    // at 20× the margin of 5 % covers both
    expect(found(bitmex, 1_000_000).extra).toBe('0 1')
    // 2 000 contracts, 2 BTC: 0.8 % → 1 %, 0.4 % → 0.5 %; 5 BTC: 1 % → 1.5 %, 0.5 % → 0.75 %
    expect(found(okx, 1_000, 100).extra).toBe('0 0.002')
    expect(found(okx, 3_000, 100)).toMatchObject({ tier: 3, extra: '0.025 0.0125' })
  })

  it('has no room left for a position that ends its tier', () => {
    expect(found(binance, 5_000).room).toBe('0 0')
  })

  it('is absent in words', () => {
    expect(words(deribit, 1_000)).toMatch(/no tiers: the rate grows/)
    expect(words(binance, 600_000)).toMatch(/last tier that is known; what/)
    expect(words(binance, 1_100_000)).toMatch(/larger than the last tier that is known/)
    expect(words(contractById('kucoin:XBTUSDM')!, 10)).toBe('The position stands on the last tier.')
  })
})
