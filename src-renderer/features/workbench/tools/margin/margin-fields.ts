import { countText } from '@shared/format/decimal-text'
import { leverage, type Leverage } from '@shared/num/units'

import { as, readField, type Read } from '../../read-field'
import type { ScenarioReading } from '../../read-scenario'
import type { ToolField, ToolTexts } from '../tool'
import { textOf } from '../tool-input'

import { ownLeverage } from './own-leverage'

/** The leverage that is asked about: the sheet's, or the one typed. */
export function readMarginLeverage(texts: ToolTexts, reading: ScenarioReading): Read<Leverage> {
  const { spec, backing } = reading
  const read = as(
    readField(textOf(texts, 'margin-leverage'), {
      ...{ label: 'Leverage', sign: 'positive', atMost: spec.maxLeverage },
      ...{ limitOf: 'on this contract', units: ['x'] },
    }),
    leverage,
  )
  if (read.value || read.says?.issue) return read
  const own = ownLeverage(reading)
  if (!own || own.gt(spec.maxLeverage)) return read
  const whose =
    backing?.kind === 'margin'
      ? 'What the margin of the sheet comes to.'
      : 'The leverage of the sheet.'
  return { value: own, says: { hint: whose } }
}

export function marginFields(
  { value, says }: Read<Leverage>,
  { spec }: ScenarioReading,
): readonly ToolField[] {
  const most = countText(spec.maxLeverage)
  return [
    {
      ...{ kind: 'number', id: 'margin-leverage', label: 'Largest position at', unit: '×' },
      ...{ step: '1', placeholder: value ? countText(value, 4) : '10', term: 'leverage' },
      says: says ?? { hint: `Up to ${most} on this contract.` },
    },
  ]
}
