import fc from 'fast-check'
import { assert, describe, expect, it } from 'vitest'

import type { LinearSpec } from '../market/contract-spec'
import { contractById } from '../market/registry'
import { D, type Decimal } from '../num/decimal'
import { coin, contracts, contractValue, price, rate, type Price } from '../num/units'

import {
  breakEvenAs,
  breakEvensShown,
  printedBreakEven,
  type BookedPosition,
  type ShownPosition,
} from './break-even-shown'
import { explainBreakEven, explainPrintedBreakEven } from './explain-break-even'
import { notional } from './notional'
import { pnl } from './pnl'
import type { PriceOutcome } from './position'

const at = (value: number | string): Price => price(new D(value))
const spec = {
  ...contractById('bitmex:XBTUSD')!,
  contractValue: contractValue(new D(1)),
  lot: contracts(new D(1)),
  tick: at('0.5'),
}
const linear: LinearSpec = { ...spec, kind: 'linear', contractValue: contractValue(new D('0.001')) }

/** 10 000 USD at 50 000, worth 0.2 BTC; 0.05 % in, 0.02 % out, 0.0001 BTC paid for both so far. */
const position = {
  spec,
  side: 'long',
  quantity: contracts(new D(10_000)),
  entry: at(50_000),
  openFeeRate: rate(new D('0.0005')),
  closeFeeRate: rate(new D('0.0002')),
  fundingPaid: coin(new D(0)),
  realised: coin(new D('-0.0001')),
  leastClosingRate: rate(new D('0.00055')),
} as const satisfies ShownPosition
const short = { ...position, side: 'short' } as const
const shown = (outcome: PriceOutcome): string =>
  outcome.kind === 'at' ? outcome.price.toFixed(6) : outcome.reason

describe('break-even with realised PnL', () => {
  it('makes up for what was realised: 10 000/(0.2 − 0.0001), for a short 10 000/(0.2 + 0.0001)', () => {
    expect(shown(breakEvenAs('with-realised', position))).toBe('50025.012506')
    expect(shown(breakEvenAs('with-realised', short))).toBe('49975.012494')
  })
  it('of a linear contract adds it to the notional', () => {
    // 10 000 · 0.001 · 50 000 = 500 000; (500 000 + 100) / 10
    const held = { ...position, spec: linear, realised: coin(new D(-100)) }
    expect(shown(breakEvenAs('with-realised', held))).toBe('50010.000000')
  })
  it('does not exist when more was lost than a long can gain', () => {
    expect(breakEvenAs('with-realised', { ...position, realised: coin(new D('-0.2')) }).kind).toBe(
      'never',
    )
  })

  const booked = (side: 'long' | 'short', quantity: number, cost: bigint): BookedPosition => ({
    spec,
    side,
    quantity: contracts(new D(quantity)),
    cost,
    realised: 0n,
  })
  it('is printed for a short with the unit up and the price down', () => {
    // 91 408 / 10 → 9 141; 1e8 / 9 141 = 10 939.72…; 3 565 088 / 400 → 8 913; 11 219.56…
    expect(shown(printedBreakEven({ ...booked('short', 10, 91_340n), realised: -68n }))).toBe(
      '10939.500000',
    )
    expect(
      shown(printedBreakEven({ ...booked('short', 400, 3_507_064n), realised: -58_024n })),
    ).toBe('11219.500000')
  })
  it('is printed for a long with the unit down and the price up', () => {
    // 7 823 881 / 898 = 8 712.56 → 8 712; 1e8 / 8 712 = 11 478.42…
    expect(
      shown(printedBreakEven({ ...booked('long', 898, 7_853_908n), realised: -30_027n })),
    ).toBe('11478.500000')
  })
  it('is printed per lot where a lot is more than one contract', () => {
    // 2 lots of 100: (400 000 − 1) / 2 = 199 999.5 → 199 999 per lot; 1e10 / 199 999 = 50 000.25 → 50 000.5
    const lots = { ...spec, lot: contracts(new D(100)) }
    expect(
      shown(printedBreakEven({ ...booked('long', 200, 400_000n), spec: lots, realised: -1n })),
    ).toBe('50000.500000')
  })
  it('is not printed without contracts or without value', () => {
    expect(shown(printedBreakEven(booked('long', 0, 0n)))).toBe(
      'There are no contracts, so no price changes anything.',
    )
    expect(shown(printedBreakEven({ ...booked('long', 10, 100n), realised: -100n }))).toBe(
      'What was realised is more than the whole value of the position, so no price makes up for it.',
    )
  })
})

