import type { Book, BookPosition } from '@shared/calc/book'
import { contractsToSurvive, type Cut } from '@shared/calc/cut'
import { explainSurvival } from '@shared/calc/explain-book'
import { explainPosition } from '@shared/calc/explain'
import { isolatedBook, marginToAdd } from '@shared/calc/isolated-book'
import { positionFigures } from '@shared/calc/position-figures'
import { coinsToSurvive, type Shock } from '@shared/calc/survive'
import { twinAt } from '@shared/calc/twin'
import { D } from '@shared/num/decimal'
import type { Result } from '@shared/num/result'
import { fraction, price, type Coin, type Fraction, type Price } from '@shared/num/units'

import { as, type Read } from '../../read-field'
import { readPrice, type ScenarioReading } from '../../read-scenario'
import { priceOrWhy } from '../../result-rows'
import type { Tool, ToolAnswer, ToolAsk, ToolField, ToolRow } from '../tool'
import { heldOf, lacksOf, none, orHint, readWithin, textOf, type Held } from '../tool-input'

/** What it takes so that the position still stands after a move. */
export const surviveTool: Tool = {
  question: 'What keeps this position standing through a move: margin added, or contracts cut?',
  term: 'liquidation',
  answer: answerSurvive,
}

const MOST_PERCENT = new D(1000)
/** The one position moves, and nothing else is in the book. */
const TOGETHER = { kind: 'together' } as const

interface SurviveInput {
  readonly move: Read<Fraction>
  readonly mark: Read<Price>
}

function readSurvive({ reading, texts }: ToolAsk): SurviveInput {
  const rule = { label: 'The move', units: ['%'], atMost: MOST_PERCENT } as const
  const move = as(readWithin(textOf(texts, 'survive-move'), rule), (each) =>
    fraction(each.div(100)),
  )
  const typed = readPrice(textOf(texts, 'survive-mark'), 'Mark')
  const known = reading.exitIs === 'mark' ? reading.exit : undefined
  const from = known ?? reading.entry
  if (typed.value || typed.says || !from) return { move, mark: typed }
  const hint = known ? 'The mark of the sheet.' : 'The entry of the sheet.'
  return { move, mark: { value: from, says: { hint } } }
}

function fieldsOf(
  { move, mark }: SurviveInput,
  { spec, side }: ScenarioReading,
): readonly ToolField[] {
  const against = side === 'long' ? '−20' : '20'
  return [
    {
      ...{ kind: 'number', id: 'survive-move', label: 'Move to survive', unit: '%', step: '1' },
      ...{ placeholder: against, says: orHint(move.says, 'Negative is a fall.') },
    },
    {
      ...{ kind: 'number', id: 'survive-mark', label: 'From mark', unit: spec.quote },
      ...{ step: spec.tick.toFixed(), placeholder: mark.value?.toFixed() ?? '50,000' },
      ...{ term: 'mark-price', says: mark.says },
    },
  ]
}

const ROWS = [
  { id: 'survive-margin', label: 'Margin to add', term: 'initial-margin' },
  { id: 'survive-cut', label: 'Or cut, up to the lot', term: 'quantity' },
  { id: 'survive-exact', label: 'Exact cut', term: 'quantity' },
  { id: 'survive-price', label: 'Price moved to', term: 'mark-price' },
  { id: 'survive-liquidation', label: 'Liquidation as it stands', term: 'liquidation' },
] as const

/** Every row is always there, so nothing moves while typing. */
const rowsWith = (
  figures: readonly Pick<ToolRow, 'figure' | 'how'>[],
  reason: string,
): readonly ToolRow[] =>
  ROWS.map((row, index) => ({ ...row, ...(figures[index] ?? { figure: none(reason) }) }))

function answerSurvive(ask: ToolAsk): ToolAnswer {
  const { reading } = ask
  const input = readSurvive(ask)
  const fields = fieldsOf(input, reading)
  const held = heldOf(reading)
  const still = { fields, risks: [], notes: [] }
  if (!held || !reading.backing) {
    const reason = lacksOf(reading) ?? 'Needs leverage or margin.'
    return { ...still, rows: rowsWith([], reason) }
  }
  const { move, mark } = input
  if (!move.value || !mark.value) {
    return {
      ...still,
      rows: rowsWith([], move.says?.issue || mark.says?.issue ? '' : 'Needs the move.'),
    }
  }
  const shock = { move: TOGETHER, by: move.value }
  return { ...still, ...survival(held, mark.value, shock) }
}

function survival(held: Held, mark: Price, shock: Shock): Pick<ToolAnswer, 'rows' | 'notes'> {
  const position = { ...held, mark, ...chosenLeverage(held) }
  const input = { ...held, exit: mark }
  const figures = positionFigures(input)
  const book = isolatedBook(position, figures.initialMargin.coin)
  const missing = coinsToSurvive(book, shock)
  const { lot } = held.spec
  const cut = contractsToSurvive(book, shock, { position: 0, lot, closeFeeRate: held.closeFeeRate })
  if (!missing.ok) return { rows: rowsWith([], missing.error), notes: [] }
  const asked = { position, book, shock, missing: missing.value, cut }
  const to = movedTo(mark, shock)
  const steps = explainPosition(input, figures)
  return {
    rows: rowsWith(
      [
        ...surviveFigures(asked),
        { figure: priceOrWhy({ kind: 'at', price: to }, held) },
        {
          figure: priceOrWhy(figures.liquidation, held),
          how: steps.find(({ figure }) => figure === 'liquidation'),
        },
      ],
      '',
    ),
    notes: missing.value.isZero() ? [`It survives this move as it stands.`] : [AGREE],
  }
}

const AGREE =
  'Either is enough. With exactly this margin added, or exactly this cut, the liquidation price is the price moved to.'

interface Asked {
  readonly position: BookPosition & Held
  readonly book: Book
  readonly shock: Shock
  readonly missing: Coin
  readonly cut: Result<Cut, string>
}

function surviveFigures({
  position,
  book,
  shock,
  missing,
  cut,
}: Asked): readonly Pick<ToolRow, 'figure' | 'how'>[] {
  const added = marginToAdd(position, missing)
  const steps = explainSurvival(book, shock, {
    coins: missing,
    ...(cut.ok ? { cut: cut.value } : {}),
  })
  const how = (figure: string) => steps.find((each) => each.figure === figure)
  const cuts = (part: keyof Cut): Pick<ToolRow, 'figure' | 'how'> =>
    cut.ok
      ? { figure: { kind: 'count', count: cut.value[part], unit: 'contracts' }, how: how('cut') }
      : { figure: none(cut.error, 'never') }
  return [
    {
      figure: { kind: 'money', twin: twinAt(position.spec, added, position.mark), signed: false },
      how: how('coins'),
    },
    cuts('quantity'),
    cuts('exact'),
  ]
}

const movedTo = (mark: Price, { by }: Shock): Price => price(mark.times(by.plus(1)))

/** The leverage chosen on the sheet; behind a margin in coins it is what the margin makes it. */
function chosenLeverage(held: Held): Pick<BookPosition, 'leverage'> {
  const { effectiveLeverage } = positionFigures({ ...held, exit: held.entry })
  return effectiveLeverage ? { leverage: effectiveLeverage } : {}
}
