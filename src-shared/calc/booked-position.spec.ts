import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { InverseSpec } from '../market/contract-spec'
import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { contracts, leverage, price, rate } from '../num/units'

import { bookedPosition, type BookedFigures, type RecordedPosition } from './booked-position'
import { explainBookedPosition } from './explain-booked-position'

const half = { initialRate: rate(new D('0.01')), maintenanceRate: rate(new D('0.005')) }
const old = (id: string, taker = '0.00075'): InverseSpec => {
  const spec = contractById(id)!
  return {
    ...spec,
    lot: contracts(new D(1)),
    tick: price(new D('0.5')),
    contractValue: spec.contractValue,
    fees: { ...spec.fees, taker: rate(new D(taker)) },
    margin: {
      ...({ method: 'tiered', measure: 'coin', maintenance: 'whole', initial: 'whole' } as const),
      tiers: [half],
    },
  }
}
const bitmex = old('bitmex:XBTUSD')
const record = (
  over: Partial<RecordedPosition> & {
    readonly at: number
    readonly q: number
    readonly times: number
  },
): BookedFigures =>
  bookedPosition({
    spec: bitmex,
    side: 'short',
    quantity: contracts(new D(over.q)),
    entry: price(new D(over.at)),
    mark: price(new D(over.at)),
    leverage: leverage(new D(over.times)),
    addedMargin: 0n,
    marginLoss: 0n,
    realised: 0n,
    ...over,
  })
const priceIn = (outcome: BookedFigures['liquidation']): string =>
  outcome.kind === 'at' ? outcome.price.toFixed() : outcome.kind

describe('a position as BitMEX records it', () => {
  it('has every margin in whole satoshi and every price on its grids', () => {
    const figures = record({
      ...{ q: 10, at: 10_948, times: 10 },
      mark: price(new D('10995.09')),
      realised: -68n,
    })
    // 1e8 / 10 948 = 9 134.08… → 9 134 · 10; 1e8 / 10 995.09 → 9 095 · 10; ⌈91 340 / 10⌉ = 9 134
    expect(figures).toMatchObject({ cost: 91_340n, markValue: 90_950n, unrealisedPnl: -390n })
    // ⌈0.00075 · 10 · ⌈100 474 / 10⌉⌉ = ⌈75.36⌉; ⌈456.7⌉ + 76
    expect(figures).toMatchObject({ initialMargin: 9_134n, closingReserve: 76n, maintenance: 533n })
    expect(figures).toMatchObject({ positionMargin: 9_210n, marginLeft: 8_820n })
    expect(figures.unrealisedFraction?.toFixed()).toBe('-0.0043')
    expect(figures.roe?.toFixed()).toBe('-0.0427')
    // 91 340 − (9 210 − 533) = 82 663 → 8 267 per contract → 12 096.28…; 82 206 → 8 221 → 12 163.97…
    expect(priceIn(figures.liquidation)).toBe('12096')
    expect(priceIn(figures.bankruptcy)).toBe('12163.5')
    expect(priceIn(figures.breakEven)).toBe('10939.5')
  })
  it('asks for the funding that the side is about to pay, and for none that it receives', () => {
    const short = { q: 500, at: 6_725, times: 25 }
    // 7 435 000 · (0.005 + 0.001) = 44 610, + 5 800
    const paying = { ...short, nextFundingRate: rate(new D('-0.001')) }
    expect(record(paying).maintenance).toBe(50_410n)
    const receiving = { ...short, nextFundingRate: rate(new D('0.001')) }
    expect(record(receiving).maintenance).toBe(42_975n)
  })
  it('counts added margin and what the margin has lost', () => {
    // posMargin 898 long with 4 490 added: 78 540 + 4 490 + reserve − 40
    const figures = record({
      ...{ q: 898, at: 11_434, times: 100, side: 'long' as const },
      addedMargin: 4_490n,
      marginLoss: 40n,
    })
    expect(figures.positionMargin).toBe(78_540n + 4_490n + figures.closingReserve - 40n)
    // 7 853 908 + 78 540 + 4 490 − 40 = 7 936 898 → ⌊8 838.4…⌋ = 8 838 → 11 314.77… → 11 315
    expect(priceIn(figures.bankruptcy)).toBe('11315')
  })
  it('takes a stated cost instead of the entry’s', () => {
    const figures = record({
      // 1e8 / 6 270 would be 15 949
      ...{ q: 1, at: 6_270, times: 100, side: 'long' as const },
      cost: 15_957n,
      mark: price(new D('6273.79')),
    })
    expect(figures).toMatchObject({ unrealisedPnl: 18n, initialMargin: 160n, marginLeft: 191n })
  })
  it('prints no prices without contracts', () => {
    const figures = record({ q: 0, at: 10_000, times: 10 })
    expect(figures.roe).toBeUndefined()
    expect([figures.liquidation.kind, figures.bankruptcy.kind]).toEqual(['never', 'never'])
    expect(figures.closingReserve).toBe(0n)
  })
  it('says so where the contracts are booked at no value', () => {
    const { cost, liquidation } = record({ q: 1, at: 300_000_000, times: 10 })
    expect(cost).toBe(0n)
    expect(liquidation.kind === 'never' && liquidation.reason).toContain('less than one unit')
  })
  it('says “already” where the margin does not exceed the maintenance', () => {
    expect(record({ q: 500, at: 6_725, times: 250 }).liquidation.kind).toBe('already')
  })
  it('never liquidates a short at 1× with more behind it than its value', () => {
    const figures = record({ q: 10, at: 10_000, times: 1, addedMargin: 1_000n })
    expect(figures.liquidation.kind).toBe('never')
  })
})

