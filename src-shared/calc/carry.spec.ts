import fc from 'fast-check'
import { assert, describe, expect, it } from 'vitest'

import { contractById } from '../market/registry'
import type { InverseSpec } from '../market/contract-spec'
import { D } from '../num/decimal'
import { coin, contracts, contractValue, price, type Price } from '../num/units'

import { basis, carriedWorth, carryGain, lockQuantity, yearlyBasis, type Carry } from './carry'
import { explainBasis, explainCarry } from './explain-carry'

const at = (value: number | string): Price => price(new D(value))
const listed = contractById('bitmex:XBTUSD')!
const spec = { ...listed, contractValue: contractValue(new D(100)) } as InverseSpec
const DAY_MS = 86_400_000
const carry: Carry = { spec, coins: coin(new D(2)), future: at(51_000) }

describe('basis', () => {
  it('is the distance of the future from the index: 1 000, 2 %', () => {
    const found = basis(at(51_000), at(50_000))
    expect([found.quote.toFixed(), found.fraction.toFixed()]).toEqual(['1000', '0.02'])
    expect(basis(at(49_000), at(50_000)).fraction.toFixed()).toBe('-0.02')
  })
  it('per year is times 5 for 73 days, or to the fifth power', () => {
    const yearly = yearlyBasis(at(51_000), at(50_000), 73 * DAY_MS)
    assert(yearly.ok)
    expect(yearly.value.simple.toFixed()).toBe('0.1')
    // 1.02^5 = 1.1040808032
    expect(yearly.value.compounded?.toFixed()).toBe('0.1040808032')
  })
  it('is not compounded under a day, and has no year without time', () => {
    const hours = yearlyBasis(at(51_000), at(50_000), DAY_MS - 1)
    expect(hours.ok && hours.value.compounded).toBeUndefined()
    const day = yearlyBasis(at(51_000), at(50_000), DAY_MS)
    expect(day.ok && day.value.compounded?.toFixed(2)).toBe('1376.41')
    expect(yearlyBasis(at(51_000), at(50_000), 0)).toEqual({
      ok: false,
      error: 'The time to expiry in milliseconds must be a whole number of at least 1, was 0.',
    })
  })
})

describe('cash and carry', () => {
  it('sells coins times the price of the future: 2 · 51 000 / 100', () => {
    const lock = lockQuantity(carry)
    expect(lock.ok && lock.value.toFixed()).toBe('1020')
    expect(lockQuantity({ ...carry, coins: coin(new D(0)) }).ok).toBe(false)
    expect(lockQuantity({ ...carry, coins: coin(new D(-1)) })).toEqual({
      ok: false,
      error: 'There are no coins to lock: the coins must be above zero.',
    })
  })
  it('sized on the index leaves coins open: 60 000 · (2 − 100 000/51 000) + 100 000', () => {
    const worth = carriedWorth({ ...carry, quantity: contracts(new D(1_000)) }, at(60_000))
    expect(worth.usd.toFixed(6)).toBe('102352.941176')
    // 2 − 100 000/51 000 + 100 000/60 000
    expect(worth.coin.toFixed(8)).toBe('1.70588235')
  })
  it('gains coins times the basis', () => {
    expect(carryGain(carry, at(50_000)).toFixed()).toBe('2000')
  })
  it('locked is worth the same dollars at every delivery price', () => {
    const cents = fc.integer({ min: 1, max: 100_000_000 })
    fc.assert(
      fc.property(cents, cents, cents, (coins, future, delivery) => {
        const held = {
          spec,
          coins: coin(new D(coins).div(1e4)),
          future: price(new D(future).div(100)),
        }
        const lock = lockQuantity(held)
        assert(lock.ok)
        const worth = carriedWorth(
          { ...held, quantity: lock.value },
          price(new D(delivery).div(100)),
        )
        expect(worth.usd.minus(held.coins.times(held.future)).abs().lt('1e-30')).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
})

describe('explained carry', () => {
  it('shows the basis with its numbers', () => {
    const shown = explainBasis(at(51_000), at(50_000), 73 * DAY_MS)
    expect(shown.map(({ result }) => result)).toEqual(['1,000; 2%', '10%', '10.40808032%'])
    expect(shown[1]?.substituted).toBe('(51,000/50,000 − 1) · 365 d / 6,307,200,000 ms')
    const late = explainBasis(at(51_000), at(50_000), 1_000)
    expect(late[2]?.result).toBe('Less than a day is left, too short for a compounded year.')
    const steep = explainBasis(at(51_000), at(5), DAY_MS)
    expect(steep[2]?.result).toBe('More than 100,000,000% a year, too large to be read as a yield.')
    expect(explainBasis(at(51_000), at(50_000), 0)[1]?.result).toContain('was 0.')
  })
  it('shows the lock, the worth and the gain', () => {
    const quantity = contracts(new D(1_020))
    const shown = explainCarry({
      ...carry,
      spec,
      quantity,
      index: at(50_000),
      delivery: at(60_000),
    })
    expect(shown.map(({ result }) => result)).toEqual([
      '1,020 contracts, sold',
      '102,000 USD (1.7 BTC)',
      '2,000 USD',
    ])
    expect(shown[1]?.substituted).toBe('60,000 · (2 − 102,000/51,000) + 102,000')
  })
})
