import type {
  WalletDay,
  WalletDayQuery,
  WalletDays,
  WalletEntries,
  WalletEntry,
  WalletQuery,
} from '@shared/ipc/accounts'
import { cashMicroUsd, isCash, type CashSum } from '@shared/journal/cash-sums'
import { dayOf, dayStartMs } from '@shared/journal/day'
import { USD_SCALE } from '@shared/journal/dollar-twin'
import type { AccountId } from '@shared/journal/event'
import { inFoldOrder } from '@shared/journal/fold-order'
import { legMoney } from '@shared/journal/leg-summary'
import { NO_UNITS, type LegUnits } from '@shared/journal/leg-units'
import { fromMinorUnits } from '@shared/money/money'
import { coin, usd, type Coin, type Usd } from '@shared/num/units'

import type { Ledger } from './ledger'
import { voidsOf } from './read'
import { accountOf } from './record-account'
import {
  balanceOf,
  cashDollars,
  cashUnits,
  netMicroUsdOf,
  netOf,
  walletMoves,
  type WalletMove,
} from './wallet'

/** More events than anybody reads of one day. */
const MOST_ENTRIES = 1_000
/** More than any day has; beyond it the balance after each event is not told. */
const MOST_MOVES = 20_000

export const coinsOf = (units: bigint, scale: number): Coin => coin(fromMinorUnits(units, scale))

export const dollarsOf = (microUsd: bigint | undefined): Usd | null =>
  microUsd === undefined ? null : usd(fromMinorUnits(microUsd, USD_SCALE))

export const startOf = (day: number): string => new Date(dayStartMs(day)).toISOString().slice(0, 10)

/** A window of an account's days with the balance at the end of each, the newest first. */
export function walletDays(ledger: Ledger, { accountId, window }: WalletQuery): WalletDays {
  const { repository } = ledger
  const { scale } = accountOf(ledger, accountId)
  const all = repository.walletDays(accountId)
  const days = all.slice(window.from, window.from + window.count)
  const [newest] = days
  const oldest = days.at(-1)
  if (newest === undefined || oldest === undefined) return { days: [], count: all.length }
  const range = { from: oldest, until: newest + 1 }
  const trades = new Map(
    repository.tradeDays(accountId, range).map(({ day, units }) => [day, units]),
  )
  const cash = byDay(repository.cashIn(accountId, range))
  let balance = balanceBefore(ledger, accountId, newest + 1)
  return {
    count: all.length,
    days: days.map((day) => {
      const of = { trades: trades.get(day) ?? NO_UNITS, cash: cash.get(day) ?? [] }
      const after = balance
      balance -= balanceOf(of)
      return dayRow(day, of, { scale, after })
    }),
  }
}

function byDay(sums: readonly CashSum[]): ReadonlyMap<number, readonly CashSum[]> {
  const days = new Map<number, CashSum[]>()
  for (const sum of sums) days.set(sum.day, [...(days.get(sum.day) ?? []), sum])
  return days
}

function dayRow(
  day: number,
  { trades, cash }: { readonly trades: LegUnits; readonly cash: readonly CashSum[] },
  { scale, after }: { readonly scale: number; readonly after: bigint },
): WalletDay {
  const dollars = cashDollars(cash)
  return {
    start: startOf(day),
    trades: legMoney(trades, scale),
    cash: coinsOf(cashUnits(cash), scale),
    cashUsd: dollarsOf(dollars),
    total: coinsOf(netOf(trades) + cashUnits(cash), scale),
    totalUsd: dollarsOf(dollars === undefined ? undefined : netMicroUsdOf(trades) + dollars),
    balance: coinsOf(after, scale),
  }
}

/** The balance of everything dated before a day. */
const balanceBefore = ({ repository }: Ledger, accountId: AccountId, day: number): bigint =>
  balanceOf({
    trades: repository.tradeUnitsBefore(accountId, day),
    cash: repository.cashBefore(accountId, day),
  })

/** The events of one day with the balance after each, in the order in which they happened. */
export function walletDay(
  ledger: Ledger,
  { accountId, day: start }: WalletDayQuery,
): WalletEntries {
  const { scale } = accountOf(ledger, accountId)
  const day = dayOf(Date.parse(start))
  const span = { fromMs: dayStartMs(day), toMs: dayStartMs(day + 1) - 1 }
  const moves = walletMoves(ledger, accountId, { ...span, most: MOST_MOVES })
  const whole = moves.length <= MOST_MOVES
  let balance = balanceBefore(ledger, accountId, day)
  const counting = moves
    .toSorted((a, b) => inFoldOrder(a.event, b.event))
    .slice(0, MOST_ENTRIES)
    .map((move) => {
      balance += move.units
      return {
        seq: move.event.seq,
        entry: entryOf(ledger, move, { scale, balance: whole ? balance : null }),
      }
    })
  const all = [...counting, ...voidedCash(ledger, accountId, { ...span, scale })]
  return {
    entries: all
      .toSorted((a, b) => inFoldOrder({ ...a, atMs: a.entry.atMs }, { ...b, atMs: b.entry.atMs }))
      .map(({ entry }) => entry),
    more: moves.length > MOST_ENTRIES,
  }
}

function entryOf(
  ledger: Ledger,
  { event, stream, units, microUsd }: WalletMove,
  { scale, balance }: { readonly scale: number; readonly balance: bigint | null },
): WalletEntry {
  return {
    ...{ id: event.id, atMs: event.atMs, voided: null },
    kind: kindOf(event.body.kind),
    ...cashWords(event.body),
    contract: stream?.contract ?? null,
    symbol: stream && symbolOf(ledger, stream),
    amount: coinsOf(units, scale),
    amountUsd: dollarsOf(microUsd),
    balance: balance === null ? null : coinsOf(balance, scale),
  }
}

const cashWords = (body: WalletMove['event']['body']) =>
  body.kind === 'cash-moved' ? { cash: body.cash, note: body.note } : { cash: null, note: '' }

const KINDS = {
  'fill-recorded': 'fill',
  'funding-settled': 'funding',
  'cash-moved': 'cash',
} as const

export const kindOf = (kind: keyof typeof KINDS): (typeof KINDS)[keyof typeof KINDS] => KINDS[kind]

/** What the venue calls a contract. */
export function symbolOf(
  ledger: Ledger,
  { accountId, contract }: { readonly accountId: AccountId; readonly contract: string },
): string {
  return ledger.registry().lastListing(accountId, contract)?.spec.symbol ?? contract
}

function voidedCash(
  ledger: Ledger,
  accountId: AccountId,
  of: { readonly fromMs: number; readonly toMs: number; readonly scale: number },
) {
  const { fromMs, toMs, scale } = of
  const events = ledger.repository
    .accountEvents({ accountId, kind: 'cash-moved', fromMs, untilMs: toMs + 1, voided: true })
    .filter(isCash)
  const voids = voidsOf(
    ledger,
    events.map(({ id }) => id),
  )
  return events.flatMap(({ id, seq, atMs, body }) => {
    const voided = voids.get(id)
    if (voided === undefined) return []
    const entry: WalletEntry = {
      ...({ id, atMs, voided, kind: 'cash', contract: null, symbol: null, balance: null } as const),
      ...{ cash: body.cash, note: body.note },
      amount: coinsOf(body.amount, scale),
      amountUsd: dollarsOf(cashMicroUsd(body, scale)),
    }
    return [{ seq, entry }]
  })
}
