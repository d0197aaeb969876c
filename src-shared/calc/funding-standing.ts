import type { Price } from '../num/units'

import { liquidationDrift, type DriftRow, type FundingHorizon } from './funding-horizon'
import { liquidation } from './liquidation'
import { isPast } from './position-figures'
import type { PositionInput } from './position'
import { standingOf } from './standing'

/** What stands behind a position, and where it is liquidated, while funding is settled in those coins. */
export interface FundedStanding {
  readonly start: DriftRow
  /** One for each row of the horizon. */
  readonly rows: readonly DriftRow[]
  /** The first of them, the start too, whose mark is at or past the liquidation price. */
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
  horizon: Pick<FundingHorizon, 'rows'>,
  mark: Price,
): FundedStanding {
  const { terms } = standingOf(position)
  const at = (margin: DriftRow['margin']): DriftRow['liquidation'] =>
    liquidation({ ...terms, margin })
  const start = { intervals: 0, margin: terms.margin, liquidation: at(terms.margin) }
  const rows = liquidationDrift(horizon, terms.margin, at)
  const { side } = position
  const marks = [mark, ...horizon.rows.map((row) => row.mark)]
  const liquidated = [start, ...rows].find((row, index) =>
    isPast({ side, exit: marks[index] ?? mark }, row.liquidation),
  )
  return { start, rows, liquidated }
}
