import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { bookState, type Book } from '@shared/calc/book'
import { crossBankruptcy, crossLiquidation } from '@shared/calc/cross-liquidation'
import { contractsToSurvive } from '@shared/calc/cut'
import { explainPosition } from '@shared/calc/explain'
import { explainBook } from '@shared/calc/explain-book'
import { positionFigures } from '@shared/calc/position-figures'
import { coinsToSurvive } from '@shared/calc/survive'
import { largestAtLeverage, mostLeverageAt } from '@shared/calc/tier-limits'
import { D, ZERO } from '@shared/num/decimal'
import * as units from '@shared/num/units'

import { decimalBetween } from './arbitraries'
import { anyLeverage, everySpec, expectReadable, expectSound, wildPositions } from './wild'

describe('at the edges of every contract that is listed', () => {
  it('every figure of a position is finite, and its working reads', () => {
    fc.assert(
      fc.property(wildPositions, (input) => {
        const figures = positionFigures(input)
        expectSound(figures)
        expectReadable(explainPosition(input, figures))
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
          expectReadable(explainBook(book, state))
        },
      ),
      { numRuns: 60 },
    )
  })
})
