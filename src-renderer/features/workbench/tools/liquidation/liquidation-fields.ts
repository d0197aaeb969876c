import { D } from '@shared/num/decimal'
import { fraction, type Fraction, type Price } from '@shared/num/units'

import { as, type Read } from '../../read-field'
import { readPrice, type ScenarioReading } from '../../read-scenario'
import { priceNow } from '../price-now'
import type { ToolAsk, ToolField } from '../tool'
import { orHint, readWithin, textOf } from '../tool-input'

const MOST_PERCENT = new D(1000)

export interface LiquidationInput {
  readonly move: Read<Fraction>
  /** Where the price is now: typed, the mark of the sheet, or its entry. */
  readonly mark: Read<Price>
  /** What the mark is called in a table. */
  readonly markName: 'Mark' | 'Entry'
}

/** The fields of the tool as numbers. */
export function readLiquidation({ reading, texts }: ToolAsk): LiquidationInput {
  const rule = { label: 'The move', units: ['%'], atMost: MOST_PERCENT } as const
  const move = as(readWithin(textOf(texts, 'survive-move'), rule), (each) =>
    fraction(each.div(100)),
  )
  const typed = readPrice(textOf(texts, 'survive-mark'), 'Mark')
  if (typed.value || typed.says) return { move, mark: typed, markName: 'Mark' }
  const { name, ...mark } = priceNow(reading)
  return { move, mark, markName: name }
}

/** The move and the price that it starts from. */
export function liquidationFields(
  { move, mark }: LiquidationInput,
  { spec, side }: ScenarioReading,
): readonly ToolField[] {
  const against = side === 'long' ? '−20' : '20'
  return [
    {
      ...{ kind: 'number', id: 'survive-move', label: 'Move to survive', unit: '%', step: '1' },
      ...{ placeholder: against, says: orHint(move.says, 'Negative is a fall.') },
    },
    {
      ...{ kind: 'number', id: 'survive-mark', label: 'From mark', unit: spec.quote },
      ...{ step: spec.tick.toFixed(), placeholder: mark.value?.toFixed() ?? '50,000' },
      ...{ term: 'mark-price', says: mark.says },
    },
  ]
}
