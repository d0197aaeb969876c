import type { NewFill, NewFunding, NewPosition } from '@shared/ipc/contract'
import { AppError, type FieldIssue } from '@shared/ipc/errors'
import type { EventId, JournalEvent, PositionSide } from '@shared/journal/event'
import type { TradeBody } from '@shared/journal/apply'

import { recordAnnotation } from './annotate'
import { checkedFill, checkedFunding, outOfRange, type Checked, type Under } from './fill-check'
import type { StreamId } from './journal-repository'
import type { Ledger } from './ledger'
import type { Listing } from './registry'
import { recordStop } from './record-stop'

/** Where a recording ended up. */
export interface Recording {
  readonly legIds: EventId[]
  readonly lastSeq: number
}

const REFUSED = 'Some figures cannot be recorded as they are.'

interface Dated {
  readonly atMs: number
  readonly body: TradeBody
}

/**
 * Records the fills and funding of a position, and what was written about it. Events are stored in the order
 * they happened; fills of one instant before its funding. Where the account already holds the contract, the
 * fills go on from there: a position is what the account holds, not what one form said.
 */
export function recordPosition(ledger: Ledger, input: NewPosition): Recording {
  return ledger.change(() => {
    refuseOtherKinds(input)
    const listing = ledger.listed(input.spec)
    const stream = streamOf(listing, input.hedgeSide)
    const trades = checkedTrades(ledger, listing, input)
    const events = appendTrades(ledger, stream, trades)
    const legIds = ledger.projector.advance(stream, events)
    refuseOpeningSettlements(ledger, events, 'fills')
    const [first] = events
    if (first !== undefined) addWords(ledger, first, input)
    return { legIds: [...legIds], lastSeq: ledger.lastSeq() }
  })
}

/**
 * Adds one fill under the leg's own listing, so that later edits of venue data do not touch it. A fill dated
 * after the leg's end opens the contract's next leg.
 */
export function addFill(
  ledger: Ledger,
  input: { readonly legId: EventId; readonly fill: NewFill },
): Recording {
  return ledger.change(() => {
    const { listing, stream } = placeOf(ledger, input.legId)
    const body = bodyOf(checkedFill(input.fill, under(ledger, listing, { stream, path: 'fill' })))
    return recordedTrades(ledger, stream, [{ atMs: input.fill.atMs, body }])
  })
}

/** Adds one funding payment. It must fall on the leg it was entered for. */
export function addFunding(
  ledger: Ledger,
  input: { readonly legId: EventId; readonly funding: NewFunding },
): Recording {
  return ledger.change(() => {
    const leg = ledger.legHolding(input.legId)
    const { listing, stream } = placeOf(ledger, input.legId)
    const body = bodyOf(
      checkedFunding(input.funding, under(ledger, listing, { stream, path: 'funding' })),
    )
    const { atMs } = input.funding
    const recording = recordedTrades(ledger, stream, [{ atMs, body }])
    if (recording.legIds.includes(leg.id)) return recording
    throw refused([
      {
        path: 'funding.atMs',
        message:
          'falls on another position of this contract: a payment belongs to the one that was open then',
      },
    ])
  })
}

function recordedTrades(ledger: Ledger, stream: StreamId, trades: readonly Dated[]): Recording {
  const events = appendTrades(ledger, stream, trades)
  const legIds = ledger.projector.advance(stream, events)
  refuseOpeningSettlements(ledger, events, 'fill')
  return { legIds: [...legIds], lastSeq: ledger.lastSeq() }
}

/** A settlement closes what is held: one that opened a position, or turned it, is another fill. */
function refuseOpeningSettlements(
  { repository }: Ledger,
  events: readonly JournalEvent[],
  path: string,
): void {
  const opens = events.some(
    ({ id, body }) =>
      body.kind === 'fill-recorded' &&
      body.role === 'settlement' &&
      repository.legById(id) !== undefined,
  )
  if (!opens) return
  const message = 'is more than is held then: a settlement only closes'
  throw refused([{ path: `${path}.quantity`, message }])
}

/** The stream of a listing's fills on a side that the account keeps apart, or of all of them. */
export const streamOf = (listing: Listing, positionSide: PositionSide = 'net'): StreamId => ({
  accountId: listing.accountId,
  contract: listing.spec.id,
  positionSide,
})

