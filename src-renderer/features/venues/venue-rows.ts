import type { ContractListing } from '@shared/market/listing'

import { KIND_WORDS, TERM_WORDS } from './policy-words'
import { standingOf, type Standing } from './standing'

/** A contract in the list of venues. */
export interface VenueRow {
  readonly id: string
  readonly symbol: string
  readonly title: string
  readonly kind: 'inverse' | 'linear' | 'quanto'
  readonly dated: boolean
  readonly standing: Standing
  /** Whether it is a listed contract that the person changed, or one of their own. */
  readonly own: 'changed' | 'own' | undefined
}

export interface VenueGroup {
  readonly venue: string
  readonly rows: readonly VenueRow[]
}

/** Contracts by venue, in the order given, that hold every word of a query; venues without one are left out. */
export function venueGroups(
  listings: readonly ContractListing[],
  { query, isListed }: { readonly query: string; readonly isListed: (id: string) => boolean },
): readonly VenueGroup[] {
  const asked = query.toLowerCase().split(/\s+/).filter(Boolean)
  const groups = new Map<string, VenueRow[]>()
  for (const { spec } of listings) {
    const { id, venue, symbol, title, kind, term, userDefined } = spec
    const own = userDefined ? (isListed(id) ? 'changed' : 'own') : undefined
    const everything = [
      id,
      venue,
      symbol,
      title,
      spec.settlement,
      KIND_WORDS[kind],
      TERM_WORDS[term],
      own,
    ]
      .join(' ')
      .toLowerCase()
    if (!asked.every((word) => everything.includes(word))) continue
    const rows = groups.get(venue) ?? []
    rows.push({
      id,
      symbol,
      title,
      kind,
      dated: term === 'dated',
      standing: standingOf(spec.sources),
      own,
    })
    groups.set(venue, rows)
  }
  return [...groups].map(([venue, rows]) => ({ venue, rows }))
}
