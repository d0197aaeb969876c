import type { ContractSpec } from '../market/contract-spec'
import type { Source, SourceTopic } from '../market/source'
import type { Decimal } from '../num/decimal'
import { readable } from '../num/field-rule'

import type { PositionFigures, PriceOutcome } from './position'

/**
 * How one figure came about: the formula, the same formula with the numbers in it, and the result.
 * `Figure` names the figures of the function that explains itself; the Position calculator's by default.
 */
export interface Explanation<Figure extends string = keyof PositionFigures> {
  readonly figure: Figure
  readonly title: string
  readonly formula: string
  readonly substituted: string
  readonly result: string
  /** The venue's rule behind it, with the day it was read. */
  readonly source?: Source
  /** What a careful reader should know: a choice made, or where the figure ends to hold. */
  readonly note?: string
}

/** A number inside a formula: at most 12 significant digits, thousands separated, a true minus. */
export const num = (value: Decimal): string =>
  readable(value.toSignificantDigits(12)).replace('-', '−')

/** A number that stands behind a minus or a times: in brackets when it is negative. */
export const term = (value: Decimal): string => (value.lt(0) ? `(${num(value)})` : num(value))

/** A fraction as percent, inside a formula. */
export const percent = (value: Decimal): string => `${num(value.times(100))}%`

/** The result of a price question in words. */
export const outcomeText = (outcome: PriceOutcome, quote: string): string =>
  outcome.kind === 'at' ? `${num(outcome.price)} ${quote}` : outcome.reason

/** The first source of the contract that speaks of a topic, as a part of an explanation. */
export function sourced(
  spec: Pick<ContractSpec, 'sources'>,
  topic: SourceTopic,
): { readonly source?: Source } {
  const found = spec.sources.find((source) => source.topics?.includes(topic))
  return found === undefined ? {} : { source: found }
}
