import type { ContractListing } from '@shared/market/listing'

import { changesBetween, type Change } from './listing-changes'

/** What keeping a listing of a pack would do. */
export interface PackEntry {
  readonly state: 'new' | 'changed' | 'same'
  /** As it would be kept: the person's own, above the version it takes the place of. */
  readonly listing: ContractListing
  /** Against the contract of that id as it stands; empty for a new one. */
  readonly changes: readonly Change[]
}

/** Holds the listings of a pack against those at hand. A later one of the same id takes the earlier one's place. */
export function packPreview(
  pack: readonly ContractListing[],
  atHand: readonly ContractListing[],
): readonly PackEntry[] {
  const last = new Map(pack.map((listing) => [listing.spec.id, listing]))
  return [...last.values()].map((listing) => {
    const present = atHand.find(({ spec }) => spec.id === listing.spec.id)
    const changes = present ? changesBetween(present, listing) : []
    const state = present === undefined ? 'new' : changes.length > 0 ? 'changed' : 'same'
    return { state, listing: kept(listing, present), changes }
  })
}

function kept(listing: ContractListing, present: ContractListing | undefined): ContractListing {
  const { version } = listing.spec
  const above = present && present.spec.version >= version ? present.spec.version + 1 : version
  return { ...listing, spec: { ...listing.spec, version: above, userDefined: true } }
}
