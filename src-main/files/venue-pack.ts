import { z } from 'zod'

import type { PackReading } from '@shared/ipc/contract'
import { fieldIssues, issueWords } from '@shared/ipc/issue-words'
import { ContractListing, VenuePack } from '@shared/market/listing'
import { err, ok, type Result } from '@shared/num/result'

type ReadPack = Extract<PackReading, { state: 'read' }>

/** The head of a pack, its listings unread: one that does not hold must not cost the others. */
const PackHead = z.strictObject({ ...VenuePack.shape, listings: z.array(z.unknown()).max(200) })

/** A pack as the text of its file: JSON, two spaces deep, every decimal as text. */
export const packText = (pack: VenuePack): string =>
  `${JSON.stringify(z.encode(VenuePack, pack), null, 2)}\n`

/**
 * Reads the text of a venue pack. A file that is none is refused with the reason; a listing that does not hold
 * is named with what is wrong, and the others are read.
 */
export function readVenuePack(text: string): Result<Omit<ReadPack, 'state' | 'file'>, string> {
  const json = parsed(text)
  if (!json.ok) return json
  const head = PackHead.safeParse(json.value, { error: issueWords })
  if (!head.success) return err(headFlaw(json.value, head.error))
  const read = head.data.listings.map(readListing)
  return ok({
    venue: head.data.venue,
    listings: read.flatMap((each) => (each.ok ? [each.value] : [])),
    refused: [...read.flatMap((each) => (each.ok ? [] : [each.error]))],
  })
}

function parsed(text: string): Result<unknown, string> {
  try {
    // Some editors put a byte order mark before the first brace.
    return ok(JSON.parse(text.replace(/^\uFEFF/, '')))
  } catch {
    return err('It is not JSON. A venue pack is a JSON file that this program wrote.')
  }
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function headFlaw(value: unknown, error: z.ZodError): string {
  if (!isFields(value) || value['format'] !== 'reciprocal-venue-pack')
    return 'It is JSON, but not a venue pack: a pack says "format": "reciprocal-venue-pack".'
  if (value['version'] !== 1)
    return 'It is a venue pack of a version that this program does not know; it knows version 1.'
  return `It is a venue pack, but its head does not hold: ${issueText(error)}`
}

type Refused = ReadPack['refused'][number]

function readListing(json: unknown, at: number): Result<ContractListing, Refused> {
  const read = z.safeDecode(
    ContractListing,
    // The schema says what is wrong with anything else.
    json as z.input<typeof ContractListing>,
    { error: issueWords },
  )
  if (read.success) return ok(read.data)
  return err({ name: nameOf(json) ?? `Listing ${at + 1}`, reason: issueText(read.error) })
}

function nameOf(json: unknown): string | undefined {
  const spec = isFields(json) ? json['spec'] : undefined
  const id = isFields(spec) ? spec['id'] : undefined
  return typeof id === 'string' && id !== '' ? id.slice(0, 101) : undefined
}

/** The first few issues as one sentence: `spec.fees.maker: is missing; spec.lot: lot must be above zero.` */
function issueText(error: z.ZodError): string {
  const issues = fieldIssues(error)
  const said = issues.slice(0, 3).map(({ path, message }) => `${path || 'the whole'}: ${message}`)
  const more = issues.length > 3 ? `; and ${issues.length - 3} more` : ''
  return `${said.join('; ')}${more}.`
}
