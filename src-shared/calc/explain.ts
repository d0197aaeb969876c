import { explainMargin } from './explain-margin'
import { explainResult } from './explain-result'
import type { Explanation } from './explanation'
import type { PositionFigures, PositionInput } from './position'

/**
 * The working of every figure, in the order of the calculator: the formula, the formula with the numbers in
 * it, the result, and the venue's rule where there is one. Letters: s direction, q contracts, C contract value,
 * E entry, X exit, N notional at entry in the settlement coin, L leverage, P liquidation price.
 */
export function explainPosition(
  input: PositionInput,
  figures: PositionFigures,
): readonly Explanation[] {
  return [...explainResult(input, figures), ...explainMargin(input, figures)]
}
