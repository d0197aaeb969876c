import { shallowRef, type Ref } from 'vue'

import type { TableRequest } from '@shared/ipc/safety'

import { api } from '../../app/api'
import { notify } from '../../app/notices'
import { taskProgressed } from '../../app/use-task-progress'
import { kibText } from '../../lib/plain-text'

export interface UseTableExportReturn {
  /** Whether a table is being written. */
  readonly busy: Ref<boolean>
  readonly exportTable: (request: TableRequest) => Promise<void>
}

/** The journal's tables as files for a spreadsheet. */
export function useTableExport(): UseTableExportReturn {
  const busy = shallowRef(false)

  async function exportTable(request: TableRequest): Promise<void> {
    taskProgressed(undefined)
    busy.value = true
    const answer = await api.safety.exportTable(request)
    busy.value = false
    if (!answer.ok) {
      notify('trouble', `No table was written. ${answer.error.message}`)
      return
    }
    const { value } = answer
    if (value.state === 'stopped') notify('done', 'The table was stopped. Nothing was written.')
    if (value.state !== 'written') return
    const rows = `${value.rows} ${value.rows === 1 ? 'row' : 'rows'}`
    notify('done', `${value.file} is written: ${rows}, ${kibText(value.bytes)}.`)
  }

  return { busy, exportTable }
}