describe('a position under other policies', () => {
  it('reserves Bybit’s closing fee at the printed bankruptcy price, rounded up', () => {
    const figures = record({
      ...{ spec: old('bybit:BTCUSD'), side: 'long' as const, times: 1, q: 11, at: 7_041 },
      entry: price(new D('7041.53223741')),
      mark: price(new D(7_000)),
    })
    expect(figures.cost).toBe(156_216n)
    expect(priceIn(figures.bankruptcy)).toBe('3521')
    // 11 / 3 521 · 0.00075 = 234.3… satoshi
    expect(figures.closingReserve).toBe(235n)
  })
  it('takes Binance’s ROE on the margin at the mark', () => {
    const spec = old('binance:BTCUSD_PERP')
    const figures = record({
      ...{ spec, side: 'long' as const, q: 100, at: 50_000, times: 10 },
      mark: price(new D(40_000)),
    })
    // −0.05 of 0.25 / 10
    expect(figures.roe?.toFixed()).toBe('-2')
    // 10 000 · 1.005 / (0.2 + 0.02)
    expect(priceIn(figures.liquidation).slice(0, 12)).toBe('45681.818181')
  })
})

it('explains every figure by the booked ones before it', () => {
  const position: RecordedPosition = {
    ...{ spec: bitmex, side: 'short', quantity: contracts(new D(10)) },
    ...{ entry: price(new D(10_948)), mark: price(new D('10995.09')) },
    ...{ leverage: leverage(new D(10)), addedMargin: 0n, marginLoss: 0n, realised: -68n },
  }
  const working = explainBookedPosition(position, bookedPosition(position))
  const of = (figure: string) => working.find((one) => one.figure === figure)
  expect(of('cost')).toMatchObject({ substituted: '10 · 1 / 10,948', result: '0.0009134 BTC' })
  expect(of('unrealisedPnl')?.note).toBe('The difference of the two rounded values.')
  expect(of('positionMargin')?.substituted).toBe('0.00009134 + 0 + 0.00000076 − 0')
  expect(of('maintenance')?.substituted).toBe('0.00000457 + 0.00000076')
  expect(of('maintenance')?.note).toContain('about to pay')
  expect(of('liquidation')).toMatchObject({
    substituted: '0.0009134, 0.0000921 − 0.00000533 to lose',
    result: '12,096 USD',
  })
  expect(of('roe')?.result).toBe('−4.27%')
  expect(of('breakEven')?.formula).toBe('by the rule “with-realised”')
})

