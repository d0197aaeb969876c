import type { Book } from '@shared/calc/book'
import { contractsToSurvive, type Cut, type CutOf } from '@shared/calc/cut'
import { explainSurvival } from '@shared/calc/explain-book'
import { marginToAdd } from '@shared/calc/isolated-book'
import { liquidationAfterAdding, liquidationAfterCut } from '@shared/calc/liquidation-after'
import { coinsToSurvive, movedBy, type Shock } from '@shared/calc/survive'
import { twinAt } from '@shared/calc/twin'
import type { Coin, Fraction, Price } from '@shared/num/units'

import { priceOrWhy } from '../../result-rows'
import type { ToolAnswer, ToolRow } from '../tool'
import { none } from '../tool-input'

import type { Worked } from './price-rows'

type Drawn = Pick<ToolRow, 'figure' | 'how'>

const ROWS = [
  {
    ...{ id: 'survive-margin', label: 'Margin to add', term: 'initial-margin' },
    group: 'To survive the move',
  },
  { id: 'liquidation-after-adding', label: 'Liquidation with it added', term: 'liquidation' },
  { id: 'survive-cut', label: 'Or cut, up to the lot', term: 'quantity' },
  { id: 'survive-exact', label: 'Exact cut', term: 'quantity' },
  { id: 'liquidation-after-cut', label: 'Liquidation after it', term: 'liquidation' },
  { id: 'survive-price', label: 'Price moved to', term: 'mark-price' },
  { id: 'survive-liquidation', label: 'Liquidation as it stands', term: 'liquidation' },
] as const

/** Every row is always there, so nothing moves while typing. */
export const surviveRows = (figures: readonly Drawn[], reason: string): readonly ToolRow[] =>
  ROWS.map((row, index) => ({ ...row, ...(figures[index] ?? { figure: none(reason) }) }))

/** The position under its own margin mode, and the book it is. */
export interface Stands extends Worked {
  readonly book: Book
}

const AGREE =
  'Either is enough. With exactly this margin added, or exactly this cut, the liquidation price is the price moved to.'

/** What a move asks for: coins to add or contracts to cut, and the proof that both are exact. */
export function survival(stands: Stands, by: Fraction): Pick<ToolAnswer, 'rows' | 'notes'> {
  const { input, book } = stands
  const shock: Shock = { move: { kind: 'together' }, by }
  const missing = coinsToSurvive(book, shock)
  if (!missing.ok) return { rows: surviveRows([], missing.error), notes: [] }
  return {
    rows: surviveRows(
      [...waysOut(stands, shock, missing.value), ...whereItStands(stands, movedBy(input.exit, by))],
      '',
    ),
    notes: missing.value.isZero() ? ['It survives this move as it stands.'] : [AGREE],
  }
}

function waysOut(
  { input, book }: Stands,
  shock: Shock,
  missing: Coin,
): readonly [Drawn, Drawn, Drawn, Drawn, Drawn] {
  const { spec, exit, closeFeeRate, backing } = input
  const of: CutOf = { position: 0, lot: spec.lot, closeFeeRate }
  const cut = contractsToSurvive(book, shock, of)
  const steps = explainSurvival(book, shock, {
    coins: missing,
    ...(cut.ok ? { cut: cut.value } : {}),
  })
  const how = (figure: string): Drawn['how'] => steps.find((each) => each.figure === figure)
  const cuts = (part: keyof Cut): Drawn =>
    cut.ok
      ? { figure: { kind: 'count', count: cut.value[part], unit: 'contracts' }, how: how('cut') }
      : { figure: none(cut.error, 'never') }
  const added = backing.kind === 'cross' ? missing : marginToAdd(input, missing)
  return [
    {
      figure: { kind: 'money', twin: twinAt(spec, added, exit), signed: false },
      how: how('coins'),
    },
    { figure: priceOrWhy(liquidationAfterAdding(book, missing), input) },
    cuts('quantity'),
    cuts('exact'),
    {
      figure: cut.ok
        ? priceOrWhy(liquidationAfterCut(book, cut.value, of), input)
        : none(cut.error, 'never'),
    },
  ]
}

function whereItStands({ input, figures, steps }: Stands, to: Price | undefined): readonly Drawn[] {
  return [
    { figure: to ? priceOrWhy({ kind: 'at', price: to }, input) : none('') },
    {
      figure: priceOrWhy(figures.liquidation, input),
      how: steps.find(({ figure }) => figure === 'liquidation'),
    },
  ]
}
