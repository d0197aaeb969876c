import type { Answer } from '@shared/ipc/contract'
import type { ScenarioEntry } from '@shared/ipc/scenarios'
import type { ScenarioDocument } from '@shared/scenario/document'

import { api } from '../../../app/api'
import { notify } from '../../../app/notices'

import { docOf } from './scenario-documents'
import { useOpenScenarioStore } from './use-open-scenario-store'
import { useScenarioListStore } from './use-scenario-list-store'

export interface UseKeptScenariosReturn {
  /** Reads the list once, and says which files could not be read. */
  readonly load: () => Promise<void>
  /** Reads one; on failure says why. */
  readonly read: (id: string) => Promise<ScenarioDocument | undefined>
  /** Keeps one, under its id or as a new one; on failure says why. */
  readonly keep: (document: ScenarioDocument, id?: string) => Promise<ScenarioEntry | undefined>
  readonly rename: (id: string, name: string) => Promise<boolean>
  /** Removes one, with a way back in the notice. */
  readonly remove: (id: string) => Promise<void>
}

/** One reading at a time: what could not be read is to be said once. */
let reading = false

/** The scenarios on the disk. What is typed just now is none of their business. */
export function useKeptScenarios(): UseKeptScenariosReturn {
  const list = useScenarioListStore()
  const opened = useOpenScenarioStore()

  async function load(): Promise<void> {
    if (list.loaded || reading) return
    reading = true
    const answer = await api.scenarios.list({})
    const found = valueOf(answer, 'The scenarios could not be read.')
    reading = false
    if (!found) return
    list.load(found.scenarios)
    for (const { file, reason } of found.unreadable)
      notify('trouble', `A scenario could not be read and was kept as ${file}. ${reason}`)
  }

  async function read(id: string): Promise<ScenarioDocument | undefined> {
    const answer = await api.scenarios.read({ id })
    const found = valueOf(answer, 'The scenario was not opened.')
    if (found) opened.know(id, { name: found.document.name, doc: docOf(found.document) })
    return found?.document
  }

  async function keep(document: ScenarioDocument, id?: string): Promise<ScenarioEntry | undefined> {
    const answer = await api.scenarios.save({ ...(id !== undefined && { id }), document })
    const entry = valueOf(answer, `“${document.name}” was not saved.`)
    if (!entry) return undefined
    list.put(entry)
    opened.know(entry.id, { name: entry.name, doc: docOf(document) })
    return entry
  }

  async function rename(id: string, name: string): Promise<boolean> {
    const document = await read(id)
    return document !== undefined && (await keep({ ...document, name }, id)) !== undefined
  }

  async function remove(id: string): Promise<void> {
    const document = await read(id)
    if (!document) return
    const answer = await api.scenarios.remove({ id })
    if (!valueOf(answer, `“${document.name}” was not removed.`)) return
    list.drop(id)
    opened.forget(id)
    const bringBack = (): void => void keep(document, id)
    notify('done', `“${document.name}” is removed.`, { label: 'Bring it back', run: bringBack })
  }

  return { load, read, keep, rename, remove }
}

function valueOf<T>(answer: Answer<T>, failed: string): T | undefined {
  if (answer.ok) return answer.value
  notify('trouble', `${failed} ${answer.error.message}`)
  return undefined
}
