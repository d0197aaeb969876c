import { onMounted, onScopeDispose, watch, type Ref } from 'vue'

import { api } from '../../app/api'
import { useRecordDraftStore } from '../../app/record-draft-store'
import type { ContractSpec } from '@shared/market/contract-spec'

import { draftOf, formOfDraft } from './record-draft-text'
import { formFromDraft, type RecordForm } from './record-form'
import { utcTimeText } from './utc-time'

const NAME = 'record'
const QUIET_MS = 250

/**
 * Keeps the half-typed form: what the workbench offers wins, else what was left here before, also over a
 * restart. Saving follows a quarter of a second behind the typing, and at once when the page is left.
 */
export function useRecordDraft(
  form: Ref<RecordForm>,
  adopt: (spec: ContractSpec) => void,
): { readonly forget: () => Promise<void> } {
  const offered = useRecordDraftStore().take()
  let timer: ReturnType<typeof setTimeout> | undefined
  let keeping = false

  async function keep(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    await api.drafts.save({ name: NAME, draft: draftOf(form.value) })
  }
  const keepSoon = (): void => {
    if (!keeping) return
    clearTimeout(timer)
    timer = setTimeout(() => void keep(), QUIET_MS)
  }
  // Typing goes on without waiting for the disk: the form is watched and saved behind it.
  watch(form, keepSoon, { deep: true })

  onMounted(async () => {
    if (offered) {
      adopt(offered.spec)
      form.value = formFromDraft(offered, utcTimeText(Date.now()))
      keeping = true
      return keep()
    }
    const answer = await api.drafts.read({ name: NAME })
    const left = answer.ok ? formOfDraft(answer.value.draft) : undefined
    if (left) form.value = left
    keeping = true
  })
  onScopeDispose(() => {
    if (timer !== undefined) void keep()
  })

  /** After saving: the next visit starts with an empty form. */
  async function forget(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    keeping = false
    await api.drafts.save({ name: NAME, draft: {} })
  }
  return { forget }
}
