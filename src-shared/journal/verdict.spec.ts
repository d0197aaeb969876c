import { describe, expect, it } from 'vitest'

import { contractById } from '../market/registry'
import { D, ZERO } from '../num/decimal'
import { coin, contracts, fraction, price, rate, usd, type Price } from '../num/units'

import { AccountId, EventId } from './event'
import { UNJUDGED } from './judgement'
import type { LegSummary } from './leg'
import type { PlanSummary } from './plan'
import { verdict, type Known, type VerdictQuestion } from './verdict'

// Inverse, 10 USD a contract counted in USD, a tick of 0.5, funding by the millisecond; BitMEX pays every 8 hours.
const deribit = contractById('deribit:BTC-PERPETUAL')!
const bitmex = contractById('bitmex:XBTUSD')!
const at = (value: number | string): Price => price(new D(value))
const id = EventId.parse('00000000-0000-4000-8000-000000000001')
const NOON = Date.UTC(2026, 10, 20, 12)
const HOUR = 3_600_000

const names = {
  ...{ id, accountId: AccountId.parse('deribit:BTC'), contract: deribit.id, venue: 'Deribit' },
  ...{ symbol: 'BTC-PERPETUAL', currency: 'BTC', scale: 8, note: '' },
}
const none = { coin: coin(ZERO), usd: usd(ZERO) }

/** Long 100 USD from 50 500, closed at 79 000, over 20 hours from noon. */
const leg: LegSummary = {
  ...{ ...names, side: 'long', positionSide: 'net', status: 'closed' },
  ...{ openedAtMs: NOON, closedAtMs: NOON + 20 * HOUR },
  ...{ quantity: contracts(ZERO), peakQuantity: contracts(new D(100)) },
  ...{ averageEntry: at(50_500), openEntry: null, averageExit: at(79_000) },
  money: {
    ...{ gross: none.coin, fees: none.coin, funding: coin(new D('-0.0000005')), net: none.coin },
    ...{ grossUsd: none.usd, feesUsd: none.usd, fundingUsd: usd(new D('-0.03')), netUsd: none.usd },
  },
  ...{ fillCount: 2, liquidated: false, tags: [], firstStop: null, plan: id },
  r: { kind: 'unknown', why: 'no-stop' },
  ...UNJUDGED,
}
/** Long 100 USD from 50 000, stop 40 000: 0.0005 BTC, 20 USD at risk; half out at 60 000, half at 120 000. */
const plan: PlanSummary = {
  ...{ ...names, plannedAtMs: NOON - HOUR, name: 'Back to the range', side: 'long' },
  ...{ quantity: contracts(new D(100)), entry: at(50_000), stop: at(40_000) },
  targets: [
    { price: at(60_000), share: fraction(new D('0.5')) },
    { price: at(120_000), share: fraction(new D('0.5')) },
  ],
  ...{ leverage: null, risk: { coin: coin(new D('0.0005')), usd: usd(new D(20)) }, plannedR: null },
}
const judged = (more: Partial<VerdictQuestion> = {}) =>
  verdict({ leg, spec: deribit, stops: [], plan, recorded: {}, ...more })

function valueOf<T>(figure: Known<T>): T {
  if (!figure.known) throw new Error(figure.why)
  return figure.value
}
const whyOf = (figure: Known<unknown>): string => (figure.known ? 'known' : figure.why)

