import fc from 'fast-check'
import { assert, describe, expect, it } from 'vitest'

import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { coin, contracts, contractValue, fraction, price, rate, type Price } from '../num/units'

import { explainDollarQuantity, explainSyntheticDollar } from './explain-synthetic-dollar'
import {
  dollarQuantity,
  dollarYield,
  syntheticDollar,
  type DollarAccount,
  type DollarFigures,
} from './synthetic-dollar'

const at = (value: number | string): Price => price(new D(value))
const spec = { kind: 'inverse', contractValue: contractValue(new D(1)) } as const
const account = (coins: string, quantity: number, entry: number): DollarAccount => ({
  spec,
  coins: coin(new D(coins)),
  quantity: contracts(new D(quantity)),
  entry: at(entry),
})
const shown = ({ worth, fixed, floating, ratio, marginUse }: DollarFigures): readonly string[] =>
  [worth.coin, worth.usd, fixed, floating, ratio, marginUse].map((at) => at?.toFixed(6) ?? 'none')

describe('synthetic dollar', () => {
  it('keeps its dollars: 2 BTC short 16 000 from 8 000 are 1.6 BTC at 10 000', () => {
    expect(shown(syntheticDollar(account('2', 16_000, 8_000), at(10_000)))).toEqual([
      '1.600000',
      '16000.000000',
      '16000.000000',
      '0.000000',
      '1.000000',
      '1.000000',
    ])
  })
  it('keeps one dollar from 1 to 100: 1 − 0.99 BTC', () => {
    expect(shown(syntheticDollar(account('1', 1, 1), at(100))).slice(0, 2)).toEqual([
      '0.010000',
      '1.000000',
    ])
  })
  it('counts the value of a contract: 160 of 100 USD are the same 16 000', () => {
    const hundreds = { spec: { ...spec, contractValue: contractValue(new D(100)) } }
    const held = { ...account('2', 160, 8_000), ...hundreds }
    expect(shown(syntheticDollar(held, at(10_000)))).toEqual(
      shown(syntheticDollar(account('2', 16_000, 8_000), at(10_000))),
    )
  })
  it('of a part lets the rest move: 10 000 · (2 − 4 000/8 000) + 4 000', () => {
    // worth 19 000 USD, 1.9 BTC; ratio 4 000/16 000; use 4 000/19 000
    expect(shown(syntheticDollar(account('2', 4_000, 8_000), at(10_000)))).toEqual([
      '1.900000',
      '19000.000000',
      '4000.000000',
      '1.500000',
      '0.250000',
      '0.210526',
    ])
  })
  it('sold beyond the coins runs out above 2E for twice the coins', () => {
    // 16 000 · (2 − 32 000/8 000) + 32 000 = 0
    const gone = syntheticDollar(account('2', 32_000, 8_000), at(16_000))
    expect(gone.worth.usd.toFixed()).toBe('0')
    expect(gone.marginUse).toBeUndefined()
    expect(dollarYield(gone, rate(new D('0.0001')), 3)).toEqual({
      ok: false,
      error: 'The account is worth nothing at this price, so there is no yield.',
    })
  })
  it('without coins has no ratio', () => {
    expect(syntheticDollar(account('0', 1, 1), at(1)).ratio).toBeUndefined()
  })
  it('sells ratio · coins · E / C contracts', () => {
    const coins = coin(new D(2))
    const hundreds = {
      spec: { ...spec, contractValue: contractValue(new D(100)) },
      coins,
      entry: at(8_000),
    }
    const half = dollarQuantity(hundreds, fraction(new D('0.5')))
    expect(half.ok && half.value.toFixed()).toBe('80')
    expect(dollarQuantity(hundreds, fraction(new D(-1)))).toEqual({
      ok: false,
      error: 'The part to turn into dollars must not be negative.',
    })
    expect(dollarQuantity({ ...hundreds, coins: coin(new D(0)) }, fraction(new D(1)))).toEqual({
      ok: false,
      error: 'There are no coins to turn into dollars.',
    })
  })
  it('shows how many contracts that is', () => {
    const held = { spec, coins: coin(new D(2)), entry: at(8_000) }
    const [half] = explainDollarQuantity(held, fraction(new D('0.5')))
    expect([half?.substituted, half?.result]).toEqual(['50% · 2 · 8,000 / 1', '8,000 contracts'])
    const [none] = explainDollarQuantity({ ...held, coins: coin(new D(0)) }, fraction(new D(1)))
    expect(none?.result).toBe('There are no coins to turn into dollars.')
  })
  it('earns the yearly funding on its dollars: 0.01 % · 3 · 365, a quarter of it on a quarter', () => {
    const hourly = rate(new D('0.0001'))
    const full = dollarYield(syntheticDollar(account('2', 16_000, 8_000), at(9_999)), hourly, 3)
    expect(full.ok && full.value.toFixed(12)).toBe('0.109500000000')
    const part = dollarYield(syntheticDollar(account('2', 4_000, 8_000), at(8_000)), hourly, 3)
    expect(part.ok && part.value.toFixed(6)).toBe('0.027375')
    const none = dollarYield(syntheticDollar(account('2', 4_000, 8_000), at(8_000)), hourly, 0)
    expect(none.ok).toBe(false)
  })
  it('is worth the same dollars at every price, and its margin use stays one', () => {
    const cents = fc.integer({ min: 1, max: 1_000_000_000 })
    fc.assert(
      fc.property(cents, cents, cents, (coins, entry, now) => {
        const held = {
          spec,
          coins: coin(new D(coins).div(1e4)),
          entry: price(new D(entry).div(100)),
        }
        const quantity = dollarQuantity(held, fraction(new D(1)))
        assert(quantity.ok)
        const figures = syntheticDollar(
          { ...held, quantity: quantity.value },
          price(new D(now).div(100)),
        )
        expect(figures.worth.usd.minus(quantity.value).abs().lt('1e-30')).toBe(true)
        expect(figures.marginUse?.minus(1).abs().lt('1e-30')).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
  it('shows its working', () => {
    const listed = contractById('bitmex:XBTUSD')!
    const full = { ...account('2', 4_000, 8_000), spec: listed }
    const funding = { rate: rate(new D('-0.0001')), intervalsPerDay: 3 }
    const explained = explainSyntheticDollar(full, at(10_000), funding)
    expect(explained.map(({ result }) => result)).toEqual([
      '19,000 USD (1.9 BTC)',
      '1.5 BTC',
      '21.0526315789%',
      '−2.30526315789%',
    ])
    expect(explained[3]?.substituted).toBe('(−0.01%) · 3 · 365 · 4,000 / 19,000')
    const gone = { ...full, quantity: contracts(new D(32_000)) }
    expect(explainSyntheticDollar(gone, at(16_000), funding).map(({ result }) => result)).toEqual([
      '0 USD (0 BTC)',
      '−2 BTC',
      'The account is worth nothing at this price.',
      'The account is worth nothing at this price, so there is no yield.',
    ])
  })
})
