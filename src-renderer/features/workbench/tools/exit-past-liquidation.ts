import type { PositionFigures } from '@shared/calc/position'
import { priceOnTick } from '@shared/calc/price-on-tick'
import { priceText } from '@shared/format/decimal-text'
import type { Price } from '@shared/num/units'

import type { ScenarioReading } from '../read-scenario'

/** An exit on the losing side may lie where the venue has closed the position already; in words where it does. */
export function exitPastLiquidation(
  { spec, side, exitIs }: ScenarioReading,
  { liquidation, exitPastLiquidation: past }: PositionFigures,
  exit: Price,
): readonly string[] {
  if (liquidation.kind === 'already') return [liquidation.reason]
  if (!past || liquidation.kind !== 'at') return []
  const end = priceText(priceOnTick(liquidation.price, side, spec.tick), spec.tick)
  return [
    `The ${exitIs} at ${priceText(exit, spec.tick)} is past the liquidation price ${end}: the venue would have closed the position before.`,
  ]
}
