import type { Coin, Price } from '../num/units'

import {
  driftRow,
  liquidationDrift,
  type DriftRow,
  type FundingHorizon,
  type HorizonLow,
} from './funding-horizon'
import { liquidation } from './liquidation'
import { isPast } from './position-figures'
import type { PositionInput } from './position'
import { standingOf } from './standing'

/** What stands behind a position, and where it is liquidated, while funding is settled in those coins. */
export interface FundedStanding {
  readonly start: DriftRow
  /** One for each row of the horizon. */
  readonly rows: readonly DriftRow[]
  /** The first time that the mark is at or past the liquidation price: the start, a row, or between two rows. */
  readonly liquidated: DriftRow | undefined
}

/**
 * Lets funding be paid out of the margin, or of the wallet with cross margin, and received into it. The leverage stays
 * the one that was chosen, so that a schedule that goes by leverage does not change with the coins left.
 *
 * Long 10 000 USD from 50 000 with 0.02 BTC, 0.5 % of the value at entry: liquidated at 10 000/0.219 = 45 662.1…;
 * after 90 payments of 0.00002 BTC 0.0182 BTC are left, and it is 10 000/0.2172 = 46 040.5….
 * `mark` is the price at the start.
 */
export function fundedStanding(
  position: Omit<PositionInput, 'exit'>,
  horizon: Pick<FundingHorizon, 'rows' | 'lows'>,
  mark: Price,
): FundedStanding {
  const { terms } = standingOf(position)
  const at = (margin: DriftRow['margin']): DriftRow['liquidation'] =>
    liquidation({ ...terms, margin })
  const start = { intervals: 0, margin: terms.margin, liquidation: at(terms.margin) }
  const rows = liquidationDrift(horizon, terms.margin, at)
  const past = (exit: Price, row: DriftRow): boolean =>
    isPast({ side: position.side, exit }, row.liquidation)
  const marks = [mark, ...horizon.rows.map((row) => row.mark)]
  const seen = [start, ...rows].find((row, index) => past(marks[index] ?? mark, row))
  const low = firstLow(horizon, { margin: terms.margin, at, past })
  return { start, rows, liquidated: seen && low ? earlier(seen, low) : (seen ?? low) }
}

const earlier = (a: DriftRow, b: DriftRow): DriftRow => (b.intervals < a.intervals ? b : a)

interface Solving {
  readonly margin: Coin
  readonly at: (margin: Coin) => DriftRow['liquidation']
  readonly past: (mark: Price, row: DriftRow) => boolean
}

/**
 * The first low at whose mark the position is liquidated. Less margin brings liquidation nearer, so only marks past the
 * price for the least of all have to be solved by themselves: of a long series that is none as a rule.
 */
function firstLow(
  { lows }: Pick<FundingHorizon, 'lows'>,
  { margin, at, past }: Solving,
): DriftRow | undefined {
  const rowFor = (low: HorizonLow): DriftRow => driftRow(low, margin, at)
  const [first, ...others] = lows
  if (!first) return undefined
  const least = rowFor(others.reduce((a, b) => (b.received.lt(a.received) ? b : a), first))
  for (const low of lows) {
    if (!past(low.mark, least)) continue
    const row = rowFor(low)
    if (past(low.mark, row)) return row
  }
  return undefined
}
