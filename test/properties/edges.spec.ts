import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { bookState, type Book } from '@shared/calc/book'
import { crossBankruptcy, crossLiquidation } from '@shared/calc/cross-liquidation'
import { contractsToSurvive } from '@shared/calc/cut'
import { explainPosition } from '@shared/calc/explain'
import { explainBook } from '@shared/calc/explain-book'
import type { PositionInput } from '@shared/calc/position'
import { positionFigures } from '@shared/calc/position-figures'
import { coinsToSurvive } from '@shared/calc/survive'
import { largestAtLeverage, mostLeverageAt } from '@shared/calc/tier-limits'
import type { InverseSpec } from '@shared/market/contract-spec'
import { specAt } from '@shared/market/listing'
import { listings } from '@shared/market/registry'
import { D, ZERO, type Decimal } from '@shared/num/decimal'
import * as units from '@shared/num/units'

import { decimalBetween, quantities, sides } from './arbitraries'

/** Every inverse contract under every set of terms it ever had. */
const everySpec: readonly InverseSpec[] = listings.flatMap(({ spec, eras }) =>
  spec.kind === 'inverse'
    ? [spec, ...eras.map(({ until }) => specAt({ spec, eras }, Date.parse(until) - 1))]
    : [],
)

/** Prices from one tick to a billion, the ends among them. */
const priceFor = ({ tick }: InverseSpec): fc.Arbitrary<units.Price> =>
  fc
    .oneof(
      fc.constantFrom(tick, new D('1e9')),
      decimalBetween('0.1', '1000000000', 1),
      decimalBetween('10000', '110000', 1),
    )
    .map(units.price)

/** One contract to far beyond any tier. */
const anyQuantity = fc.oneof(
  fc
    .constantFrom('1', '1000000000000', '75000001', '0')
    .map((text) => units.contracts(new D(text))),
  quantities,
)
const anyLeverage = fc
  .oneof(
    fc.constantFrom('0.01', '0.5', '1', '100', '125'),
    fc.integer({ min: 1, max: 125 }).map(String),
  )
  .map((text) => units.leverage(new D(text)))
const anyRate = fc
  .oneof(fc.constantFrom('0', '-0.00025', '0.00075', '0.01'), fc.constant('-0.005'))
  .map((text) => units.rate(new D(text)))

const wildPositions: fc.Arbitrary<PositionInput> = fc.constantFrom(...everySpec).chain((spec) =>
  fc.record({
    spec: fc.constant(spec),
    side: sides,
    quantity: anyQuantity,
    entry: priceFor(spec),
    exit: priceFor(spec),
    backing: fc.oneof(
      anyLeverage.map((leverage) => ({ kind: 'leverage' as const, leverage })),
      fc
        .oneof(decimalBetween('-1', '1', 8), decimalBetween('0', '100000000', 2))
        .map((margin) => ({ kind: 'margin' as const, margin: units.coin(margin) })),
    ),
    openFeeRate: anyRate,
    closeFeeRate: anyRate,
    fundingPaid: decimalBetween('-5', '5', 8).map(units.coin),
  }),
)

/** Every Decimal inside an answer. */
function decimalsOf(value: unknown): readonly Decimal[] {
  if (D.isDecimal(value)) return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(decimalsOf)
}

/** Finite numbers only, and no zero with a minus. */
function expectSound(answer: unknown): void {
  for (const figure of decimalsOf(answer)) {
    if (figure.isFinite() && !(figure.isZero() && figure.isNegative())) continue
    expect(figure.toString()).toBe('a finite number')
  }
}

/** Words that only a broken number leaves in a text. */
const BROKEN = /NaN|Infinity|undefined|null|\[object/u

describe('at the edges of every contract that is listed', () => {
  it('every figure of a position is finite, and its working reads', () => {
    fc.assert(
      fc.property(wildPositions, (input) => {
        const figures = positionFigures(input)
        expectSound(figures)
        for (const { formula, substituted, result } of explainPosition(input, figures))
          expect(`${formula} ${substituted} ${result}`).not.toMatch(BROKEN)
      }),
      { numRuns: 200 },
    )
  })

  it('a position that is worth something has no silent zero', () => {
    fc.assert(
      fc.property(wildPositions, (input) => {
        fc.pre(!input.quantity.isZero())
        const figures = positionFigures(input)
        expect(figures.entryNotional.coin.gt(0) && figures.exitNotional.coin.gt(0)).toBe(true)
        expect(figures.pointValue.coin.gt(0)).toBe(true)
        expect(figures.gross.coin.isZero()).toBe(input.entry.eq(input.exit))
        for (const outcome of [figures.liquidation, figures.bankruptcy, figures.breakEven])
          expect(outcome.kind === 'at' ? outcome.price.gt(0) : outcome.reason !== '').toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('tier limits are finite, and a smaller leverage never allows less', () => {
    fc.assert(
      fc.property(fc.constantFrom(...everySpec), anyLeverage, anyLeverage, (spec, a, b) => {
        const [low, high] = a.lt(b) ? [a, b] : [b, a]
        const [more, less] = [largestAtLeverage(spec, low), largestAtLeverage(spec, high)]
        expectSound([more, less])
        if (more.upTo !== undefined && less.upTo !== undefined)
          expect(more.upTo.gte(less.upTo)).toBe(true)
        const size = {
          notional: units.coin(new D('1e9')),
          quantity: units.contracts(new D('1e14')),
        }
        const most = mostLeverageAt(spec, size)
        expectSound(most)
        expect(most.gt(0) && most.lte(spec.maxLeverage)).toBe(true)
      }),
    )
  })

  it('books of several legs, flat and dust among them, are finite whatever is asked', () => {
    const positions = fc.array(
      fc.tuple(wildPositions, fc.option(anyLeverage, { nil: undefined })),
      { maxLength: 4 },
    )
    fc.assert(
      fc.property(
        positions,
        fc.oneof(decimalBetween('0', '0.000001', 8), decimalBetween('-1', '100000', 8)),
        decimalBetween('-0.999', '5', 3),
        (...[drawn, wallet, by]) => {
          const book: Book = {
            wallet: units.coin(wallet),
            positions: drawn.map(([{ spec, side, quantity, entry, exit }, leverage]) => ({
              ...{ spec, side, quantity, entry, mark: exit },
              ...(leverage === undefined ? {} : { leverage }),
            })),
          }
          const state = bookState(book)
          const move = { kind: 'together' } as const
          const shock = { move, by }
          const lot = units.contracts(new D(1))
          const closeFeeRate = units.rate(ZERO)
          expectSound(state)
          expectSound(crossLiquidation(book, move))
          expectSound(crossBankruptcy(book, move))
          expectSound(crossLiquidation(book, { kind: 'alone', position: 0 }))
          expectSound(coinsToSurvive(book, shock))
          expectSound(contractsToSurvive(book, shock, { position: 0, lot, closeFeeRate }))
          for (const { substituted, result } of explainBook(book, state))
            expect(`${substituted} ${result}`).not.toMatch(BROKEN)
        },
      ),
      { numRuns: 60 },
    )
  })
})
