import { negated, type Price } from '../num/units'

import type { PositionInput, Twin } from './position'
import { positionFigures } from './position-figures'

/** `net` has both fees and the funding inside, `gross` is the price alone. */
export type ResultBasis = 'net' | 'gross'

/**
 * One R of a position: what it loses at its stop, in coin and in dollars, above zero where it loses.
 * Long 10 000 USD from 50 000, stop 40 000, price only: 10 000 · (1/40 000 − 1/50 000) = 0.05 BTC, 2 000 USD. Zero
 * or less where rebates and funding received outweigh the loss. Source: the PnL formula of every venue that lists
 * inverse contracts.
 */
export function riskAtStop(
  position: Omit<PositionInput, 'exit'>,
  stop: Price,
  basis: ResultBasis,
): Twin {
  const { coin, usd } = positionFigures({ ...position, exit: stop })[basis]
  return { coin: negated(coin), usd: negated(usd) }
}
