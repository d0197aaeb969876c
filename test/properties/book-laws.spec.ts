import fc from 'fast-check'
import { assert, describe, expect, it } from 'vitest'

import { bankruptcy } from '@shared/calc/bankruptcy'
import { bookState, prepared, type Book, type BookPosition } from '@shared/calc/book'
import { departure, movingPieces } from '@shared/calc/book-pieces'
import { concaveCrossing, isConvex } from '@shared/calc/concave-crossing'
import { crossBankruptcy, crossLiquidation } from '@shared/calc/cross-liquidation'
import { firstCrossing } from '@shared/calc/crossing'
import { contractsToSurvive } from '@shared/calc/cut'
import { liquidation } from '@shared/calc/liquidation'
import { coinsToSurvive } from '@shared/calc/survive'
import { D, ONE, ZERO, type Decimal } from '@shared/num/decimal'
import * as units from '@shared/num/units'

import { decimalBetween, feeRates, prices, quantities, sides, specs } from './arbitraries'

const TOGETHER = { kind: 'together' } as const
const NEARNESS = new D('1e-30')
const inverseSpec = specs(fc.constant('inverse' as const))

/** Positions at marks within a third of their entry, each in a contract of its own. */
const bookPositions: fc.Arbitrary<BookPosition> = fc
  .record({
    spec: inverseSpec,
    id: fc.integer({ min: 1, max: 999_999 }),
    side: sides,
    quantity: quantities,
    entry: prices,
    drift: decimalBetween('0.7', '1.4', 3),
    leverage: decimalBetween('1', '100', 1),
  })
  .map(({ spec, id, entry, drift, leverage, ...rest }) => ({
    ...rest,
    spec: { ...spec, id: `law:${id}` },
    entry,
    mark: units.price(entry.times(drift)),
    leverage: units.leverage(leverage),
  }))

const books: fc.Arbitrary<Book> = fc
  .record({
    positions: fc.array(bookPositions, { minLength: 1, maxLength: 5 }),
    share: decimalBetween('0.01', '3', 3),
  })
  .map(({ positions, share }) => {
    const held = positions.reduce(
      (sum, { quantity, spec, entry }) => sum.plus(quantity.times(spec.contractValue).div(entry)),
      ZERO,
    )
    return { wallet: units.coin(held.times(share)), positions }
  })

/** The book with every price moved by one factor. */
const movedBy = (book: Book, factor: Decimal): Book => ({
  ...book,
  positions: book.positions.map((position) => ({
    ...position,
    mark: units.price(position.mark.times(factor)),
  })),
})

const levelOf = (book: Book): Decimal => {
  const { equity, maintenance } = bookState(book)
  return equity.minus(maintenance)
}
const scaleOf = ({ positions }: Book): Decimal =>
  positions.reduce(
    (sum, { quantity, spec, mark }) => sum.plus(quantity.times(spec.contractValue).div(mark)),
    ONE,
  )

/** Closing fees at bankruptcy look at the other positions’ results, so a moved book is not the same book. */
const without = (book: Book): boolean =>
  book.positions.every(({ spec }) => spec.liquidation.crossFee !== 'bankruptcy-value')

