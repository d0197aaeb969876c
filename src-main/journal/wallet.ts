import { isCapital } from '@shared/journal/cash'
import {
  cashMicroUsd,
  cashSums,
  isCash,
  type CashEvent,
  type CashSum,
} from '@shared/journal/cash-sums'
import { dayOf, dayStartMs } from '@shared/journal/day'
import type { AccountId } from '@shared/journal/event'
import { NO_UNITS, unitsPlus, type LegUnits } from '@shared/journal/leg-units'

import type { StreamId } from './journal-repository'
import type { Ledger } from './ledger'
import { movesOf, type StreamMove } from './standing-at'

/** Everything that an account's coins came from, up to a moment. */
export interface Wallet {
  readonly trades: LegUnits
  /** One sum a kind or several. */
  readonly cash: readonly CashSum[]
}

/** net = gross − fees + funding, in smallest units. */
export const netOf = ({ gross, fees, funding }: LegUnits): bigint => gross - fees + funding

/** The same in millionths of a dollar, each part at its own event's price. */
export const netMicroUsdOf = (units: LegUnits): bigint =>
  units.grossMicroUsd - units.feesMicroUsd + units.fundingMicroUsd

export const cashUnits = (sums: readonly CashSum[]): bigint =>
  sums.reduce((sum, { units }) => sum + units, 0n)

/** Millionths of a dollar of several sums; undefined where a movement among them has no price. */
export function cashDollars(sums: readonly CashSum[]): bigint | undefined {
  if (sums.some(({ withoutPrice }) => withoutPrice > 0)) return undefined
  return sums.reduce((sum, { microUsd }) => sum + microUsd, 0n)
}

/** The wallet balance: the sum of all events, in smallest units, exact. Open positions are not among it. */
export const balanceOf = ({ trades, cash }: Wallet): bigint => netOf(trades) + cashUnits(cash)

/** Cash that is no capital: it belongs to the result. */
export const earnedCash = ({ cash }: Wallet): readonly CashSum[] =>
  cash.filter((sum) => !isCapital(sum.cash))

/** The streams of an account. */
export const streamsOf = ({ repository }: Ledger, accountId: AccountId): readonly StreamId[] =>
  repository.streams().filter((stream) => stream.accountId === accountId)

/**
 * An account's wallet after everything dated at or before a moment. Whole days come from stored sums; only a stream
 * that has events on both sides of the moment on its day is folded, from the last state kept before.
 */
export function walletAt(ledger: Ledger, accountId: AccountId, atMs: number): Wallet {
  const { repository } = ledger
  const day = dayOf(atMs)
  const part = streamsOf(ledger, accountId)
    .map((stream) => partOfDay(ledger, stream, atMs))
    .reduce(unitsPlus, NO_UNITS)
  return {
    trades: unitsPlus(repository.tradeUnitsBefore(accountId, day), part),
    cash: [
      ...repository.cashBefore(accountId, day),
      ...cashSums(
        cashIn(ledger, accountId, { fromMs: dayStartMs(day), toMs: atMs }),
        scaleOf(ledger, accountId),
      ),
    ],
  }
}

/** What a stream moved on the day of a moment, up to that moment. */
function partOfDay(ledger: Ledger, stream: StreamId, atMs: number): LegUnits {
  const { repository } = ledger
  const day = dayOf(atMs)
  if (!repository.tradesWithin(stream, atMs + 1, dayStartMs(day + 1) - 1))
    return repository.streamUnitsOn(stream, day)
  let part = NO_UNITS
  for (const { moved } of movesOf(ledger, stream, { fromMs: dayStartMs(day), toMs: atMs }))
    part = unitsPlus(part, moved)
  return part
}

/** Between two moments, both included. */
interface Span {
  readonly fromMs: number
  readonly toMs: number
}

/** Cash that counts. */
export const cashIn = (
  { repository }: Ledger,
  accountId: AccountId,
  { fromMs, toMs }: Span,
): readonly CashEvent[] =>
  repository
    .accountEvents({ accountId, kind: 'cash-moved', fromMs, untilMs: toMs + 1, voided: false })
    .filter(isCash)

const scaleOf = (ledger: Ledger, accountId: AccountId): number => {
  const account = ledger.registry().account(accountId)
  if (account === undefined) throw new Error(`account ${accountId} is not in the journal`)
  return account.scale
}

/** One event that moved the wallet. */
export interface WalletMove {
  readonly event: StreamMove['event'] | CashEvent
  /** Null for cash. */
  readonly stream: StreamId | null
  readonly units: bigint
  /** Undefined for cash without a price. */
  readonly microUsd: bigint | undefined
}

/** What moved an account's wallet in a span, each event by itself, in no order; more than `most` are left out. */
export function walletMoves(
  ledger: Ledger,
  accountId: AccountId,
  { most, ...span }: Span & { readonly most: number },
): readonly WalletMove[] {
  const moves: WalletMove[] = []
  const scale = scaleOf(ledger, accountId)
  for (const event of cashIn(ledger, accountId, span)) {
    const microUsd = cashMicroUsd(event.body, scale)
    moves.push({ event, stream: null, units: event.body.amount, microUsd })
  }
  for (const stream of streamsOf(ledger, accountId))
    for (const { event, moved } of movesOf(ledger, stream, span)) {
      moves.push({ event, stream, units: netOf(moved), microUsd: netMicroUsdOf(moved) })
      if (moves.length > most) return moves.slice(0, most + 1)
    }
  return moves
}
