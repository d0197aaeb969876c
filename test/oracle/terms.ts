import { z } from 'zod'

import { InverseSpec } from '@shared/market/contract-spec'
import { specAt } from '@shared/market/listing'
import { listings } from '@shared/market/registry'

import { dice } from './dice'
import { DRAWN_TERMS, randomTerms } from './random-terms'

/** Terms that cases are drawn for, under the name by which the judge knows them. */
export interface Terms {
  readonly name: string
  readonly spec: InverseSpec
  /** When an era of a listed contract ended; absent for today's terms and for drawn ones. */
  readonly until?: string
}

const DAY_BEFORE_MS = 1

/** Every listed inverse contract under the terms of today and of each era before. */
export const listedTerms: readonly Terms[] = listings.flatMap((listing) => {
  const { spec, eras } = listing
  if (spec.kind !== 'inverse') return []
  return [
    { name: spec.id, spec },
    ...eras.map(({ until }) => ({
      name: `${spec.id} until ${until}`,
      spec: specAt({ spec, eras }, Date.parse(until) - DAY_BEFORE_MS),
      until,
    })),
  ]
})

/** The listed terms, and drawn ones. */
export function termsFor(seed: number): readonly Terms[] {
  const roll = dice(seed)
  const random = Array.from({ length: DRAWN_TERMS }, (_, at) => {
    const spec = randomTerms(roll, at)
    return { name: spec.id, spec }
  })
  return [...listedTerms, ...random]
}

/** The terms as they go to the judge: JSON, every number as text. */
export const definition = ({ name, spec, until }: Terms): string =>
  JSON.stringify({ define: name, until: until ?? 'today', terms: z.encode(InverseSpec, spec) })
