import { onScopeDispose, watch, type Ref } from 'vue'

import type { Draft } from '@shared/ipc/settings'

import { api } from '../../../app/api'

const QUIET_MS = 250

export interface UseKeptDraftReturn {
  /** Brings back what was left, if anything was. */
  readonly bringBack: () => Promise<void>
  /** After recording: the next visit starts with an empty form. */
  readonly forget: () => Promise<void>
}

/** Keeps a half-typed form over a restart, a quarter of a second behind the typing. */
export function useKeptDraft<Form extends object>(
  form: Ref<Form>,
  of: {
    readonly name: () => string
    readonly draftOf: (form: Form) => Draft
    readonly formOf: (draft: Draft) => Form | undefined
  },
): UseKeptDraftReturn {
  let timer: ReturnType<typeof setTimeout> | undefined
  let keeping = false

  async function keep(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    await api.drafts.save({ name: of.name(), draft: of.draftOf(form.value) })
  }
  // Typing goes on without waiting for the disk: the form is watched and saved behind it.
  watch(
    form,
    () => {
      if (!keeping) return
      clearTimeout(timer)
      timer = setTimeout(() => void keep(), QUIET_MS)
    },
    { deep: true },
  )
  async function bringBack(): Promise<void> {
    keeping = false
    const answer = await api.drafts.read({ name: of.name() })
    const left = answer.ok ? of.formOf(answer.value.draft) : undefined
    if (left) form.value = left
    keeping = true
  }
  async function forget(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    keeping = false
    await api.drafts.save({ name: of.name(), draft: {} })
  }
  onScopeDispose(() => {
    if (timer !== undefined) void keep()
  })
  return { bringBack, forget }
}
