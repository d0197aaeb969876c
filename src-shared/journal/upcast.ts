import { liftSpec } from '../market/lift-spec'

import { EventBody } from './event'

/** A stored payload that this program cannot read. */
export class PayloadError extends Error {
  override readonly name = 'PayloadError'
}

/** The newest payload version of each kind that this program writes. */
const NEWEST: Readonly<Record<string, number>> = {
  'account-opened': 1,
  'contract-listed': 2,
  'fill-recorded': 2,
  'funding-settled': 2,
  annotated: 2,
  'stop-moved': 1,
  'plan-recorded': 1,
  'plan-linked': 1,
  'account-described': 1,
  'cash-moved': 1,
  'checkpoint-stated': 1,
  'event-voided': 1,
}

/**
 * Reads a stored payload, lifting an older version to the newest first, a step `n → n + 1` at a time. Stored
 * payloads are never rewritten.
 * @throws PayloadError for an unknown kind, a newer version, or a payload that does not fit its schema
 */
export function upcast(payload: unknown): EventBody {
  if (typeof payload !== 'object' || payload === null)
    throw new PayloadError('an event’s payload must be an object')
  const { kind, version } = headOf(payload)
  const newest = Object.hasOwn(NEWEST, kind) ? NEWEST[kind] : undefined
  if (newest === undefined) throw new PayloadError(`unknown kind of event “${kind}”`)
  if (version > newest)
    throw new PayloadError(
      `“${kind}” has payload version ${version}; this program reads up to ${newest}`,
    )
  const read = EventBody.safeDecode(lifted(payload, { kind, version }) as never)
  if (!read.success)
    throw new PayloadError(
      `“${kind}” does not fit its schema: ${read.error.issues[0]?.message ?? ''}`,
    )
  return read.data
}

interface Head {
  readonly kind: string
  readonly version: number
}

type Lift = (payload: Readonly<Record<string, unknown>>) => object

/** What each kind's version 1 lacked of version 2. */
const FROM_VERSION_1: Readonly<Record<string, Lift>> = {
  // The first form of a contract, before venues had named policies.
  'contract-listed': ({ spec, ...rest }) => ({ ...rest, version: 2, spec: liftSpec(spec) }),
  // One position of a contract, as every account held that states no side.
  'fill-recorded': (payload) => ({ ...payload, version: 2 }),
  'funding-settled': (payload) => ({ ...payload, version: 2 }),
  // A note and tags alone: what it did not speak of stays as it was.
  annotated: (payload) => ({ ...payload, version: 2 }),
}

function lifted(payload: object, { kind, version }: Head): unknown {
  const lift = version === 1 ? FROM_VERSION_1[kind] : undefined
  return lift ? lift({ ...payload }) : payload
}

function headOf(payload: { kind?: unknown; version?: unknown }): Head {
  const { kind, version } = payload
  if (typeof kind !== 'string' || typeof version !== 'number' || !Number.isInteger(version))
    throw new PayloadError('an event’s payload must state its kind and version')
  return { kind, version }
}
