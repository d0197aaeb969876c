import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it, onTestFinished } from 'vitest'

import type { TableName } from '@shared/ipc/safety'
import type { LegMoney } from '@shared/journal/leg'
import { EVERY_LEG } from '@shared/journal/leg-query'
import { D, ZERO, type Decimal } from '@shared/num/decimal'
import { coin, price } from '@shared/num/units'

import {
  deribit,
  fill,
  FIRST,
  freshFolder,
  funding,
  MINUTE,
  NOW,
  position,
  type TestJournal,
} from '../../test/support/journal-harness'
import { openJournalService, type OpenJournal } from '../journal/open-journal'

import { TABLES } from './tables'
import { writeTable } from './write-table'

/** The service as the program has it, with methods that answer at once. */
type OwnTestJournal = TestJournal & Pick<OpenJournal, 'own'>

const WATCHING = { signal: new AbortController().signal, onProgress: () => undefined }

function open(): OwnTestJournal {
  const journal = openJournalService({
    folder: freshFolder(),
    now: () => NOW,
    newId: randomUUID,
    onChanged: () => undefined,
    onStatusChanged: () => undefined,
    log: { info: () => undefined, error: () => undefined },
  })
  onTestFinished(() => journal.close())
  // The port allows promises; this service answers synchronously.
  return journal as unknown as OwnTestJournal
}

/** Long 300, of which 100 are closed; turned to short 50 and closed; a funding payment; a voided fill. */
function filled(): OwnTestJournal {
  const journal = open()
  journal.recordPosition(
    position(
      [
        fill('buy', '300 @ 50000', { minute: 0 }),
        fill('sell', '100 @ 51000.5', { minute: 10 }),
        fill('sell', '250 @ 52000', { minute: 20 }),
        fill('buy', '50 @ 49000', { minute: 30 }),
      ],
      {
        funding: [funding('-0.00000012', 15)],
        note: '=HYPERLINK("http://x","a, b")\nnext',
        tags: ['@a', 'b'],
      },
    ),
  )
  const [{ id } = { id: undefined }] = journal.listLegs(EVERY_LEG).legs
  const { legIds } = journal.addFill({
    legId: id!,
    fill: fill('buy', '700 @ 50000', { minute: 40 }),
  })
  const { entries } = journal.readLeg({ id: legIds[0]! })
  journal.voidEvent({ eventId: entries[0]!.event.id, reason: 'typed twice' })
  return journal
}

async function tableOf(
  journal: OwnTestJournal,
  name: TableName,
  byteOrderMark = false,
): Promise<string> {
  const path = join(freshFolder(), 'a.csv')
  const written = await writeTable(path, {
    source: journal,
    table: TABLES[name],
    byteOrderMark,
    watching: WATCHING,
  })
  const content = readFileSync(path)
  expect(written.bytes).toBe(content.length)
  return content.toString('utf8')
}

/** The rows of a table that has no line breaks in its cells, by their heads. */
function rowsOf(csv: string): readonly Readonly<Record<string, string>>[] {
  const [heads = '', ...lines] = csv.trimEnd().split('\r\n')
  const names = heads.split(',')
  return lines.map((line) =>
    Object.fromEntries(line.split(',').map((cell, index) => [names[index] ?? '', cell])),
  )
}

const sumOf = (rows: ReturnType<typeof rowsOf>, head: string): Decimal =>
  rows.reduce((sum, row) => sum.plus(new D(row[head]!)), ZERO)

describe('the tables', () => {
  it('of fills and of the wallet add up to the money of the positions, to the last unit', async () => {
    const journal = filled()
    const { totals } = journal.legTotals({ filter: EVERY_LEG.filter })
    const { money } = totals[0]!
    const fills = rowsOf(await tableOf(journal, 'fills'))
    const wallet = rowsOf(await tableOf(journal, 'wallet'))
    const expected: Partial<Record<keyof LegMoney, Decimal>> = {
      gross: sumOf(fills, 'gross PnL (coin)'),
      grossUsd: sumOf(fills, 'gross PnL (USD)'),
      fees: sumOf(fills, 'fee paid (coin)'),
      feesUsd: sumOf(fills, 'fee paid (USD)'),
      funding: sumOf(wallet, 'received (coin)'),
      fundingUsd: sumOf(wallet, 'received (USD)'),
    }
    expect(money).toMatchObject(expected)
    expect(money.gross.isZero() || money.fees.isZero()).toBe(false)
  })

  it('give a fill that turned the side to both positions, and leave out what was voided', async () => {
    const rows = rowsOf(await tableOf(filled(), 'fills'))
    expect(
      rows.map((row) => [row['action'], row['quantity (contracts)'], row['price (USD)']]),
    ).toEqual([
      ['buy', '300', '50000'],
      ['sell', '100', '51000.5'],
      ['sell', '200', '52000'],
      ['sell', '50', '52000'],
      ['buy', '50', '49000'],
    ])
    expect(rows[2]!['fill id']).toBe(rows[3]!['fill id'])
    expect(rows[2]!['position id']).not.toBe(rows[3]!['position id'])
    expect(rows[0]!['time (UTC)']).toBe(
      new Date(FIRST).toISOString().replace('T', ' ').replace('Z', ''),
    )
  })

  it('have numbers as they are, and no note that a spreadsheet would work out', async () => {
    const csv = await tableOf(filled(), 'legs')
    expect(csv).toContain(`,"'@a, b","'=HYPERLINK(""http://x"",""a, b"")\nnext"\r\n`)
    expect(csv).toContain(',-0.00000012,')
    const [heads = ''] = csv.split('\r\n')
    expect(heads).toContain('gross PnL (coin),fees paid (coin),funding received (coin)')
    expect(csv.split('\r\n')).toHaveLength(4)
  })

  it('begin with a byte order mark when asked, and are heads alone for an empty journal', async () => {
    const journal = open()
    for (const name of ['legs', 'fills', 'wallet'] as const) {
      const plain = await tableOf(journal, name)
      expect(plain).toBe(`${TABLES[name].heads.join(',')}\r\n`)
      expect(await tableOf(journal, name, true)).toBe(`\uFEFF${plain}`)
    }
  })

  it('hold every position once, oldest first, beyond one batch', async () => {
    const journal = open()
    for (let minute = 0; minute < 55; minute += 1)
      journal.recordPosition(
        position([fill(minute % 2 === 0 ? 'buy' : 'sell', '10 @ 50000', { minute })]),
      )
    const legs = rowsOf(await tableOf(journal, 'legs'))
    const listed = journal.listLegs(EVERY_LEG).legs
    expect(legs.map((row) => row['position id'])).toEqual(listed.map(({ id }) => id).toReversed())
    expect(legs.length).toBeGreaterThan(20)
  })
})

