import { z } from 'zod'

import { Tag, Tags } from './words'

/** From 1, badly carried out, to 5, well carried out; of the doing, not of the result. */
export const Rating = z.int().min(1).max(5)

/** One question of a setup's checklist, as it stood when it was answered. */
const Answer = z.strictObject({ item: z.string().trim().min(1).max(200), met: z.boolean() })

/** What a person thinks of a leg, each part for itself. */
export const Judgement = z.strictObject({
  /** The kind of trade it was meant to be; null for none. */
  setup: Tag.nullable(),
  mistakes: Tags,
  emotions: Tags,
  rating: Rating.nullable(),
  checklist: z.array(Answer).max(30),
})
export type Judgement = z.output<typeof Judgement>

/** Before anything was judged. */
export const UNJUDGED: Judgement = {
  setup: null,
  mistakes: [],
  emotions: [],
  rating: null,
  checklist: [],
}
