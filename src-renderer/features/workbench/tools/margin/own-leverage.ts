import { standingOf } from '@shared/calc/standing'
import type { Leverage } from '@shared/num/units'

import type { ScenarioReading } from '../../read-scenario'
import { heldOf } from '../tool-input'

/** The leverage that the venue goes by: as it was chosen, or what the typed margin comes to. */
export function ownLeverage(reading: ScenarioReading): Leverage | undefined {
  const { backing } = reading
  if (backing && backing.kind !== 'margin') return backing.leverage
  const held = heldOf(reading)
  return held && backing ? standingOf(held).chosen : undefined
}
