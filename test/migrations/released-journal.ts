import { openJournalService } from '../../src-main/journal/open-journal'
import { dice } from '../../src-main/demo/random'
import { contractById } from '../../src-shared/market/registry'
import { D } from '../../src-shared/num/decimal'
import { coin, contracts, fraction, leverage, price, rate } from '../../src-shared/num/units'

const START_MS = Date.UTC(2026, 9, 1)
const PLANNED_MS = Date.UTC(2026, 9, 2)
const HEDGED_MS = Date.UTC(2026, 9, 3)
const STATED_MS = Date.UTC(2026, 9, 4)

const opened = (folder: string, of: { readonly now: () => number; readonly seed: number }) =>
  openJournalService({
    folder,
    now: of.now,
    newId: dice(of.seed).uuid,
    onChanged: () => undefined,
    onStatusChanged: () => undefined,
    log: { info: () => undefined, error: () => undefined },
  })

/**
 * The journal that every released version's fixture holds: all kinds of event, written by that version's own
 * code. Never changed once a fixture was made with it; a new kind of event gets a new function.
 */
export function writeReleasedJournal(folder: string): void {
  let nowMs = START_MS
  const journal = opened(folder, { now: () => nowMs, seed: 1 })
  const fill = (action: 'buy' | 'sell', quantity: number, at: string) => ({
    action,
    quantity: contracts(new D(quantity)),
    price: price(new D(at)),
    role: 'taker' as const,
    atMs: (nowMs += 60_000),
  })
  const recorded = journal.recordPosition({
    spec: contractById('bitmex:XBTUSD')!,
    fills: [fill('buy', 300, '61234.5'), fill('buy', 200, '60000'), fill('sell', 700, '63000.1')],
    funding: [
      { amount: coin(new D('-0.00000021')), price: price(new D(62_000)), atMs: nowMs - 1_000 },
    ],
    note: 'Scaled in, turned around.',
    tags: ['trend pullback', 'mistake: chased'],
  })
  if (recorded instanceof Promise) throw new Error('the service answers at once')
  const legId = recorded.legIds[1]!
  void journal.annotate({ legId, note: 'The other side.' })
  const wrong = journal.addFill({ legId, fill: fill('buy', 100, '6300.1') })
  if (wrong instanceof Promise) throw new Error('the service answers at once')
  const history = journal.readLeg({ id: legId })
  if (history instanceof Promise) throw new Error('the service answers at once')
  const typo = history.entries.find(({ event }) => event.seq === wrong.lastSeq)!
  void journal.voidEvent({ eventId: typo.event.id, reason: 'A digit was missing.' })
  journal.close()
}

/** What formats from 2 on hold besides: a plan, and one that was dropped. Never changed either. */
export function writeReleasedPlans(folder: string): void {
  const journal = opened(folder, { now: () => PLANNED_MS, seed: 2 })
  const planned = (name: string) => {
    const recorded = journal.recordPlan({
      spec: contractById('bitmex:XBTUSD')!,
      name,
      side: 'long',
      quantity: contracts(new D(1_000)),
      entry: price(new D(60_000)),
      stop: price(new D(58_000)),
      targets: [{ price: price(new D(66_000)), share: fraction(new D(1)) }],
      backing: { kind: 'leverage', leverage: leverage(new D(5)) },
      openRole: 'maker',
      closeRole: 'taker',
      openFeeRate: rate(new D('0.0002')),
      closeFeeRate: rate(new D('0.0005')),
      sheet: { contractId: 'bitmex:XBTUSD', quantity: '1000', entry: '60000' },
      tools: { 'targets-0-price': '66000' },
      note: 'Meant, not done.',
    })
    if (recorded instanceof Promise) throw new Error('the service answers at once')
    return recorded.planId
  }
  planned('Back to the range')
  void journal.voidEvent({ eventId: planned('Twice'), reason: 'Written down twice.' })
  journal.close()
}

/** What formats from 3 on hold besides: both sides of a hedge. Never changed either. */
export function writeReleasedHedge(folder: string): void {
  const journal = opened(folder, { now: () => HEDGED_MS, seed: 3 })
  for (const [hedgeSide, action] of [
    ['long', 'buy'],
    ['short', 'sell'],
  ] as const)
    void journal.recordPosition({
      spec: contractById('binance:BTCUSD_PERP')!,
      hedgeSide,
      fills: [
        {
          action,
          quantity: contracts(new D(10)),
          price: price(new D(60_000)),
          role: 'maker',
          atMs: HEDGED_MS,
        },
      ],
      funding: [],
      note: '',
      tags: ['hedge'],
    })
  journal.close()
}

/** What formats from 4 on hold besides: an account with its name, its cash and a checkpoint. Never changed either. */
export function writeReleasedAccounts(folder: string): void {
  const journal = opened(folder, { now: () => STATED_MS, seed: 4 })
  const named = {
    name: 'Spare',
    marginMode: 'isolated' as const,
    zone: 'UTC',
    dayBoundary: 0,
  }
  const account = journal.openAccount({ venue: 'bybit', currency: 'BTC', scale: 8, ...named })
  if (account instanceof Promise) throw new Error('the service answers at once')
  const { accountId } = account
  const cash = (kind: 'opening' | 'deposit' | 'withdrawal', amount: string, atMs: number) =>
    journal.moveCash({
      ...{ accountId, cash: kind, atMs, note: '' },
      amount: coin(new D(amount)),
      ...(kind === 'deposit' && { price: price(new D(61_000)) }),
    })
  void cash('opening', '1', HEDGED_MS)
  void cash('deposit', '0.5', HEDGED_MS + 3_600_000)
  const wrong = cash('withdrawal', '-0.25', HEDGED_MS + 7_200_000)
  if (wrong instanceof Promise) throw new Error('the service answers at once')
  void journal.voidEvent({ eventId: wrong.eventId, reason: 'Never arrived.' })
  void journal.stateCheckpoint({
    ...{ accountId, atMs: STATED_MS, balance: coin(new D('1.5')), note: 'As printed.' },
  })
  void journal.describeAccount({ accountId, ...named, name: 'Spare, isolated' })
  journal.close()
}
