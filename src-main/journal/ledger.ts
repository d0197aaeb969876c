import { AppError } from '@shared/ipc/errors'
import { AccountId, type EventBody, type EventId, type JournalEvent } from '@shared/journal/event'
import { inFoldOrder, type FoldKey } from '@shared/journal/fold-order'
import type { ContractSpec } from '@shared/market/contract-spec'

import type { AccountChecks } from './check-account'
import type { JournalRepository, StoredLeg, StreamId } from './journal-repository'
import { orderCache, type OrderCache } from './order-cache'
import { createProjector, type Projector } from './projector'
import { KEPT_EVERY } from './refold'
import { createRegistry, sameSpec, type Account, type Listing, type Registry } from './registry'

/** What the use cases need from outside: a clock and fresh ids. */
export interface LedgerOptions {
  readonly repository: JournalRepository
  readonly now: () => number
  readonly newId: () => string
  /** Events after which a stream's state is kept at the start of the next day. Few of them reach every case in tests. */
  readonly keptEvery?: number
}

/** An event's place and what queries need of it. */
type Placing = { readonly atMs: number; readonly subject?: EventId } & (
  | { readonly stream: StreamId }
  // Accounts and listings belong to no stream.
  | { readonly stream?: never; readonly accountId: AccountId }
)

/** The open journal as the use cases write it. */
export interface Ledger {
  readonly repository: JournalRepository
  readonly projector: Projector
  readonly registry: () => Registry
  /** The orders of lists that were asked for since the journal last changed. */
  readonly orders: OrderCache
  /** What checkpoints come to, by account, since the journal last changed. */
  readonly checks: Map<AccountId, AccountChecks>
  /** When the opening balance of an account was stated; undefined where none counts. */
  readonly openedMs: (accountId: AccountId) => number | undefined
  readonly nowMs: () => number
  readonly keptEvery: number
  /** The place of the last event that this ledger appended. */
  readonly lastSeq: () => number
  /** One use case, one transaction: its events and the projection are committed together or not at all. */
  readonly change: <T>(work: () => T) => T
  readonly append: (body: EventBody, placing: Placing) => JournalEvent
  /** The listing that new fills under this spec refer to; account and listing are recorded when missing. */
  readonly listed: (spec: ContractSpec) => Listing
  /** The leg that an event belongs to now; ids of legs that a correction moved still lead there. */
  readonly legHolding: (id: EventId) => StoredLeg
}

export function createLedger(options: LedgerOptions): Ledger {
  const { repository, now, newId, keptEvery = KEPT_EVERY } = options
  let registry = createRegistry(repository.declarations())
  let lastSeq = repository.lastSeq()
  const projector = createProjector({ repository, keptEvery, registry: () => registry })
  const orders = orderCache()
  const checks = new Map<AccountId, AccountChecks>()
  const openings = new Map<AccountId, number | undefined>()

  const append: Ledger['append'] = (body, placing) => {
    const event = repository.append(
      {
        // Only a v4 UUID from the main process comes in here; the schema checks it again on read.
        id: newId() as EventId,
        accountId: placing.stream === undefined ? placing.accountId : placing.stream.accountId,
        atMs: placing.atMs,
        recordedAtMs: now(),
        body,
      },
      { stream: placing.stream ?? null, subject: placing.subject ?? null },
    )
    registry.learn(event)
    if (body.kind === 'cash-moved' || body.kind === 'event-voided') openings.clear()
    lastSeq = event.seq
    return event
  }

  return {
    repository,
    projector,
    registry: () => registry,
    orders,
    checks,
    openedMs: (accountId) => {
      if (!openings.has(accountId)) openings.set(accountId, repository.openingOf(accountId)?.atMs)
      return openings.get(accountId)
    },
    nowMs: now,
    keptEvery,
    lastSeq: () => lastSeq,
    change: (work) => {
      orders.clear()
      checks.clear()
      try {
        return repository.transaction(work)
      } catch (error) {
        // Memory may hold what was just rolled back.
        registry = createRegistry(repository.declarations())
        lastSeq = repository.lastSeq()
        projector.forget()
        openings.clear()
        throw error
      }
    },
    append,
    listed: (spec) => {
      const account = openedAccount(registry, spec, (body, accountId) =>
        append(body, { accountId, atMs: now() }),
      )
      const last = registry.lastListing(account.id, spec.id)
      if (last !== undefined && sameSpec(last.spec, spec)) return last
      const { id } = append(
        { kind: 'contract-listed', version: 2, spec },
        { accountId: account.id, atMs: now() },
      )
      return { id, accountId: account.id, spec }
    },
    legHolding: (id) => {
      const leg = repository.legById(id) ?? legTelling(repository, id)
      if (leg === undefined)
        throw new AppError('not-found', 'That position is not in this journal.')
      return leg
    },
  }
}

/** Accounts open on demand as `venue:COIN`; another scale of the same coin is another account. */
function openedAccount(
  registry: Registry,
  spec: ContractSpec,
  open: (body: EventBody, id: AccountId) => unknown,
): Account {
  const venue = spec.id.slice(0, spec.id.indexOf(':'))
  const plain = AccountId.parse(`${venue}:${spec.settlement}`)
  const sameScale =
    (registry.account(plain)?.scale ?? spec.settlementScale) === spec.settlementScale
  const id = sameScale ? plain : AccountId.parse(`${plain}#scale-${spec.settlementScale}`)
  const account = { id, venue, currency: spec.settlement, scale: spec.settlementScale }
  if (registry.account(id) === undefined)
    open(
      {
        kind: 'account-opened',
        version: 1,
        venue,
        currency: account.currency,
        scale: account.scale,
      },
      id,
    )
  return account
}

/**
 * The leg whose history tells an event. A voided one is told where it fell while it counted: in the leg that
 * was open then, else in the next.
 */
function legTelling(repository: JournalRepository, id: EventId): StoredLeg | undefined {
  const stored = repository.eventById(id)
  if (stored === undefined || stored.stream === null) return undefined
  const { event, stream } = stored
  if (isOfPlan(repository, event)) return undefined
  const before = repository.legOpenedBy(stream, event)
  const voided = repository.speakingOf([id]).some(({ body }) => body.kind === 'event-voided')
  if (!voided || (before !== undefined && stillRuns(before, event))) return before
  return repository.legOpenedAfter(stream, event) ?? before
}

/** A plan belongs to no leg, and neither does what voids it. */
function isOfPlan(repository: JournalRepository, { body }: JournalEvent): boolean {
  if (body.kind !== 'event-voided') return body.kind === 'plan-recorded'
  return repository.eventById(body.eventId)?.event.body.kind === 'plan-recorded'
}

const stillRuns = (leg: StoredLeg, at: FoldKey): boolean =>
  leg.closed === null || inFoldOrder(at, leg.closed) <= 0
