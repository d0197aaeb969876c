import { ONE } from '../num/decimal'
import { price, type Coin } from '../num/units'

import { bookState, type Book, type BookPosition, type BookState } from './book'
import { bankruptcyFeeRate } from './closing-fee'
import type { CrossLiquidation, Move } from './cross-liquidation'
import type { Cut } from './cut'
import { num, outcomeText, percent, sourced, term, type Explanation } from './explanation'
import type { Shock } from './survive'

/** The working of a book at its marks: equity, margins, ratio, leverage and what is free. */
export function explainBook(book: Book, state: BookState): readonly Explanation<keyof BookState>[] {
  const coinName = coinOf(book)
  const orders = book.orderMargin === undefined ? '' : ` − ${num(book.orderMargin)}`
  const equity = num(state.equity)
  return [
    {
      figure: 'equity',
      title: 'Equity',
      formula: 'wallet − order margin + Σ unrealised PnL',
      substituted: `${num(book.wallet)}${orders} + ${term(state.unrealised)}`,
      result: `${equity} ${coinName}`,
      note: 'Unrealised PnL of each position at its own mark.',
    },
    {
      figure: 'maintenance',
      title: 'Maintenance margin',
      formula: 'Σ maintenance of each position, on its tier',
      substituted: positionsOf(book),
      result: `${num(state.maintenance)} ${coinName}`,
      ...firstSource(book, 'margin'),
    },
    {
      figure: 'initialMargin',
      title: 'Initial margin',
      formula: 'Σ larger of notional / leverage and what the tier asks',
      substituted: positionsOf(book),
      result: `${num(state.initialMargin)} ${coinName}`,
      ...firstSource(book, 'margin'),
    },
    {
      figure: 'marginRatio',
      title: 'Margin ratio',
      formula: 'maintenance / equity',
      substituted: `${num(state.maintenance)} / ${equity}`,
      result: state.marginRatio === undefined ? 'There is no equity.' : percent(state.marginRatio),
      note: 'Liquidation comes at 100 %.',
    },
    {
      figure: 'effectiveLeverage',
      title: 'Effective leverage',
      formula: 'Σ notional at the marks / equity',
      substituted: `Σ notional / ${equity}`,
      result:
        state.effectiveLeverage === undefined
          ? 'There is no position or no equity to compare.'
          : `${num(state.effectiveLeverage)}×`,
    },
    {
      figure: 'free',
      title: 'Free for new positions',
      formula: 'equity − initial margin',
      substituted: `${equity} − ${num(state.initialMargin)}`,
      result: `${num(state.free)} ${coinName}`,
    },
  ]
}

const positionsOf = ({ positions }: Book): string =>
  positions.length === 1 ? 'one position' : `${positions.length} positions`

const coinOf = ({ positions }: Book): string => positions[0]?.spec.settlement ?? 'coins'

/** The sources that travel with the first position's contract, where they do. */
function firstSource(book: Book, topic: Parameters<typeof sourced>[1]): ReturnType<typeof sourced> {
  const spec = book.positions[0]?.spec
  return spec === undefined ? {} : sourced(spec, topic)
}

const MOVES = {
  together: 'All prices move by one factor.',
  alone: 'This contract moves alone; the others stay at their marks.',
} as const

/** One position of a book, and which prices move. */
interface Moving {
  readonly move: Move
  readonly position: number
}

interface CrossRule {
  readonly name: string
  readonly formula: string
  readonly note: string
}

/** The working of the two cross liquidation prices of one position of the book. */
export function explainCrossLiquidation(
  book: Book,
  moving: Moving,
  outcomes: CrossLiquidation,
): readonly Explanation<'falling' | 'rising'>[] {
  return bothWays(book, { ...moving, ...outcomes }, ({ liquidation: { name, basis } }) => ({
    name: 'Liquidation',
    formula: `${EQUITY} = Σ maintenance(n · z), solved on each tier for z nearest 1`,
    note: `Rule “${name}”: maintenance on the value at ${basis === 'entry-value' ? 'entry' : 'the price itself'}.`,
  }))
}

