import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

import type { DraftFields } from './contract-draft'

/** Edits that were left without saving: they stand again when the editor is opened again. */
export const useEditDraftsStore = defineStore('edit-drafts', () => {
  const drafts = shallowRef<ReadonlyMap<string, DraftFields>>(new Map())
  function keep(key: string, draft: DraftFields): void {
    drafts.value = new Map(drafts.value).set(key, draft)
  }
  function forget(key: string): void {
    drafts.value = new Map([...drafts.value].filter(([each]) => each !== key))
  }
  return { drafts, keep, forget }
})
