import type { LegHistory, LegSummary } from '@shared/journal/leg'
import type { ContractSpec, InverseSpec } from '@shared/market/contract-spec'
import { canonicalText } from '@shared/num/decimal'
import { err, ok, type Result } from '@shared/num/result'
import { atPlaces } from '@shared/num/rounding'

import { cellId } from '../list-texts'
import type { ToolTexts } from '../tool'
import { typedRows } from '../typed-rows'

import { legKey, otherCoin, type LegContract } from './leg-contracts'
import { LEG_COLUMNS, LEGS, MOST_LEGS } from './read-legs'

/** Far finer than any tick: a satoshi of the result moves at the eighth significant digit. */
const PRICE_PLACES = 12

/** What a row of the list is filled from, and with. */
export interface Adding {
  readonly sheet: InverseSpec
  readonly contracts: readonly LegContract[]
  readonly texts: ToolTexts
}

/**
 * An open position of the journal as a row of the list: what is still open at its average entry, as text, in the
 * first row that is free. Its contract is named by its id where the listed one is the same, otherwise by the leg, so
 * that it keeps the terms it was opened under. An error in words where it cannot be added.
 */
export function rowOfLeg(
  { leg, spec }: Pick<LegHistory, 'leg' | 'spec'>,
  { sheet, contracts, texts }: Adding,
): Result<ToolTexts, string> {
  const issue = notAddable(leg, spec, sheet)
  if (issue !== undefined) return err(issue)
  const row = freeRow(texts)
  if (row === undefined)
    return err(`The list is full: it takes ${MOST_LEGS} legs. Remove one to add another.`)
  const cells = {
    ...{ kind: 'contract', side: leg.side, contract: keyOf(leg, spec, contracts) },
    ...{ quantity: canonicalText(leg.quantity), price: entryText(leg), premium: '' },
  }
  return ok(
    Object.fromEntries(LEG_COLUMNS.map((column) => [cellId(LEGS, row, column), cells[column]])),
  )
}

function notAddable(leg: LegSummary, spec: ContractSpec, sheet: InverseSpec): string | undefined {
  if (leg.status === 'closed' || leg.openEntry === null)
    return 'This position is closed by now: there is nothing open to add.'
  if (spec.kind !== 'inverse')
    return `${spec.symbol} is not an inverse contract: its result does not lie on such a curve.`
  return otherCoin(spec, sheet)
}

const entryText = ({ openEntry }: LegSummary): string =>
  openEntry === null ? '' : canonicalText(atPlaces(openEntry, PRICE_PLACES, 'half-even'))

function keyOf(leg: LegSummary, spec: ContractSpec, contracts: readonly LegContract[]): string {
  const listed = contracts.find(({ key }) => key === spec.id)
  return listed && sameTerms(listed.spec, spec) ? listed.key : legKey(leg.id)
}

/** Everything of a contract that a result over the price depends on. */
const sameTerms = (a: ContractSpec, b: ContractSpec): boolean =>
  a.kind === b.kind &&
  a.contractValue.eq(b.contractValue) &&
  a.settlement === b.settlement &&
  a.base === b.base &&
  a.term === b.term &&
  a.fees.taker.eq(b.fees.taker)

function freeRow(texts: ToolTexts): number | undefined {
  const rows = typedRows(texts, { id: LEGS, columns: LEG_COLUMNS, most: MOST_LEGS })
  const between = rows.findIndex((row) => LEG_COLUMNS.every((column) => row[column].trim() === ''))
  const row = between === -1 ? rows.length : between
  return row < MOST_LEGS ? row : undefined
}

/** Why nothing of the journal can be added, in words; undefined where something can. */
export function nothingToAdd(
  open: readonly LegSummary[],
  { settlement }: Pick<InverseSpec, 'settlement'>,
): string | undefined {
  if (open.length === 0) return 'The journal has no open positions.'
  if (addable(open, { settlement }).length > 0) return undefined
  return `No open position of the journal settles in ${settlement}.`
}

/** The open positions whose coin is that of the sheet. */
export const addable = (
  open: readonly LegSummary[],
  { settlement }: Pick<InverseSpec, 'settlement'>,
): readonly LegSummary[] => open.filter(({ currency }) => currency === settlement)
