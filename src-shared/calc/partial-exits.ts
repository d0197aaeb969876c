import { ONE, ZERO } from '../num/decimal'
import { ok, type Result } from '../num/result'
import { coin, contracts, fraction, usd, type Contracts } from '../num/units'

import { notionalTwin } from './notional'
import { pnl, pnlUsd } from './pnl'
import type { PositionInput, Twin } from './position'
import { sharesFault, sumOfShares, type PartialExit } from './r-multiple'
import type { Refusal } from './refusal'
import { scaled, twinAt, twinMinus, twinPlus } from './twin'

/** One part of a position closed at its own price. */
export interface ClosedPart extends PartialExit {
  /** share · quantity, exact: whole lots are the venue's concern. */
  readonly quantity: Contracts
  /** From the price alone. */
  readonly gross: Twin
  /** Less its share of the opening fee and of the funding so far, and less its own closing fee. */
  readonly net: Twin
}

export interface ClosedInParts {
  readonly parts: readonly ClosedPart[]
  /** What no target closes, taken at the exit of the position; undefined where nothing is left. */
  readonly rest: ClosedPart | undefined
  readonly gross: Twin
  readonly net: Twin
}

/**
 * A position that is closed in parts: the result of each, and of all together. What has no target is taken at
 * `position.exit`. Dollars of each part are counted at its own exit, those of the opening fee at the entry.
 *
 * Long 10 000 USD from 50 000, half closed at 60 000 and the rest at 55 000, price only:
 * 5 000 · (1/50 000 − 1/60 000) + 5 000 · (1/50 000 − 1/55 000) = 0.01666… + 0.00909… = 0.02575… BTC,
 * 1 000 + 500 USD. With one part of 100 % it is the result of the whole position.
 * Errors: no target, a share of zero or less, or shares above 100 %. Source: the PnL formula of every venue that
 * lists inverse contracts, which adds up over fills.
 */
export function closedInParts(
  position: PositionInput,
  targets: readonly PartialExit[],
): Result<ClosedInParts, Refusal<'targets'>> {
  const fault = sharesFault(targets)
  if (fault) return fault
  const parts = targets.map((each) => closedPart(position, each))
  const open = ONE.minus(sumOfShares(targets))
  const rest = open.gt(0)
    ? closedPart(position, { price: position.exit, share: fraction(open) })
    : undefined
  const all = rest ? [...parts, rest] : parts
  return ok({ parts, rest, gross: totalOf(all, 'gross'), net: totalOf(all, 'net') })
}

const NOTHING: Twin = { coin: coin(ZERO), usd: usd(ZERO) }

const totalOf = (parts: readonly ClosedPart[], of: 'gross' | 'net'): Twin =>
  parts.reduce((sum, part) => twinPlus(sum, part[of]), NOTHING)

function closedPart(position: PositionInput, exit: PartialExit): ClosedPart {
  const { spec, side, entry, openFeeRate, closeFeeRate, fundingPaid } = position
  const quantity = contracts(position.quantity.times(exit.share))
  const trip = { spec, side, quantity, entry, exit: exit.price }
  const gross: Twin = { coin: pnl(trip), usd: pnlUsd(trip) }
  const paid = twinAt(spec, fundingPaid.times(exit.share), exit.price)
  const openFee = scaled(notionalTwin(trip, entry), openFeeRate)
  const closeFee = scaled(notionalTwin(trip, exit.price), closeFeeRate)
  return {
    ...exit,
    quantity,
    gross,
    net: twinMinus(twinMinus(twinMinus(gross, openFee), closeFee), paid),
  }
}
