import type { Price } from '@shared/num/units'

import type { ScenarioReading } from '../read-scenario'

/** The mark of the sheet; a planned exit is none. */
export const knownMark = ({
  exit,
  exitIs,
}: Pick<ScenarioReading, 'exit' | 'exitIs'>): Price | undefined =>
  exitIs === 'mark' ? exit : undefined
