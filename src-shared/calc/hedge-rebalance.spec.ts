import fc from 'fast-check'
import { assert, describe, expect, it } from 'vitest'

import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { coin, contracts, contractValue, fraction, price, rate, type Price } from '../num/units'

import { explainRebalance } from './explain-rebalance'
import { hedgeResidual } from './hedge'
import { openShare, rebalance, rebalancesOnTheWay, type TradedHedge } from './hedge-rebalance'

const listed = contractById('bitmex:XBTUSD')
assert(listed)
const spec = {
  ...listed,
  contractValue: contractValue(new D(100)),
  lot: contracts(new D(1)),
}
const at = (value: number | string): Price => price(new D(value))
const FIVE = fraction(new D('0.05'))

/** 1.5 coins and 75 000 dollars sold against them: even at 50 000. */
const HEDGE: TradedHedge = {
  ...{ spec, coins: coin(new D('1.5')), quantity: contracts(new D(750)), mode: 'down' },
  ...{ sellFeeRate: rate(new D('0.0005')), buyFeeRate: rate(new D('0.0002')) },
}

describe('the trade that hedges again', () => {
  const traded = (now: string, patch: Partial<TradedHedge> = {}): readonly string[] => {
    const found = rebalance({ ...HEDGE, ...patch }, at(now))
    assert(found.ok)
    const { action, traded: count, quantity, fee, open } = found.value
    return [
      ...[action, count.toFixed(), quantity.toFixed()],
      ...[fee.coin.toFixed(8), fee.usd.toFixed(), open.toFixed()],
    ]
  }

  it('sells more as the price rises, at the fee of selling', () => {
    // 1.5 · 60 050 / 100 = 900.75; 150 · 100 / 60 050 · 0.05 %, 15 000 · 0.05 %; 75 stay open
    expect(traded('60050')).toEqual([...['sell', '150', '900', '0.00012490', '7.5', '75']])
  })

  it('buys back as it falls, at the fee of buying', () => {
    // 1.5 · 40 000 / 100 = 600; 150 · 100 / 40 000 · 0.02 %
    expect(traded('40000')).toEqual(['buy back', '150', '600', '0.00007500', '3', '0'])
  })

  it('is nothing where the hedge is right, and costs nothing', () => {
    expect(traded('50000')).toEqual(['nothing', '0', '750', '0.00000000', '0', '0'])
  })

  it('meets the lot as it is told', () => {
    // 900.75
    expect(traded('60050', { mode: 'half-up' }).slice(0, 3)).toEqual(['sell', '151', '901'])
  })

  it('never has more sold than is held when it rounds down, whichever way it trades', () => {
    // 1.5 · 47 619 / 100 = 714.285: 36 are bought back, not 35
    expect(traded('47619').slice(0, 3)).toEqual(['buy back', '36', '714'])
    expect(traded('47619', { mode: 'half-up' }).slice(0, 3)).toEqual(['buy back', '36', '714'])
    // 714.6
    expect(traded('47640').slice(0, 3)).toEqual(['buy back', '36', '714'])
    expect(traded('47640', { mode: 'half-up' }).slice(0, 3)).toEqual(['buy back', '35', '715'])
  })

  it('needs coins', () => {
    const none = rebalance({ ...HEDGE, coins: coin(new D(0)) }, at(50_000))
    expect(none.ok ? '' : none.error).toMatch(/no coins to hedge/)
  })
})

describe('the share that is open', () => {
  it('is what no contract stands against, over the coins', () => {
    // (1.5 − 1.25) / 1.5; (1.5 − 1.875) / 1.5
    expect(openShare(HEDGE, at(60_000))?.toFixed(6)).toBe('0.166667')
    expect(openShare(HEDGE, at(40_000))?.toFixed()).toBe('-0.25')
    expect(openShare({ ...HEDGE, coins: coin(new D(0)) }, at(1))).toBeUndefined()
  })
})

