import { z } from 'zod'

/** What a source speaks of, so that a figure can name the one behind it. */
export const SourceTopic = z.enum([
  'contract',
  'fees',
  'margin',
  'liquidation',
  'funding',
  'rounding',
  'mark',
  'break-even',
  'roe',
])
export type SourceTopic = z.infer<typeof SourceTopic>

/** Where a figure was read and when. Confirmed: stated by the venue or reproduced from its records. */
export const Source = z.strictObject({
  title: z.string().min(1).max(400),
  url: z.string().max(500).optional(),
  readOn: z.iso.date(),
  standing: z.enum(['confirmed', 'inferred']),
  topics: z.array(SourceTopic).max(8).optional(),
})
export type Source = z.infer<typeof Source>
