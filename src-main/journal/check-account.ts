import { printedEntryOfCost } from '@shared/calc/printed-entry'
import type { AccountId, BodyOf, EventId, JournalEvent } from '@shared/journal/event'
import { positionSideOf, type StatedPosition } from '@shared/journal/event'
import { openLegOf } from '@shared/journal/leg-state'
import { payoffMean } from '@shared/journal/leg-summary'
import {
  positionDifferences,
  type HeldPosition,
  type PositionDifference,
} from '@shared/journal/reconcile'
import type { ContractSpec } from '@shared/market/contract-spec'
import { ZERO } from '@shared/num/decimal'
import { contracts } from '@shared/num/units'

import type { StreamId } from './journal-repository'
import type { Ledger } from './ledger'
import { voidsOf } from './read'
import { standingAt } from './standing-at'
import { balanceOf, walletAt } from './wallet'

type CheckpointEvent = JournalEvent & { readonly body: BodyOf<'checkpoint-stated'> }

const isCheckpoint = (event: JournalEvent): event is CheckpointEvent =>
  event.body.kind === 'checkpoint-stated'

/** A stated position beside what the account held then. */
export interface CheckedPosition {
  readonly stream: StreamId
  readonly spec: ContractSpec
  readonly stated: StatedPosition
  readonly held: HeldPosition
  readonly differs: readonly PositionDifference[]
}

/** A checkpoint beside what the events come to at its time. */
export interface CheckedCheckpoint {
  readonly event: CheckpointEvent
  readonly voided: { readonly reason: string; readonly atMs: number } | undefined
  /** In smallest units. */
  readonly balance: { readonly stated: bigint; readonly computed: bigint } | undefined
  readonly position: CheckedPosition | undefined
}

/** In the order of their times, voided ones among them. */
export type AccountChecks = readonly CheckedCheckpoint[]

/** Every checkpoint of an account, held against its events. Kept until the journal changes. */
export function checksOf(ledger: Ledger, accountId: AccountId): AccountChecks {
  const known = ledger.checks.get(accountId)
  if (known !== undefined) return known
  const events = ledger.repository
    .accountEvents({ accountId, kind: 'checkpoint-stated', voided: true })
    .filter(isCheckpoint)
  const voids = voidsOf(
    ledger,
    events.map(({ id }) => id),
  )
  const checks = events.map((event) => checked(ledger, event, voids.get(event.id)))
  ledger.checks.set(accountId, checks)
  return checks
}

function checked(
  ledger: Ledger,
  event: CheckpointEvent,
  voided: CheckedCheckpoint['voided'],
): CheckedCheckpoint {
  const { accountId, atMs, body } = event
  return {
    ...{ event, voided },
    balance:
      body.balance === undefined
        ? undefined
        : { stated: body.balance, computed: balanceOf(walletAt(ledger, accountId, atMs)) },
    position: body.position && checkedPosition(ledger, event, body.position),
  }
}

function checkedPosition(
  ledger: Ledger,
  { accountId, atMs }: CheckpointEvent,
  stated: StatedPosition,
): CheckedPosition {
  const spec = ledger.registry().specOf(stated.listing)
  const stream = { accountId, contract: spec.id, positionSide: positionSideOf(stated) }
  const held = heldAt(ledger, stream, atMs)
  return { stream, spec, stated, held, differs: positionDifferences(stated, held, spec.tick) }
}

/** What a stream held at a moment, with its entry as it is and as the venue prints it. */
function heldAt(ledger: Ledger, stream: StreamId, atMs: number): HeldPosition {
  const leg = openLegOf(standingAt(ledger, stream, atMs).state)
  if (leg === undefined) return { side: 'flat', quantity: contracts(ZERO), entries: [] }
  const spec = ledger.registry().specOf(leg.listing)
  const { side, quantity, openValue, openCost } = leg
  const exact = payoffMean(spec, { quantity, value: openValue })
  const printed = printedEntryOfCost(spec, quantity, openCost)
  return {
    side,
    quantity,
    entries: [printed, exact].filter((entry) => entry !== null && entry !== undefined),
  }
}

/** The checkpoints that count, in the order of their times. */
export const countingChecks = (checks: AccountChecks): AccountChecks =>
  checks.filter(({ voided }) => voided === undefined)

/** The last counting checkpoint of each position, by stream. */
export function lastPositions(
  checks: AccountChecks,
): readonly { readonly atMs: number; readonly id: EventId; readonly position: CheckedPosition }[] {
  const last = new Map<string, { atMs: number; id: EventId; position: CheckedPosition }>()
  for (const { event, position } of countingChecks(checks))
    if (position) last.set(keyOf(position.stream), { atMs: event.atMs, id: event.id, position })
  return [...last.values()]
}

export const keyOf = ({ contract, positionSide }: StreamId): string => `${contract} ${positionSide}`
