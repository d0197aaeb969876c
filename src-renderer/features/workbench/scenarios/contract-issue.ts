import { z } from 'zod'

import { ContractListing } from '@shared/market/listing'
import { contractOf, type ScenarioDocument } from '@shared/scenario/document'

/** What there is to know about the contract of a scenario that was made elsewhere or before. */
export interface ContractIssue {
  readonly text: string
  /** The contract that the scenario brought along and that is not known here. */
  readonly missing?: ContractListing
}

/**
 * Whether the contract that a scenario was made on is the one it is worked out with now. A contract that is known
 * here is never replaced by what a file says of it.
 */
export function contractIssue(
  document: ScenarioDocument,
  listings: readonly ContractListing[],
): ContractIssue | undefined {
  const id = contractOf(document)
  const here = listings.find(({ spec }) => spec.id === id)
  const brought = document.listing?.spec.id === id ? document.listing : undefined
  if (here) return brought && differing(here, brought)
  if (brought?.spec.userDefined)
    return {
      text: `“${document.name}” is made on ${brought.spec.title}, which is not among your contracts.`,
      missing: brought,
    }
  return { text: `“${document.name}” is made on ${id || 'no contract'}, which is not known here.` }
}

function differing(here: ContractListing, brought: ContractListing): ContractIssue | undefined {
  const text = ({ spec }: ContractListing): string =>
    JSON.stringify(z.encode(ContractListing.shape.spec, spec))
  if (text(here) === text(brought)) return undefined
  return {
    text: `The scenario was made with other terms of ${here.spec.title} than yours; yours are used.`,
  }
}