describe('a hedge brought back each time 5 % is open', () => {
  const walk = (way: 'up' | 'down', patch: Partial<TradedHedge> = {}) =>
    rebalancesOnTheWay({ ...HEDGE, ...patch }, FIVE, { way, most: 3 })
  const rows = (way: 'up' | 'down') =>
    walk(way).map(({ price: where, action, traded, quantity, fee, feesSoFar }) =>
      [
        where.toFixed(2),
        action,
        traded.toFixed(),
        quantity.toFixed(),
        fee.coin.toFixed(8),
        feesSoFar.coin.toFixed(8),
      ].join(' '),
    )

  it('sells at each upper bound of the hedge before', () => {
    // 75 000 / 1.425; 78 900 / 1.425; 83 000 / 1.425. 789.47 → 789; 830.52 → 830; 873.68 → 873
    // 3 900 / 52 631.58 · 0.05 %; 4 100 / 55 368.42 · 0.05 %; 4 300 / 58 245.61 · 0.05 %
    expect(rows('up')).toEqual([
      '52631.58 sell 39 789 0.00003705 0.00003705',
      '55368.42 sell 41 830 0.00003702 0.00007407',
      '58245.61 sell 43 873 0.00003691 0.00011099',
    ])
  })

  it('buys back at each lower bound', () => {
    // 75 000 / 1.575; 71 400 / 1.575; 68 000 / 1.575. 714.28 → 714; 680; 647.61 → 647
    expect(rows('down')).toEqual([
      '47619.05 buy back 36 714 0.00001512 0.00001512',
      '45333.33 buy back 34 680 0.00001500 0.00003012',
      '43174.60 buy back 33 647 0.00001529 0.00004541',
    ])
  })

  it('counts the dollars of each fee at its own price', () => {
    // 3 900 · 0.05 % and 4 100 · 0.05 %
    expect(walk('up')[1]?.feesSoFar.usd.toFixed(8)).toBe('4.00000000')
  })

  it('ends where a trade would be less than a lot, and where nothing is sold', () => {
    // 39 more are no lot of 1 000, and 750 sold are none that could be bought back
    const lots = { spec: { ...spec, lot: contracts(new D(1000)) } }
    expect([...walk('up', lots), ...walk('down', lots)]).toEqual([])
    expect(walk('down', { quantity: contracts(new D(0)) })).toEqual([])
    // more than all of the coins is never open
    const all = rebalancesOnTheWay(HEDGE, fraction(new D(1)), { way: 'up', most: 3 })
    expect(all).toEqual([])
  })

  it('costs the same coins at every price but for the lot: x · N · fee rate', () => {
    const fine = { ...spec, contractValue: contractValue(new D('0.000001')) }
    const cents = fc.integer({ min: 1_000, max: 30_000_000 })
    const shares = fc.integer({ min: 1, max: 90 })
    fc.assert(
      fc.property(cents, shares, fc.constantFrom('up' as const, 'down' as const), (c, x, way) => {
        const even = at(new D(c).div(100).toFixed())
        const quantity = contracts(new D('1.5').times(even).times(1e6))
        const held = { ...HEDGE, spec: fine, quantity, buyFeeRate: HEDGE.sellFeeRate }
        const share = fraction(new D(x).div(100))
        for (const step of rebalancesOnTheWay(held, share, { way, most: 4 })) {
          const exact = share.times('1.5').times('0.0005')
          expect(step.fee.coin.minus(exact).abs().lt(exact.times('0.001'))).toBe(true)
          const after = { ...held, quantity: step.quantity }
          const open = hedgeResidual(after, step.price).usd
          expect(open.gte(0) && open.lt('0.000001')).toBe(true)
        }
      }),
      { numRuns: 60, seed: 20_261_127 },
    )
  })
})

describe('explained', () => {
  const results = (now: number, patch: Partial<TradedHedge> = {}): readonly string[] =>
    explainRebalance({ ...HEDGE, ...patch }, at(now)).map(({ result }) => result)

  it('shows share, trade and fee with the numbers in them', () => {
    expect(results(60_000)).toEqual([
      '16.6666666667%',
      'sell 150 contracts',
      '0.000125 BTC (7.5 USD)',
    ])
    expect(results(40_000)[1]).toBe('buy back 150 contracts')
    expect(results(50_000)[1]).toBe('nothing')
    const [share, trade, fee] = explainRebalance(HEDGE, at(60_000))
    expect(share?.substituted).toBe('(1.5 − 750 · 100 / 60,000) / 1.5')
    expect(trade?.substituted).toBe('1.5 · 60,000 / 100 − 750')
    expect(trade?.note).toContain('never more is sold than held. 900 are sold then, 0 USD')
    expect(fee?.source?.readOn).toMatch(/^2026-/)
  })

  it('has nothing to show without coins', () => {
    expect(results(1, { coins: coin(new D(0)) })).toEqual([])
  })
})
