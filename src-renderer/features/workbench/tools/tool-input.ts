import type { PositionInput } from '@shared/calc/position'
import { countText } from '@shared/format/decimal-text'
import { D, ONE, type Decimal } from '@shared/num/decimal'
import type { FieldRule } from '@shared/num/field-rule'
import { leverage } from '@shared/num/units'

import type { Part } from '../figures-at-hand'
import { readField, type FieldSays, type Read } from '../read-field'
import type { ScenarioReading } from '../read-scenario'
import { needsWords, type RowFigure } from '../result-rows'

import type { ChoiceToolField, ToolTexts } from './tool'

/** Far above any account, and low enough that every figure stays exact and readable. */
export const MOST = new D('1000000000')

export const textOf = (texts: ToolTexts, id: string): string => texts[id] ?? ''

/** A number from −most to most; an empty field gives none. */
export function readWithin(
  text: string,
  rule: FieldRule & { readonly atMost: Decimal },
): Read<Decimal> {
  const read = readField(text, rule)
  if (!read.value?.lt(rule.atMost.negated())) return read
  const { label = 'This number', atMost } = rule
  return { says: { issue: `${label} goes down to −${countText(atMost)}.` } }
}

/** A switch in a known position: a kept text that names none is as the first. */
export function chosenOf<T extends string>(
  texts: ToolTexts,
  id: string,
  all: readonly [T, ...T[]],
): T {
  return all.find((each) => each === texts[id]) ?? all[0]
}

/** A switch as a field, its words in the order of its positions. */
export function choiceOf<T extends string>(
  field: Pick<ChoiceToolField, 'id' | 'label'>,
  chosen: T,
  words: Readonly<Record<T, string>>,
): ChoiceToolField {
  const options = Object.entries<string>(words).map(([value, label]) => ({ value, label }))
  return { kind: 'choice', ...field, chosen, options }
}

/** The position of the sheet without its exit. */
export type Held = Omit<PositionInput, 'exit' | 'spec'> & Pick<ScenarioReading, 'spec'>

/**
 * The position of the sheet once its quantity, entry, fees and funding are numbers. Without leverage or margin
 * it stands on its whole notional: only figures that need no margin are shown then.
 */
export function heldOf(reading: ScenarioReading): Held | undefined {
  const { spec, side, quantity, entry, backing, openFeeRate, closeFeeRate, fundingPaid } = reading
  if (!quantity || !entry || !openFeeRate || !closeFeeRate || !fundingPaid) return undefined
  return {
    ...{ spec, side, quantity, entry, openFeeRate, closeFeeRate, fundingPaid },
    backing: backing ?? { kind: 'leverage', leverage: leverage(ONE) },
  }
}

const PARTS = ['quantity', 'entry', 'openFeeRate', 'closeFeeRate', 'fundingPaid'] as const

/** The first field of the sheet that a position still lacks, as a sentence. */
export function lacksOf(
  reading: ScenarioReading,
  parts: readonly Part[] = PARTS,
): string | undefined {
  const missing = parts.find((part) => reading[part] === undefined)
  return missing && needsWords(missing, reading)
}

export const none = (reason: string, word = '–'): RowFigure => ({ kind: 'none', word, reason })

/** A field's own line where it is wrong, otherwise what it stands for. */
export const orHint = (says: FieldSays | undefined, hint: string): FieldSays => says ?? { hint }

export { typedRows } from './typed-rows'
