import { computed, type ComputedRef } from 'vue'

import type { InverseSpec } from '@shared/market/contract-spec'
import type { ContractListing } from '@shared/market/listing'

import { useOwnListings } from '../../app/use-own-listings'

export interface UseContractsReturn {
  /** The listed contracts as the person has them, then the person's own. */
  readonly contracts: ComputedRef<readonly InverseSpec[]>
  readonly own: ComputedRef<readonly InverseSpec[]>
  readonly loaded: ComputedRef<boolean>
  readonly load: () => Promise<void>
  /** Keeps a contract under its id; on failure says why and nothing changes. True when it was kept. */
  readonly keep: (spec: InverseSpec) => Promise<boolean>
  readonly remove: (id: string) => Promise<boolean>
}

const inverseOnly = (listings: readonly ContractListing[]): readonly InverseSpec[] =>
  listings.map(({ spec }) => spec).filter((spec) => spec.kind === 'inverse')

/** Every contract a position can be worked out in. */
export function useContracts(): UseContractsReturn {
  const { listings, own, loaded, load, keep, remove } = useOwnListings()
  return {
    contracts: computed(() => inverseOnly(listings.value)),
    own: computed(() => inverseOnly(own.value)),
    loaded,
    load,
    keep: (spec) => {
      const before = own.value.find((listing) => listing.spec.id === spec.id)
      return keep([{ spec, eras: before?.eras ?? [] }])
    },
    remove,
  }
}