/** The working of the two cross bankruptcy prices of one position of the book. */
export function explainCrossBankruptcy(
  book: Book,
  moving: Moving,
  outcomes: CrossLiquidation,
): readonly Explanation<'falling' | 'rising'>[] {
  return bothWays(book, { ...moving, ...outcomes }, (spec) =>
    bankruptcyFeeRate('crossFee', spec).isZero()
      ? {
          name: 'Bankruptcy',
          formula: `${EQUITY} = 0, solved for z`,
          note: 'Nothing of the wallet is left.',
        }
      : {
          name: 'Bankruptcy',
          formula: `${EQUITY} = Σ fee rate · n · z, solved for z`,
          note: 'Nothing of the wallet is left once the fee of the forced close is paid.',
        },
  )
}

const EQUITY = 'wallet − orders + Σ d · (n · z − N)'

function bothWays(
  book: Book,
  { move, position: index, falling, rising }: Moving & CrossLiquidation,
  ruleOf: (spec: BookPosition['spec']) => CrossRule,
): readonly Explanation<'falling' | 'rising'>[] {
  const position = book.positions[index]
  if (position === undefined) return []
  const { spec } = position
  const { name, formula, note } = ruleOf(spec)
  const working = {
    formula,
    substituted: `wallet ${num(book.wallet)}, ${positionsOf(book)}, mark ${num(position.mark)}`,
    note: `${MOVES[move.kind]} n is a position’s notional at its mark, N at its entry, z the factor of the notional; d is +1 where equity grows with the notional. ${note}`,
    ...sourced(spec, 'liquidation'),
  }
  const shown = (outcomes: CrossLiquidation['falling']): string => {
    const outcome = outcomes[index] ?? outcomes[0]
    return outcome === undefined ? 'This position does not move.' : outcomeText(outcome, spec.quote)
  }
  return [
    { figure: 'falling', title: `${name} as prices fall`, result: shown(falling), ...working },
    { figure: 'rising', title: `${name} as prices rise`, result: shown(rising), ...working },
  ]
}

/** The working of what it takes to survive a move: coins to add, or contracts to cut. */
export function explainSurvival(
  book: Book,
  { by, move }: Shock,
  { coins, cut }: { readonly coins: Coin; readonly cut?: Cut },
): readonly Explanation<'coins' | 'cut'>[] {
  const { equity, maintenance } = bookState(shocked(book, { by, move }))
  const added: Explanation<'coins'> = {
    figure: 'coins',
    title: 'Coins to add',
    formula: 'maintenance − equity at the price moved to, not below 0',
    substituted: `${num(maintenance)} − ${term(equity)}`,
    result: `${num(coins)} ${coinOf(book)}`,
    ...firstSource(book, 'liquidation'),
    note: `${MOVES[move.kind]} A move of ${percent(by)} from the marks; where a tier’s end on the way asks for more, that is taken. With exactly these coins the liquidation price is the price moved to.`,
  }
  if (cut === undefined) return [added]
  return [
    added,
    {
      figure: 'cut',
      title: 'Contracts to close instead',
      formula: 'the largest share k kept with equity(k) ≥ maintenance(k) at the price moved to',
      substituted: `k = 1 − ${num(cut.exact)} / the contracts held, after a move of ${percent(by)}`,
      result: `${num(cut.exact)} contracts, up to the lot ${num(cut.quantity)}`,
      ...firstSource(book, 'liquidation'),
      note: 'Closed now at the mark, with the closing fee paid and the result left in the wallet.',
    },
  ]
}

/** The book with the marks of what moves at the price moved to. */
function shocked(book: Book, { by, move }: Shock): Book {
  const chosen = move.kind === 'alone' ? book.positions[move.position]?.spec.id : undefined
  const factor = ONE.plus(by)
  if (factor.lte(0)) return book
  return {
    ...book,
    positions: book.positions.map((position) =>
      chosen === undefined || position.spec.id === chosen
        ? { ...position, mark: price(position.mark.times(factor)) }
        : position,
    ),
  }
}