describe('a table that is being written', () => {
  const during = (
    journal: OwnTestJournal,
    onProgress: () => void,
    {
      signal = WATCHING.signal,
      stands,
    }: { readonly signal?: AbortSignal; readonly stands?: string } = {},
  ) => {
    const path = join(freshFolder(), 'a.csv')
    if (stands !== undefined) writeFileSync(path, stands)
    const written = writeTable(path, {
      source: journal,
      table: TABLES.legs,
      byteOrderMark: false,
      watching: { signal, onProgress },
    })
    return { path, written }
  }

  it('is refused when the journal changes, or another is opened, and leaves nothing', async () => {
    const changes: ((journal: OwnTestJournal) => unknown)[] = [
      (journal) => journal.recordPosition(position([fill('buy', '10 @ 50000', { minute: 50 })])),
      (journal) => journal.switchTo({ journal: 'demo' }),
    ]
    for (const change of changes) {
      const journal = filled()
      const { path, written } = during(journal, () => change(journal))
      await expect(written).rejects.toMatchObject({ code: 'conflict' })
      expect(existsSync(path)).toBe(false)
    }
  })

  it('leaves nothing when it is stopped', async () => {
    const stopping = new AbortController()
    const { path, written } = during(filled(), () => stopping.abort(), { signal: stopping.signal })
    await expect(written).rejects.toThrow(/abort/i)
    expect(existsSync(path)).toBe(false)
  })

  it('keeps what stood there when the journal is not the person’s own', async () => {
    const journal = open()
    journal.switchTo({ journal: 'demo' })
    const { path, written } = during(journal, () => undefined, { stands: 'old' })
    await expect(written).rejects.toMatchObject({ code: 'conflict' })
    expect(readFileSync(path, 'utf8')).toBe('old')
  })
})

it('names the settlement coin in every row', async () => {
  const rows = rowsOf(await tableOf(filled(), 'wallet'))
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({
    coin: deribit().settlement,
    contract: deribit().symbol,
    kind: 'funding',
    'received (coin)': '-0.00000012',
    'price (USD)': '50000',
    'time (UTC)': new Date(FIRST + 15 * MINUTE).toISOString().replace('T', ' ').replace('Z', ''),
  })
})

it('has cash beside funding in the wallet, and all tables together come to the balance', async () => {
  const journal = filled()
  const [{ id: accountId } = { id: undefined }] = journal.listAccounts({}).accounts
  const cash = (kind: 'deposit' | 'withdrawal', amount: string) =>
    journal.moveCash({
      accountId: accountId!,
      cash: kind,
      amount: coin(new D(amount)),
      ...(kind === 'deposit' && { price: price(new D(48_000)) }),
      atMs: FIRST - MINUTE,
      note: '=a',
    })
  cash('deposit', '0.25')
  const { eventId } = cash('withdrawal', '-0.1')
  cash('withdrawal', '-0.05')
  journal.voidEvent({ eventId, reason: 'typed twice' })
  const wallet = rowsOf(await tableOf(journal, 'wallet'))
  expect(wallet.slice(0, 2)).toMatchObject([
    {
      kind: 'deposit',
      'received (coin)': '0.25',
      'received (USD)': '12000',
      'position id': '',
      note: "'=a",
    },
    { kind: 'withdrawal', 'received (coin)': '-0.05', 'received (USD)': '' },
  ])
  const fills = rowsOf(await tableOf(journal, 'fills'))
  const balance = sumOf(wallet, 'received (coin)')
    .plus(sumOf(fills, 'gross PnL (coin)'))
    .minus(sumOf(fills, 'fee paid (coin)'))
  expect(journal.listAccounts({}).accounts).toMatchObject([{ balance }])
})
