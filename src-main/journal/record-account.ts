import type {
  AccountDescription,
  AccountRecording,
  NewAccount,
  NewCash,
  NewCheckpoint,
  NewDescription,
} from '@shared/ipc/accounts'
import { AppError, type FieldIssue } from '@shared/ipc/errors'
import { isZone } from '@shared/journal/account-day'
import { cashSums, isCash } from '@shared/journal/cash-sums'
import { dayOf, dayStartMs } from '@shared/journal/day'
import { AccountId, type BodyOf, type EventBody } from '@shared/journal/event'

import { cashBody, checkpointBody, openingIssues } from './account-check'
import { within } from './bounds'
import type { Checked } from './fill-check'
import type { Ledger } from './ledger'
import { refused } from './record'
import type { Account } from './registry'

/** Opens an account before its first position, and says what it is. */
export function openAccount(ledger: Ledger, input: NewAccount): AccountRecording {
  return ledger.change(() => {
    const { venue, currency, scale, ...description } = input
    const id = AccountId.parse(`${venue}:${currency}`)
    if (ledger.registry().account(id) !== undefined)
      throw new AppError('conflict', 'That account is in the journal already.')
    ledger.append(
      { kind: 'account-opened', version: 1, venue, currency, scale },
      { accountId: id, atMs: ledger.nowMs() },
    )
    return described(ledger, { id, venue, currency, scale }, description)
  })
}

/** Says what an account is from now on. */
export function describeAccount(ledger: Ledger, input: NewDescription): AccountRecording {
  return ledger.change(() => {
    const { accountId, ...description } = input
    return described(ledger, accountOf(ledger, accountId), description)
  })
}

function described(
  ledger: Ledger,
  account: Account,
  description: AccountDescription,
): AccountRecording {
  if (!isZone(description.zone))
    throw refused([{ path: 'zone', message: 'is no zone that this program knows' }])
  const body = { kind: 'account-described', version: 1, ...description } as const
  return appended(ledger, account, { body, atMs: ledger.nowMs() })
}

/** Records coins that came or went, and sums their day again. */
export function moveCash(ledger: Ledger, input: NewCash): AccountRecording {
  return ledger.change(() => {
    const account = accountOf(ledger, input.accountId)
    const body = bodyOf(cashBody(ledger, account, input))
    if (body.cash === 'opening') refuseIssues(openingIssues(ledger, account, input.atMs))
    const recording = appended(ledger, account, { body, atMs: input.atMs })
    refoldCash(ledger, account.id, dayOf(input.atMs))
    return recording
  })
}

/** Records what a statement says. It moves nothing, and is recorded whether it agrees or not. */
export function stateCheckpoint(ledger: Ledger, input: NewCheckpoint): AccountRecording {
  return ledger.change(() => {
    const account = accountOf(ledger, input.accountId)
    const body: BodyOf<'checkpoint-stated'> = bodyOf(checkpointBody(ledger, account, input))
    return appended(ledger, account, { body, atMs: input.atMs })
  })
}

/** Sums the cash of one day of an account again from its events. Must run inside a change. */
export function refoldCash(ledger: Ledger, accountId: AccountId, day: number): void {
  const { repository } = ledger
  const range = { fromMs: dayStartMs(day), untilMs: dayStartMs(day + 1) }
  const events = repository
    .accountEvents({ accountId, kind: 'cash-moved', ...range, voided: false })
    .filter(isCash)
  const sums = cashSums(events, accountOf(ledger, accountId).scale)
  if (!sums.every(({ units, microUsd }) => within(units) && within(microUsd)))
    throw new AppError('invalid-input', 'The cash of that day is larger than can be stored.')
  repository.replaceCashDay(accountId, day, sums)
}

/** An account of this journal. */
export function accountOf(ledger: Ledger, id: AccountId): Account {
  const account = ledger.registry().account(id)
  if (account === undefined) throw new AppError('not-found', 'That account is not in this journal.')
  return account
}

function appended(
  ledger: Ledger,
  account: Account,
  of: { readonly body: EventBody; readonly atMs: number },
): AccountRecording {
  const { id, seq } = ledger.append(of.body, { accountId: account.id, atMs: of.atMs })
  return { accountId: account.id, eventId: id, lastSeq: seq }
}

function bodyOf<T>(checked: Checked<T>): T {
  if (checked.ok) return checked.body
  throw refused(checked.issues)
}

function refuseIssues(issues: readonly FieldIssue[]): void {
  if (issues.length > 0) throw refused(issues)
}
