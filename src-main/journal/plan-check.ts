import { averageEntry } from '@shared/calc/average-entry'
import { wrongStop } from '@shared/calc/position-size'
import { percent } from '@shared/calc/explanation'
import type { FieldIssue } from '@shared/ipc/errors'
import type { PlanTerms } from '@shared/journal/plan-terms'
import type { ContractSpec } from '@shared/market/contract-spec'
import { ZERO, type Decimal } from '@shared/num/decimal'

import { offLot, outOfRange } from './fill-check'

/** What is wrong with a plan, field by field; nothing where it can be recorded. */
export function planIssues(terms: PlanTerms, spec: ContractSpec): readonly FieldIssue[] {
  const under = { spec, path: '' }
  const own = [
    ...outOfRange(terms.quantity, 'quantity', under),
    ...offLot(terms.quantity, under),
    // A mean of several prices has as many decimals as it takes.
    ...(terms.entries ? [] : outOfRange(terms.entry, 'entry', under)),
    ...(terms.stop ? outOfRange(terms.stop, 'stop', under) : []),
    ...terms.targets.flatMap(({ price }, index) =>
      outOfRange(price, 'price', { path: `targets.${index}` }),
    ),
    ...(terms.entries ?? []).flatMap(({ quantity, price }, index) => {
      const at = { spec, path: `entries.${index}` }
      return [...outOfRange(quantity, 'quantity', at), ...outOfRange(price, 'price', at)]
    }),
  ]
  return own.length > 0
    ? own
    : [...stopIssues(terms), ...shareIssues(terms), ...meanIssues(terms, spec)]
}

function stopIssues({ side, entry, stop }: PlanTerms): readonly FieldIssue[] {
  const wrong = stop && wrongStop(side, entry, stop)
  return wrong ? [{ path: 'stop', message: wrong.error.message }] : []
}

const sumOf = (parts: readonly Decimal[]): Decimal =>
  parts.reduce((sum, part) => sum.plus(part), ZERO)

function shareIssues({ targets }: PlanTerms): readonly FieldIssue[] {
  const sum = sumOf(targets.map(({ share }) => share))
  if (sum.lte(1)) return []
  return [{ path: 'targets', message: `close ${percent(sum)}; a position has 100% to close` }]
}

/** The fills of an entry must come to it, or one of the two would be shown for the other. */
function meanIssues({ entries, quantity, entry }: PlanTerms, spec: ContractSpec) {
  if (!entries) return []
  const issues: FieldIssue[] = []
  if (!sumOf(entries.map((fill) => fill.quantity)).eq(quantity))
    issues.push({ path: 'quantity', message: 'is not the sum of the planned fills' })
  if (averageEntry(spec, entries)?.eq(entry) !== true)
    issues.push({ path: 'entry', message: 'is not the mean of the planned fills' })
  return issues
}
