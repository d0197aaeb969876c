import fc from 'fast-check'
import { assert, describe, expect, it } from 'vitest'

import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import type { Result } from '../num/result'
import { coin, contracts, contractValue, fraction, price, type Price } from '../num/units'

import { explainAccountDelta, explainHedge, explainHedgeSize } from './explain-hedge'
import {
  accountDelta,
  hedgeBounds,
  hedgeResidual,
  hedgeSize,
  type Hedge,
  type HedgeBounds,
  type HedgedAccount,
  type HedgeOrder,
} from './hedge'
import { pnl } from './pnl'

const at = (value: number | string): Price => price(new D(value))
const spec = {
  ...contractById('bitmex:XBTUSD')!,
  contractValue: contractValue(new D(100)),
  lot: contracts(new D(1)),
}
const order = (coins: string, at: string): HedgeOrder & { spec: typeof spec } => ({
  spec,
  coins: coin(new D(coins)),
  price: price(new D(at)),
})
const hedge = { spec, coins: coin(new D('1.5')), quantity: contracts(new D(750)) } satisfies Hedge
const words = <T>(result: Result<T, string>): string => (result.ok ? 'taken' : result.error)

describe('hedge size', () => {
  const sized = (coins: string, to: 'down' | 'half-up'): readonly string[] => {
    const size = hedgeSize(order(coins, '50010'), to)
    assert(size.ok)
    const { exact, quantity, open } = size.value
    return [exact, quantity, open].map((figure) => figure.toFixed())
  }
  it('is N · P / C, down to the lot or to the nearest, with what stays open', () => {
    // 1.5 · 50 010 = 75 015; 1.5019 · 50 010 = 75 110.019
    expect(sized('1.5', 'down')).toEqual(['750.15', '750', '15'])
    expect(sized('1.502', 'down')).toEqual(['751.1502', '751', '15.02'])
    expect(sized('1.501', 'half-up')).toEqual(['750.6501', '751', '-34.99'])
    expect(sized('1.501', 'down')).toEqual(['750.6501', '750', '65.01'])
  })
  it('sells whole lots of more than one contract: 751.15 in tens', () => {
    const tens = { ...order('1.502', '50010'), spec: { ...spec, lot: contracts(new D(10)) } }
    const size = hedgeSize(tens, 'down')
    expect(size.ok && size.value.quantity.toFixed()).toBe('750')
  })
  it('does not lose a lot to a last digit', () => {
    // 1/3 coin at 30 000: 10 000 · 0.333… · 3 is 9 999.99…; one lot of 100 USD each → 100
    const third = { ...order('1', '30000'), coins: coin(new D(1).div(3)) }
    const size = hedgeSize(third, 'down')
    expect(size.ok && size.value.quantity.toFixed()).toBe('100')
  })
  it('asks for coins', () => {
    const reason = 'There are no coins to hedge: the coins must be above zero.'
    expect(words(hedgeSize(order('0', '50000'), 'down'))).toBe(reason)
    expect(words(hedgeSize(order('-1', '50000'), 'down'))).toBe(reason)
  })
})

