import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

import type { InverseSpec } from '@shared/market/contract-spec'

/** The person's own contracts as main last told them. */
export const useContractsStore = defineStore('contracts', () => {
  const own = shallowRef<readonly InverseSpec[]>([])
  const loaded = shallowRef(false)
  function replace(next: readonly InverseSpec[]): void {
    own.value = next
    loaded.value = true
  }
  return { own, loaded, replace }
})
