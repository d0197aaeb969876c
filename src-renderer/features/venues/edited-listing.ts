import { z } from 'zod'

import type { ContractSpec } from '@shared/market/contract-spec'
import { ContractListing, type Era } from '@shared/market/listing'
import { err, ok, type Result } from '@shared/num/result'

import { readDay } from './as-of'
import { readDraft, textAt, type DraftFields, type DraftIssues } from './contract-draft'
import { statementsOf } from './statements'

/** What an edit starts from and what becomes of it. */
interface EditAim {
  /** The listing that is edited or copied. */
  readonly from: ContractListing
  /** A copy becomes a contract of its own under a new id; otherwise the id is kept. */
  readonly copy: boolean
  readonly takenIds: ReadonlySet<string>
  /** Today in UTC: when what was entered by hand was read. */
  readonly today: string
}

/** Terms that a dated change can keep: what an era may state. */
const DATED_TERMS = [
  'tick',
  'lot',
  'maxLeverage',
  'fees',
  'margin',
  'liquidation',
  'settlementPolicy',
  'breakEven',
] as const satisfies readonly (keyof Era['terms'] & keyof ContractSpec)[]

/** `custom:` and the symbol with everything else turned into a hyphen. */
export const customId = (symbol: string): string =>
  `custom:${symbol
    .trim()
    .replace(/[^A-Za-z0-9_.]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)}`

/**
 * The listing that an edit makes: the person's own, one version on. With a day since which the new terms hold,
 * those they replace are kept as an era until that day. Issues are by the path of the field.
 */
export function editedListing(
  draft: DraftFields,
  edit: { readonly aim: EditAim; readonly since: string; readonly kept: readonly Era[] },
): Result<ContractListing, DraftIssues> {
  const { aim, since, kept } = edit
  const id = aim.copy ? customId(textAt(draft, 'symbol')) : aim.from.spec.id
  const day = readDay(since)
  const read = readDraft({ ...draft, id, userDefined: 'yes', version: versionAfter(aim) })
  const issues = {
    ...(read.ok ? {} : namedAtSymbol(read.issues)),
    ...(day.ok ? {} : { since: day.error }),
    ...(aim.copy && aim.takenIds.has(id)
      ? { symbol: `There is a ${id} already; give another symbol.` }
      : {}),
  }
  if (!read.ok || !day.ok || Object.keys(issues).length > 0) return err(issues)
  const listing = { spec: read.spec, eras: [...newEra(read.spec, day.value, aim), ...kept] }
  const flaw = eraFlaw(listing)
  return flaw === undefined ? ok(listing) : err({ since: flaw })
}

/** The id is made from the symbol: what is wrong with the one is said at the other. */
function namedAtSymbol({ id, ...issues }: DraftIssues): DraftIssues {
  if (id === undefined) return issues
  return { symbol: 'Give the contract a symbol with letters or digits.', ...issues }
}

const versionAfter = ({ copy, from }: EditAim): string =>
  copy ? '1' : String(from.spec.version + 1)

/** What held until the day: the dated terms that the edit replaces. None where nothing dated changed. */
function newEra(spec: ContractSpec, atMs: number | undefined, aim: EditAim): readonly Era[] {
  if (atMs === undefined) return []
  const before = aim.from.spec
  const replaced = DATED_TERMS.filter((key) => textOf(before, key) !== textOf(spec, key))
  if (replaced.length === 0) return []
  return [
    {
      until: new Date(atMs).toISOString(),
      terms: Object.fromEntries(replaced.map((key) => [key, before[key]])),
      source: { title: 'Entered by hand', readOn: aim.today, standing: 'inferred' },
    },
  ]
}

const textOf = (spec: ContractSpec, key: keyof ContractSpec): string =>
  JSON.stringify(statementsOf(spec).filter(({ from }) => from === key))

function eraFlaw(listing: ContractListing): string | undefined {
  const read = z.safeEncode(ContractListing, listing)
  if (read.success) return undefined
  const last = listing.eras[1]?.until.slice(0, 10)
  return last === undefined
    ? (read.error.issues[0]?.message ?? 'The history does not hold.')
    : `The change before it is of ${last}: give a later day.`
}
