import { z } from 'zod'

import { AtMs, Note } from '../journal/event'
import { priceCodec } from '../num/decimal-codec'

/** A stop from a moment on; null where none stands any more. */
export const NewStop = z.strictObject({ stop: priceCodec.nullable(), note: Note, atMs: AtMs })
export type NewStop = z.output<typeof NewStop>
