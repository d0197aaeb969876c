import fc from 'fast-check'

import { fillCost, fillFee } from '../../src-shared/calc/cost'
import {
  AccountId,
  EventId,
  type EventBody,
  type JournalEvent,
} from '../../src-shared/journal/event'
import type { InverseSpec } from '../../src-shared/market/contract-spec'
import { listedContracts } from '../../src-shared/market/registry'
import { D } from '../../src-shared/num/decimal'
import {
  coin,
  contracts,
  fraction,
  leverage,
  price,
  rate,
  type Contracts,
  type Price,
} from '../../src-shared/num/units'

export const START_MS = Date.UTC(2026, 0, 1)
export const ACCOUNT = AccountId.parse('venue:BTC')

/** A UUID that tells its number: event 7 is …0007. */
export const idOf = (number: number): EventId =>
  EventId.parse(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`)

/** Something a trader does, before it has a place in a journal. */
export type Act =
  | {
      readonly kind: 'fill'
      readonly action: 'buy' | 'sell'
      readonly lots: number
      readonly ticks: number
      readonly maker: boolean
      readonly gapMs: number
    }
  | { readonly kind: 'funding'; readonly units: number; readonly gapMs: number }

/** Few lots on few prices and many equal instants: flips, flat moments and ties come often. */
export const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('fill' as const),
      action: fc.constantFrom('buy' as const, 'sell' as const),
      lots: fc.integer({ min: 1, max: 7 }),
      ticks: fc.integer({ min: 100_000, max: 1_200_000 }),
      maker: fc.boolean(),
      gapMs: fc.constantFrom(0, 0, 1, 60_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('funding' as const),
      units: fc.integer({ min: -50_000, max: 50_000 }),
      gapMs: fc.constantFrom(0, 1),
    }),
  },
)

export const spec: fc.Arbitrary<InverseSpec> = fc.constantFrom(...listedContracts)

export const tickPrice = (of: InverseSpec, ticks: number): Price => price(of.tick.times(ticks))
export const lots = (of: InverseSpec, count: number): Contracts => contracts(of.lot.times(count))

/** The acts as a journal's events under one listing, which is event 1. */
export function eventsOf(under: InverseSpec, acts: readonly Act[]): JournalEvent[] {
  let atMs = START_MS
  const event = (seq: number, body: EventBody): JournalEvent => ({
    seq,
    id: idOf(seq),
    accountId: ACCOUNT,
    atMs,
    recordedAtMs: START_MS,
    body,
  })
  const listing = event(1, { kind: 'contract-listed', version: 2, spec: under })
  const trades = acts.map((done, index) => {
    atMs += done.gapMs
    return event(index + 2, bodyOf(under, done))
  })
  return [listing, ...trades]
}

function bodyOf(under: InverseSpec, done: Act): EventBody {
  if (done.kind === 'funding')
    return {
      kind: 'funding-settled',
      version: 2,
      listing: idOf(1),
      amount: BigInt(done.units),
      price: tickPrice(under, 500_000),
    }
  const quantity = lots(under, done.lots)
  const at = tickPrice(under, done.ticks)
  return {
    kind: 'fill-recorded',
    version: 2,
    listing: idOf(1),
    action: done.action,
    quantity,
    price: at,
    cost: fillCost({ spec: under, quantity, price: at }),
    fee: fillFee({
      spec: under,
      quantity,
      price: at,
      feeRate: done.maker ? under.fees.maker : under.fees.taker,
    }),
    role: done.maker ? 'maker' : 'taker',
  }
}

/** A plan under the journal's listing: the position of an act, with or without a stop and targets. */
export const planAt = (
  under: InverseSpec,
  at: {
    readonly seq: number
    readonly atMs: number
    readonly ticks: number
    readonly bare: boolean
  },
): JournalEvent => ({
  seq: at.seq,
  id: idOf(at.seq),
  accountId: ACCOUNT,
  atMs: at.atMs,
  recordedAtMs: at.atMs,
  body: {
    kind: 'plan-recorded',
    version: 1,
    listing: idOf(1),
    name: `plan ${at.seq}`,
    side: 'long',
    quantity: lots(under, 3),
    entry: tickPrice(under, at.ticks),
    ...(at.bare
      ? { targets: [] }
      : {
          entries: [{ quantity: lots(under, 3), price: tickPrice(under, at.ticks) }],
          stop: tickPrice(under, at.ticks - 1),
          targets: [
            { price: tickPrice(under, at.ticks + 7), share: fraction(new D('0.25')) },
            { price: tickPrice(under, at.ticks + 9), share: fraction(new D('0.75')) },
          ],
          backing: { kind: 'cross', wallet: coin(new D('1.5')), leverage: leverage(new D(3)) },
          fundingRate: rate(new D('-0.0001')),
          balance: coin(new D('1.5')),
        }),
    openRole: 'maker',
    closeRole: 'taker',
    openFeeRate: under.fees.maker,
    closeFeeRate: rate(under.fees.taker),
    sheet: { entry: String(at.ticks), stop: '' },
    tools: { 'targets-0-price': '1' },
    note: 'meant',
  },
})

/** An event that voids another. */
export const voidOf = (target: JournalEvent, seq: number): JournalEvent => ({
  seq,
  id: idOf(seq),
  accountId: ACCOUNT,
  atMs: START_MS,
  recordedAtMs: START_MS,
  body: { kind: 'event-voided', version: 1, eventId: target.id, reason: 'wrong' },
})

export const total = (numbers: readonly bigint[]): bigint => numbers.reduce((a, b) => a + b, 0n)
