import { z } from 'zod'

import { issueWords } from '@shared/ipc/issue-words'
import { AtMs } from '@shared/journal/event'
import { err, ok, type Result } from '@shared/num/result'
import { ScenarioDocument } from '@shared/scenario/document'

import { readScenarioJson, readScenarioText, type TextFlaw } from './scenario-text'

/** A scenario as its file in the data folder has it. */
export interface KeptScenario {
  readonly changedAtMs: number
  readonly document: ScenarioDocument
}

/** The document's own version is what lifts it; this outer form has no other reason to change. */
const KeptFile = z.strictObject({ changedAtMs: AtMs, document: z.unknown() })

export const keptText = ({ changedAtMs, document }: KeptScenario): string =>
  `${JSON.stringify({ changedAtMs, document: z.encode(ScenarioDocument, document) })}\n`

/** Reads the text of a kept scenario, or says why it is none. */
export function readKept(text: string): Result<KeptScenario, TextFlaw> {
  const outer = parsedOuter(text)
  if (!outer.ok) return outer
  const { changedAtMs, document } = outer.value
  const read = readScenarioJson(document, '')
  return read.ok ? ok({ changedAtMs, document: read.value }) : read
}

function parsedOuter(text: string): Result<z.output<typeof KeptFile>, TextFlaw> {
  try {
    const read = KeptFile.safeParse(JSON.parse(text), { error: issueWords })
    return read.success
      ? ok(read.data)
      : err({ kind: 'broken', reason: 'It is JSON, but not as this program keeps scenarios.' })
  } catch {
    const whole = readScenarioText(text)
    return whole.ok ? err({ kind: 'broken', reason: 'It is not JSON.' }) : whole
  }
}