/** The listing of a leg and the stream that it stands in: nothing is read when it was folded lately. */
function placeOf(ledger: Ledger, legId: EventId) {
  const known = ledger.projector.placeOf(legId) ?? ledger.legHolding(legId)
  const listing = ledger.registry().listing(known.listing)
  if (listing === undefined) throw new Error(`listing ${known.listing} is not in the journal`)
  return { listing, stream: streamOf(listing, known.positionSide) }
}

const under = (
  ledger: Ledger,
  listing: Listing,
  of: { readonly stream: StreamId; readonly path: string },
): Under => ({
  listing: listing.id,
  spec: listing.spec,
  positionSide: of.stream.positionSide,
  nowMs: ledger.nowMs(),
  openedMs: ledger.openedMs(listing.accountId),
  path: of.path,
})

function appendTrades(
  ledger: Ledger,
  stream: StreamId,
  trades: readonly Dated[],
): readonly JournalEvent[] {
  // A stable sort: what was entered first stays first within one instant.
  return trades
    .toSorted((a, b) => a.atMs - b.atMs)
    .map(({ body, atMs }) => ledger.append(body, { stream, atMs }))
}

function checkedTrades(ledger: Ledger, listing: Listing, input: NewPosition): readonly Dated[] {
  const stream = streamOf(listing, input.hedgeSide)
  const at = (path: string) => under(ledger, listing, { stream, path })
  const fills = input.fills.map((fill, index) => ({
    atMs: fill.atMs,
    checked: checkedFill(fill, at(`fills.${index}`)),
  }))
  const funding = input.funding.map((payment, index) => ({
    atMs: payment.atMs,
    checked: checkedFunding(payment, at(`funding.${index}`)),
  }))
  const all: readonly { readonly atMs: number; readonly checked: Checked<TradeBody> }[] = [
    ...fills,
    ...funding,
  ]
  const issues = [
    ...all.flatMap(({ checked }) => (checked.ok ? [] : checked.issues)),
    ...fundingTooEarly(input),
  ]
  if (issues.length > 0) throw refused(issues)
  return all.map(({ atMs, checked }) => ({ atMs, body: bodyOf(checked) }))
}

/** A payment before the first fill of the form would fall on an earlier position, or on none. */
function fundingTooEarly({ fills, funding }: NewPosition): readonly FieldIssue[] {
  const first = Math.min(...fills.map(({ atMs }) => atMs))
  return funding.flatMap(({ atMs }, index) =>
    atMs < first
      ? [{ path: `funding.${index}.atMs`, message: 'lies before the first fill of this position' }]
      : [],
  )
}

export function refuseOtherKinds({ spec }: Pick<NewPosition, 'spec'>): void {
  if (spec.kind === 'inverse') return
  throw refused([
    { path: 'spec.kind', message: 'must be an inverse contract: the journal keeps no others yet' },
  ])
}

function bodyOf<T>(checked: Checked<T>): T {
  if (checked.ok) return checked.body
  throw refused(checked.issues)
}

export const refused = (issues: readonly FieldIssue[]): AppError =>
  new AppError('invalid-input', REFUSED, issues)

/** What was typed beside the fills. A stop stands from the first of them on. */
function addWords(ledger: Ledger, first: JournalEvent, input: NewPosition): void {
  if (input.note !== '' || input.tags.length > 0) addAnnotation(ledger, first.id, input)
  if (input.stop === undefined) return
  const issues = outOfRange(input.stop, 'stop', { path: '' })
  if (issues.length > 0) throw refused(issues)
  const leg = ledger.legHolding(first.id)
  recordStop(ledger, leg, { stop: input.stop, note: '', atMs: first.atMs })
}

/** A note on fills that went on from an open position is added to what was already written there. */
function addAnnotation(ledger: Ledger, firstFill: EventId, input: NewPosition): void {
  const leg = ledger.legHolding(firstFill)
  const { annotation } = leg
  const note = [annotation.note, input.note].filter((text) => text !== '').join('\n\n')
  recordAnnotation(ledger, leg, { note, tags: [...annotation.tags, ...input.tags] })
}
