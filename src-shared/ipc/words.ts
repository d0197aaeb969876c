import { z } from 'zod'

import { AtMs, EventId, Note, Reason, Tags } from '../journal/event'
import { Judgement } from '../journal/judgement'
import { priceCodec } from '../num/decimal-codec'

/** A stop from a moment on; null where none stands any more. */
export const NewStop = z.strictObject({ stop: priceCodec.nullable(), note: Note, atMs: AtMs })
export type NewStop = z.output<typeof NewStop>

/** What is written about a position; what is left out stays as it is. */
export const NewAnnotation = z.strictObject({
  legId: EventId,
  note: Note.optional(),
  tags: Tags.optional(),
  ...Judgement.partial().shape,
})
export type NewAnnotation = z.output<typeof NewAnnotation>

const MOST = 500

/** Tags that come and go, and the setup, of several positions at once; taken as a whole or not at all. */
export const Relabelling = z.strictObject({
  legIds: z.array(EventId).min(1).max(MOST),
  add: Tags,
  remove: Tags,
  /** Null takes it away; left out, it stays. */
  setup: Judgement.shape.setup.optional(),
})
export type Relabelling = z.output<typeof Relabelling>

/** The annotations that came of it, one for each position that changed: voiding them takes it back. */
export const Relabelled = z.strictObject({ eventIds: z.array(EventId), lastSeq: z.int().min(0) })
export type Relabelled = z.output<typeof Relabelled>

/** Several events declared wrong at once, all or none. */
export const Voiding = z.strictObject({
  eventIds: z.array(EventId).min(1).max(MOST),
  reason: Reason,
})
export type Voiding = z.output<typeof Voiding>
