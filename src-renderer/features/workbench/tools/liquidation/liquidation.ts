import { positionBook } from '@shared/calc/position-book'
import { movedBy } from '@shared/calc/survive'
import { standingOf } from '@shared/calc/standing'
import type { Price } from '@shared/num/units'

import type { ScenarioReading } from '../../read-scenario'
import type { Tool, ToolAnswer, ToolAsk } from '../tool'
import { heldOf, lacksOf, type Held } from '../tool-input'

import { collateralChart, collateralTable, stateRows, tierTable, type Way } from './collateral-view'
import { liquidationFields, readLiquidation, type LiquidationInput } from './liquidation-fields'
import { modeOf, priceRows, type HeldAt, type Mode } from './price-rows'
import { surviveRows, survival, type Stands } from './survive-rows'

/** Where a position is liquidated, under both margin modes, and what keeps it standing through a move. */
export const liquidationTool: Tool = {
  question: 'Where is this position liquidated, and what keeps it standing through a move?',
  term: 'liquidation',
  answer: answerLiquidation,
}

function answerLiquidation(ask: ToolAsk): ToolAnswer {
  const { reading } = ask
  const read = readLiquidation(ask)
  const held = heldOf(reading)
  const mark = read.mark.value
  const lacks = lacking(reading, read)
  const modes = modesOf(reading, { held, mark, lacks })
  const own = reading.marginMode === 'cross' ? modes.cross : modes.isolated
  const stands: Stands | undefined =
    own.ok && mark ? { ...own, book: positionBook(own.input, mark) } : undefined
  const lacksOwn = own.ok ? lacks : own.lacks
  const way = wayOf(read, stands)
  const survived = surviving(stands, read, lacksOwn)
  return {
    fields: liquidationFields(read, reading),
    rows: [...priceRows(reading.spec, modes), ...survived.rows, ...stateRows(stands, lacksOwn)],
    tables: [collateralTable(stands, way, lacksOwn), tierTable(stands, lacksOwn)],
    charts: collateralChart(stands, way),
    risks: stands ? risksOf(stands, read.markName) : [],
    notes: [...survived.notes, WHY[reading.side]],
  }
}

const WHY = {
  long: 'A long behind its own coin is long twice: as the price falls the contract takes coins, and each coin left is worth less. With leverage L nothing is left after a fall of 1 / (L + 1), so even at 1× a long is gone near −50 %.',
  short:
    'A short at 1× owes exactly the coins behind it: what it loses in coins as the price rises, each coin left gains in worth. Its equity stays the same number of dollars and is never gone. Where the maintenance is taken at the price itself no price liquidates it; where it is taken at entry, only the entry over the maintenance rate does: 200 times the entry at 0.5 %. Above 1× nothing is left after a rise of 1 / (L − 1).',
} as const

/** What the sheet lacks before any price can be said; empty where a field says it. */
function lacking(reading: ScenarioReading, { mark }: LiquidationInput): string {
  return lacksOf(reading) ?? (mark.says?.issue ? '' : 'Needs a mark or an entry.')
}

const NO_BALANCE = 'Cross margin needs the account balance on the sheet.'
const NO_BACKING = 'Needs leverage or margin.'

interface Modes {
  readonly isolated: Mode
  readonly cross: Mode
}

interface Known {
  readonly held: Held | undefined
  readonly mark: Price | undefined
  /** What to say while either is absent. */
  readonly lacks: string
}

/** The same position with isolated and with cross margin. */
function modesOf(reading: ScenarioReading, { held, mark, lacks: unheld }: Known): Modes {
  const both = (lacks: string): Modes => ({
    isolated: { ok: false, lacks },
    cross: { ok: false, lacks },
  })
  if (!held || !mark) return both(unheld)
  const { backing, balance } = reading
  if (!backing) return both(reading.marginMode === 'cross' && !balance ? NO_BALANCE : NO_BACKING)
  const input: HeldAt = { ...held, backing, exit: mark }
  const { chosen } = standingOf(input)
  const isolated =
    backing.kind === 'cross'
      ? { ...input, backing: { kind: 'leverage' as const, leverage: backing.leverage } }
      : input
  const crossed = (): Mode =>
    balance && chosen
      ? modeOf({ ...input, backing: { kind: 'cross', wallet: balance, leverage: chosen } })
      : { ok: false, lacks: balance ? NO_BACKING : NO_BALANCE }
  return { isolated: modeOf(isolated), cross: crossed() }
}

function wayOf({ move, markName }: LiquidationInput, stands: Stands | undefined): Way {
  return {
    markName,
    movedTo: stands && move.value && movedBy(stands.input.exit, move.value),
    lacksMove: move.says?.issue ?? 'Needs the move.',
  }
}

function surviving(
  stands: Stands | undefined,
  { move }: LiquidationInput,
  lacks: string,
): Pick<ToolAnswer, 'rows' | 'notes'> {
  if (!stands) return { rows: surviveRows([], lacks), notes: [] }
  if (move.value) return survival(stands, move.value)
  return { rows: surviveRows([], move.says?.issue ? '' : 'Needs the move.'), notes: [] }
}

/** A mark at or past the liquidation price, and prices that nobody can promise. */
function risksOf({ figures }: Stands, markName: string): readonly string[] {
  const { tier, exitPastLiquidation, liquidation } = figures
  const past =
    markName === 'Mark' && exitPastLiquidation && liquidation.kind === 'at'
      ? ['The mark is at or past the liquidation price: the venue would have closed the position.']
      : []
  const beyond =
    tier?.beyondKnownAtEntry === true || tier?.beyondKnownAtLiquidation === true
      ? [
          'The position is larger than the last tier that is known: liquidation may be nearer than shown.',
        ]
      : []
  return [...past, ...beyond]
}
