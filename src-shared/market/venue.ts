import type { z } from 'zod'

import type { ContractListing } from './listing'

/** A listing as it is written in a venue's file: JSON, every decimal as text. */
export type ListingJson = z.input<typeof ContractListing>

/** Types a venue's data without changing it: literals stay literals, a wrong field does not compile. */
export const defineListings = (listings: readonly ListingJson[]): readonly ListingJson[] => listings
