import { fillFee } from '@shared/calc/cost'
import type { DifferenceFound, SuspectEvent } from '@shared/ipc/accounts'
import type { AccountId, EventId } from '@shared/journal/event'
import {
  firstDifference,
  partingOf,
  signedQuantity,
  type FirstDifference,
  type Move,
  type Parting,
  type Stated,
} from '@shared/journal/reconcile'
import { D, type Decimal } from '@shared/num/decimal'
import { coin } from '@shared/num/units'

import { countingChecks, keyOf, type AccountChecks, type CheckedPosition } from './check-account'
import { feeRateOf } from './fill-check'
import type { StreamId } from './journal-repository'
import type { Ledger } from './ledger'
import { coinsOf, kindOf, startOf, symbolOf } from './read-wallet'
import { accountOf } from './record-account'
import { movesOf, type StreamMove } from './standing-at'
import { walletMoves, type WalletMove } from './wallet'

/** More events than are looked at one by one; a checkpoint in between makes them fewer. */
const MOST_MOVES = 5_000

/** Where statement and events parted: for the balance, then for each position, where the last one does not agree. */
export function differencesOf(
  ledger: Ledger,
  accountId: AccountId,
  checks: AccountChecks,
): DifferenceFound[] {
  const counting = countingChecks(checks)
  const balance = partingOf(
    counting.flatMap(({ event: { id, atMs, seq }, balance }) =>
      balance ? [{ id, atMs, seq, ...balance }] : [],
    ),
  )
  const streams = new Map<string, InStream[]>()
  for (const { event, position } of counting) {
    if (!position) continue
    const key = keyOf(position.stream)
    streams.set(key, [...(streams.get(key) ?? []), { event, position }])
  }
  return [
    ...(balance ? [balanceDifference(ledger, accountId, balance)] : []),
    ...[...streams.values()].flatMap((of) => positionDifference(ledger, of) ?? []),
  ]
}

/** The span after the checkpoint that agrees, up to the one that does not. */
const spanOf = ({ green, red }: Parting) => ({
  fromMs: green === undefined ? 0 : green.atMs + 1,
  toMs: red.atMs,
})

function balanceDifference(
  ledger: Ledger,
  accountId: AccountId,
  parting: Parting,
): DifferenceFound {
  const { scale } = accountOf(ledger, accountId)
  const moves = walletMoves(ledger, accountId, { ...spanOf(parting), most: MOST_MOVES })
  const searched = moves.length <= MOST_MOVES
  const byId = new Map(moves.map((move) => [move.event.id, move]))
  const found = firstDifference(
    parting,
    searched
      ? moves.map((move): Move => ({
          ...{ id: move.event.id, atMs: move.event.atMs, seq: move.event.seq },
          ...{ amount: move.units, toOwnFee: toOwnFee(ledger, move) },
        }))
      : [],
  )
  return foundIn(found, {
    ...{ contract: null, symbol: null, positionSide: null, searched },
    amount: (units) => coinsOf(units, scale),
    event: (id) => suspectOf(ledger, byId.get(id), (move) => coinsOf(move.units, scale)),
  })
}

/** See {@link Move}: what a fill's fee is more than the contract's rate makes it. */
function toOwnFee(ledger: Ledger, { event: { body } }: WalletMove): bigint {
  // A settlement's fee follows no rate.
  if (body.kind !== 'fill-recorded' || body.role === 'settlement') return 0n
  const spec = ledger.registry().specOf(body.listing)
  const { quantity, price, role, fee } = body
  return fee - fillFee({ spec, quantity, price, feeRate: feeRateOf(spec, role) })
}

interface InStream {
  readonly event: { readonly id: EventId; readonly atMs: number; readonly seq: number }
  readonly position: CheckedPosition
}

