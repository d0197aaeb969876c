import { sharesFault, type PartialExit } from '@shared/calc/r-multiple'
import type { NewPlan } from '@shared/ipc/plans'
import { err, ok, type Result } from '@shared/num/result'
import { ONE } from '@shared/num/decimal'
import { fraction } from '@shared/num/units'

import { present } from '../../../lib/present'
import type { EntriesReading } from '../read-entries'
import type { ScenarioReading } from '../read-scenario'
import { draftOf } from '../scenario-draft'
import { filledTexts } from '../scenarios/scenario-documents'
import { FIELD_LABELS } from '../sheet-fields'
import { readTargets } from '../tools/targets-list'
import type { ScenarioDoc } from '../use-scenario-doc-store'

/** A plan before it has a name and a reason. */
export type PlanDraft = Omit<NewPlan, 'name' | 'note'>

/** The workbench as it stands: what was typed, and what was read out of it. */
export interface PlanAsk {
  readonly doc: ScenarioDoc
  readonly reading: ScenarioReading
  readonly entries: EntriesReading
}

/**
 * The plan that stands on the workbench, or what it still lacks, a sentence each. Something that was typed and could
 * not be read is lacking too: without it the plan would be another one than the person sees.
 */
export function planDraft(ask: PlanAsk): Result<PlanDraft, readonly string[]> {
  const { doc, reading, entries } = ask
  const { spec, side, quantity, entry, openFeeRate, closeFeeRate } = reading
  const planned = plannedTargets(ask)
  const lacks = [...goneLacks(ask), ...openingLacks(ask), ...fieldLacks(ask), ...planned.lacks]
  if (!quantity || !entry || !openFeeRate || !closeFeeRate || lacks.length > 0) return err(lacks)
  const { stop, backing, fundingRate, balance } = reading
  return ok({
    ...{ spec, side, quantity, entry, openFeeRate, closeFeeRate },
    ...present({
      entries: entries.fills && [...entries.fills],
      stop,
      backing,
      fundingRate,
      balance,
    }),
    ...{ targets: [...planned.targets] },
    ...{ openRole: doc.sheet.openRole, closeRole: doc.sheet.closeRole },
    ...{ sheet: draftOf(doc.sheet), tools: filledTexts(doc.tools) },
  })
}

/** Where the sheet's contract is not defined any more, another one stands in for it: no one has planned that. */
const goneLacks = ({ doc: { sheet }, reading }: PlanAsk): readonly string[] =>
  sheet.contractId === reading.spec.id
    ? []
    : ['The contract of the sheet is not defined any more: choose another.']

/** What it takes at least: contracts, and a price to get in at. A text that is no number says so itself. */
function openingLacks({ doc: { sheet }, entries }: PlanAsk): readonly string[] {
  if (entries.typed > 0) return listIssue('A fill of the entry does not hold.', entries.says)
  return [
    ...(sheet.quantity.trim() === '' ? ['A plan takes a quantity.'] : []),
    ...(sheet.entry.trim() === '' ? ['A plan takes an entry.'] : []),
  ]
}

/** What is wrong with a field of the sheet that a plan is made of. */
function fieldLacks({ doc: { sheet }, reading }: PlanAsk): readonly string[] {
  const fields = sheet.exitIs === 'exit' ? ([...PLAN_FIELDS, 'exit'] as const) : PLAN_FIELDS
  const crossed = sheet.marginMode === 'cross' && sheet.leverage.trim() !== ''
  return [
    ...fields.flatMap((field) => {
      const issue = reading.says[field]?.issue
      return issue === undefined ? [] : [`${FIELD_LABELS[field]}: ${issue}`]
    }),
    ...(crossed && sheet.balance.trim() === ''
      ? ['Cross margin takes the balance of the account.']
      : []),
  ]
}

const PLAN_FIELDS = [
  ...(['quantity', 'entry', 'stop', 'balance', 'leverage', 'margin'] as const),
  ...(['openFee', 'closeFee', 'fundingRate'] as const),
]

/** The first thing wrong in a list, under words that name the list. */
function listIssue(words: string, says: EntriesReading['says']): readonly string[] {
  const [first] = Object.values(says).flatMap((said) => said?.issue ?? [])
  return first === undefined ? [] : [`${words} ${first}`]
}

interface Targets {
  readonly targets: readonly PartialExit[]
  readonly lacks: readonly string[]
}

/** Where the position is taken: the list of targets, or all of it at the exit of the sheet. A mark is no target. */
function plannedTargets({ doc, reading }: PlanAsk): Targets {
  const { typed, targets, says } = readTargets(doc.tools, reading)
  if (typed === 0) {
    const exit = reading.exitIs === 'exit' ? reading.exit : undefined
    return { targets: exit ? [{ price: exit, share: fraction(ONE) }] : [], lacks: [] }
  }
  if (!targets) return { targets: [], lacks: listIssue('A target does not hold.', says) }
  const fault = sharesFault(targets)
  return { targets, lacks: fault ? [fault.error.message] : [] }
}
