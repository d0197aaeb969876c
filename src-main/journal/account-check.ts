import type { NewCash, NewCheckpoint } from '@shared/ipc/accounts'
import type { FieldIssue } from '@shared/ipc/errors'
import { wrongSign } from '@shared/journal/cash'
import type { BodyOf, StatedPosition } from '@shared/journal/event'
import { ZERO } from '@shared/num/decimal'

import { offLot, outOfRange, stated, wrongDate, type Checked } from './fill-check'
import type { Ledger } from './ledger'
import type { Account } from './registry'

/** Where an account's own figures stand in the input, and what its coin counts in. */
const under = ({ currency, scale }: Account) => ({
  path: '',
  spec: { settlement: currency, settlementScale: scale },
})

const dates = (ledger: Ledger, account: Account) => ({
  path: '',
  nowMs: ledger.nowMs(),
  openedMs: ledger.openedMs(account.id),
})

/** Cash as the journal keeps it. It is a fact of a statement, so nothing is rounded. */
export function cashBody(
  ledger: Ledger,
  account: Account,
  { cash, amount, price, atMs, note }: NewCash,
): Checked<BodyOf<'cash-moved'>> {
  const units = stated(amount, 'amount', under(account))
  const sign = units.issues.length === 0 ? wrongSign(cash, units.units) : undefined
  const issues = [
    ...units.issues,
    ...(sign === undefined ? [] : [{ path: 'amount', message: sign }]),
    ...(price ? outOfRange(price, 'price', { path: '' }) : []),
    // A second opening is refused in its own words.
    ...wrongDate(atMs, {
      ...dates(ledger, account),
      ...(cash === 'opening' ? { openedMs: undefined } : {}),
    }),
  ]
  if (issues.length > 0) return { ok: false, issues }
  const body = { kind: 'cash-moved', version: 1, cash, amount: units.units, note } as const
  return { ok: true, body: price ? { ...body, price } : body }
}

/** One opening balance an account, and nothing before it. */
export function openingIssues(ledger: Ledger, account: Account, atMs: number): FieldIssue[] {
  if (ledger.openedMs(account.id) !== undefined)
    return [
      {
        path: 'cash',
        message: 'is stated already for this account; void the other opening balance first',
      },
    ]
  const first = firstDatedMs(ledger, account)
  if (first === undefined || first >= atMs) return []
  const day = new Date(first).toISOString().slice(0, 16).replace('T', ' ')
  return [
    {
      path: 'atMs',
      message: `lies after the first event of this account, at ${day} UTC; an opening balance comes before everything`,
    },
  ]
}

/** The earliest moment that anything which counts in an account is dated. */
function firstDatedMs({ repository }: Ledger, { id }: Account): number | undefined {
  const trades = repository
    .streams()
    .filter(({ accountId }) => accountId === id)
    .flatMap((stream) => repository.tradesFrom(stream, { atMs: 0, seq: 0 }, 1))
  const own = (['cash-moved', 'checkpoint-stated'] as const).flatMap((kind) =>
    repository.accountEvents({ accountId: id, kind, voided: false }).slice(0, 1),
  )
  return [...trades, ...own]
    .map(({ atMs }) => atMs)
    .reduce<number | undefined>(
      (least, atMs) => (least === undefined || atMs < least ? atMs : least),
      undefined,
    )
}

/** A checkpoint as the journal keeps it, under the listing of its contract that the account used last. */
export function checkpointBody(
  ledger: Ledger,
  account: Account,
  { atMs, balance, position, note }: NewCheckpoint,
): Checked<BodyOf<'checkpoint-stated'>> {
  const units = balance && stated(balance, 'balance', under(account))
  const held = position && statedPosition(ledger, account, position)
  const issues = [
    ...(units || held ? [] : [NOTHING_STATED]),
    ...issuesOf(units),
    ...issuesOf(held),
    ...wrongDate(atMs, dates(ledger, account)),
  ]
  if (issues.length > 0) return { ok: false, issues }
  return {
    ok: true,
    body: {
      ...({ kind: 'checkpoint-stated', version: 1, note } as const),
      ...(units && { balance: units.units }),
      ...(held?.ok && { position: held.body }),
    },
  }
}

const NOTHING_STATED: FieldIssue = {
  path: 'balance',
  message: 'or a position is needed: a checkpoint states something',
}

const issuesOf = (
  part: { readonly ok?: boolean; readonly issues?: readonly FieldIssue[] } | undefined,
): readonly FieldIssue[] => part?.issues ?? []

type NewStated = NonNullable<NewCheckpoint['position']>

function statedPosition(
  ledger: Ledger,
  account: Account,
  position: NewStated,
): Checked<StatedPosition> {
  const { contract, hedgeSide, side, quantity, averageEntry } = position
  const listing = ledger.registry().lastListing(account.id, contract)
  if (listing === undefined)
    return {
      ok: false,
      issues: [{ path: 'position.contract', message: 'was never traded in this account' }],
    }
  const at = { path: 'position', spec: listing.spec }
  const issues =
    side === 'flat'
      ? flatIssues(position)
      : [...outOfRange(quantity, 'quantity', at), ...offLot(quantity, at), ...entryIssues(position)]
  if (issues.length > 0) return { ok: false, issues }
  return {
    ok: true,
    body: {
      ...{ listing: listing.id, side, quantity },
      ...(hedgeSide ? { hedgeSide } : {}),
      ...(averageEntry ? { averageEntry } : {}),
    },
  }
}

function flatIssues({ quantity, averageEntry }: NewStated): FieldIssue[] {
  return [
    ...(quantity.eq(ZERO)
      ? []
      : [{ path: 'position.quantity', message: 'must be zero: a flat account holds nothing' }]),
    ...(averageEntry
      ? [{ path: 'position.averageEntry', message: 'has no meaning while flat: leave it out' }]
      : []),
  ]
}

function entryIssues({ side, hedgeSide, averageEntry }: NewStated): FieldIssue[] {
  return [
    ...(averageEntry
      ? outOfRange(averageEntry, 'entry', { path: 'position' }).map(({ message }) => ({
          path: 'position.averageEntry',
          message,
        }))
      : []),
    ...(hedgeSide && hedgeSide !== side
      ? [
          {
            path: 'position.side',
            message: `must be ${hedgeSide} or flat: that is the side of the hedge`,
          },
        ]
      : []),
  ]
}