/** Quantities are compared as whole steps of the finest one among them; an entry alone has no events to suspect. */
function positionDifference(
  ledger: Ledger,
  checks: readonly InStream[],
): DifferenceFound | undefined {
  const [first] = checks
  if (first === undefined) return undefined
  const { stream } = first.position
  const moves: StreamMove[] = []
  const last = checks.reduce((latest, { event }) => (event.atMs > latest ? event.atMs : latest), 0)
  for (const move of movesOf(ledger, stream, { fromMs: 0, toMs: last })) {
    if (move.event.body.kind === 'fill-recorded') moves.push(move)
    if (moves.length > MOST_MOVES) break
  }
  const searched = moves.length <= MOST_MOVES
  const steps = stepsOf([
    ...checks.flatMap(({ position }) => [position.stated.quantity, position.held.quantity]),
    ...moves.map(contractsOf),
  ])
  const parting = partingOf(
    checks.map(({ event: { id, atMs, seq }, position: { stated, held } }): Stated => ({
      ...{ id, atMs, seq },
      stated: steps.count(signedQuantity(stated)),
      computed: steps.count(signedQuantity(held)),
    })),
  )
  if (parting === undefined) return undefined
  const { fromMs, toMs } = spanOf(parting)
  const between = moves.filter(({ event }) => event.atMs >= fromMs && event.atMs <= toMs)
  const byId = new Map(between.map((move) => [move.event.id, move]))
  const found = firstDifference(
    parting,
    searched
      ? between.map(({ event, ...move }): Move => ({
          ...{ id: event.id, atMs: event.atMs, seq: event.seq },
          amount: steps.count(contractsOf({ event, ...move })),
        }))
      : [],
  )
  return foundIn(found, {
    ...{ contract: stream.contract, symbol: symbolOf(ledger, stream), searched },
    positionSide: stream.positionSide,
    amount: (count) => coin(steps.contracts(count)),
    event: (id) => suspectOf(ledger, byId.get(id), (move) => coin(contractsOf(move))),
  })
}

/** Contracts that a fill brought, long above zero. */
function contractsOf({ event: { body } }: Pick<StreamMove, 'event'>): Decimal {
  if (body.kind !== 'fill-recorded') return new D(0)
  return body.action === 'buy' ? body.quantity : body.quantity.negated()
}

function stepsOf(quantities: readonly Decimal[]) {
  const places = quantities.reduce((most, each) => {
    const own = each.decimalPlaces()
    return own > most ? own : most
  }, 0)
  const step = new D(10).pow(-places)
  return {
    count: (quantity: Decimal): bigint => BigInt(quantity.div(step).toFixed(0)),
    contracts: (count: bigint): Decimal => new D(count.toString()).times(step),
  }
}

interface Wording extends Pick<
  DifferenceFound,
  'contract' | 'symbol' | 'positionSide' | 'searched'
> {
  readonly amount: (count: bigint) => DifferenceFound['difference']
  readonly event: (id: EventId) => SuspectEvent
}

function foundIn(found: FirstDifference, words: Wording): DifferenceFound {
  const { amount, event, ...of } = words
  return {
    ...of,
    checkpoint: found.red.id,
    checkpointAtMs: found.red.atMs,
    sinceAtMs: found.green?.atMs ?? null,
    difference: amount(found.difference),
    fromDay: startOf(found.fromDay),
    byDay: startOf(found.byDay),
    days: found.days.map(({ day, moved, after }) => ({
      start: startOf(day),
      moved: amount(moved),
      after: amount(after),
    })),
    suspects: found.suspects.map(({ why, events }) => ({
      why,
      events: events.map(({ id }) => event(id)),
    })),
  }
}

interface Suspected {
  readonly event: WalletMove['event']
  readonly stream: StreamId | null
}

function suspectOf<M extends Suspected>(
  ledger: Ledger,
  move: M | undefined,
  amount: (move: M) => SuspectEvent['amount'],
): SuspectEvent {
  if (move === undefined) throw new Error('a suspect is one of the events between')
  const { event, stream } = move
  return {
    ...{ id: event.id, atMs: event.atMs, kind: kindOf(event.body.kind) },
    cash: event.body.kind === 'cash-moved' ? event.body.cash : null,
    symbol: stream && symbolOf(ledger, stream),
    amount: amount(move),
  }
}
