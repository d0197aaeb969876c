import { shallowRef, type Ref } from 'vue'

import type { ImportCheck } from '@shared/ipc/safety'

import { api } from '../../app/api'
import { notify } from '../../app/notices'
import { taskProgressed } from '../../app/use-task-progress'
import { kibText } from '../../lib/plain-text'

export type ReadyImport = Extract<ImportCheck, { state: 'ready' }>

export interface UseWholeExportReturn {
  /** What is being done, in words; undefined while nothing is. */
  readonly doing: Ref<string | undefined>
  /** A checked import that waits for the person's word. */
  readonly ready: Ref<ReadyImport | undefined>
  /** Why the last file was not taken. */
  readonly refusal: Ref<{ readonly file: string; readonly reason: string } | undefined>
  readonly exportAll: () => Promise<void>
  readonly checkImport: () => Promise<void>
  readonly takeImport: () => Promise<void>
  readonly dropImport: () => Promise<void>
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

/** The export of everything into one file, and the way back from it. */
export function useWholeExport(): UseWholeExportReturn {
  const doing = shallowRef<string>()
  const ready = shallowRef<ReadyImport>()
  const refusal = shallowRef<{ readonly file: string; readonly reason: string }>()

  async function during<T>(words: string, work: () => Promise<T>): Promise<T> {
    taskProgressed(undefined)
    doing.value = words
    try {
      return await work()
    } finally {
      doing.value = undefined
    }
  }

  async function exportAll(): Promise<void> {
    const answer = await during('Exporting', () => api.safety.exportAll({}))
    if (!answer.ok) {
      notify('trouble', `Nothing was exported. ${answer.error.message}`)
      return
    }
    const { value } = answer
    if (value.state === 'stopped') notify('done', 'The export was stopped. Nothing was written.')
    if (value.state !== 'written') return
    const holds = `${counted(value.events, 'event')}, ${counted(value.scenarios, 'scenario')}`
    notify('done', `${value.file} is written: ${holds}, ${kibText(value.bytes)}.`)
  }

  async function checkImport(): Promise<void> {
    refusal.value = undefined
    const answer = await during('Checking', () => api.safety.checkImport({}))
    if (!answer.ok) {
      notify('trouble', `Nothing was imported. ${answer.error.message}`)
      return
    }
    const { value } = answer
    if (value.state === 'stopped') notify('done', 'The check was stopped. Nothing was changed.')
    if (value.state === 'refused') refusal.value = value
    if (value.state === 'ready') ready.value = value
  }

  async function takeImport(): Promise<void> {
    const answer = await during('Starting again', () => api.safety.takeImport({}))
    ready.value = undefined
    if (!answer.ok) notify('trouble', `Nothing was replaced. ${answer.error.message}`)
  }

  async function dropImport(): Promise<void> {
    ready.value = undefined
    await api.safety.dropImport({})
  }

  return { doing, ready, refusal, exportAll, checkImport, takeImport, dropImport }
}
