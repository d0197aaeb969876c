import { describe, expect, it } from 'vitest'

import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { contracts, price } from '../num/units'

import { AccountId, EventId, type EventBody, type JournalEvent } from './event'
import { legSummary } from './leg-summary'
import { project } from './project'

const spec = contractById('deribit:BTC-PERPETUAL')
const accountId = AccountId.parse('deribit:BTC')
const idOf = (seq: number) =>
  EventId.parse(`00000000-0000-4000-8000-${String(seq).padStart(12, '0')}`)

const event = (seq: number, body: EventBody, atMs = 1_700_000_000_000 + seq): JournalEvent => ({
  seq,
  id: idOf(seq),
  accountId,
  atMs,
  recordedAtMs: atMs,
  body,
})
const listed = () => {
  if (spec === undefined) throw new Error('Deribit is listed')
  return event(1, { kind: 'contract-listed', version: 2, spec })
}
const fill = (
  action: 'buy' | 'sell',
  of: { quantity: number; at: number; cost: bigint; fee?: bigint },
): EventBody => ({
  kind: 'fill-recorded',
  version: 2,
  listing: idOf(1),
  action,
  quantity: contracts(new D(of.quantity)),
  price: price(new D(of.at)),
  cost: of.cost,
  fee: of.fee ?? 0n,
  role: 'taker',
})
const noted = (subject: number, note: string): EventBody => ({
  kind: 'annotated',
  version: 2,
  subject: idOf(subject),
  note,
})
const summaries = (...events: JournalEvent[]) =>
  project([listed(), ...events]).flatMap(({ legs }) => legs.map(legSummary))

describe('a leg', () => {
  // 200 USD bought at 50 000 are 0.004 BTC, sold at 40 000 they are 0.005: a loss of 0.001 BTC, 40 USD.
  it('earns the difference of its costs', () => {
    const [leg] = summaries(
      event(2, fill('buy', { quantity: 20, at: 50_000, cost: 400_000n, fee: 200n })),
      event(3, fill('sell', { quantity: 20, at: 40_000, cost: 500_000n, fee: 250n })),
    )
    expect(leg?.money.gross.toFixed()).toBe('-0.001')
    expect(leg?.money.grossUsd.toFixed()).toBe('-40')
    expect(leg?.money.fees.toFixed()).toBe('0.0000045')
    // Each fee at its own fill: 0.000002 × 50 000 + 0.0000025 × 40 000
    expect(leg?.money.feesUsd.toFixed()).toBe('0.2')
    expect(leg?.money.net.toFixed()).toBe('-0.0010045')
  })

  it('keeps the entry of what is open apart from the mean of all entries', () => {
    const [leg] = summaries(
      event(2, fill('buy', { quantity: 100, at: 10_000, cost: 10_000_000n })),
      event(3, fill('sell', { quantity: 50, at: 12_000, cost: 4_166_667n })),
      event(4, fill('buy', { quantity: 50, at: 20_000, cost: 2_500_000n })),
    )
    // Open: 50 at 10 000 and 50 at 20 000. All entries: 100 at 10 000 and 50 at 20 000.
    expect(leg?.openEntry?.toFixed(4)).toBe('13333.3333')
    expect(leg?.averageEntry.toFixed(4)).toBe('12000.0000')
    expect(leg?.averageExit?.toFixed()).toBe('12000')
    expect(leg?.peakQuantity.toFixed()).toBe('100')
  })

  it('takes the funding that is settled while flat until the next opens', () => {
    const funding: EventBody = {
      kind: 'funding-settled',
      version: 2,
      listing: idOf(1),
      amount: -70n,
      price: price(new D(50_000)),
    }
    const legs = summaries(
      event(2, fill('buy', { quantity: 10, at: 50_000, cost: 200_000n })),
      event(3, fill('sell', { quantity: 10, at: 50_000, cost: 200_000n })),
      event(4, funding),
      event(5, fill('buy', { quantity: 10, at: 50_000, cost: 200_000n })),
    )
    expect(legs.map((leg) => leg.money.funding.toFixed())).toEqual(['-0.0000007', '0'])
  })

  it('is marked as liquidated only by a fill that closes', () => {
    const liquidation = { ...fill('sell', { quantity: 10, at: 40_000, cost: 250_000n }) }
    const [leg] = summaries(
      event(2, fill('buy', { quantity: 10, at: 50_000, cost: 200_000n })),
      event(3, { ...liquidation, role: 'liquidation' } as EventBody),
    )
    expect(leg).toMatchObject({ liquidated: true, status: 'closed' })
  })
})

describe('a note', () => {
  const open = event(2, fill('buy', { quantity: 10, at: 50_000, cost: 200_000n }))
  const more = event(5, fill('buy', { quantity: 10, at: 50_000, cost: 200_000n }))

  it('is the last one written', () => {
    const [leg] = summaries(open, event(3, noted(2, 'first')), event(4, noted(2, 'second')))
    expect(leg?.note).toBe('second')
  })

  it('goes with its event when an earlier fill moves the start of the leg', () => {
    const earlier = event(
      6,
      fill('buy', { quantity: 10, at: 50_000, cost: 200_000n }),
      open.atMs - 9,
    )
    const legs = summaries(open, event(3, noted(2, 'kept')), more, earlier)
    expect(legs).toMatchObject([{ id: idOf(6), note: 'kept' }])
  })

  it('about a voided event says nothing any more', () => {
    const legs = summaries(
      open,
      event(3, noted(2, 'gone')),
      more,
      event(7, { kind: 'event-voided', version: 1, eventId: idOf(2), reason: 'typo' }),
    )
    expect(legs).toMatchObject([{ id: idOf(5), note: '' }])
  })
})

it('fails when an event speaks of a contract that was never listed', () => {
  const open = event(2, fill('buy', { quantity: 10, at: 50_000, cost: 200_000n }))
  expect(() => project([open])).toThrow(/no contract was listed/)
})
