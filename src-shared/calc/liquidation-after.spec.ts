import { assert, describe, expect, it } from 'vitest'

import { contractById, listedContracts } from '../market/registry'
import { D } from '../num/decimal'
import { coin, contracts, leverage, price, rate } from '../num/units'

import { contractsToSurvive, type CutOf } from './cut'
import { liquidationAfterAdding, liquidationAfterCut } from './liquidation-after'
import { positionBook } from './position-book'
import type { PositionInput, PriceOutcome } from './position'
import { coinsToSurvive } from './survive'

const ENTRY = price(new D(50_000))
const TIMES = leverage(new D(10))
const cases = listedContracts.flatMap((spec) =>
  (['long', 'short'] as const).flatMap((side) =>
    (['leverage', 'cross'] as const).map((kind) => [spec.title, side, kind, spec] as const),
  ),
)

function held(
  spec: PositionInput['spec'],
  side: PositionInput['side'],
  kind: 'leverage' | 'cross',
): PositionInput {
  const quantity = contracts(spec.lot.times(100))
  const wallet = coin(quantity.times(spec.contractValue).div(400_000))
  return {
    ...{ spec, side, quantity, entry: ENTRY, exit: ENTRY },
    backing: kind === 'cross' ? { kind, wallet, leverage: TIMES } : { kind, leverage: TIMES },
    ...{ openFeeRate: rate(new D(0)), closeFeeRate: rate(new D('0.0005')) },
    fundingPaid: coin(new D(0)),
  }
}

const placed = (outcome: PriceOutcome): string =>
  outcome.kind === 'at' ? outcome.price.toFixed(20) : outcome.reason

describe('both ways to survive a move lead to the price moved to', () => {
  it.each(cases)('for %s, %s, %s', (...[, side, kind, spec]) => {
    const input = held(spec, side, kind)
    const book = positionBook(input, ENTRY)
    const by = new D(side === 'long' ? '-0.3' : '0.3')
    const shock = { move: { kind: 'together' }, by } as const
    const of: CutOf = { position: 0, lot: spec.lot, closeFeeRate: input.closeFeeRate }
    const coins = coinsToSurvive(book, shock)
    const cut = contractsToSurvive(book, shock, of)
    assert(coins.ok && cut.ok)
    const movedTo = ENTRY.times(by.plus(1)).toFixed(20)
    expect(placed(liquidationAfterAdding(book, coins.value))).toBe(movedTo)
    expect(placed(liquidationAfterCut(book, cut.value, of))).toBe(movedTo)
  })
})

it('nothing is left to liquidate once everything is cut', () => {
  const bitmex = contractById('bitmex:XBTUSD')
  assert(bitmex)
  const book = positionBook(held(bitmex, 'long', 'leverage'), ENTRY)
  const all = contracts(bitmex.lot.times(100))
  const of = { position: 0, lot: bitmex.lot, closeFeeRate: rate(new D(0)) }
  expect(placed(liquidationAfterCut(book, { exact: all, quantity: all }, of))).toMatch(/^Nothing/)
})
