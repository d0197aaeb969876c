import type { AccountSummary, NewCash } from '@shared/ipc/accounts'
import type { CashKind } from '@shared/journal/cash'
import { dayOf, dayStartMs } from '@shared/journal/day'
import { D } from '@shared/num/decimal'
import { coin, price } from '@shared/num/units'

import type { JournalService } from '../journal/journal-service'

import { STEP_MS, type MarketPath } from './market-path'

/** The account on which the trader wrote a deposit down twice, counted from the first. */
const CARELESS = 1
const NAMES = ['Main', 'Swing', 'Basis', 'Small']

/** Fractions of the year at which things happen. */
const DEPOSITED = 0.3
const CHECKED = 0.5
const TWICE = 0.6
const WITHDRAWN = 0.8
const CHECKED_AGAIN = 0.9

/**
 * What the trader's accounts hold besides trades: an opening balance, a deposit and a withdrawal, and statements that
 * they were held against. One of them does not agree, because a deposit was written down twice.
 */
export function tellAccounts(journal: JournalService, path: MarketPath): void {
  for (const [index, account] of journal.listAccounts({}).accounts.entries())
    tellAccount(journal, path, { account, index })
}

function tellAccount(
  journal: JournalService,
  path: MarketPath,
  { account, index }: { readonly account: AccountSummary; readonly index: number },
): void {
  const accountId = account.id
  const move = (
    cash: CashKind,
    amount: string,
    of: { readonly at: number; readonly note: string },
  ) => {
    const step = Math.floor(path.steps * of.at)
    const input: NewCash = {
      ...{ accountId, cash, amount: coin(new D(amount)), note: of.note },
      price: price(new D(path.priceAt(step).toFixed(1))),
      atMs: path.startMs + step * STEP_MS,
    }
    journal.moveCash(input)
  }
  /** States the balance at the end of a day; `less` coins where the journal has too many. */
  const state = (at: number, less = '0') => {
    const day = dayOf(path.startMs + Math.floor(path.steps * at) * STEP_MS)
    const balance = coin(balanceAfter(journal, account, day).minus(less))
    journal.stateCheckpoint({ accountId, balance, atMs: dayStartMs(day + 1) - 1, note: '' })
  }
  journal.describeAccount({
    ...{ accountId, name: NAMES[index % NAMES.length] ?? '', zone: 'UTC', dayBoundary: 0 },
    marginMode: index === 0 ? 'cross' : 'isolated',
  })
  move('opening', '0.8', { at: 0, note: 'As the first statement has it.' })
  move('deposit', '0.25', { at: DEPOSITED, note: 'From cold storage.' })
  state(CHECKED)
  if (index === CARELESS) {
    move('deposit', '0.1', { at: TWICE, note: 'Topped up.' })
    move('deposit', '0.1', { at: TWICE, note: '' })
  }
  move('withdrawal', '-0.15', { at: WITHDRAWN, note: 'Taken home.' })
  state(CHECKED_AGAIN, index === CARELESS ? '0.1' : '0')
}

/** The balance after a day, read as a person would: from the wallet by day. */
function balanceAfter(journal: JournalService, { id }: AccountSummary, day: number) {
  const window = { from: 0, count: 500 }
  const { days } = journal.walletDays({ accountId: id, window })
  return days.find(({ start }) => dayOf(Date.parse(start)) <= day)?.balance ?? new D(0)
}
