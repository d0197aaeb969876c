import { fillCost } from '@shared/calc/cost'
import { hasDollarTwin } from '@shared/calc/twin'
import type { NewFill, NewFunding } from '@shared/ipc/contract'
import { UNANNOTATED } from '@shared/journal/annotations'
import { apply, isTrade, reopened, type Step, type TradeBody } from '@shared/journal/apply'
import type { AccountId, EventId } from '@shared/journal/event'
import { inFoldOrder, type FoldKey } from '@shared/journal/fold-order'
import type { LegHistory, LegSummary } from '@shared/journal/leg'
import { FLAT, type LegState } from '@shared/journal/leg-state'
import { legSummary } from '@shared/journal/leg-summary'
import type { ContractSpec } from '@shared/market/contract-spec'
import { minorUnits } from '@shared/money/money'
import type { Decimal } from '@shared/num/decimal'

import { impliedFee } from './fill-figures'

export interface PreviewQuestion {
  readonly spec: ContractSpec
  readonly fills: readonly NewFill[]
  readonly funding: readonly NewFunding[]
  /** The open leg of this contract, when there is one. */
  readonly open?: LegHistory | undefined
}

/** What the rows would become, folded by the journal's own rules. */
export interface Preview {
  /** In order of opening. The first is the open leg itself when `joins`. */
  readonly legs: readonly LegSummary[]
  /** True when the first fill goes into the leg that is open now. */
  readonly joins: boolean
  /** Fills that close one position and open the next on the other side. */
  readonly flips: number
  /** Something lies before the opening of the open leg: only the journal itself can place it. */
  readonly earlier: boolean
}

interface Typed {
  readonly id: EventId
  readonly key: FoldKey
  readonly body: TradeBody
}

// Ids of rows that are not recorded yet: never sent anywhere, only told apart.
const typedId = (name: string): EventId => name as EventId

const NO_ACCOUNT = 'typed:COIN' as AccountId

function unitsOf(spec: ContractSpec, coins: Decimal): bigint {
  const units = minorUnits(coins, spec.settlementScale)
  return units.ok ? units.value : 0n
}

function typedFill(spec: ContractSpec, fill: NewFill, index: number): Typed {
  const { action, quantity, price, role } = fill
  return {
    id: typedId(`fill-${index}`),
    key: { atMs: fill.atMs, seq: Number.MAX_SAFE_INTEGER - 1_000 + index },
    body: {
      kind: 'fill-recorded',
      version: 2,
      listing: typedId('typed'),
      action,
      quantity,
      price,
      role,
      cost: fillCost({ spec, quantity, price }),
      fee: unitsOf(spec, fill.fee ?? impliedFee(spec, fill)),
    },
  }
}

function typedFunding(spec: ContractSpec, funding: NewFunding, index: number): Typed {
  return {
    id: typedId(`funding-${index}`),
    key: { atMs: funding.atMs, seq: Number.MAX_SAFE_INTEGER - 400 + index },
    body: {
      kind: 'funding-settled',
      version: 2,
      listing: typedId('typed'),
      amount: unitsOf(spec, funding.amount),
      price: funding.price,
    },
  }
}

/** What the open leg holds now: its opening step, and the events after it in order. */
function heldBy({ entries, spec }: LegHistory): { first: Step; rest: Typed[] } | undefined {
  const trades = entries
    .filter((entry) => !entry.voided)
    .toSorted((a, b) => inFoldOrder(a.event, b.event))
  const [opening, ...later] = trades
  if (opening?.event.body.kind !== 'fill-recorded' || !opening.quantityInLeg) return undefined
  const { event } = opening
  const fill = { id: event.id, key: keyOf(event), body: opening.event.body, spec }
  const rest = later.flatMap(({ event: each }) =>
    isTrade(each) ? [{ id: each.id, key: keyOf(each), body: each.body }] : [],
  )
  return { first: reopened(fill, opening.quantityInLeg), rest }
}

const keyOf = ({ atMs, seq }: FoldKey): FoldKey => ({ atMs, seq })

/**
 * The positions that typed rows would become, by the journal's own fold: joining the open leg when there is
 * one, closing it, flipping it. Pure, so it can run at every keystroke. Undefined while nothing can be told.
 */
export function previewOf(question: PreviewQuestion): Preview | undefined {
  const { spec, fills, funding, open } = question
  if (fills.length === 0 || !hasDollarTwin(spec)) return undefined
  const typed = [
    ...fills.map((fill, index) => typedFill(spec, fill, index)),
    ...funding.map((row, index) => typedFunding(spec, row, index)),
  ]
  const earlier = open !== undefined && typed.some(({ key }) => key.atMs < open.leg.openedAtMs)
  const held = open && !earlier ? heldBy(open) : undefined
  const trades = [...(held?.rest ?? []), ...typed].toSorted(byFoldOrder)
  const { legs, flips } = folded(spec, held?.first, trades)
  const summaries = legs.map((leg) =>
    legSummary({
      accountId: NO_ACCOUNT,
      positionSide: 'net',
      spec,
      state: leg,
      annotation: UNANNOTATED,
    }),
  )
  return { legs: summaries, joins: held !== undefined, flips, earlier }
}

/** Folds trades on from a first step, or from flat. */
function folded(
  spec: ContractSpec,
  first: Step | undefined,
  trades: readonly Typed[],
): { readonly legs: readonly LegState[]; readonly flips: number } {
  const legs = new Map<EventId, LegState>()
  for (const leg of first?.touched ?? []) legs.set(leg.id, leg)
  let state = first?.state ?? FLAT
  let flips = 0
  for (const { id, key, body } of trades) {
    const step = apply(state, { id, key, body, spec, specOf: () => spec })
    for (const leg of step.touched) legs.set(leg.id, leg)
    if (step.touched.length > 1) flips += 1
    state = step.state
  }
  return { legs: [...legs.values()], flips }
}

const byFoldOrder = (a: Typed, b: Typed): number => inFoldOrder(a.key, b.key)
