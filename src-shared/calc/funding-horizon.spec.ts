import fc from 'fast-check'
import { assert, describe, expect, it } from 'vitest'

import { contractById } from '../market/registry'
import { D, type Decimal } from '../num/decimal'
import { coin, contracts, price, rate, type Coin } from '../num/units'

import { breakEven } from './break-even'
import { explainHorizon } from './explain-funding-horizon'
import {
  fundingHorizon,
  liquidationDrift,
  type FundingHorizon,
  type FundingPath,
  type HorizonInput,
} from './funding-horizon'
import { pnl } from './pnl'
import type { PriceOutcome } from './position'

const spec = contractById('bitmex:XBTUSD')!
const at = (value: number | string): ReturnType<typeof price> => price(new D(value))
const by = (text: string | number): ReturnType<typeof rate> => rate(new D(text))

/** 10 000 USD from 50 000 without fees, worth 0.2 BTC. */
const position = {
  spec,
  side: 'short',
  quantity: contracts(new D(10_000)),
  entry: at(50_000),
  openFeeRate: by(0),
  closeFeeRate: by(0),
  fundingPaid: coin(new D(0)),
} as const satisfies HorizonInput['position']
const constant = { kind: 'constant', rate: by('0.0001'), mark: at(50_000) } as const

const run = (path: FundingPath, more: Partial<HorizonInput> = {}): FundingHorizon => {
  const outcome = fundingHorizon({ position, path, intervalHours: 8, rowEvery: 1, ...more })
  assert(outcome.ok)
  return outcome.value
}
const refusal = (path: FundingPath, more: Partial<HorizonInput> = {}): string => {
  const outcome = fundingHorizon({ position, path, intervalHours: 8, rowEvery: 1, ...more })
  return outcome.ok ? 'taken' : outcome.error
}
const priceOf = (outcome: PriceOutcome | undefined): string => {
  assert(outcome?.kind === 'at')
  return outcome.price.toFixed(6)
}

