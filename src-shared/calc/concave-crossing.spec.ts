import { assert, describe, expect, it } from 'vitest'

import { D, ONE } from '../num/decimal'
import { coin, contracts, contractValue, price, rate } from '../num/units'

import { prepared, type Book, type BookTerms } from './book'
import { departure, movingPieces } from './book-pieces'
import { concaveCrossing, isConvex } from './concave-crossing'
import { firstCrossing } from './crossing'
import type { Stretch } from './margin'

const stretch = (
  from: number,
  upTo: number | undefined,
  [each, deduction, slope]: readonly [number, number, number?],
): Stretch => ({
  ...{ tier: 1, from: new D(from), upTo: upTo === undefined ? undefined : new D(upTo) },
  ...{ rate: rate(new D(each)), deduction: new D(deduction), slope: new D(slope ?? 0) },
})

describe('what is asked for bends upwards', () => {
  it('where each tier’s rate holds for the part inside it', () => {
    expect(isConvex([stretch(0, undefined, [0.01, 0])])).toBe(true)
    expect(isConvex([stretch(0, 10, [0.01, 0]), stretch(10, undefined, [0.02, 0.1])])).toBe(true)
    expect(isConvex([stretch(0, undefined, [0.01, 0, 0.0001])])).toBe(true)
    // Meets the line 0.03·N − 0.1 in value: 0.01·10 + 0.001·100 = 0.2.
    expect(isConvex([stretch(0, 10, [0.01, 0, 0.001]), stretch(10, undefined, [0.03, 0.1])])).toBe(
      true,
    )
  })

  it('and not where it jumps, falls or bends back', () => {
    expect(isConvex([stretch(0, 10, [0.01, 0]), stretch(10, undefined, [0.02, 0])])).toBe(false)
    expect(isConvex([stretch(0, 10, [0.02, 0]), stretch(10, undefined, [0.01, -0.1])])).toBe(false)
    expect(isConvex([stretch(0, undefined, [0.01, 0, -0.0001])])).toBe(false)
    // In value they meet at 0.2, but the slope falls from 0.03 to 0.02.
    expect(isConvex([stretch(0, 10, [0.01, 0, 0.001]), stretch(10, undefined, [0.02, 0])])).toBe(
      false,
    )
  })

  it('is asked once of stretches that are shared', () => {
    const shared = [stretch(0, undefined, [0.01, 0])] as const
    expect([isConvex(shared), isConvex(shared)]).toEqual([true, true])
  })
})

const tiers = [
  { upTo: new D(10), initialRate: rate(new D('0.01')), maintenanceRate: rate(new D('0.005')) },
  { upTo: new D(20), initialRate: rate(new D('0.02')), maintenanceRate: rate(new D('0.01')) },
  { initialRate: rate(new D('0.2')), maintenanceRate: rate(new D('0.1')) },
]
const spec = (kind: 'inverse' | 'linear'): BookTerms =>
  ({
    ...{ id: 'test:X', kind, quote: 'USD', maxLeverage: new D(100), sources: [] },
    contractValue: contractValue(new D(kind === 'inverse' ? 1 : '0.001')),
    fees: { maker: rate(new D(0)), taker: rate(new D(0)) },
    margin: { method: 'tiered', measure: 'coin', maintenance: 'marginal', initial: 'whole', tiers },
    liquidation: {
      ...{ name: 'of this test', basis: 'liquidation-value', isolatedFee: 'outside' },
      ...{ crossFee: 'outside', feeRate: 'taker', fundingDue: false },
      ...{ printed: 'exact', indicative: false },
    },
  }) as unknown as BookTerms

function book(
  wallet: number,
  held: readonly (readonly ['long' | 'short', number])[],
  kind: 'inverse' | 'linear' = 'inverse',
): Book {
  const positions = held.map(([side, quantity]) => ({
    ...{ spec: spec(kind), side, quantity: contracts(new D(quantity)) },
    ...{ entry: price(new D(50_000)), mark: price(new D(50_000)) },
  }))
  return { wallet: coin(new D(wallet)), positions }
}

function bothWays(of: Book, direction: 1 | -1) {
  const from = departure(prepared(of), of.wallet)
  expect(from.standings.every(({ part }) => isConvex(part.stretches))).toBe(true)
  return {
    jumped: concaveCrossing(from, direction)?.toFixed(40),
    walked: firstCrossing(ONE, direction, movingPieces(from, direction))?.at.toFixed(40),
  }
}

describe('the zero of a concave level', () => {
  it.each([
    // 4 BTC long with 1 BTC: 1 − 4(z − 1) − 0.005·4z = 0 at z = 5/4.02, on the first tier.
    ['on the first piece', book(1, [['long', 200_000]]), '1.2437810945'],
    // 1 000 BTC long with 100 BTC: 100 − 1 000(z − 1) = 0.1·1 000z − 1.85 at z = 1 101.85/1 100, on the last tier.
    ['on the piece of the mark', book(102, [['long', 50_000_000]]), '1.0035000000'],
    // 8 BTC long with 8 BTC: 16 − 8z = 0.01·8z − 0.05 at z = 16.05/8.08, a tier further.
    ['one tier further', book(8, [['long', 400_000]]), '1.9863861386'],
    // 2 BTC long with 40 BTC: 42 − 2z = 0.1·2z − 1.85 at z = 43.85/2.2, two tiers further.
    ['over two tiers at once', book(40, [['long', 100_000]]), '19.9318181818'],
  ] as const)('%s', (_, of, z) => {
    const { jumped, walked } = bothWays(of, 1)
    assert(jumped !== undefined && walked !== undefined)
    expect(new D(jumped).toFixed(10)).toBe(z)
    expect(new D(jumped).minus(walked).abs().lt('1e-38')).toBe(true)
  })

  it('is met by shorts only where tiers ask for more than they gain', () => {
    // Rates end at 10 %: a short gains 1 for each coin that 0.1 is asked of.
    expect(bothWays(book(1, [['short', 200_000]]), 1)).toEqual({
      jumped: undefined,
      walked: undefined,
    })
    // As the price rises, 4 BTC short with 1 BTC: 1 + 4(z − 1) = 0.02z at z = 3/3.98.
    expect(bothWays(book(1, [['short', 200_000]]), -1).jumped).toMatch(/^0\.7537688442/)
  })

  it('is met where the piece of the mark rises and a later one falls', () => {
    // Long 30 on its last tier asks for more each coin, short 31 gains one: the sum turns at the tiers’ ends.
    const of = book(4, [
      ['long', 900_000],
      ['short', 950_000],
    ])
    const { jumped, walked } = bothWays(of, 1)
    assert(jumped !== undefined && walked !== undefined)
    expect(new D(jumped).minus(walked).abs().lt('1e-38')).toBe(true)
  })

  it('is met by contracts that are worth more as the price rises', () => {
    // 500 USD with 100 USD: 100 + 500(z − 1) = 0.1·500z − 1.85 at z = 398.15/450.
    const { jumped, walked } = bothWays(book(100, [['long', 10]], 'linear'), -1)
    expect(jumped).toBe(walked)
    expect(jumped).toMatch(/^0\.8847777777/)
  })
})
