import { accountTerms } from './account-terms'
import { contractTerms } from './contract-terms'
import { entriesTerms } from './entries-terms'
import { exitTerms } from './exit-terms'
import { hedgeTerms } from './hedge-terms'
import { marginAccountTerms } from './margin-account-terms'
import { marginTerms } from './margin-terms'
import { payoffTerms } from './payoff-terms'
import { planTerms } from './plan-terms'
import { priceTerms } from './price-terms'
import { upkeepTerms } from './upkeep-terms'
import { venueTerms } from './venue-terms'
import { whatIfTerms } from './what-if-terms'
import type { Term } from './term'

/** Every term, in the order of the alphabet. */
export const terms: readonly Term[] = [
  ...accountTerms,
  ...contractTerms,
  ...priceTerms,
  ...payoffTerms,
  ...planTerms,
  ...entriesTerms,
  ...exitTerms,
  ...hedgeTerms,
  ...marginTerms,
  ...marginAccountTerms,
  ...upkeepTerms,
  ...venueTerms,
  ...whatIfTerms,
].toSorted((a, b) => a.title.localeCompare(b.title, 'en'))

/** The terms that hold every word of a query in title or text; all of them without a query. */
export function foundTerms(query: string): readonly Term[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  return terms.filter((term) => {
    const everything = [term.title, ...term.text].join(' ').toLowerCase()
    return words.every((word) => everything.includes(word))
  })
}
