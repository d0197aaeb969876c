import { computed, ref, shallowRef, type ComputedRef, type Ref } from 'vue'

import type { ContractListing, Era } from '@shared/market/listing'
import type { Result } from '@shared/num/result'

import { builtInListing, useOwnListings } from '../../app/use-own-listings'
import { dayText } from '../../lib/plain-text'

import {
  draftOf,
  withDraft,
  type Draft,
  type DraftFields,
  type DraftIssues,
} from './contract-draft'
import { useEditDraftsStore } from './edit-drafts-store'
import { editedListing } from './edited-listing'
import { startOf } from './editor-fields'
import { changesBetween, type Change } from './listing-changes'

export interface UseContractEditorReturn {
  readonly draft: Readonly<Ref<DraftFields>>
  /** The day since which the new terms hold, as typed; empty: as if they always had. */
  readonly since: Ref<string>
  readonly kept: Readonly<Ref<readonly Era[]>>
  readonly issues: ComputedRef<DraftIssues>
  /** Against the contract as the program came with it; else as it was stored or copied. */
  readonly changes: ComputedRef<readonly Change[]>
  /** Whether anything was changed since the editor opened. */
  readonly touched: ComputedRef<boolean>
  readonly put: (path: string, value: Draft) => void
  readonly dropEra: (at: number) => void
  /** Drops what was typed; leaving without this keeps it until the window closes. */
  readonly forget: () => void
  /** Keeps it; the id it was kept under, or undefined when it was not. */
  readonly save: () => Promise<string | undefined>
}

/** The state of one edit: what was typed, what is wrong with it, and what it would change. */
export function useContractEditor(from: ContractListing, copy: boolean): UseContractEditorReturn {
  const { listings, keep } = useOwnListings()
  const start = draftOf(from.spec)
  const first: DraftFields = copy ? { ...start, title: `${from.spec.title}, copy` } : start
  const left = useEditDraftsStore()
  const key = `${from.spec.id} ${from.spec.version}${copy ? ' copy' : ''}`
  const draft = shallowRef<DraftFields>(left.drafts.get(key) ?? first)
  const since = ref('')
  const kept = shallowRef<readonly Era[]>(from.eras)
  const against = copy ? from : (builtInListing(from.spec.id) ?? from)

  const made = computed((): Result<ContractListing, DraftIssues> => {
    const takenIds = new Set(listings.value.map(({ spec }) => spec.id))
    const aim = { from, copy, takenIds, today: dayText(Date.now()) }
    return editedListing(draft.value, { aim, since: since.value, kept: kept.value })
  })

  function put(path: string, value: Draft): void {
    const start = typeof value === 'string' ? startOf(path, value) : undefined
    draft.value = start
      ? withDraft(draft.value, start.path, start.start)
      : withDraft(draft.value, path, value)
    left.keep(key, draft.value)
  }

  async function save(): Promise<string | undefined> {
    if (!made.value.ok) return undefined
    const listing = made.value.value
    if (!(await keep([listing]))) return undefined
    left.forget(key)
    return listing.spec.id
  }

  return {
    draft,
    since,
    kept,
    issues: computed(() => (made.value.ok ? {} : made.value.error)),
    changes: computed(() => (made.value.ok ? changesBetween(against, made.value.value) : [])),
    touched: computed(() => draft.value !== first || kept.value !== from.eras),
    put,
    dropEra: (at) => (kept.value = kept.value.filter((_, index) => index !== at)),
    forget: () => left.forget(key),
    save,
  }
}
