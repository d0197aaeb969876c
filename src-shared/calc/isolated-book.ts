import { ONE } from '../num/decimal'
import { coin, type Coin } from '../num/units'

import type { Book, BookPosition } from './book'
import { closingFeeRate } from './closing-fee'
import { equityDirection } from './notional'

/**
 * An isolated position as a book of its own: its margin is the wallet, and the closing fee stands where the
 * policy has it for isolated margin, so that a move is survived up to the isolated liquidation price.
 */
export function isolatedBook(position: BookPosition, margin: Coin): Book {
  const { spec } = position
  const { liquidation } = spec
  const isolated = { ...spec, liquidation: { ...liquidation, crossFee: liquidation.isolatedFee } }
  return { wallet: margin, positions: [{ ...position, spec: isolated }] }
}

/**
 * The margin to add so that `missing` coins count. Where a venue counts added margin as extra / (1 − d·t), it is
 * missing · (1 − d·t): 0.03 coins of an inverse long with 0.055 % → 0.0300165. Everywhere else the coins themselves.
 * Source: Bybit help of 2026-05-27 (extra margin / (1 ± t)).
 */
export function marginToAdd(
  { spec, side }: Pick<BookPosition, 'spec' | 'side'>,
  missing: Coin,
): Coin {
  if (spec.liquidation.isolatedFee !== 'shrinks-extra') return missing
  const feeRate = closingFeeRate(spec.liquidation.feeRate, spec.fees)
  return coin(missing.times(ONE.minus(feeRate.times(equityDirection(spec, side)))))
}
