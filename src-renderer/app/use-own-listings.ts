import { computed, type ComputedRef } from 'vue'

import type { Answer } from '@shared/ipc/contract'
import type { ContractListing } from '@shared/market/listing'
import { listings as builtIn } from '@shared/market/registry'

import { api } from './api'
import { notify } from './notices'
import { useOwnListingsStore } from './own-listings-store'

export interface UseOwnListingsReturn {
  /** Every contract: the listed ones, each as the person changed it, then the person's own. */
  readonly listings: ComputedRef<readonly ContractListing[]>
  readonly own: ComputedRef<readonly ContractListing[]>
  readonly loaded: ComputedRef<boolean>
  readonly load: () => Promise<void>
  /** Keeps contracts under their ids, all or none; on failure says why. True when they were kept. */
  readonly keep: (listings: readonly ContractListing[]) => Promise<boolean>
  readonly remove: (id: string) => Promise<boolean>
}

/** The contract of an id as the program came with it; undefined for one of the person's own. */
export const builtInListing = (id: string): ContractListing | undefined =>
  builtIn.find(({ spec }) => spec.id === id)

/** The person's own contracts, one state for every page. */
export function useOwnListings(): UseOwnListingsReturn {
  const store = useOwnListingsStore()

  function take(answer: Answer<ContractListing[]>, failed: string): boolean {
    if (answer.ok) store.replace(answer.value)
    else notify('trouble', `${failed} ${answer.error.message}`)
    return answer.ok
  }

  return {
    listings: computed(() => {
      const ownById = new Map(store.own.map((listing) => [listing.spec.id, listing]))
      return [
        ...builtIn.map((listing) => ownById.get(listing.spec.id) ?? listing),
        ...store.own.filter(({ spec }) => builtInListing(spec.id) === undefined),
      ]
    }),
    own: computed(() => store.own),
    loaded: computed(() => store.loaded),
    load: async () => {
      take(await api.contracts.listCustom({}), 'Your own contracts could not be read.')
    },
    keep: async (listings) =>
      take(
        await api.contracts.saveCustom({ listings: [...listings] }),
        listings.length === 1 ? 'The contract was not saved.' : 'The contracts were not saved.',
      ),
    remove: async (id) =>
      take(await api.contracts.removeCustom({ id }), 'The contract was not deleted.'),
  }
}
