import { assert, describe, expect, it } from 'vitest'

import { listedContracts } from '../market/registry'
import { D } from '../num/decimal'
import { coin, contracts, leverage, price } from '../num/units'

import type { BookPosition } from './book'
import { isolatedBook, marginToAdd } from './isolated-book'
import { liquidation } from './liquidation'
import { notional } from './notional'
import { coinsToSurvive } from './survive'

const ENTRY = price(new D(50_000))
const TIMES = leverage(new D(10))

describe('margin added to an isolated position', () => {
  const cases = listedContracts.flatMap((spec) =>
    (['long', 'short'] as const).map((side) => [spec.title, side, spec] as const),
  )

  it.each(cases)(
    'of %s, %s, moves its liquidation price to the price survived',
    (_, side, spec) => {
      const quantity = contracts(spec.lot.times(100))
      const margin = coin(notional({ spec, quantity }, ENTRY).div(TIMES))
      const position: BookPosition = {
        spec,
        side,
        quantity,
        entry: ENTRY,
        mark: ENTRY,
        leverage: TIMES,
      }
      const by = new D(side === 'long' ? '-0.3' : '0.3')
      const missing = coinsToSurvive(isolatedBook(position, margin), {
        move: { kind: 'together' },
        by,
      })
      assert(missing.ok)
      expect(missing.value.gt(0)).toBe(true)
      const extraMargin = marginToAdd(position, missing.value)
      const outcome = liquidation({ ...position, margin, extraMargin })
      assert(outcome.kind === 'at')
      expect(outcome.price.toFixed(20)).toBe(ENTRY.times(by.plus(1)).toFixed(20))
    },
  )

  it('is more than what is missing where the closing fee is taken from it', () => {
    // 1 · (1 + 0.00055): d is −1 for an inverse long
    const spec = listedContracts.find(
      ({ liquidation: rule }) => rule.isolatedFee === 'shrinks-extra',
    )
    assert(spec)
    const one = coin(new D(1))
    expect(marginToAdd({ spec, side: 'long' }, one).toFixed()).toBe(
      new D(1).plus(spec.fees.taker).toFixed(),
    )
  })
})
