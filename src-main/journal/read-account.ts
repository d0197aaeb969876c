import type {
  AccountContract,
  AccountDescription,
  AccountHistory,
  AccountList,
  AccountSummary,
  CheckpointLine,
} from '@shared/ipc/accounts'
import type { AccountId, BodyOf, JournalEvent } from '@shared/journal/event'
import { listedContracts } from '@shared/market/registry'

import {
  checksOf,
  countingChecks,
  lastPositions,
  type AccountChecks,
  type CheckedCheckpoint,
  type CheckedPosition,
} from './check-account'
import { differencesOf } from './find-differences'
import type { Ledger } from './ledger'
import { coinsOf, dollarsOf } from './read-wallet'
import { accountOf } from './record-account'
import type { Account } from './registry'
import {
  balanceOf,
  cashDollars,
  cashUnits,
  earnedCash,
  netMicroUsdOf,
  netOf,
  streamsOf,
  walletAt,
} from './wallet'

/** Every account of the journal, in the order in which they were opened. */
export function listAccounts(ledger: Ledger): AccountList {
  return {
    accounts: ledger
      .registry()
      .accounts()
      .map((account) => summaryOf(ledger, account)),
  }
}

/** One account with its checkpoints and where they part from the events. */
export function readAccount(ledger: Ledger, { id }: { readonly id: AccountId }): AccountHistory {
  const account = accountOf(ledger, id)
  const checks = checksOf(ledger, id)
  return {
    account: summaryOf(ledger, account),
    contracts: contractsOf(ledger, id),
    checkpoints: checks.map((check) => lineOf(check, account.scale)).toReversed(),
    differences: differencesOf(ledger, id, checks),
  }
}

function summaryOf(ledger: Ledger, account: Account): AccountSummary {
  const { id, currency, scale } = account
  const wallet = walletAt(ledger, id, ledger.nowMs())
  const earned = earnedCash(wallet)
  const dollars = cashDollars(earned)
  const checks = checksOf(ledger, id)
  return {
    ...{ id, currency, scale, venue: venueOf(ledger, account) },
    description: descriptionOf(ledger, id),
    balance: coinsOf(balanceOf(wallet), scale),
    result: coinsOf(netOf(wallet.trades) + cashUnits(earned), scale),
    resultUsd: dollarsOf(
      dollars === undefined ? undefined : netMicroUsdOf(wallet.trades) + dollars,
    ),
    openedAtMs: ledger.openedMs(id) ?? null,
    balanceCheck: balanceCheck(checks, scale),
    positionChecks: lastPositions(checks).map(({ atMs, position }) => ({
      contract: position.stream.contract,
      symbol: position.spec.symbol,
      positionSide: position.stream.positionSide,
      state: stateOf(position),
      atMs,
    })),
  }
}

/** The venue as its contracts name it; the account's own word where none is known. */
function venueOf(ledger: Ledger, { id, venue }: Account): string {
  const own = ledger
    .registry()
    .listings()
    .find((listing) => listing.accountId === id)
  const known = own?.spec ?? listedContracts.find((spec) => spec.id.startsWith(`${venue}:`))
  return known?.venue ?? venue
}

type Described = JournalEvent & { readonly body: BodyOf<'account-described'> }

function descriptionOf({ repository }: Ledger, accountId: AccountId): AccountDescription | null {
  const last = repository
    .accountEvents({ accountId, kind: 'account-described', voided: false })
    .filter((event): event is Described => event.body.kind === 'account-described')
    .toSorted((a, b) => a.seq - b.seq)
    .at(-1)
  if (last === undefined) return null
  const { name, marginMode, zone, dayBoundary } = last.body
  return { name, marginMode, zone, dayBoundary }
}

function balanceCheck(checks: AccountChecks, scale: number): AccountSummary['balanceCheck'] {
  const last = countingChecks(checks).findLast(({ balance }) => balance !== undefined)
  if (last?.balance === undefined) return { state: 'absent', atMs: null, difference: null }
  const { stated, computed } = last.balance
  return {
    state: stated === computed ? 'green' : 'red',
    atMs: last.event.atMs,
    difference: coinsOf(stated - computed, scale),
  }
}

const stateOf = ({ differs }: CheckedPosition) => (differs.length === 0 ? 'green' : 'red')

function lineOf(
  { event, voided, balance, position }: CheckedCheckpoint,
  scale: number,
): CheckpointLine {
  return {
    ...{ id: event.id, atMs: event.atMs, note: event.body.note, voided: voided ?? null },
    balance: balance
      ? {
          stated: coinsOf(balance.stated, scale),
          computed: coinsOf(balance.computed, scale),
          difference: coinsOf(balance.stated - balance.computed, scale),
          state: balance.stated === balance.computed ? 'green' : 'red',
        }
      : null,
    position: position ? positionLine(position) : null,
  }
}

function positionLine(position: CheckedPosition): NonNullable<CheckpointLine['position']> {
  const { stream, spec, stated, held, differs } = position
  return {
    ...{ contract: stream.contract, symbol: spec.symbol, tick: spec.tick },
    positionSide: stream.positionSide,
    stated: {
      side: stated.side,
      quantity: stated.quantity,
      averageEntry: stated.averageEntry ?? null,
    },
    computed: {
      side: held.side,
      quantity: held.quantity,
      averageEntry: held.entries[0] ?? null,
    },
    differs: [...differs],
    state: stateOf(position),
  }
}

/** The contracts of an account, under the listing that it used last. */
function contractsOf(ledger: Ledger, accountId: AccountId): AccountContract[] {
  const streams = streamsOf(ledger, accountId)
  const ids = new Set(streams.map(({ contract }) => contract))
  return [...ids].toSorted().flatMap((contract) => {
    const listing = ledger.registry().lastListing(accountId, contract)
    if (listing === undefined) return []
    const { symbol, tick, lot } = listing.spec
    const hedged = streams.some(
      (stream) => stream.contract === contract && stream.positionSide !== 'net',
    )
    return [{ contract, symbol, tick, lot, hedged }]
  })
}
