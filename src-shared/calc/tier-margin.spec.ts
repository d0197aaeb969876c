import { assert, describe, expect, it } from 'vitest'

import type { InverseSpec } from '../market/contract-spec'
import { contractById } from '../market/registry'
import { D, ZERO } from '../num/decimal'
import { coin, contracts, leverage, price, rate } from '../num/units'

import { accountStanding, marginRatio } from './account-standing'
import { explainAccount, explainMarginRatio } from './explain-account'
import { explainLargestOrder } from './explain-largest-order'
import { explainNextTier, explainTierMargin } from './explain-tiers'
import { largestOrder } from './largest-order'
import type { PositionInput } from './position'
import { tierMargin } from './tier-margin'
import { nextTier } from './tier-table'

const bitmex = contractById('bitmex:XBTUSD')!
const binance = contractById('binance:BTCUSD_PERP')!
const kucoin = contractById('kucoin:XBTUSDM')!

function held(spec: InverseSpec, quantity: number, backing: PositionInput['backing']) {
  return {
    ...{ spec, side: 'long', quantity: contracts(new D(quantity)), backing },
    ...{ entry: price(new D(100_000)), exit: price(new D(100_000)), fundingPaid: coin(ZERO) },
    ...{ openFeeRate: rate(ZERO), closeFeeRate: rate(ZERO) },
  } as const satisfies PositionInput
}
const times = (value: number) => ({ kind: 'leverage', leverage: leverage(new D(value)) }) as const

describe('the margin that a tier asks for', () => {
  it('stands beside the position’s own', () => {
    // 250 XBT · 1.5 %; 250 / 50
    const { asked, over, mostLeverage } = tierMargin(held(bitmex, 25_000_000, times(50)))
    expect(asked.coin.toFixed()).toBe('3.75')
    expect(asked.usd.toFixed()).toBe('375000')
    expect(over.coin.toFixed()).toBe('1.25')
    expect(mostLeverage.toFixed(2)).toBe('66.67')
  })

  it('may be more than the position has', () => {
    const { over } = tierMargin(held(bitmex, 25_000_000, times(100)))
    expect(over.coin.toFixed()).toBe('-1.25')
  })

  it('is explained with its numbers', () => {
    const input = held(bitmex, 25_000_000, times(50))
    const steps = explainTierMargin(input, tierMargin(input))
    expect(steps.map(({ substituted }) => substituted)).toEqual([
      ...['250 · 1.5%', '5 − 3.75', 'contract 100×'],
    ])
    expect(steps[0]?.source?.topics).toContain('margin')
    const none = held(bitmex, 0, times(50))
    expect(explainTierMargin(none, tierMargin(none))[0]?.substituted).toBe('0 · 0%')
  })
})

it('the next tier is explained with its numbers', () => {
  const position = {
    ...{ spec: binance, quantity: contracts(new D(4_000)), price: price(new D(100_000)) },
    leverage: leverage(new D(20)),
  }
  const next = nextTier(position)
  assert(next.ok)
  const steps = explainNextTier(position, next.value)
  expect(steps.map(({ figure, result }) => `${figure}: ${result}`)).toEqual([
    'begins: 5,000 contracts',
    'room: 1,000 contracts, 1 BTC',
    'initialRate: 1%',
    'maintenanceRate: 0.5%',
    'mostLeverage: 100×',
    'extraInitial: 0 BTC',
    'extra: 0 BTC',
  ])
  expect(steps[0]?.substituted).toBe('5 BTC at 100,000')
  expect(steps[0]?.title).toBe('Where tier 2 begins')
})

describe('an account is explained', () => {
  const mark = price(new D(80_000))
  const balance = coin(new D(1))
  const explained = (input: PositionInput) => [
    ...explainAccount(input, { mark, balance }, accountStanding(input, { mark, balance })),
    explainMarginRatio(input, marginRatio(input, mark)),
  ]

  it('with isolated margin', () => {
    // 0.1 BTC: 10 000 / 80 000 = 0.125, −0.025; margin 0.1, maintenance 0.0005
    const steps = explained(held(bitmex, 10_000, times(1)))
    expect(steps.map(({ substituted }) => substituted)).toEqual([
      ...['1 + (−0.025)', '0.125 / 0.975', '1 − 0.1', '0.0005 / 0.075'],
    ])
  })

  it('with cross margin', () => {
    const cross = { kind: 'cross', wallet: balance, leverage: leverage(new D(10)) } as const
    const steps = explained(held(bitmex, 10_000, cross))
    expect(steps[2]?.substituted).toBe('0.975 − 0.0125')
    expect(steps[3]?.formula).toBe('maintenance / equity')
  })

  it('in words where nothing is left', () => {
    const steps = explained(held(bitmex, 10_000, times(50)))
    expect(steps[3]?.result).toBe('Nothing is left behind the position.')
    const input = held(bitmex, 10_000_000, times(50))
    const broke = explainAccount(
      input,
      { mark, balance },
      accountStanding(input, { mark, balance }),
    )
    expect(broke[1]?.result).toBe('There is no equity left.')
  })
})

it('the largest order is explained with both its limits', () => {
  const explained = (spec: InverseSpec, at: number): readonly string[] => {
    const question = {
      ...{ spec, price: price(new D(100_000)), leverage: leverage(new D(at)) },
      ...{ balance: coin(new D(1)), feeRate: rate(ZERO) },
    }
    const largest = largestOrder(question)
    assert(largest.ok)
    return explainLargestOrder(question, largest.value).flatMap(({ substituted, result }) => [
      ...[substituted, result],
    ])
  }
  expect(explained(binance, 125)).toEqual([
    ...['min(125,000, 5,000)', '5,000 contracts', '5 BTC at 100,000', '5,000 contracts'],
  ])
  expect(explained(kucoin, 10)).toEqual([
    ...['min(1,000,000, no end known)', '1,000,000 contracts'],
    ...['no end is known', 'No end of the last tier is known.'],
  ])
})
