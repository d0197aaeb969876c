import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

import type { ContractListing } from '@shared/market/listing'

/** The person's own contracts, changed listed ones among them, as main last told them. */
export const useOwnListingsStore = defineStore('own-listings', () => {
  const own = shallowRef<readonly ContractListing[]>([])
  const loaded = shallowRef(false)
  function replace(next: readonly ContractListing[]): void {
    own.value = next
    loaded.value = true
  }
  return { own, loaded, replace }
})
