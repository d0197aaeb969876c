import type { Price } from '@shared/num/units'

import type { Read } from '../read-field'
import type { ScenarioReading } from '../read-scenario'

/** The price at which the contract stands now, as the sheet has it: its mark, or its entry while it has none. */
export function priceNow({ exit, exitIs, entry }: ScenarioReading): Read<Price> & {
  readonly name: 'Mark' | 'Entry'
} {
  const mark = exitIs === 'mark' ? exit : undefined
  const from = mark ?? entry
  const name = from && !mark ? 'Entry' : 'Mark'
  if (!from) return { name }
  return { name, value: from, says: { hint: `The ${name.toLowerCase()} of the sheet.` } }
}