describe('funding horizon', () => {
  it('adds up a constant rate: 0.2 · 0.0001 · 90', () => {
    const { received, intervals } = run({ ...constant, intervals: 90 })
    expect(intervals).toBe(90)
    expect(received.coin.toFixed()).toBe('0.0018')
    expect(received.usd.toFixed()).toBe('90')
  })

  it('yields 0.009 in 30 days: 10.95 % simple, 1.0001^1095 − 1 compounded', () => {
    const { simpleYield, compoundedYield } = run({ ...constant, intervals: 90 })
    expect(simpleYield?.toFixed(6)).toBe('0.109500')
    // 1.0001^1095 = e^(1095 · ln 1.0001) = e^0.1094945254 = 1.115713…
    expect(compoundedYield?.toFixed(6)).toBe('0.115714')
  })

  it('keeps a row day by day and one for the last interval', () => {
    const { rows } = run({ ...constant, intervals: 7 }, { rowEvery: 3 })
    expect(rows.map(({ intervals }) => intervals)).toEqual([3, 6, 7])
    expect(rows.map(({ received }) => received.coin.toFixed())).toEqual([
      '0.00006',
      '0.00012',
      '0.00014',
    ])
  })

  it('lets the break-even of a receiving short rise above the entry, funding before it inside', () => {
    // Worth at the exit 0.2 − 0.0018 = 0.1982: 10 000 / 0.1982. With 0.001 paid before: 10 000 / 0.1992
    const { rows } = run({ ...constant, intervals: 90 }, { rowEvery: 90 })
    expect(priceOf(rows[0]?.breakEven)).toBe('50454.086781')
    const paid = { ...position, fundingPaid: coin(new D('0.001')) }
    const later = run({ ...constant, intervals: 90 }, { rowEvery: 90, position: paid })
    expect(priceOf(later.rows[0]?.breakEven)).toBe('50200.803213')
  })

  it('counts the dollars of each payment at its own mark', () => {
    // 10 000 · 0.0001 each time, whatever the mark; coins 0.00002 + 0.00004
    const { received } = run({
      kind: 'series',
      points: [
        { rate: by('0.0001'), mark: at(50_000) },
        { rate: by('0.0001'), mark: at(25_000) },
      ],
    })
    expect(received.coin.toFixed()).toBe('0.00006')
    expect(received.usd.toFixed()).toBe('2')
  })

  it('takes steps of different rates: 0.2 · (2 · 0.0001 − 3 · 0.0002)', () => {
    const { received } = run({
      kind: 'stepped',
      mark: at(50_000),
      steps: [
        { rate: by('0.0001'), intervals: 2 },
        { rate: by('-0.0002'), intervals: 3 },
      ],
    })
    expect(received.coin.toFixed()).toBe('-0.00008')
  })

  it('is the same as a constant, as steps and as a series', () => {
    const points = fc.integer({ min: -3_000, max: 3_000 })
    const counts = fc.integer({ min: 1, max: 40 })
    fc.assert(
      fc.property(points, counts, counts, (point, first, second) => {
        const every = { rate: by(new D(point).div(1e6).toFixed()), mark: at('48123.5') }
        const intervals = first + second
        const forms: readonly FundingPath[] = [
          { kind: 'constant', ...every, intervals },
          {
            kind: 'stepped',
            mark: every.mark,
            steps: [first, second].map((part) => ({ rate: every.rate, intervals: part })),
          },
          { kind: 'series', points: Array.from({ length: intervals }, () => every) },
        ]
        const [one, two, three] = forms.map((path) => run(path, { rowEvery: 7 }))
        expect(two).toEqual(one)
        expect(three).toEqual(one)
      }),
      { numRuns: 25 },
    )
  })

  it('leaves a net PnL of zero at the break-even of every row', () => {
    const rates = fc.array(fc.integer({ min: -3_000, max: 3_000 }), { minLength: 1, maxLength: 8 })
    const sides = fc.constantFrom('long' as const, 'short' as const)
    fc.assert(
      fc.property(rates, sides, (points, side) => {
        const held = { ...position, side, openFeeRate: by('0.0005'), closeFeeRate: by('0.0002') }
        const { rows } = run(
          {
            kind: 'series',
            points: points.map((n) => ({
              rate: by(new D(n).div(1e6).toFixed()),
              mark: at(51_000),
            })),
          },
          { position: held },
        )
        for (const { breakEven: outcome, received } of rows) {
          assert(outcome.kind === 'at')
          const fee = (p: Decimal, t: Decimal): Decimal => held.quantity.div(p).times(t)
          const net = pnl({ ...held, exit: outcome.price })
            .plus(received.coin)
            .minus(fee(held.entry, held.openFeeRate))
            .minus(fee(outcome.price, held.closeFeeRate))
          expect(net.abs().lt('1e-30')).toBe(true)
        }
      }),
      { numRuns: 25 },
    )
  })

  it('has no yield without contracts, and none compounded under a day', () => {
    const none = { ...position, quantity: contracts(new D(0)) }
    const empty = run({ ...constant, intervals: 9 }, { position: none })
    expect(empty.simpleYield).toBeUndefined()
    expect(empty.compoundedYield).toBeUndefined()
    expect(empty.received.coin.toFixed()).toBe('0')
    const short = run({ ...constant, intervals: 2 })
    expect(short.simpleYield?.toFixed(6)).toBe('0.109500')
    expect(short.compoundedYield).toBeUndefined()
    const day = run({ ...constant, intervals: 3 })
    expect(day.compoundedYield?.toFixed(6)).toBe('0.115714')
  })

  it('has no compounded yield once a payment takes the whole notional', () => {
    const lost = run({
      kind: 'stepped',
      mark: at(50_000),
      steps: [
        { rate: by('-0.9'), intervals: 1 },
        { rate: by('0.0001'), intervals: 5 },
      ],
    })
    expect(lost.compoundedYield).toBeDefined()
    const all = run({
      kind: 'stepped',
      mark: at(25_000),
      steps: [
        { rate: by('-0.9'), intervals: 1 },
        { rate: by('0.0001'), intervals: 5 },
      ],
    })
    expect(all.compoundedYield).toBeUndefined()
  })

  it('takes 20 000 intervals and says so beyond', () => {
    const most = run({ ...constant, intervals: 20_000 }, { rowEvery: 20_000 })
    expect(most.received.coin.toFixed()).toBe('0.4')
    expect(refusal({ ...constant, intervals: 20_001 })).toBe(
      'Funding intervals must be at most 20,000, was 20,001.',
    )
    expect(refusal({ ...constant, intervals: 1.5 })).toContain('at least 1, was 1.5.')
    const backwards = [-2, 5].map((intervals) => ({ rate: by('0.0001'), intervals }))
    expect(refusal({ kind: 'stepped', mark: at(50_000), steps: backwards })).toContain('was −2.')
    expect(refusal({ kind: 'series', points: [] })).toContain('at least 1, was 0.')
    expect(refusal({ ...constant, intervals: 1 }, { intervalHours: 0 })).toBe(
      'Hours between settlements must be a whole number of at least 1, was 0.',
    )
    expect(refusal({ ...constant, intervals: 1 }, { rowEvery: 0 })).toBe(
      'Intervals between two rows must be a whole number of at least 1, was 0.',
    )
  })

  it('moves liquidation by the margin that is left', () => {
    const paying = run({ ...constant, rate: by('-0.0001'), intervals: 2 })
    const seen: Coin[] = []
    const rows = liquidationDrift(paying, coin(new D('0.02')), (margin) => {
      seen.push(margin)
      return breakEven({ ...position, fundingPaid: margin })
    })
    expect(rows.map(({ margin }) => margin.toFixed())).toEqual(['0.01998', '0.01996'])
    expect(seen.map((margin) => margin.toFixed())).toEqual(['0.01998', '0.01996'])
    expect(rows.map(({ intervals }) => intervals)).toEqual([1, 2])
    expect(priceOf(rows[0]?.liquidation)).toBe('45458.678062')
  })

  it('shows its working', () => {
    const input = { position, path: { ...constant, intervals: 90 }, intervalHours: 8, rowEvery: 90 }
    const shown = explainHorizon(input, fundingHorizon(input))
    expect(shown.map(({ figure, result }) => [figure, result])).toEqual([
      ['received', '0.0018 BTC (90 USD)'],
      ['simpleYield', '10.95%'],
      ['compoundedYield', '11.5713962792%'],
      ['breakEven', '50,454.086781 USD'],
    ])
    const none = { ...input, path: { ...constant, intervals: 0 } }
    expect(explainHorizon(none, fundingHorizon(none)).map(({ result }) => result)).toEqual([
      'Funding intervals must be a whole number of at least 1, was 0.',
    ])
  })
})
