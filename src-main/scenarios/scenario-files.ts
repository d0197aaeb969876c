import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'

import { AppError } from '@shared/ipc/errors'
import type { ScenarioExport, ScenarioReading } from '@shared/ipc/scenarios'
import type { ScenarioDocument } from '@shared/scenario/document'

import { fileErrorCode, writeWhole } from '../files/write-whole'

import { tooLarge } from './scenario-limits'
import { readScenarioText, scenarioText } from './scenario-text'

/** Where the person wants a scenario to go or to come from; undefined when they change their mind. */
export interface ScenarioPlaces {
  readonly whereToSave: (name: string) => Promise<string | undefined>
  readonly whichToOpen: () => Promise<string | undefined>
}

export interface ScenarioFiles {
  readonly write: (document: ScenarioDocument) => Promise<ScenarioExport>
  readonly read: () => Promise<ScenarioReading>
}

/** Scenarios on the disk, each in a file that the person points at. */
export function scenarioFiles(places: ScenarioPlaces): ScenarioFiles {
  return {
    write: async (document) => {
      const text = scenarioText(document)
      if (tooLarge(text)) throw new AppError('invalid-input', 'A scenario has at most 2 MB.')
      const path = await places.whereToSave(fileName(document.name))
      if (path === undefined) return { state: 'closed' }
      writeWhole(path, { text, what: 'The scenario' })
      return { state: 'written', file: basename(path), bytes: Buffer.byteLength(text) }
    },
    read: async () => {
      const path = await places.whichToOpen()
      return path === undefined ? { state: 'closed' } : readScenario(path)
    },
  }
}

/** `Short into the cuts` → `short-into-the-cuts.json`. */
const fileName = (name: string): string =>
  `${
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'scenario'
  }.json`

function readScenario(path: string): ScenarioReading {
  const file = basename(path)
  try {
    if (tooLarge(statSync(path).size)) {
      const reason = 'It is larger than 2 MB, more than any scenario needs.'
      return { state: 'refused', file, reason }
    }
    const read = readScenarioText(readFileSync(path, 'utf8'))
    if (read.ok) return { state: 'read', file, document: read.value }
    return { state: 'refused', file, ...read.error.place, reason: read.error.reason }
  } catch (error) {
    const reason = `It could not be read (${fileErrorCode(error)}).`
    return { state: 'refused', file, reason }
  }
}
