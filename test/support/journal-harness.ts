import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { onTestFinished } from 'vitest'

import type { JournalPort } from '../../src-main/journal/journal-port'
import { openJournalService } from '../../src-main/journal/open-journal'
import type { JournalService } from '../../src-main/journal/journal-service'
import type { NewFill, NewFunding, NewPosition, VerifyReport } from '../../src-shared/ipc/contract'
import type { NewPlan } from '../../src-shared/ipc/plans'
import { AppError, type FieldIssue } from '../../src-shared/ipc/errors'
import type { InverseSpec } from '../../src-shared/market/contract-spec'
import { contractById } from '../../src-shared/market/registry'
import { D } from '../../src-shared/num/decimal'
import { coin, contracts, fraction, leverage, price, rate } from '../../src-shared/num/units'

export const NOW = Date.UTC(2026, 10, 23, 12)
export const MINUTE = 60_000
/** The fills of a test happen in the hours before its now. */
export const FIRST = NOW - 600 * MINUTE

/** A fresh folder, gone when the test is over. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'journal-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** An open journal whose methods answer at once, and what it told. */
export type TestJournal = JournalService & {
  readonly [M in 'status' | 'listBackups' | 'restoreBackup' | 'switchTo' | 'startAfresh']: (
    input: Parameters<JournalPort[M]>[0],
  ) => Awaited<ReturnType<JournalPort[M]>>
} & {
  readonly verify: (input: object) => VerifyReport
  readonly close: () => void
  readonly told: { changes: number[]; statuses: number; logged: string[] }
}

/** Opens the real service on a real file. It is closed when the test is over, if the test did not. */
export function openIn(folder: string, options: { readonly now?: () => number } = {}): TestJournal {
  const told = { changes: [] as number[], statuses: 0, logged: [] as string[] }
  const journal = openJournalService({
    folder,
    now: options.now ?? (() => NOW),
    newId: randomUUID,
    onChanged: (seq) => told.changes.push(seq),
    onStatusChanged: () => {
      told.statuses += 1
    },
    log: {
      info: (happened) => told.logged.push(happened),
      error: (happened) => told.logged.push(happened),
    },
  })
  onTestFinished(() => journal.close())
  // The port allows promises; this service answers synchronously, which the tests rely on.
  return Object.assign(journal as unknown as TestJournal, { told, verify: journal.verifyAtOnce })
}

export function specOf(id: string): InverseSpec {
  const spec = contractById(id)
  if (spec === undefined) throw new Error(`${id} is not listed`)
  return spec
}
export const deribit = (): InverseSpec => specOf('deribit:BTC-PERPETUAL')

/** A fill such as `fill('buy', '10 @ 50000', { minute: 5 })`: so many minutes after the first. */
export function fill(
  action: 'buy' | 'sell',
  quantityAtPrice: string,
  more: Partial<NewFill> & { readonly minute?: number } = {},
): NewFill {
  const { minute = 0, ...rest } = more
  const [quantity = '', at = ''] = quantityAtPrice.split(' @ ')
  return {
    action,
    quantity: contracts(new D(quantity)),
    price: price(new D(at)),
    role: 'taker',
    atMs: FIRST + minute * MINUTE,
    ...rest,
  }
}

export const funding = (amount: string, minute: number): NewFunding => ({
  amount: coin(new D(amount)),
  price: price(new D(50_000)),
  atMs: FIRST + minute * MINUTE,
})

export function position(fills: readonly NewFill[], more: Partial<NewPosition> = {}): NewPosition {
  return { spec: deribit(), fills: [...fills], funding: [], note: '', tags: [], ...more }
}

/** Long 100 USD on Deribit from 50 000, stop 40 000, all of it taken at 80 000, at no fee and 5 times. */
export function plan(more: Partial<NewPlan> = {}): NewPlan {
  return {
    spec: deribit(),
    name: 'Back to the range',
    side: 'long',
    quantity: contracts(new D(100)),
    entry: price(new D(50_000)),
    stop: price(new D(40_000)),
    targets: [{ price: price(new D(80_000)), share: fraction(new D(1)) }],
    backing: { kind: 'leverage', leverage: leverage(new D(5)) },
    openRole: 'maker',
    closeRole: 'maker',
    openFeeRate: rate(new D(0)),
    closeFeeRate: rate(new D(0)),
    sheet: { contractId: 'deribit:BTC-PERPETUAL', quantity: '100', entry: '50k' },
    tools: { 'targets-0-price': '80000' },
    note: '',
    ...more,
  }
}

/** What a refused call said. */
export function refusalOf(call: () => unknown): {
  readonly code: string
  readonly message: string
  readonly issues: readonly FieldIssue[]
} {
  try {
    call()
  } catch (error) {
    if (error instanceof AppError)
      return { code: error.code, message: error.message, issues: error.issues ?? [] }
    throw error
  }
  throw new Error('the call was not refused')
}