it('explains in the words of the venue’s own rules', () => {
  const told = (id: string): ReturnType<typeof explainBookedPosition> => {
    const position: RecordedPosition = {
      ...{ spec: contractById(id)!, side: 'long', quantity: contracts(new D(100)) },
      ...{ entry: price(new D(50_000)), mark: price(new D(40_000)) },
      ...{ leverage: leverage(new D(10)), addedMargin: 0n, marginLoss: 0n, realised: 0n },
    }
    return explainBookedPosition(position, bookedPosition(position))
  }
  const binance = told('binance:BTCUSD_PERP')
  const bitmex = told('bitmex:XBTUSD')
  const both = (figure: string, part: 'formula' | 'note' | 'result'): readonly string[] =>
    [binance, bitmex].map((working) => working.find((one) => one.figure === figure)?.[part] ?? '')
  expect(both('cost', 'formula')).toEqual(['q · C / price', 'q · C / price'])
  expect(both('cost', 'note').map((note) => note.slice(0, 29))).toEqual([
    'The value of all contracts is',
    'The value of one lot of 100 i',
  ])
  expect(both('roe', 'formula')).toEqual(['PnL · L / value at mark', 'PnL · L / value at entry'])
  expect(both('roe', 'result')).toEqual(['−200%', '−250%'])
  expect(both('unrealisedPnl', 'formula')).toEqual([
    'PnL at the mark',
    '± (value at mark − value at entry)',
  ])
  expect(both('unrealisedPnl', 'note')[0]).toContain('The exact PnL')
  expect(both('liquidation', 'note').map((note) => note.includes('comes first. Print'))).toEqual([
    false,
    true,
  ])
  for (const working of [binance, bitmex]) {
    const names = working.map(({ figure }) => figure)
    for (const figure of ['initialMargin', 'closingReserve', 'marginLeft', 'bankruptcy'])
      expect(names).toContain(figure)
    const about = (figure: string): unknown =>
      working.find((one) => one.figure === figure)?.source?.topics
    expect(about('liquidation')).toContain('liquidation')
    expect(about('breakEven')).toContain('break-even')
  }
})

it('answers every position in whole units, and every price above zero or in words', () => {
  const venues = [
    'bitmex:XBTUSD',
    'bybit:BTCUSD',
    'binance:BTCUSD_PERP',
    'phemex:BTCUSD',
    'kucoin:XBTUSDM',
  ]
  const position = fc.record({
    id: fc.constantFrom(...venues),
    side: fc.constantFrom('long' as const, 'short' as const),
    q: fc.integer({ min: 0, max: 1_000_000_000 }),
    at: fc.integer({ min: 1, max: 1_000_000_000 }),
    markAt: fc.integer({ min: 1, max: 1_000_000_000 }),
    times: fc.integer({ min: 1, max: 2_000 }),
    addedMargin: fc.bigInt({ min: 0n, max: 10n ** 12n }),
    marginLoss: fc.bigInt({ min: 0n, max: 10n ** 9n }),
    realised: fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
  })
  fc.assert(
    fc.property(position, ({ id, q, at, markAt, times, ...rest }) => {
      const figures = bookedPosition({
        ...rest,
        ...{ spec: contractById(id)!, quantity: contracts(new D(q)) },
        ...{ entry: price(new D(at)), mark: price(new D(markAt)) },
        leverage: leverage(new D(times).div(20)),
      })
      const { positionMargin, initialMargin, closingReserve, unrealisedPnl, marginLeft } = figures
      expect(positionMargin).toBe(
        initialMargin + rest.addedMargin + closingReserve - rest.marginLoss,
      )
      expect(marginLeft).toBe(positionMargin + unrealisedPnl)
      for (const outcome of [figures.liquidation, figures.bankruptcy, figures.breakEven]) {
        if (outcome.kind === 'at')
          expect(outcome.price.gt(0) && outcome.price.isFinite()).toBe(true)
        else expect(outcome.reason).not.toBe('')
      }
    }),
    { numRuns: 300, seed: 20_261_124 },
  )
})
