import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'

import type { Recorded } from '@shared/ipc/contract'
import type { FieldIssue } from '@shared/ipc/errors'

import { api } from '../../app/api'
import { useContractChoice, type UseContractChoiceReturn } from './use-contract-choice'
import { readRecordForm, type ReadRecord } from './read-record-form'
import { emptyRecordForm, isUntouched, type RecordForm } from './record-form'
import { issueSentence } from '../../app/issue-sentence'
import { useRecordDraft } from './use-record-draft'
import { utcNowText } from './utc-time'

const FIRST_CONTRACT = 'bitmex:XBTUSD'

export interface UseRecordFormReturn extends UseContractChoiceReturn {
  readonly form: Ref<RecordForm>
  readonly read: ComputedRef<ReadRecord | undefined>
  /** What is wrong at a field, such as `fills.0.price`; missing ones only after a try to save. */
  readonly issueAt: (path: string) => string | undefined
  readonly summary: ComputedRef<string | undefined>
  readonly saving: Readonly<ShallowRef<boolean>>
  /** Records the position; undefined when something has to be put right first. */
  readonly save: () => Promise<Recorded | undefined>
  readonly startOver: () => void
  /** True while something typed before can be brought back. */
  readonly canBringBack: ComputedRef<boolean>
  readonly bringBack: () => void
}

/** The record form: text in, issues and a position out, kept across a restart. */
export function useRecordForm(): UseRecordFormReturn {
  const form = ref<RecordForm>(emptyRecordForm(FIRST_CONTRACT, utcNowText()))
  const choice = useContractChoice(() => form.value.contractId)
  const draft = useRecordDraft(form, choice.adopt)
  const tried = shallowRef(false)
  const saving = shallowRef(false)
  const refused = shallowRef<readonly FieldIssue[]>([])
  const refusal = shallowRef<string>()

  const read = computed(() =>
    choice.spec.value ? readRecordForm(form.value, choice.spec.value) : undefined,
  )
  // What main refused was said of the form as it was sent: the next change makes it stale.
  watch(
    form,
    () => {
      refused.value = []
      refusal.value = undefined
    },
    { deep: true },
  )

  function issueAt(path: string): string | undefined {
    const own = read.value?.issues.find((issue) => issue.path === path)
    if (own && (tried.value || !own.missing)) return own.message
    const other = refused.value.find((issue) => issue.path === path)
    return other && issueSentence(other)
  }

  const summary = computed(() => {
    if (refusal.value !== undefined) return refusal.value
    const count = read.value?.issues.length ?? 0
    if (!tried.value || count === 0) return undefined
    return count === 1 ? 'One field needs a look.' : `${count} fields need a look.`
  })

  async function save(): Promise<Recorded | undefined> {
    tried.value = true
    const position = read.value?.position
    if (!position || saving.value) return undefined
    saving.value = true
    const answer = await api.journal.recordPosition(position)
    saving.value = false
    if (!answer.ok) {
      refused.value = answer.error.issues ?? []
      refusal.value = answer.error.message
      return undefined
    }
    await draft.forget()
    return answer.value
  }

  function startOver(): void {
    if (!isUntouched(form.value)) draft.replaced.value = form.value
    form.value = emptyRecordForm(form.value.contractId, utcNowText())
    tried.value = false
  }
  const canBringBack = computed(() => draft.replaced.value !== undefined)
  function bringBack(): void {
    const before = draft.replaced.value
    if (!before) return
    draft.replaced.value = undefined
    form.value = before
  }
  const actions = { save, startOver, canBringBack, bringBack }
  return { ...choice, ...actions, form, read, issueAt, summary, saving }
}
