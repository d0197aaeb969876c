import type { ContractListing, Era } from '@shared/market/listing'
import type { ContractSpec } from '@shared/market/contract-spec'
import type { Source } from '@shared/market/source'

import { TOPIC_WORDS } from './policy-words'
import { STANDING_WORDS } from './standing'
import { statementsOf, type Statement } from './statements'

/** One thing that reads differently in two listings. Absent: not stated there. */
export interface Change {
  readonly group: string
  readonly label: string
  readonly before: string | undefined
  readonly after: string | undefined
}

type Line = Omit<Statement, 'group' | 'from'> & { readonly group: string }

const sourceText = ({ title, url, readOn, standing, topics }: Source): string =>
  [
    title,
    ...(url ? [url] : []),
    `read on ${readOn}`,
    STANDING_WORDS[standing].toLowerCase(),
    ...(topics
      ? [`on ${topics.map((topic) => TOPIC_WORDS[topic]).join(', ') || 'nothing named'}`]
      : []),
  ].join('; ')

/** Until when what held, where it was otherwise than after it. */
function eraText({ until, source }: Era, changes: readonly Change[]): string {
  const held = changes.map(({ label, before }) => `${label}: ${before ?? 'not stated'}`)
  return `Until ${until.slice(0, 10)} ${until.slice(11, 16)} UTC. ${held.join('; ') || 'The same terms'}. ${sourceText(source)}`
}

/** The terms that an era names; an absent one must not wipe out the later one. */
const stated = (terms: Era['terms']): Partial<ContractSpec> =>
  Object.fromEntries(Object.entries(terms).filter(([, term]) => term !== undefined))

function linesOf({ spec, eras }: ContractListing): readonly Line[] {
  return [
    ...statementsOf(spec),
    ...spec.sources.map((source, at) => ({
      group: 'Sources',
      label: `Source ${at + 1}`,
      text: sourceText(source),
    })),
    ...datedChanges({ spec, eras }).map(({ era, changes }, at) => ({
      group: 'History',
      // Counted from the oldest, so that a newer change does not rename the others.
      label: `Earlier terms ${eras.length - at}`,
      text: eraText(era, changes),
    })),
  ]
}

/**
 * What reads differently in two listings of a contract, in the order of its page. The version and whose it is
 * are not counted: they follow from an edit, they are none.
 */
export function changesBetween(before: ContractListing, after: ContractListing): readonly Change[] {
  return linesApart(linesOf(before), linesOf(after))
}

/** What reads differently in the terms of two days. */
export function termChanges(before: ContractSpec, after: ContractSpec): readonly Change[] {
  return linesApart(statementsOf(before), statementsOf(after))
}

function linesApart(before: readonly Line[], after: readonly Line[]): readonly Change[] {
  const keyOf = ({ group, label }: Line): string => `${group}\n${label}`
  const was = new Map(before.map((line) => [keyOf(line), line]))
  const is = new Map(after.map((line) => [keyOf(line), line]))
  const gone = before.filter((line) => !is.has(keyOf(line)))
  return [...after, ...gone]
    .map((line) => ({
      group: line.group,
      label: line.label,
      before: was.get(keyOf(line))?.text,
      after: is.get(keyOf(line))?.text,
    }))
    .filter((change) => change.before !== change.after)
}

/** A dated change of a contract: what held until then, and what since. Newest first. */
export interface DatedChange {
  readonly era: Era
  readonly changes: readonly Change[]
}

/** Each era beside what came after it. */
export function datedChanges({ spec, eras }: ContractListing): readonly DatedChange[] {
  let after = spec
  return eras.map((era) => {
    const before: ContractSpec = { ...after, ...withoutKind(era.terms) }
    const changes = termChanges(before, after)
    after = before
    return { era, changes }
  })
}

const withoutKind = (terms: Era['terms']): Omit<Partial<ContractSpec>, 'kind'> => stated(terms)
