import { CashKind } from '@shared/journal/cash'
import { isCash, type CashSum } from '@shared/journal/cash-sums'
import { dayStartMs } from '@shared/journal/day'
import { AccountId } from '@shared/journal/event'
import { NO_UNITS } from '@shared/journal/leg-units'

import type { Row, Statement } from '../storage/sqlite'

import type { AccountStorage } from './account-storage'
import { EVENT_COLUMNS, eventOfRow } from './sqlite-event-row'
import { IN_STREAM, streamCells } from './sqlite-stream-key'
import { COUNTS } from './sqlite-streams'
import {
  halvesOf,
  sumsOfRow,
  UNIT_COLUMNS,
  UNIT_SUMS,
  unitsOfRow,
  wholeOfHalves,
} from './sqlite-units'
import { rowDifferences } from './sqlite-verify'

/** As the index is made: SQLite uses it only for these very words. */
const OF_ACCOUNT = "kind IN ('account-described', 'cash-moved', 'checkpoint-stated')"
const CASH_COLUMNS = ['units', 'micro_usd', 'without_price'] as const
const LAST_DAY = Number.MAX_SAFE_INTEGER

/** The accounts of a journal file: what belongs to none of their contracts, and what all of them moved by day. */
export function sqliteAccounts(sql: (text: string) => Statement): AccountStorage {
  const cashIn: AccountStorage['cashIn'] = (accountId, { from, until }) =>
    sql(
      `SELECT cash, day, ${CASH_COLUMNS.join(', ')} FROM cash_sum
       WHERE account_id = ? AND day >= ? AND day < ? ORDER BY cash, day`,
    )
      .all(accountId, BigInt(from), BigInt(until))
      .map(cashSumOf)
  const accountEvents: AccountStorage['accountEvents'] = (query) =>
    sql(
      `SELECT ${EVENT_COLUMNS} FROM event WHERE ${OF_ACCOUNT} AND account_id = ? AND kind = ?
       AND at_ms >= ? AND at_ms < ? ${query.voided ? '' : `AND ${COUNTS('event')}`}
       ORDER BY at_ms, seq`,
    )
      .all(
        query.accountId,
        query.kind,
        BigInt(query.fromMs ?? 0),
        BigInt(query.untilMs ?? Number.MAX_SAFE_INTEGER),
      )
      .map(eventOfRow)
  return {
    accountEvents,
    cashIn,
    openingOf: (accountId) => {
      const row = sql(
        "SELECT day FROM cash_sum WHERE account_id = ? AND cash = 'opening' LIMIT 1",
      ).get(accountId)
      if (row === undefined) return undefined
      const day = Number(row['day'])
      const range = { fromMs: dayStartMs(day), untilMs: dayStartMs(day + 1) }
      return accountEvents({ accountId, kind: 'cash-moved', ...range, voided: false })
        .filter(isCash)
        .find(({ body }) => body.cash === 'opening')
    },
    cashBefore: (accountId, day = LAST_DAY) =>
      sql(
        `SELECT cash, max(day) AS day, ${CASH_COLUMNS.map(halvesOf).join(', ')} FROM cash_sum
         WHERE account_id = ? AND day < ? GROUP BY cash ORDER BY cash`,
      )
        .all(accountId, BigInt(day))
        .map((row) => cashSumOf(withWholes(row))),
    replaceCashDay: (accountId, day, sums) => {
      sql('DELETE FROM cash_sum WHERE account_id = ? AND day = ?').run(accountId, BigInt(day))
      for (const sum of sums)
        sql(
          `INSERT INTO cash_sum (account_id, cash, day, ${CASH_COLUMNS.join(', ')})
           VALUES (?, ?, ?, ?, ?, ?)`,
        ).run(accountId, sum.cash, BigInt(sum.day), ...cashCells(sum))
    },
    cashDifferences: (accountId, sums) =>
      rowDifferences({
        what: `the cash of ${accountId} of kind and day`,
        columns: CASH_COLUMNS,
        stored: sql(
          `SELECT cash || ' ' || day AS id, ${CASH_COLUMNS.join(', ')} FROM cash_sum
           WHERE account_id = ?`,
        ).all(accountId),
        expected: new Map(sums.map((sum) => [`${sum.cash} ${sum.day}`, cashCells(sum)])),
      }),
    cashAccounts: () =>
      sql(
        `SELECT DISTINCT account_id FROM event WHERE ${OF_ACCOUNT}
         UNION SELECT DISTINCT account_id FROM cash_sum`,
      )
        .all()
        .map((row) => AccountId.parse(row['account_id'])),
    ...accountTrades(sql),
  }
}

function accountTrades(
  sql: (text: string) => Statement,
): Pick<
  AccountStorage,
  'tradeUnitsBefore' | 'tradeDays' | 'streamUnitsOn' | 'tradesWithin' | 'walletDays'
> {
  return {
    tradeUnitsBefore: (accountId, day) => {
      const row = sql(`SELECT ${UNIT_SUMS} FROM day_sum WHERE account_id = ? AND day < ?`).get(
        accountId,
        BigInt(day),
      )
      return row === undefined ? NO_UNITS : sumsOfRow(row)
    },
    tradeDays: (accountId, { from, until }) =>
      sql(
        `SELECT day, ${UNIT_SUMS} FROM day_sum WHERE account_id = ? AND day >= ? AND day < ?
         GROUP BY day`,
      )
        .all(accountId, BigInt(from), BigInt(until))
        .map((row) => ({ day: Number(row['day']), units: sumsOfRow(row) })),
    streamUnitsOn: (stream, day) => {
      const row = sql(
        `SELECT ${UNIT_COLUMNS.join(', ')} FROM day_sum WHERE ${IN_STREAM} AND day = ?`,
      ).get(...streamCells(stream), BigInt(day))
      return row === undefined ? NO_UNITS : unitsOfRow(row)
    },
    tradesWithin: (stream, fromMs, toMs) =>
      sql(
        `SELECT 1 FROM event WHERE ${IN_STREAM} AND at_ms >= ? AND at_ms <= ?
         AND kind IN ('fill-recorded', 'funding-settled') LIMIT 1`,
      ).get(...streamCells(stream), BigInt(fromMs), BigInt(toMs)) !== undefined,
    walletDays: (accountId) =>
      sql(
        `SELECT day FROM day_sum WHERE account_id = ?
         UNION SELECT day FROM cash_sum WHERE account_id = ? ORDER BY day DESC`,
      )
        .all(accountId, accountId)
        .map((row) => Number(row['day'])),
  }
}

const cashCells = ({ units, microUsd, withoutPrice }: CashSum) =>
  [units, microUsd, BigInt(withoutPrice)] as const

const cashSumOf = (row: Row): CashSum => ({
  cash: CashKind.parse(row['cash']),
  day: Number(row['day']),
  units: BigInt(row['units'] ?? 0n),
  microUsd: BigInt(row['micro_usd'] ?? 0n),
  withoutPrice: Number(row['without_price']),
})

const withWholes = (row: Row): Row => ({
  ...row,
  ...Object.fromEntries(CASH_COLUMNS.map((column) => [column, wholeOfHalves(row, column)])),
})
