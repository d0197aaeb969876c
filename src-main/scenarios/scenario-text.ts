import { z } from 'zod'

import { issueWords } from '@shared/ipc/issue-words'
import { err, ok, type Result } from '@shared/num/result'
import { ScenarioDocument } from '@shared/scenario/document'
import { liftDocument, type DocumentFlaw } from '@shared/scenario/lift-document'

import { placeOf, scanJson, type TextPlace } from './json-scan'

/** Why a text is no scenario, and where in it, when it is one place. */
export interface TextFlaw {
  readonly kind: 'broken' | 'newer'
  readonly place?: TextPlace
  readonly reason: string
}

/** A scenario as the text of its file: JSON, two spaces deep, every decimal as text. */
export const scenarioText = (document: ScenarioDocument): string =>
  `${JSON.stringify(z.encode(ScenarioDocument, document), null, 2)}\n`

/** Reads the text of a scenario, or says what is wrong with it and on which line. */
export function readScenarioText(text: string): Result<ScenarioDocument, TextFlaw> {
  // Some editors put a byte order mark before the first brace.
  const plain = text.replace(/^\uFEFF/, '')
  const json = parsed(plain)
  return json.ok ? readScenarioJson(json.value, plain) : json
}

/** The same of JSON that was read already; `text` is what it was read from. */
export function readScenarioJson(json: unknown, text: string): Result<ScenarioDocument, TextFlaw> {
  const lifted = liftDocument(json)
  if (!lifted.ok) return flawAt(text, lifted.error)
  const read = z.safeDecode(
    ScenarioDocument,
    // The schema says what is wrong with anything else.
    lifted.value as z.input<typeof ScenarioDocument>,
    { error: issueWords },
  )
  return read.success ? ok(read.data) : schemaFlaw(text, read.error)
}

function parsed(text: string): Result<unknown, TextFlaw> {
  try {
    return ok(JSON.parse(text))
  } catch {
    const scanned = scanJson(text, [])
    const what = 'It is not JSON. A scenario is a JSON file that this program wrote.'
    if (scanned.ok) return err({ kind: 'broken', reason: what })
    const { at, reason } = scanned.error
    return err({ kind: 'broken', place: placeOf(text, at), reason: `${reason} ${what}` })
  }
}

function flawAt(text: string, { kind, path, reason }: DocumentFlaw): Result<never, TextFlaw> {
  const start = scanJson(text, path)
  return err({ kind, ...(start.ok && { place: placeOf(text, start.value) }), reason })
}

function schemaFlaw(text: string, { issues }: z.ZodError): Result<never, TextFlaw> {
  const [first] = issues
  const path = first?.path.map(String) ?? []
  const more = issues.length > 1 ? ` ${issues.length - 1} more did not hold.` : ''
  const reason = `${fieldWords(path)} ${first?.message ?? 'does not hold'}.${more}`
  return flawAt(text, { kind: 'broken', path, reason })
}

/** `['sheet', 'entry']` → The field “entry” of the sheet. */
function fieldWords([part, ...rest]: readonly string[]): string {
  if (part === undefined) return 'The scenario'
  if (part === 'sheet' || part === 'tools') {
    const of = part === 'sheet' ? 'the sheet' : 'the tools'
    return rest.length === 0 ? `“${part}”` : `The field “${rest.join('.')}” of ${of}`
  }
  if (part === 'listing' && rest.length > 0) return `The contract’s “${rest.join('.')}”`
  return `“${part}”`
}
