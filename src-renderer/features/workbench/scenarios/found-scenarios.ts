import type { ScenarioEntry } from '@shared/ipc/scenarios'
import type { ContractListing } from '@shared/market/listing'

import { dateTimeText } from '../../../lib/plain-text'

/** A kept scenario as the list of the Open dialog shows it. */
export interface ListedScenario {
  readonly id: string
  readonly name: string
  /** The contract by its title; by its id where it is not known here. */
  readonly contract: string
  readonly changed: string
}

/** The scenarios whose name, contract or day has every word of a search, in the order they came. */
export function foundScenarios(
  entries: readonly ScenarioEntry[],
  listings: readonly ContractListing[],
  query: string,
): readonly ListedScenario[] {
  const titles = new Map(listings.map(({ spec }) => [spec.id, spec.title]))
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  return entries
    .map(({ id, name, contractId, changedAtMs }) => ({
      ...{ id, name, contract: titles.get(contractId) ?? contractId },
      changed: dateTimeText(changedAtMs),
    }))
    .filter(({ name, contract, changed }) => {
      const text = `${name} ${contract} ${changed}`.toLowerCase()
      return words.every((word) => text.includes(word))
    })
}