describe('break-even of the opening fee', () => {
  it('moves the entry by it, up for a long and down for a short', () => {
    expect(shown(breakEvenAs('opening-fee', position))).toBe('50025.000000')
    expect(shown(breakEvenAs('opening-fee', short))).toBe('49975.000000')
  })
  it('is the figure of a record: 2 422.400000007 · 1.0004', () => {
    const record = { ...position, entry: at('2422.400000007'), openFeeRate: rate(new D('0.0004')) }
    const outcome = breakEvenAs('opening-fee', record)
    assert(outcome.kind === 'at')
    expect(outcome.price.minus('2423.368960034').abs().lte('0.0000001')).toBe(true)
  })
  it('has no price where the fee is the whole entry', () => {
    expect(shown(breakEvenAs('opening-fee', { ...short, openFeeRate: rate(new D(1)) }))).toBe(
      'By this definition the price would be at or below zero.',
    )
  })
})

describe('break-even by the linear formula', () => {
  it('takes the larger of the closing fee and the least one', () => {
    // (50 000 · 10 000 + 0.0001) / (10 000 · 0.99945); for a short (… − 0.0001) / (10 000 · 1.00055)
    expect(shown(breakEvenAs('linear-with-closing-fee', position))).toBe('50027.515133')
    expect(shown(breakEvenAs('linear-with-closing-fee', short))).toBe('49972.515117')
    const dear = { ...position, closeFeeRate: rate(new D('0.001')) }
    expect(shown(breakEvenAs('linear-with-closing-fee', dear))).toBe('50050.050050')
  })
  it('subtracts what was realised as if it were dollars', () => {
    // (5e8 + 10 000) / 9 994.5; (−5e8 + 10 000) / −10 005.5
    const lost = { ...position, realised: coin(new D(-10_000)) }
    expect(shown(breakEvenAs('linear-with-closing-fee', lost))).toBe('50028.515684')
    expect(shown(breakEvenAs('linear-with-closing-fee', { ...lost, side: 'short' }))).toBe(
      '49971.515666',
    )
  })
  it('has no price where the fee is the whole notional', () => {
    const all = { ...position, closeFeeRate: rate(new D(1)) }
    expect(shown(breakEvenAs('linear-with-closing-fee', all))).toBe(
      'The closing fee takes the whole notional, so this formula has no price.',
    )
    const more = { ...position, closeFeeRate: rate(new D(2)) }
    expect(breakEvenAs('linear-with-closing-fee', more).kind).toBe('never')
  })
})

