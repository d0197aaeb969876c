import { z } from 'zod'

/** Free text, as long as a person writes it. */
export const Note = z.string().max(20_000)

/** A word or a few that legs are gathered by. */
export const Tag = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[^,\n]+$/, 'a tag has no comma')
export const Tags = z.array(Tag).max(30)
