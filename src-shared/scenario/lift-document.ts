import { liftListing } from '../market/lift-spec'
import { err, ok, type Result } from '../num/result'

/** JSON of an object whose fields are not known yet. */
type Json = Readonly<Record<string, unknown>>
/** From the form of one version to the form of the next. */
export type LiftStep = (document: Json) => Json

export interface DocumentForms {
  /** The version that is written today. */
  readonly current: number
  /** One step for every earlier version, by the version it starts from. */
  readonly steps: ReadonlyMap<number, LiftStep>
}

/** Version 1 is the first that was ever written, so nothing is lifted to it. */
export const FORMS: DocumentForms = { current: 1, steps: new Map() }

/** Why something is no scenario, and the field it was found in. `newer` is whole, but not for this program. */
export interface DocumentFlaw {
  readonly kind: 'broken' | 'newer'
  readonly path: readonly string[]
  readonly reason: string
}

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const broken = (path: readonly string[], reason: string): Result<never, DocumentFlaw> =>
  err({ kind: 'broken', path, reason })

/**
 * Brings a scenario of an earlier version to the form of today, step by step, its contract with it. One of a
 * later version is refused: what this program cannot know would be lost when it is saved. The fields themselves
 * are left to the schema.
 */
export function liftDocument(
  json: unknown,
  forms: DocumentForms = FORMS,
): Result<Json, DocumentFlaw> {
  if (!isJson(json) || json['format'] !== 'reciprocal-scenario')
    return broken(
      isJson(json) && 'format' in json ? ['format'] : [],
      'It is JSON, but not a scenario: a scenario says "format": "reciprocal-scenario".',
    )
  const { version } = json
  if (!isVersion(version))
    return broken(
      'version' in json ? ['version'] : [],
      'It does not say its version, a whole number from 1.',
    )
  if (version > forms.current) return newer(version, forms)
  return ok(withLiftedListing(stepped(json, version, forms)))
}

const isVersion = (version: unknown): version is number =>
  typeof version === 'number' && Number.isInteger(version) && version >= 1

function newer(version: number, { current }: DocumentForms): Result<never, DocumentFlaw> {
  const reason = `It was written by a newer version of the program: its form is ${version}, and this program reads forms up to ${current}.`
  return err({ kind: 'newer', path: ['version'], reason })
}

function stepped(json: Json, from: number, { current, steps }: DocumentForms): Json {
  let document = json
  for (let version = from; version < current; version += 1)
    document = { ...(steps.get(version)?.(document) ?? document), version: version + 1 }
  return document
}

/** A contract has forms of its own, older than scenarios. */
function withLiftedListing(document: Json): Json {
  const { listing, further, ...rest } = document
  return {
    ...rest,
    ...('listing' in document && { listing: liftListing(listing) }),
    ...('further' in document && {
      further: Array.isArray(further) ? further.map(liftListing) : further,
    }),
  }
}
