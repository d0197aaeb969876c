import { countText } from '@shared/format/decimal-text'
import { leverage, type Leverage } from '@shared/num/units'

import { as, readField, type Read } from '../../read-field'
import type { ScenarioReading } from '../../read-scenario'
import type { ToolField, ToolTexts } from '../tool'
import { textOf } from '../tool-input'

/** The leverage that is asked about: the sheet's, or the one typed. */
export function readMarginLeverage(
  texts: ToolTexts,
  { spec, backing }: ScenarioReading,
): Read<Leverage> {
  const read = as(
    readField(textOf(texts, 'margin-leverage'), {
      ...{ label: 'Leverage', sign: 'positive', atMost: spec.maxLeverage },
      ...{ limitOf: 'on this contract', units: ['x'] },
    }),
    leverage,
  )
  if (read.value || read.says?.issue || !backing || backing.kind === 'margin') return read
  return { value: backing.leverage, says: { hint: 'The leverage of the sheet.' } }
}

export function marginFields(
  { value, says }: Read<Leverage>,
  { spec }: ScenarioReading,
): readonly ToolField[] {
  const most = countText(spec.maxLeverage)
  return [
    {
      ...{ kind: 'number', id: 'margin-leverage', label: 'Largest position at', unit: '×' },
      ...{ step: '1', placeholder: value ? countText(value) : '10', term: 'leverage' },
      says: says ?? { hint: `Up to ${most} on this contract.` },
    },
  ]
}