describe('slippage', () => {
  // See the docstring: 100 · (1/50 500 − 1/50 000) = −0.000019801980… BTC, times 50 500 −1 USD.
  it('at the entry of a long is a loss where it was bought higher', () => {
    const { ticks, result, r } = valueOf(judged().entry)
    expect(ticks.toFixed()).toBe('-1000')
    expect(result.coin.toFixed(12)).toBe('-0.000019801980')
    expect(result.usd.toFixed(12)).toBe('-1.000000000000')
    expect(valueOf(r).coin.toFixed(6)).toBe('-0.039604')
    expect(valueOf(r).usd.toFixed(6)).toBe('-0.050000')
  })

  // The mean of 60 000 and 120 000 by halves is 2/(1/60 000 + 1/120 000) = 80 000: 79 000 is 2 000 ticks below,
  // 100 · (1/80 000 − 1/79 000) = −0.0000158227… BTC, −1.25 USD.
  it('at the exit is held against the harmonic mean of the targets', () => {
    const { planned, ticks, result, against } = valueOf(judged().exit)
    expect(against).toBe('targets')
    expect(planned.toFixed(8)).toBe('80000.00000000')
    expect(ticks.toFixed(6)).toBe('-2000.000000')
    expect(result.coin.toFixed(12)).toBe('-0.000015822785')
    expect(result.usd.toFixed(8)).toBe('-1.25000000')
  })

  // 39 600 against 40 000: 100 · (1/40 000 − 1/39 600) = −0.0000252525… BTC, −1 USD.
  it('at a losing exit is held against the stop', () => {
    const { against, ticks, result } = valueOf(
      judged({ leg: { ...leg, averageExit: at(39_600) } }).exit,
    )
    expect([against, ticks.toFixed()]).toEqual(['stop', '-800'])
    expect(result.coin.toFixed(12)).toBe('-0.000025252525')
    expect(result.usd.toFixed(8)).toBe('-1.00000000')
  })

  // A short of 100 sold at 50 500 instead of 50 000 gains 1 000 ticks: 100 · (1/50 000 − 1/50 500), +1 USD.
  it('of a short is turned', () => {
    const short = { ...leg, side: 'short' as const }
    const { ticks, result } = valueOf(
      judged({ leg: short, plan: { ...plan, side: 'short', stop: at(60_000) } }).entry,
    )
    expect(ticks.toFixed()).toBe('1000')
    expect(result.coin.toFixed(12)).toBe('0.000019801980')
    expect(result.usd.toFixed(8)).toBe('1.00000000')
  })
})

describe('the stop', () => {
  it.each([
    [[40_000], 'kept'],
    [[40_000, 45_000], 'tightened'],
    [[40_000, 45_000, 38_000, 48_000], 'widened'],
    [[45_000, null, 44_000], 'removed'],
  ] as const)('that stood at %j was %s', (prices, kind) => {
    const stops = prices.map((each) => ({ stop: each === null ? null : at(each) }))
    expect(valueOf(judged({ stops }).stop).kind).toBe(kind)
  })
})

it('the size is what was held at most over what was planned', () => {
  const more = { ...leg, peakQuantity: contracts(new D(150)) }
  expect(valueOf(judged({ leg: more }).size).ratio.toFixed()).toBe('1.5')
})

describe('funding', () => {
  // From 12:00 over 20 hours: 16:00, 00:00 and 08:00, the last one at the close itself. Each 100/50 000 · 0.01 % =
  // 0.0000002 BTC paid; three of them 0.0000006 BTC, 0.03 USD at the planned entry.
  it('is forecast by settlements that the leg was open over', () => {
    const here = { contract: bitmex.id }
    const { times, forecast, actual } = valueOf(
      judged({
        ...{ spec: bitmex, leg: { ...leg, ...here }, plan: { ...plan, ...here } },
        recorded: { fundingRate: rate(new D('0.0001')) },
      }).funding,
    )
    expect(times).toBe(3)
    expect(forecast.coin.toFixed()).toBe('-0.0000006')
    expect(forecast.usd.toFixed()).toBe('-0.03')
    expect(actual.coin.toFixed()).toBe('-0.0000005')
  })
})

describe('what cannot be known', () => {
  it('says why', () => {
    const open = { ...leg, status: 'open' as const, closedAtMs: null }
    const bare = { ...plan, stop: null, targets: [], risk: null }
    const fundingRate = rate(new D('0.0001'))
    expect([
      whyOf(judged({ leg: { ...open, averageExit: null } }).exit),
      whyOf(judged({ leg: open }).exit),
      whyOf(judged({ plan: bare }).exit),
      whyOf(judged({ plan: bare, leg: { ...leg, averageExit: at(45_000) } }).exit),
      whyOf(valueOf(judged({ plan: bare }).entry).r),
      whyOf(judged({ plan: bare }).stop),
      whyOf(judged().stop),
      whyOf(judged().funding),
      whyOf(judged({ leg: open, recorded: { fundingRate } }).funding),
    ]).toEqual([
      'Nothing is closed yet.',
      'The position is not closed yet.',
      'No target was planned.',
      'No stop was planned for a loss.',
      'The plan has no stop, so its risk is not known.',
      'No stop was planned.',
      'No stop was recorded with this position.',
      'No funding was forecast.',
      'The position is not closed yet.',
    ])
  })

  it('is everything where the plan was the other side or another contract', () => {
    const turned = judged({ plan: { ...plan, side: 'short' } })
    expect(Object.values(turned).map(whyOf)).toEqual(
      Array.from({ length: 5 }, () => 'The plan was short, this position is long.'),
    )
    const other = judged({ plan: { ...plan, contract: bitmex.id } })
    expect(whyOf(other.size)).toBe('The plan is on another contract.')
  })
})
