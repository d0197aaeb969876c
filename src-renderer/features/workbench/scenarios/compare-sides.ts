import type { InverseSpec } from '@shared/market/contract-spec'
import { err, ok, type Result } from '@shared/num/result'

import { figuresAtHand, type FiguresAtHand } from '../figures-at-hand'
import { readEntries } from '../read-entries'
import { readScenario, type ScenarioReading } from '../read-scenario'
import type { ScenarioDoc } from '../use-scenario-doc-store'

/** A scenario with a name, worked out on its own contract. */
export interface CompareSide {
  readonly name: string
  readonly doc: ScenarioDoc
  readonly reading: ScenarioReading
  readonly figures: FiguresAtHand
}

/** Works a scenario out as the workbench does; without its contract there is nothing to work out. */
export function compareSide(
  { name, doc }: Pick<CompareSide, 'name' | 'doc'>,
  contracts: readonly InverseSpec[],
): Result<CompareSide, string> {
  const spec = contracts.find(({ id }) => id === doc.sheet.contractId)
  if (!spec)
    return err(`“${name}” is made on ${doc.sheet.contractId || 'no contract'}, which is not known.`)
  const reading = readScenario(doc.sheet, spec, readEntries(doc.tools, spec))
  return ok({ name, doc, reading, figures: figuresAtHand(reading) })
}

/** True when both prices are of one coin in one currency, so that they have a place on one axis. */
export const sameMarket = (a: CompareSide, b: CompareSide): boolean =>
  a.reading.spec.base === b.reading.spec.base && a.reading.spec.quote === b.reading.spec.quote

/** True when both settle in one coin, so that their coins can be counted together. */
export const sameCoin = (a: CompareSide, b: CompareSide): boolean =>
  a.reading.spec.settlement === b.reading.spec.settlement