describe('account delta', () => {
  const account = (side: 'long' | 'short'): HedgedAccount => ({
    spec,
    wallet: coin(new D(1)),
    side,
    quantity: contracts(new D(500)),
    entry: at(50_000),
  })
  it('of a 1x long is two coins, of a 1x short none', () => {
    expect(accountDelta(account('long'), at(40_000)).inDollars.toFixed()).toBe('2')
    expect(accountDelta(account('short'), at(40_000)).inDollars.toFixed()).toBe('0')
  })
  it('in coins is the slope at the price: 50 000 / 50 000²', () => {
    expect(accountDelta(account('long'), at(50_000)).inCoins.toFixed()).toBe('0.00002')
    expect(accountDelta(account('short'), at(25_000)).inCoins.toFixed()).toBe('-0.00008')
  })
  it('is the slope of the worth, which is coins and PnL at the price', () => {
    const cents = fc.integer({ min: 1, max: 100_000_000 })
    const sides = fc.constantFrom('long' as const, 'short' as const)
    fc.assert(
      fc.property(cents, cents, sides, (one, other, side) => {
        const held = account(side)
        const [a, b] = [price(new D(one).div(100)), price(new D(other).div(100))]
        const delta = accountDelta(held, a)
        const coins = held.wallet.plus(pnl({ ...held, exit: a }))
        expect(delta.worth.minus(coins.times(a)).abs().lt('1e-30')).toBe(true)
        const moved = accountDelta(held, b).worth.minus(delta.worth)
        expect(
          moved
            .minus(delta.inDollars.times(b.minus(a)))
            .abs()
            .lt('1e-30'),
        ).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
})

describe('hedge in place', () => {
  it('leaves open what the price adds: 1.5 · 60 000 − 75 000', () => {
    const { coins, usd, rebalance } = hedgeResidual(hedge, at(60_000))
    expect([coins, usd, rebalance.quantity].map((figure) => figure.toFixed())).toEqual([
      '0.25',
      '15000',
      '150',
    ])
    expect(rebalance.action).toBe('sell')
    const back = hedgeResidual(hedge, at(40_000)).rebalance
    expect([back.action, back.quantity.toFixed()]).toEqual(['buy back', '150'])
    expect(hedgeResidual(hedge, at(50_000)).rebalance.action).toBe('nothing')
  })
  it('stays within 5 % from 75 000/1.575 to 75 000/1.425', () => {
    const bounds = hedgeBounds(hedge, fraction(new D('0.05')))
    assert(bounds.ok && bounds.value.high.kind === 'at')
    expect(bounds.value.even.toFixed()).toBe('50000')
    expect(bounds.value.low.toFixed(6)).toBe('47619.047619')
    expect(bounds.value.high.price.toFixed(6)).toBe('52631.578947')
  })
  it('has no upper bound for a share of all coins', () => {
    const whole = hedgeBounds(hedge, fraction(new D(1)))
    expect(whole.ok && whole.value.high).toEqual({
      kind: 'never',
      reason: 'No price leaves more than all of the coins open.',
    })
    expect(whole.ok && whole.value.low.toFixed()).toBe('25000')
  })
  it('refuses what has no bounds', () => {
    const share = fraction(new D('0.05'))
    expect(words(hedgeBounds({ ...hedge, coins: coin(new D(0)) }, share))).toContain('no coins')
    expect(words(hedgeBounds({ ...hedge, quantity: contracts(new D(0)) }, share))).toBe(
      'There are no contracts, so the coins are open at every price.',
    )
    expect(words(hedgeBounds(hedge, fraction(new D('-0.01'))))).toBe(
      'The share that may stay open must not be negative.',
    )
  })
  it('has bounds on both sides of its even price, at which exactly the share is open', () => {
    const amounts = fc.integer({ min: 1, max: 10_000_000 })
    const shares = fc.integer({ min: 1, max: 999_999 })
    fc.assert(
      fc.property(amounts, amounts, shares, (coins, quantity, millionths) => {
        const held = {
          spec,
          coins: coin(new D(coins).div(1e4)),
          quantity: contracts(new D(quantity)),
        }
        const share = fraction(new D(millionths).div(1e6))
        const bounds = hedgeBounds(held, share)
        assert(bounds.ok)
        const { even, low, high }: HedgeBounds = bounds.value
        assert(high.kind === 'at')
        expect(low.lt(even) && even.lt(high.price)).toBe(true)
        expect(hedgeResidual(held, even).coins.abs().lt('1e-30')).toBe(true)
        const allowed = held.coins.times(share)
        for (const [edge, sign] of [
          [low, -1],
          [high.price, 1],
        ] as const) {
          const open = hedgeResidual(held, edge).coins
          expect(open.minus(allowed.times(sign)).abs().lt('1e-30')).toBe(true)
        }
      }),
      { numRuns: 100 },
    )
  })
  it('leaves nothing open once rebalanced', () => {
    const now = at(60_000)
    const more = hedgeResidual(hedge, now).rebalance.quantity
    const quantity = contracts(hedge.quantity.plus(more))
    expect(hedgeResidual({ ...hedge, quantity }, now).usd.toFixed()).toBe('0')
  })
})

describe('explained hedge', () => {
  it('shows the size and what the lot leaves', () => {
    const shown = explainHedgeSize(order('1.5', '50010'), 'down')
    expect(shown.map(({ result }) => result)).toEqual(['750 contracts (750.15 exactly)', '15 USD'])
    expect(shown[0]?.formula).toBe('N · P / C, down to the lot')
    expect(explainHedgeSize(order('0', '50010'), 'half-up')[1]?.result).toContain('no coins')
  })
  it('shows the delta in both currencies', () => {
    const account = { spec, wallet: coin(new D(1)), side: 'short', quantity: contracts(new D(250)) }
    const shown = explainAccountDelta({ ...account, side: 'short', entry: at(50_000) }, at(50_000))
    expect(shown.map(({ result }) => result)).toEqual([
      '50,000 USD',
      '0.5 BTC',
      '−0.00001 BTC per unit of price',
    ])
    expect(shown[1]?.substituted).toBe('1 + (−1) · 250 · 100 / 50,000')
  })
  it('shows what is open, what to trade and the bounds', () => {
    const share = fraction(new D('0.05'))
    const results = (now: number): readonly string[] =>
      explainHedge(hedge, at(now), share).map(({ result }) => result)
    expect(results(60_000)).toEqual([
      '15,000 USD (0.25 BTC)',
      'sell 150 contracts',
      'from 47,619.047619 USD to 52,631.5789474 USD',
    ])
    expect(results(40_000)[1]).toBe('buy back 150 contracts')
    expect(results(50_000)[1]).toBe('nothing')
    const bare = { ...hedge, quantity: contracts(new D(0)) }
    expect(explainHedge(bare, at(1), share)[2]?.result).toContain('no contracts')
  })
})
