import { describe, expect, it } from 'vitest'

import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { contracts, price } from '../num/units'

import { AccountId, EventId, type EventBody, type HedgeSide, type JournalEvent } from './event'
import { legSummary } from './leg-summary'
import { project } from './project'
import { storedBodyText } from './stored-text'
import { upcast } from './upcast'

const spec = contractById('deribit:BTC-PERPETUAL')
const accountId = AccountId.parse('deribit:BTC')
const idOf = (seq: number) =>
  EventId.parse(`00000000-0000-4000-8000-${String(seq).padStart(12, '0')}`)

const event = (seq: number, body: EventBody): JournalEvent => ({
  ...{ seq, id: idOf(seq), accountId, body },
  ...{ atMs: 1_700_000_000_000 + seq, recordedAtMs: 1_700_000_000_000 + seq },
})
const listed = (): JournalEvent => {
  if (spec === undefined) throw new Error('Deribit is listed')
  return event(1, { kind: 'contract-listed', version: 2, spec })
}
const fill = (
  action: 'buy' | 'sell',
  of: { quantity: number; at: number; cost: bigint; hedgeSide?: HedgeSide },
): EventBody => ({
  ...{ kind: 'fill-recorded', version: 2, listing: idOf(1), action, role: 'taker' },
  quantity: contracts(new D(of.quantity)),
  price: price(new D(of.at)),
  ...{ cost: of.cost, fee: 0n },
  ...(of.hedgeSide && { hedgeSide: of.hedgeSide }),
})
const paid = (amount: bigint, hedgeSide: HedgeSide): EventBody => ({
  ...{ kind: 'funding-settled', version: 2, listing: idOf(1), amount, hedgeSide },
  price: price(new D(50_000)),
})
const legs = (...events: JournalEvent[]) =>
  project([listed(), ...events])
    .flatMap((stream) => stream.legs.map(legSummary))
    .map((leg) => [
      ...[leg.positionSide, leg.side, leg.status, leg.quantity.toFixed()],
      ...[leg.money.gross.toFixed(), leg.money.funding.toFixed()],
    ])

// 20 USD at 50 000 are 40 000 satoshi, at 40 000 they are 50 000.
const boughtLong = fill('buy', { quantity: 20, at: 50_000, cost: 40_000n, hedgeSide: 'long' })
const soldShort = fill('sell', { quantity: 20, at: 50_000, cost: 40_000n, hedgeSide: 'short' })

describe('long and short of one contract at once', () => {
  it('are two positions: neither nets the other', () => {
    expect(legs(event(2, boughtLong), event(3, soldShort))).toEqual([
      ['long', 'long', 'open', '20', '0', '0'],
      ['short', 'short', 'open', '20', '0', '0'],
    ])
    // Without a side they would have closed each other.
    const plain = (action: 'buy' | 'sell') =>
      fill(action, { quantity: 20, at: 50_000, cost: 40_000n })
    expect(legs(event(2, plain('buy')), event(3, plain('sell')))).toEqual([
      ['net', 'long', 'closed', '0', '0', '0'],
    ])
  })

  it('are closed each by its own fills and paid each its own funding', () => {
    const closes = fill('buy', { quantity: 20, at: 40_000, cost: 50_000n, hedgeSide: 'short' })
    expect(
      legs(
        event(2, boughtLong),
        event(3, soldShort),
        event(4, paid(-7n, 'long')),
        event(5, paid(5n, 'short')),
        event(6, closes),
      ),
    ).toEqual([
      ['long', 'long', 'open', '20', '0', '-0.00000007'],
      // A short from 50 000 to 40 000 gains the 10 000 satoshi that the cheaper coin costs more of.
      ['short', 'short', 'closed', '0', '0.0001', '0.00000005'],
    ])
  })

  it('split a fill that crosses zero on its own side, and leave the other as it is', () => {
    // 60 USD sold from the long side: 20 close it, 40 open a short that counts towards that side.
    const crosses = fill('sell', { quantity: 60, at: 40_000, cost: 150_000n, hedgeSide: 'long' })
    expect(legs(event(2, boughtLong), event(3, soldShort), event(4, crosses))).toEqual([
      ['long', 'long', 'closed', '0', '-0.0001', '0'],
      ['long', 'short', 'open', '40', '0', '0'],
      ['short', 'short', 'open', '20', '0', '0'],
    ])
  })

  it('take notes and voids with the event that they speak of', () => {
    const noted = event(4, { kind: 'annotated', version: 2, subject: idOf(3), note: 'the hedge' })
    const voided = event(5, {
      ...{ kind: 'event-voided', version: 1, eventId: idOf(2), reason: 'typed twice' },
    })
    const streams = project([listed(), event(2, boughtLong), event(3, soldShort), noted, voided])
    const left = streams.flatMap((stream) => stream.legs.map(legSummary))
    expect(left).toMatchObject([{ positionSide: 'short', note: 'the hedge' }])
  })
})

describe('the side of a hedge', () => {
  it.each(['long', 'short'] as const)('%s is stored with the event and read again', (hedgeSide) => {
    const body = fill('buy', { quantity: 20, at: 50_000, cost: 40_000n, hedgeSide })
    expect(upcast(JSON.parse(storedBodyText(body)))).toEqual(body)
    expect(upcast(JSON.parse(storedBodyText(paid(-7n, hedgeSide))))).toEqual(paid(-7n, hedgeSide))
  })

  it('is left out by an account that nets, and by every event recorded before there was one', () => {
    const body = fill('buy', { quantity: 20, at: 50_000, cost: 40_000n })
    const text = storedBodyText(body)
    expect(text).not.toContain('hedgeSide')
    const before = { ...(JSON.parse(text) as object), version: 1 }
    expect(upcast(before)).toEqual(body)
    expect(() => upcast({ ...before, version: 2, hedgeSide: 'net' })).toThrow(/does not fit/)
  })
})
