import { wrongStop } from '@shared/calc/position-size'
import type { InverseSpec } from '@shared/market/contract-spec'
import { canonicalText } from '@shared/num/decimal'
import { coin, type Coin, type Price } from '@shared/num/units'

import { as, readField, type FieldSays, type Read } from '../read-field'
import { readPrice, type ScenarioReading } from '../read-scenario'

import type { NumberToolField, ToolTexts } from './tool'
import { MOST, orHint, textOf } from './tool-input'

/** The stop, which every tool that knows one shares. It must lie where the position loses. */
export function readStop(texts: ToolTexts, { side, entry }: ScenarioReading): Read<Price> {
  const read = readPrice(textOf(texts, 'stop'), 'Stop')
  const wrong = read.value && entry && wrongStop(side, entry, read.value)
  return wrong ? { says: { issue: wrong.error.message } } : read
}

export const stopField = (says: FieldSays | undefined, spec: InverseSpec): NumberToolField => ({
  ...{ kind: 'number', id: 'stop', label: 'Stop', unit: spec.quote },
  ...{ step: canonicalText(spec.tick), placeholder: '54,000' },
  says: orHint(says, 'Where the position is given up.'),
})

/** The account's coins, which every tool that knows them shares. */
export function readBalance(texts: ToolTexts, spec: InverseSpec): Read<Coin> {
  const { settlement, settlementScale: decimals } = spec
  return as(
    readField(textOf(texts, 'balance'), {
      ...{ label: 'The balance', sign: 'not-negative', atMost: MOST, decimals },
      units: [settlement],
    }),
    coin,
  )
}

export const balanceField = (says: FieldSays | undefined, spec: InverseSpec): NumberToolField => ({
  ...{ kind: 'number', id: 'balance', label: 'Account balance', unit: spec.settlement },
  ...{ step: '0.01', placeholder: '1' },
  says: orHint(says, 'Without this position’s result.'),
})