describe('the four definitions', () => {
  it('differ for one position', () => {
    const all = Object.values(breakEvensShown(position)).map(shown)
    // round trip: 10 000 · 1.0002 / (0.2 · 0.9995)
    expect(all).toEqual(['50025.012506', '50025.000000', '50027.515133', '50035.017509'])
  })
  it('have nothing to say without contracts', () => {
    const none = { ...position, quantity: contracts(new D(0)) }
    expect(new Set(Object.values(breakEvensShown(none)).map(shown))).toEqual(
      new Set(['There are no contracts, so no price changes anything.']),
    )
  })

  const cents = fc.integer({ min: 100, max: 100_000_000 })
  const rates = fc.integer({ min: -1_000, max: 2_000 })
  const sides = fc.constantFrom('long' as const, 'short' as const)
  const drawn = fc
    .record({
      entry: cents,
      open: rates,
      close: rates,
      side: sides,
      quantity: fc.integer({ min: 1, max: 1e6 }),
    })
    .map(({ entry, open, close, side, quantity }) => ({
      ...position,
      side,
      entry: price(new D(entry).div(100)),
      quantity: contracts(new D(quantity)),
      openFeeRate: rate(new D(open).div(1e6)),
      closeFeeRate: rate(new D(close).div(1e6)),
    }))
  it('of the round trip leaves a net PnL of zero', () => {
    fc.assert(
      fc.property(drawn, (held) => {
        const outcome = breakEvenAs('round-trip', held)
        assert(outcome.kind === 'at')
        const net: Decimal = pnl({ ...held, exit: outcome.price })
          .minus(notional(held, held.entry).times(held.openFeeRate))
          .minus(notional(held, outcome.price).times(held.closeFeeRate))
        expect(net.abs().lt('1e-30')).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
  it('with realised PnL leaves a gross PnL that meets it', () => {
    fc.assert(
      fc.property(drawn, fc.integer({ min: -999, max: 999 }), (held, thousandths) => {
        const realised = coin(notional(held, held.entry).times(thousandths).div(1_000))
        const outcome = breakEvenAs('with-realised', { ...held, realised })
        assert(outcome.kind === 'at')
        const left = pnl({ ...held, exit: outcome.price }).plus(realised)
        expect(left.abs().lt('1e-30')).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

describe('explained break-even', () => {
  it('says which one is meant and fills its formula', () => {
    const definitions = [
      'with-realised',
      'opening-fee',
      'linear-with-closing-fee',
      'round-trip',
    ] as const
    const of = (held: typeof position | typeof short): readonly string[] =>
      definitions.map((definition) => explainBreakEven(definition, held)[0]!.substituted)
    expect(of(position)).toEqual([
      '10,000 · 1 / (0.2 + (−0.0001))',
      '50,000 · (1 + 0.0005)',
      '(50,000 · 10,000 − (−0.0001)) / (10,000 − 10,000 · max(0.02%, 0.055%))',
      '10,000 · 1 / (((−1 + 0.0005) · 0.2 + 0) / (−1 − 0.0002))',
    ])
    expect(of(short).slice(0, 2)).toEqual([
      '10,000 · 1 / (0.2 − (−0.0001))',
      '50,000 · (1 − 0.0005)',
    ])
    const [first] = explainBreakEven('with-realised', position)
    expect(first).toMatchObject({
      title: 'Break-even with realised PnL',
      formula: 'q · C / (N + realised)',
      result: '50,025.0125063 USD',
      note: 'The price at which PnL makes up for what was realised so far. The fee of closing is not inside.',
    })
  })
  it('writes a linear contract the other way up', () => {
    const [first] = explainBreakEven('with-realised', { ...position, spec: linear })
    expect(first?.substituted).toBe('(500,000 − (−0.0001)) / (10,000 · 0.001)')
  })
  it('shows how a printed price is rounded', () => {
    const [short10] = explainPrintedBreakEven({
      spec,
      side: 'short',
      quantity: contracts(new D(10)),
      cost: 91_340n,
      realised: -68n,
    })
    expect([short10?.substituted, short10?.result]).toEqual([
      'price of (91340 − (−68)) · 1 / 10',
      '10,939.5 USD',
    ])
    expect(short10?.note).toContain('per lot are rounded up, then the price down to the tick.')
    const [long] = explainPrintedBreakEven({
      spec,
      side: 'long',
      quantity: contracts(new D(10)),
      cost: 91_340n,
      realised: 68n,
    })
    expect(long?.substituted).toBe('price of (91340 + 68) · 1 / 10')
    expect(long?.note).toContain('per lot are rounded down, then the price up to the tick.')
  })
})