describe('a book with one wallet', () => {
  it('of one position ends where the isolated position with that margin does', () => {
    fc.assert(
      fc.property(bookPositions, decimalBetween('0.01', '2', 3), (drawn, share) => {
        const { spec } = drawn
        const fee = spec.liquidation.crossFee
        fc.pre(fee !== 'shrinks-extra')
        fc.pre(spec.margin.method !== 'adjust-factor')
        const position = {
          ...drawn,
          mark: drawn.entry,
          spec: { ...spec, liquidation: { ...spec.liquidation, isolatedFee: fee } },
        }
        const held = position.quantity.times(spec.contractValue).div(position.entry)
        const margin = units.coin(held.times(share))
        for (const [isolated, crossed] of [
          [liquidation, crossLiquidation],
          [bankruptcy, crossBankruptcy],
        ] as const) {
          const alone = isolated({ ...position, margin })
          const outcome = crossed({ wallet: margin, positions: [position] }, TOGETHER)
          assert(outcome.ok)
          const { falling, rising } = outcome.value
          const cross = position.side === 'long' ? falling[0]! : rising[0]!
          expect(cross.kind).toBe(alone.kind)
          if (cross.kind !== 'at' || alone.kind !== 'at') continue
          expect(cross.price.div(alone.price).minus(1).abs().lt(NEARNESS)).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('stands just before its liquidation price and no longer just after it', () => {
    fc.assert(
      fc.property(books, (book) => {
        fc.pre(without(book))
        const outcome = crossLiquidation(book, TOGETHER)
        assert(outcome.ok)
        for (const [way, sign] of [
          [outcome.value.falling, -1],
          [outcome.value.rising, 1],
        ] as const) {
          const [first] = way
          if (first?.kind !== 'at') continue
          const factor = first.price.div(book.positions[0]!.mark)
          const slack = scaleOf(movedBy(book, factor)).times('1e-35')
          const hair = new D('1e-25').times(sign).times(factor)
          expect(levelOf(movedBy(book, factor.minus(hair))).gt(slack.negated())).toBe(true)
          expect(levelOf(movedBy(book, factor.plus(hair))).lt(slack)).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('is met at the same price by jumping over its pieces and by walking over each of them', () => {
    const met = { jumped: 0, tiers: 0 }
    fc.assert(
      fc.property(books, (book) => {
        const from = departure(prepared(book), book.wallet)
        const { a, b, c } = from.level
        fc.pre(from.standings.every(({ part }) => isConvex(part.stretches)))
        fc.pre(a.plus(b).plus(c).gt(0))
        for (const direction of [1, -1] as const) {
          const walked = firstCrossing(ONE, direction, movingPieces(from, direction))?.at
          const jumped = concaveCrossing(from, direction)
          expect(jumped === undefined).toBe(walked === undefined || walked.lte(0))
          if (jumped === undefined || walked === undefined) continue
          expect(jumped.div(walked).minus(1).abs().lt(NEARNESS)).toBe(true)
          met.jumped += 1
          met.tiers += from.standings.some(({ part }) => part.stretches.length > 1) ? 1 : 0
        }
      }),
      { numRuns: 1_000 },
    )
    expect(met.jumped, 'some are liquidated').toBeGreaterThan(100)
    expect(met.tiers, 'some over tiers').toBeGreaterThan(20)
  })

  it('survives a move with exactly the coins asked for, and not with a hair less', () => {
    fc.assert(
      fc.property(books, decimalBetween('-0.9', '3', 2), (book, by) => {
        fc.pre(without(book))
        const move = { move: TOGETHER, by }
        const needed = coinsToSurvive(book, move)
        assert(needed.ok)
        const add = (coins: Decimal): Book => ({
          ...book,
          wallet: units.coin(book.wallet.plus(coins)),
        })
        const again = coinsToSurvive(add(needed.value), move)
        assert(again.ok)
        expect(again.value.lt(scaleOf(movedBy(book, by.plus(1))).times('1e-35'))).toBe(true)
        if (needed.value.isZero()) return
        const less = coinsToSurvive(add(needed.value.times('0.99')), move)
        expect(less.ok && less.value.gt(0)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('survives a move with the contracts that are to be cut, and not with a hundredth less', () => {
    fc.assert(
      fc.property(
        books,
        decimalBetween('-0.9', '3', 2),
        feeRates,
        (...[book, by, closeFeeRate]) => {
          fc.pre(without(book))
          const shock = { move: TOGETHER, by }
          const [first] = book.positions
          const lot = units.contracts(ONE)
          const cut = contractsToSurvive(book, shock, { position: 0, lot, closeFeeRate })
          if (!cut.ok || cut.value.exact.isZero()) return
          const level = (share: Decimal): Decimal => {
            const needed = coinsToSurvive(closed(book, share, closeFeeRate), shock)
            assert(needed.ok)
            return needed.value
          }
          const share = cut.value.exact.div(first!.quantity)
          const scale = scaleOf(movedBy(book, by.plus(1)))
          expect(level(share).lt(scale.times('1e-30'))).toBe(true)
          expect(level(share.times('0.99')).gt(0)).toBe(true)
        },
      ),
      { numRuns: 150 },
    )
  })
})

/** The book after a share of its first position was closed at the mark. */
function closed(book: Book, share: Decimal, feeRate: units.Rate): Book {
  const [first, ...rest] = book.positions
  const { spec, side, quantity, entry, mark } = first!
  const value = quantity.times(spec.contractValue)
  const gained = value
    .div(entry)
    .minus(value.div(mark))
    .times(side === 'long' ? 1 : -1)
  const paid = gained.minus(value.div(mark).times(feeRate)).times(share)
  return {
    ...book,
    wallet: units.coin(book.wallet.plus(paid)),
    positions: [
      { ...first!, quantity: units.contracts(quantity.times(ONE.minus(share))) },
      ...rest,
    ],
  }
}
