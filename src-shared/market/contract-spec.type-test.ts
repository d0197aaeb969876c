import { D } from '../num/decimal'

import type { InverseSpec } from './contract-spec'
import { defineListings, type ListingJson } from './venue'
import type { SettlementPolicy } from './venue-policies'

declare const listing: ListingJson
declare const spec: InverseSpec

export const fine = defineListings([
  { ...listing, spec: { ...listing.spec, title: 'Another name' } },
])
export const numberTick = defineListings([
  // @ts-expect-error -- a JSON number is refused: decimals are text
  { ...listing, spec: { ...listing.spec, tick: 0.1 } },
])
// @ts-expect-error -- an unknown rounding mode
export const wrongMode: SettlementPolicy['margin'] = 'nearest'
export const unsourced = defineListings([
  // @ts-expect-error -- every contract names its sources
  { ...listing, spec: { ...listing.spec, sources: undefined } },
])
// @ts-expect-error -- a plain number has no unit: contract values are named as such
export const unnamed: InverseSpec = { ...spec, contractValue: new D(1) }
// @ts-expect-error -- a price is not a number of contracts
export const swapped: InverseSpec = { ...spec, lot: spec.tick }
