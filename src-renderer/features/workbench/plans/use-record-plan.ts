import { shallowRef, type Ref, type ShallowRef } from 'vue'
import { useRouter } from 'vue-router'

import type { CallError } from '@shared/ipc/errors'

import { api } from '../../../app/api'
import { issueSentence } from '../../../app/issue-sentence'
import { notify } from '../../../app/notices'

import { planDraft, type PlanAsk, type PlanDraft } from './new-plan'

export interface UseRecordPlanReturn {
  /** Whether it is asked what the plan is called. */
  readonly open: Ref<boolean>
  /** The plan that is asked about, as the workbench stood when it was begun. */
  readonly draft: Readonly<ShallowRef<PlanDraft | undefined>>
  /** Why it is planned; it stays until the plan is recorded. */
  readonly note: Ref<string>
  readonly busy: Readonly<ShallowRef<boolean>>
  /** Why the journal did not take it. */
  readonly refusal: Readonly<ShallowRef<string>>
  /** Asks for a name, or says what the plan still lacks. */
  readonly begin: () => void
  readonly record: (name: string) => Promise<void>
}

/** From the workbench into the journal as a plan. */
export function useRecordPlan(ask: () => PlanAsk): UseRecordPlanReturn {
  const router = useRouter()
  const open = shallowRef(false)
  const draft = shallowRef<PlanDraft>()
  const note = shallowRef('')
  const busy = shallowRef(false)
  const refusal = shallowRef('')

  function begin(): void {
    const read = planDraft(ask())
    if (!read.ok) {
      notify('trouble', `There is no whole plan yet. ${read.error.join(' ')}`)
      return
    }
    draft.value = read.value
    refusal.value = ''
    open.value = true
  }

  async function record(name: string): Promise<void> {
    if (!draft.value || busy.value) return
    busy.value = true
    const answer = await api.journal.recordPlan({ ...draft.value, name, note: note.value.trim() })
    busy.value = false
    if (!answer.ok) {
      refusal.value = refusalWords(answer.error)
      return
    }
    open.value = false
    note.value = ''
    const { planId } = answer.value
    notify('done', `“${name}” is in the journal as a plan.`, {
      label: 'Open the plan',
      run: () => void router.push({ name: 'plan', params: { id: planId } }),
    })
  }
  return { open, draft, note, busy, refusal, begin, record }
}

const refusalWords = ({ message, issues = [] }: CallError): string =>
  issues.length > 0 ? issues.map(issueSentence).join(' ') : message
