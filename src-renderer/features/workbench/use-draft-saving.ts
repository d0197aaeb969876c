import { onScopeDispose, watch } from 'vue'

import type { Draft } from '@shared/ipc/settings'

import { api } from '../../app/api'
import { notify } from '../../app/notices'

const TRAILING_MS = 150

export interface UseDraftSavingReturn {
  /** Saves now what still waits: when a field is left or the window goes. */
  readonly flush: () => void
}

/** Keeps what is typed under a name: saving follows typing after a breath, whoever changed it. */
export function useDraftSaving(
  name: string,
  of: { readonly draft: () => Draft; readonly ready: () => boolean },
): UseDraftSavingReturn {
  let waiting: ReturnType<typeof setTimeout> | undefined
  let complained = false

  async function save(): Promise<void> {
    const answer = await api.drafts.save({ name, draft: of.draft() })
    if (answer.ok || complained) return
    complained = true
    notify('trouble', `What you type is not being saved. ${answer.error.message}`)
  }

  function flush(): void {
    if (waiting === undefined) return
    clearTimeout(waiting)
    waiting = undefined
    void save()
  }

  watch(of.draft, () => {
    // Before the kept draft was read, saving would write over it.
    if (!of.ready()) return
    clearTimeout(waiting)
    waiting = setTimeout(flush, TRAILING_MS)
  })
  const onHidden = (): void => flush()
  window.addEventListener('pagehide', onHidden)
  window.addEventListener('beforeunload', onHidden)
  window.addEventListener('blur', onHidden)
  onScopeDispose(() => {
    flush()
    window.removeEventListener('pagehide', onHidden)
    window.removeEventListener('beforeunload', onHidden)
    window.removeEventListener('blur', onHidden)
  })
  return { flush }
}
