import { onMounted, onScopeDispose, shallowRef, watch, type Ref, type ShallowRef } from 'vue'

import { api } from '../../app/api'
import { useRecordDraftStore } from '../../app/record-draft-store'
import type { ContractSpec } from '@shared/market/contract-spec'

import { draftOf, formOfDraft } from './record-draft-text'
import { formFromDraft, isUntouched, type RecordForm } from './record-form'
import { utcNowText } from './utc-time'

export interface UseRecordDraftReturn {
  /** After saving: the next visit starts with an empty form. */
  readonly forget: () => Promise<void>
  /** What stood in the form before it was filled with something else, for bringing it back. */
  readonly replaced: ShallowRef<RecordForm | undefined>
}

const NAME = 'record'
const QUIET_MS = 250

/**
 * Keeps the half-typed form: what the workbench offers wins, else what was left here before, also over a
 * restart. Saving follows a quarter of a second behind the typing, and at once when the page is left.
 */
export function useRecordDraft(
  form: Ref<RecordForm>,
  adopt: (spec: ContractSpec) => void,
): UseRecordDraftReturn {
  const offered = useRecordDraftStore().take()
  let timer: ReturnType<typeof setTimeout> | undefined
  let keeping = false
  const replaced = shallowRef<RecordForm>()

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
    const answer = await api.drafts.read({ name: NAME })
    const left = answer.ok ? formOfDraft(answer.value.draft) : undefined
    if (offered) {
      if (left && !isUntouched(left)) replaced.value = left
      adopt(offered.spec)
      form.value = formFromDraft(offered, utcNowText())
    } else if (left) form.value = left
    keeping = true
    if (offered) await keep()
  })
  onScopeDispose(() => {
    if (timer !== undefined) void keep()
  })

  async function forget(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    keeping = false
    await api.drafts.save({ name: NAME, draft: {} })
  }
  return { forget, replaced }
}
