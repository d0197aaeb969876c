import type { ContractSpec } from '../market/contract-spec'
import { contracts, type Contracts } from '../num/units'

import { microUsd } from './dollar-twin'
import type { EventBody, EventId, JournalEvent } from './event'
import { extended, opened, reduced, sideOpenedBy, type FillInFold } from './fold-fill'
import type { FoldKey } from './fold-order'
import { FLAT, openLegOf, type ContractState, type LegState } from './leg-state'
import { NO_UNITS, unitsPlus, type LegUnits } from './leg-units'
import { splitAtZero, type FillShare } from './pro-rata'

/** The events that move a position. */
export type TradeBody = Extract<EventBody, { kind: 'fill-recorded' | 'funding-settled' }>

export function isTrade(event: JournalEvent): event is JournalEvent & { readonly body: TradeBody } {
  return event.body.kind === 'fill-recorded' || event.body.kind === 'funding-settled'
}

/** A position-moving event with the specs the fold reads: its own, and that of the leg it may meet. */
export interface Trade {
  readonly id: EventId
  readonly key: FoldKey
  readonly body: TradeBody
  /** Spec of the event's own listing. */
  readonly spec: ContractSpec
  readonly specOf: (listing: EventId) => ContractSpec
}

/** What one event did to one leg: the line shown in the leg's history. Null where it does not apply. */
export interface LegPart {
  readonly legId: EventId
  readonly quantity: Contracts | null
  readonly realised: bigint | null
  readonly realisedMicroUsd: bigint | null
  readonly fee: bigint | null
  readonly feeMicroUsd: bigint | null
  readonly funding: bigint | null
  readonly fundingMicroUsd: bigint | null
  readonly quantityAfter: Contracts
}

/** One step of the fold: the state after it and every leg it touched, the closing one first. */
export interface Step {
  readonly state: ContractState
  readonly touched: readonly LegState[]
  readonly parts: readonly LegPart[]
  /** What it did to the account's money, funding that no leg holds among it. */
  readonly moved: LegUnits
}

/**
 * The fold of one contract of one account: state + one event → state. Pure, total and incremental: a stored
 * state continues as if the fold had never stopped. Events must come in fold order and without voided ones.
 *
 * Funding settled while flat belongs to the last leg of the contract; before any leg it is `unattached`.
 */
export function apply(state: ContractState, trade: Trade): Step {
  const { id, key, body, spec } = trade
  const step =
    body.kind === 'fill-recorded'
      ? withFill(state, { id, key, body, spec }, trade.specOf)
      : withFunding(state, body, spec)
  return { ...step, state: { ...step.state, upTo: key } }
}

function withFill(
  state: ContractState,
  fill: FillInFold,
  specOf: (listing: EventId) => ContractSpec,
): Step {
  const whole: FillShare = {
    quantity: fill.body.quantity,
    cost: fill.body.cost,
    fee: fill.body.fee,
  }
  const open = openLegOf(state)
  if (open === undefined) return opening(state, fill, whole)
  const leg = sameTerms(fill.spec, specOf(open.listing)) ? open : { ...open, mixedListings: true }
  if (leg.side === sideOpenedBy(fill.body)) return adding(state, leg, { fill, share: whole })
  if (whole.quantity.lte(leg.quantity)) return closing(state, leg, { fill, share: whole })
  const split = splitAtZero(whole, leg.quantity)
  const first = closing(state, leg, { fill, share: split.closing })
  const second = opening(first.state, fill, split.opening)
  return {
    state: second.state,
    touched: [...first.touched, ...second.touched],
    parts: [...first.parts, ...second.parts],
    moved: unitsPlus(first.moved, second.moved),
  }
}

/**
 * Starts the fold at a leg's opening event, from what the leg row remembers: the share of that fill which
 * opened it. So a leg's history is read without folding everything before it.
 */
export function reopened(fill: FillInFold, openingQuantity: Contracts): Step {
  const whole: FillShare = {
    quantity: fill.body.quantity,
    cost: fill.body.cost,
    fee: fill.body.fee,
  }
  const crossed = contracts(whole.quantity.minus(openingQuantity))
  const share = crossed.isZero() ? whole : splitAtZero(whole, crossed).opening
  const step = opening(FLAT, fill, share)
  return { ...step, state: { ...step.state, upTo: fill.key } }
}

/** Quantities of two listings add up only when one contract is the same thing in both. */
function sameTerms(a: ContractSpec, b: ContractSpec): boolean {
  return (
    a === b ||
    (a.kind === b.kind &&
      a.contractValue.eq(b.contractValue) &&
      a.settlementScale === b.settlementScale)
  )
}

interface Addition {
  readonly fill: FillInFold
  readonly share: FillShare
}

function opening(state: ContractState, fill: FillInFold, share: FillShare): Step {
  return stepTo(state, opened(fill, share), { share, ...NOTHING_REALISED, feesBefore: 0n })
}

function adding(state: ContractState, before: LegState, { fill, share }: Addition): Step {
  const feesBefore = before.feesMicroUsd
  return stepTo(state, extended(before, fill, share), { share, ...NOTHING_REALISED, feesBefore })
}

function closing(state: ContractState, before: LegState, { fill, share }: Addition): Step {
  const { leg, realised, realisedMicroUsd } = reduced(before, fill, share)
  const feesBefore = before.feesMicroUsd
  return stepTo(state, leg, { share, realised, realisedMicroUsd, feesBefore })
}

const NOTHING_REALISED = { realised: 0n, realisedMicroUsd: 0n }

function stepTo(
  state: ContractState,
  leg: LegState,
  done: {
    readonly share: FillShare
    readonly realised: bigint
    readonly realisedMicroUsd: bigint
    /** Micro-dollars of fees before this share: the difference is the share's own, already rounded. */
    readonly feesBefore: bigint
  },
): Step {
  const { share, realised, realisedMicroUsd, feesBefore } = done
  const part: LegPart = {
    legId: leg.id,
    quantity: share.quantity,
    realised,
    realisedMicroUsd,
    fee: share.fee,
    feeMicroUsd: leg.feesMicroUsd - feesBefore,
    funding: null,
    fundingMicroUsd: null,
    quantityAfter: leg.quantity,
  }
  const moved = {
    ...NO_UNITS,
    gross: realised,
    fees: share.fee,
    grossMicroUsd: realisedMicroUsd,
    feesMicroUsd: leg.feesMicroUsd - feesBefore,
  }
  return { state: { ...state, leg }, touched: [leg], parts: [part], moved }
}

function withFunding(
  state: ContractState,
  body: Extract<TradeBody, { kind: 'funding-settled' }>,
  spec: ContractSpec,
): Step {
  const fundingMicroUsd = microUsd(spec, body.amount, body.price)
  const moved = { ...NO_UNITS, funding: body.amount, fundingMicroUsd }
  if (state.leg === null) {
    const { count, units } = state.unattached
    const unattached = { count: count + 1, units: units + body.amount }
    return { state: { ...state, unattached }, touched: [], parts: [], moved }
  }
  const leg: LegState = {
    ...state.leg,
    funding: state.leg.funding + body.amount,
    fundingMicroUsd: state.leg.fundingMicroUsd + fundingMicroUsd,
  }
  const part: LegPart = {
    legId: leg.id,
    quantity: null,
    realised: null,
    realisedMicroUsd: null,
    fee: null,
    feeMicroUsd: null,
    funding: body.amount,
    fundingMicroUsd,
    quantityAfter: leg.quantity,
  }
  return { state: { ...state, leg }, touched: [leg], parts: [part], moved }
}
