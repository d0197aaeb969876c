import type { z } from 'zod'

import type { Source, SourceTopic } from '../source'

type SourceJson = z.input<typeof Source>
type Topics = readonly SourceTopic[]

/**
 * Sources read on one day. `confirmed` is for what a venue states or its records reproduce, `inferred` for what
 * was worked out, is old, or stands in for a figure that was not found; its title says which.
 */
export function readOn(day: string): {
  confirmed: (topics: Topics, title: string, url?: string) => SourceJson
  inferred: (topics: Topics, title: string, url?: string) => SourceJson
} {
  const source =
    (standing: SourceJson['standing']) =>
    (topics: Topics, title: string, url?: string): SourceJson => ({
      title,
      ...(url === undefined ? {} : { url }),
      readOn: day,
      standing,
      topics: [...topics],
    })
  return { confirmed: source('confirmed'), inferred: source('inferred') }
}
