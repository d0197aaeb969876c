import { z } from 'zod'

import { ContractListing } from '@shared/market/listing'
import { contractOf, type ScenarioDocument } from '@shared/scenario/document'

/** What there is to know about the contract of a scenario that was made elsewhere or before. */
export interface ContractIssue {
  readonly text: string
  /** The contracts that the scenario brought along and that are not known here. */
  readonly missing: readonly ContractListing[]
}

/**
 * Whether the contracts that a scenario was made with are those that it is worked out with now. A contract that is
 * known here is never replaced by what a file says of it.
 */
export function contractIssue(
  document: ScenarioDocument,
  listings: readonly ContractListing[],
): ContractIssue | undefined {
  const id = contractOf(document)
  const known = (of: string) => listings.find(({ spec }) => spec.id === of)
  const here = known(id)
  const brought = document.listing?.spec.id === id ? document.listing : undefined
  const further = (document.further ?? []).filter(({ spec }) => spec.userDefined && !known(spec.id))
  if (here) return furtherIssue(document, further) ?? (brought && differing(here, brought))
  if (brought?.spec.userDefined)
    return {
      text: `“${document.name}” is made on ${unknown([brought, ...further])}.`,
      missing: [brought, ...further],
    }
  return {
    text: `“${document.name}” is made on ${id || 'no contract'}, which is not known here.`,
    missing: further,
  }
}

const unknown = (of: readonly ContractListing[]): string =>
  `${of.map(({ spec }) => spec.title).join(', ')}, which ${of.length === 1 ? 'is' : 'are'} not among your contracts`

const furtherIssue = (
  { name }: ScenarioDocument,
  further: readonly ContractListing[],
): ContractIssue | undefined =>
  further.length === 0
    ? undefined
    : {
        text: `“${name}” has legs in ${unknown(further)}.`,
        missing: further,
      }

function differing(here: ContractListing, brought: ContractListing): ContractIssue | undefined {
  const text = ({ spec }: ContractListing): string =>
    JSON.stringify(z.encode(ContractListing.shape.spec, spec))
  if (text(here) === text(brought)) return undefined
  return {
    text: `The scenario was made with other terms of ${here.spec.title} than yours; yours are used.`,
    missing: [],
  }
}
