import { describe, expect, it } from 'vitest'

import { EVERY_LEG, type LegFilter } from '@shared/journal/leg-query'
import { EventId } from '@shared/journal/event'
import { D } from '@shared/num/decimal'
import { contractValue } from '@shared/num/units'

import {
  FIRST,
  MINUTE,
  NOW,
  deribit,
  fill,
  freshFolder,
  funding,
  openIn,
  position,
  refusalOf,
  specOf,
  type TestJournal,
} from '../../test/support/journal-harness'

const all = (journal: TestJournal) => journal.listLegs(EVERY_LEG)
const listed = (journal: TestJournal, filter: LegFilter) =>
  journal.listLegs({ ...EVERY_LEG, filter })
const only = (journal: TestJournal) => {
  const { legs } = all(journal)
  expect(legs).toHaveLength(1)
  return legs[0]!
}
const sound = (journal: TestJournal) =>
  expect(journal.verify({})).toMatchObject({ ok: true, findings: [] })

describe('recording a position', () => {
  it('is there to the satoshi after a restart', () => {
    const folder = freshFolder()
    const journal = openIn(folder)
    const { legIds, lastSeq } = journal.recordPosition(
      position([fill('buy', '1000 @ 50000'), fill('sell', '1000 @ 40000', { minute: 5 })], {
        funding: [funding('-0.00000123', 2)],
        note: 'held to plan',
        tags: ['breakout', 'mistake: chased'],
      }),
    )
    const before = journal.readLeg({ id: legIds[0]! })
    journal.close()

    const again = openIn(folder)
    expect(again.readLeg({ id: legIds[0]! })).toEqual(before)
    expect(again.status({})).toMatchObject({ state: 'open', journal: 'own', lastSeq })
    const leg = only(again)
    // 1 000 USD: 0.02 BTC bought, 0.025 sold; fees 0.05 % of each.
    expect(leg.money.gross.toFixed()).toBe('-0.005')
    expect(leg.money.fees.toFixed()).toBe('0.0000225')
    expect(leg.money.funding.toFixed()).toBe('-0.00000123')
    expect(leg.money.net.toFixed()).toBe('-0.00502373')
    expect(leg).toMatchObject({ note: 'held to plan', tags: ['breakout', 'mistake: chased'] })
    sound(again)
  })

  it('opens the account and lists the contract once', () => {
    const journal = openIn(freshFolder())
    journal.recordPosition(position([fill('buy', '10 @ 50000')]))
    const { lastSeq } = journal.recordPosition(
      position([fill('sell', '10 @ 50000', { minute: 1 })]),
    )
    // account, listing, fill, fill
    expect(lastSeq).toBe(4)
    expect(only(journal)).toMatchObject({ accountId: 'deribit:BTC', status: 'closed' })
  })

  it('lists a contract again when one of its figures was edited', () => {
    const journal = openIn(freshFolder())
    journal.recordPosition(position([fill('buy', '10 @ 50000')]))
    const edited = { ...deribit(), title: 'Corrected title' }
    journal.recordPosition(position([fill('buy', '10 @ 50000', { minute: 1 })], { spec: edited }))
    const { id } = only(journal)
    expect(journal.readLeg({ id }).spec.title).toBe(deribit().title)
    expect(
      journal.addFill({ legId: id, fill: fill('sell', '20 @ 50000', { minute: 2 }) }).lastSeq,
    ).toBe(6)
  })

  it('goes on where the account already holds the contract, and keeps both notes', () => {
    const journal = openIn(freshFolder())
    const first = journal.recordPosition(
      position([fill('buy', '10 @ 50000')], { note: 'one', tags: ['a'] }),
    )
    const second = journal.recordPosition(
      position([fill('buy', '10 @ 51000', { minute: 1 })], { note: 'two', tags: ['a', 'b'] }),
    )
    expect(second.legIds).toEqual(first.legIds)
    expect(only(journal)).toMatchObject({ note: 'one\n\ntwo', tags: ['a', 'b'] })
  })

  it('folds what is entered out of order as it happened', () => {
    const journal = openIn(freshFolder())
    journal.recordPosition(
      position([
        fill('sell', '10 @ 40000', { minute: 9 }),
        fill('buy', '10 @ 50000', { minute: 3 }),
      ]),
    )
    expect(only(journal)).toMatchObject({
      side: 'long',
      status: 'closed',
      openedAtMs: FIRST + 3 * MINUTE,
    })
  })

  it('keeps accounts of one coin at different scales apart', () => {
    const journal = openIn(freshFolder())
    const custom = (scale: number) => ({
      ...deribit(),
      id: 'custom:X',
      settlementScale: scale,
      userDefined: true,
    })
    journal.recordPosition(position([fill('buy', '10 @ 50000')], { spec: custom(8) }))
    journal.recordPosition(position([fill('buy', '10 @ 50000')], { spec: custom(9) }))
    expect(
      all(journal)
        .legs.map((leg) => leg.accountId)
        .toSorted(),
    ).toEqual(['custom:BTC', 'custom:BTC#scale-9'])
    sound(journal)
  })

  it('tells only after the commit, and nothing when it refused', () => {
    const journal = openIn(freshFolder())
    journal.recordPosition(position([fill('buy', '10 @ 50000')]))
    expect(journal.told.changes).toEqual([3])
    refusalOf(() => journal.recordPosition(position([fill('buy', '10.5 @ 50000')])))
    expect(journal.told.changes).toEqual([3])
    expect(journal.status({})).toMatchObject({ lastSeq: 3 })
  })
})

describe('adding to a position', () => {
  it('closes it in parts and carries nothing on', () => {
    const journal = openIn(freshFolder())
    const { legIds } = journal.recordPosition(position([fill('buy', '70 @ 51234.5')]))
    const legId = legIds[0]!
    journal.addFill({ legId, fill: fill('sell', '30 @ 52000', { minute: 1 }) })
    expect(only(journal)).toMatchObject({ status: 'open' })
    journal.addFill({ legId, fill: fill('sell', '40 @ 53000.5', { minute: 2 }) })
    const { leg, entries } = journal.readLeg({ id: legId })
    expect(leg.status).toBe('closed')
    expect(entries.map((entry) => entry.quantityAfter?.toFixed())).toEqual(['70', '40', '0'])
    const realised = entries.reduce((sum, entry) => sum.plus(entry.realised ?? 0), new D(0))
    expect(realised.toFixed()).toBe(leg.money.gross.toFixed())
    sound(journal)
  })

  it('splits a fill that crosses zero between two positions', () => {
    const journal = openIn(freshFolder())
    const { legIds } = journal.recordPosition(position([fill('buy', '10 @ 50000')]))
    const flip = journal.addFill({
      legId: legIds[0]!,
      fill: fill('sell', '30 @ 50001', { minute: 1 }),
    })
    expect(flip.legIds).toHaveLength(2)
    const [closed, open] = flip.legIds.map((id) => journal.readLeg({ id }))
    expect(closed!.leg).toMatchObject({ side: 'long', status: 'closed' })
    expect(open!.leg).toMatchObject({ side: 'short', status: 'open', id: flip.legIds[1] })
    expect(closed!.entries.map((entry) => entry.quantityInLeg?.toFixed())).toEqual(['10', '10'])
    expect(open!.entries.map((entry) => entry.quantityInLeg?.toFixed())).toEqual(['20'])
    const fees = [closed!.entries[1]!, open!.entries[0]!].map((entry) => entry.fee!)
    const { body } = open!.entries[0]!.event
    expect(body.kind === 'fill-recorded' && body.fee).toBe(
      BigInt(fees[0]!.plus(fees[1]!).times(1e8).toFixed()),
    )
  })

  it('keeps what is written about the position behind the fill that crossed zero out of the one before', () => {
    const journal = openIn(freshFolder())
    const { legIds } = journal.recordPosition(
      position([fill('buy', '10 @ 50000'), fill('sell', '30 @ 50000', { minute: 1 })]),
    )
    journal.annotate({ legId: legIds[1]!, note: 'the other side' })
    const kinds = (id: EventId) =>
      journal.readLeg({ id }).entries.map(({ event }) => event.body.kind)
    expect(kinds(legIds[0]!)).toEqual(['fill-recorded', 'fill-recorded'])
    expect(kinds(legIds[1]!)).toEqual(['fill-recorded', 'annotated'])
  })

  it('takes a fill from before its start and keeps its note', () => {
    const journal = openIn(freshFolder())
    const { legIds } = journal.recordPosition(
      position([fill('buy', '10 @ 50000', { minute: 5 })], { note: 'kept' }),
    )
    journal.addFill({ legId: legIds[0]!, fill: fill('buy', '10 @ 49000', { minute: 1 }) })
    const leg = only(journal)
    expect(leg).toMatchObject({ note: 'kept', openedAtMs: FIRST + MINUTE })
    expect(leg.id).not.toBe(legIds[0])
    // The old link still leads to it.
    expect(journal.readLeg({ id: legIds[0]! }).leg.id).toBe(leg.id)
    sound(journal)
  })

  it('opens the next position with a fill from after its end', () => {
    const journal = openIn(freshFolder())
    const { legIds } = journal.recordPosition(
      position([fill('buy', '10 @ 50000'), fill('sell', '10 @ 50000', { minute: 1 })]),
    )
    const next = journal.addFill({
      legId: legIds[0]!,
      fill: fill('buy', '10 @ 50000', { minute: 2 }),
    })
    expect(next.legIds).not.toContain(legIds[0])
    expect(all(journal).legs.map((leg) => leg.status)).toEqual(['open', 'closed'])
  })

  it('takes the stated fee before the one from the rate', () => {
    const journal = openIn(freshFolder())
    const stated = { fee: funding('-0.00000007', 0).amount }
    journal.recordPosition(position([fill('buy', '10 @ 50000', stated)]))
    expect(only(journal).money.fees.toFixed()).toBe('-0.00000007')
  })

  it('uses the maker’s rate for a maker and the taker’s for a liquidation', () => {
    const journal = openIn(freshFolder())
    const spec = specOf('bybit:BTCUSD')
    const by = (role: 'maker' | 'taker' | 'liquidation', minute: number) =>
      journal.recordPosition(position([fill('buy', '50000 @ 50000', { role, minute })], { spec }))
    by('maker', 0)
    expect(only(journal).money.fees.toFixed()).toBe(spec.fees.maker.toFixed())
    by('liquidation', 1)
    expect(only(journal).money.fees.toFixed()).toBe(spec.fees.maker.plus(spec.fees.taker).toFixed())
  })
})

describe('funding', () => {
  it('falls on the position that was open, in coin and in dollars', () => {
    const journal = openIn(freshFolder())
    const { legIds } = journal.recordPosition(position([fill('buy', '10 @ 50000')]))
    journal.addFunding({ legId: legIds[0]!, funding: funding('0.00000250', 3) })
    const { money } = only(journal)
    expect(money.funding.toFixed()).toBe('0.0000025')
    expect(money.fundingUsd.toFixed()).toBe('0.125')
  })

  it('while flat belongs to the last position', () => {
    const journal = openIn(freshFolder())
    const { legIds } = journal.recordPosition(
      position([fill('buy', '10 @ 50000'), fill('sell', '10 @ 50000', { minute: 1 })]),
    )
    journal.addFunding({ legId: legIds[0]!, funding: funding('-0.00000010', 30) })
    expect(only(journal).money.funding.toFixed()).toBe('-0.0000001')
  })

  it('dated into another position is refused', () => {
    const journal = openIn(freshFolder())
    const { legIds } = journal.recordPosition(
      position([fill('buy', '10 @ 50000'), fill('sell', '10 @ 50000', { minute: 1 })]),
    )
    journal.recordPosition(position([fill('buy', '10 @ 50000', { minute: 5 })]))
    const refusal = refusalOf(() =>
      journal.addFunding({ legId: legIds[0]!, funding: funding('0.00000010', 6) }),
    )
    expect(refusal.issues).toMatchObject([{ path: 'funding.atMs' }])
    expect(all(journal).legs.every((leg) => leg.money.funding.isZero())).toBe(true)
    // What was folded before the refusal must not live on in memory.
    journal.recordPosition(position([fill('buy', '10 @ 50000', { minute: 9 })]))
    sound(journal)
  })

  it('before any position is refused', () => {
    const journal = openIn(freshFolder())
    const { legIds } = journal.recordPosition(position([fill('buy', '10 @ 50000', { minute: 5 })]))
    const refusal = refusalOf(() =>
      journal.addFunding({ legId: legIds[0]!, funding: funding('0.00000010', 1) }),
    )
    expect(refusal.message).toMatch(/without a position/)
    sound(journal)
  })
})

describe('voiding an event', () => {
  const withWrongFill = () => {
    const journal = openIn(freshFolder())
    const { legIds } = journal.recordPosition(
      position([fill('buy', '10 @ 50000'), fill('buy', '90 @ 51000', { minute: 1 })], {
        note: 'kept',
        tags: ['a'],
      }),
    )
    const { entries } = journal.readLeg({ id: legIds[0]! })
    const [first, second] = entries.filter(({ event }) => event.body.kind === 'fill-recorded')
    return { journal, legId: legIds[0]!, first: first!.event.id, second: second!.event.id }
  }

  it('takes it out of every figure and keeps it readable with the reason', () => {
    const { journal, legId, second } = withWrongFill()
    journal.voidEvent({ eventId: second, reason: 'Typed twice.' })
    const { leg, entries } = journal.readLeg({ id: legId })
    expect(leg.quantity.toFixed()).toBe('10')
    const line = entries.find(({ event }) => event.id === second)
    expect(line).toMatchObject({ voided: { reason: 'Typed twice.' }, quantityInLeg: null })
    sound(journal)
  })

  it('hands the note on when the fill it hung on was wrong', () => {
    const { journal, legId, first, second } = withWrongFill()
    journal.voidEvent({ eventId: first, reason: 'Wrong account.' })
    expect(only(journal)).toMatchObject({ id: second, note: 'kept', tags: ['a'] })
    // The old link leads on, and the wrong fill is told in the position it was part of.
    const { leg, entries } = journal.readLeg({ id: legId })
    expect(leg.id).toBe(second)
    expect(entries[0]).toMatchObject({ event: { id: first }, voided: { reason: 'Wrong account.' } })
    sound(journal)
  })

  it('joins two positions when what parted them was wrong', () => {
    const journal = openIn(freshFolder())
    const { legIds } = journal.recordPosition(
      position([
        fill('buy', '10 @ 50000'),
        fill('sell', '10 @ 50000', { minute: 1 }),
        fill('buy', '20 @ 50000', { minute: 2 }),
      ]),
    )
    expect(all(journal).legs).toHaveLength(2)
    const sale = journal.readLeg({ id: legIds[0]! }).entries[1]!.event.id
    journal.voidEvent({ eventId: sale, reason: 'Never happened.' })
    expect(only(journal).quantity.toFixed()).toBe('30')
    sound(journal)
  })

  it('can take back a note', () => {
    const { journal, legId } = withWrongFill()
    journal.annotate({ legId, note: 'nonsense' })
    const written = journal.readLeg({ id: legId }).entries.at(-1)!.event
    journal.voidEvent({ eventId: written.id, reason: 'Wrong position.' })
    expect(only(journal).note).toBe('kept')
    sound(journal)
  })

  it('is refused the second time, for a void, and for a listing', () => {
    const { journal, second } = withWrongFill()
    const spec = journal.readLeg({ id: only(journal).id }).entries[0]!.event.body
    journal.voidEvent({ eventId: second, reason: 'x' })
    expect(refusalOf(() => journal.voidEvent({ eventId: second, reason: 'x' }))).toMatchObject({
      code: 'conflict',
      message: 'That event is already voided.',
    })
    const listing = spec.kind === 'fill-recorded' ? spec.listing : second
    expect(refusalOf(() => journal.voidEvent({ eventId: listing, reason: 'x' })).message).toMatch(
      /a listing cannot/,
    )
    expect(
      refusalOf(() =>
        journal.voidEvent({
          eventId: EventId.parse('00000000-0000-4000-8000-000000000000'),
          reason: 'x',
        }),
      ).code,
    ).toBe('not-found')
  })

  it('is refused while funding would be left without a position', () => {
    const journal = openIn(freshFolder())
    const { legIds } = journal.recordPosition(
      position([fill('buy', '10 @ 50000')], { funding: [funding('0.00000001', 1)] }),
    )
    expect(
      refusalOf(() => journal.voidEvent({ eventId: legIds[0]!, reason: 'x' })).message,
    ).toMatch(/without a position/)
    expect(only(journal).money.funding.toFixed()).toBe('0.00000001')
    sound(journal)
  })
})

describe('notes and tags', () => {
  it('change on their own and survive a restart', () => {
    const folder = freshFolder()
    const journal = openIn(folder)
    const { legIds } = journal.recordPosition(
      position([fill('buy', '10 @ 50000')], { note: 'old', tags: ['a'] }),
    )
    journal.annotate({ legId: legIds[0]!, tags: ['b', 'b', 'c'] })
    journal.addFill({ legId: legIds[0]!, fill: fill('buy', '20 @ 50000', { minute: 1 }) })
    journal.close()
    const again = openIn(folder)
    expect(only(again)).toMatchObject({ note: 'old', tags: ['b', 'c'] })
    sound(again)
  })

  it('that grow beyond what fits together are refused', () => {
    const journal = openIn(freshFolder())
    const long = 'x'.repeat(15_000)
    journal.recordPosition(position([fill('buy', '10 @ 50000')], { note: long }))
    const refusal = refusalOf(() =>
      journal.recordPosition(position([fill('buy', '10 @ 50000', { minute: 1 })], { note: long })),
    )
    expect(refusal.issues).toMatchObject([{ path: 'note' }])
    expect(only(journal).quantity.toFixed()).toBe('10')
  })
})

describe('the list', () => {
  const filled = () => {
    const journal = openIn(freshFolder())
    journal.recordPosition(
      position([fill('buy', '10 @ 50000'), fill('sell', '10 @ 60000', { minute: 1 })], {
        note: 'Größe zählt',
      }),
    )
    journal.recordPosition(
      position([fill('buy', '500 @ 50000', { minute: 3 })], {
        spec: specOf('bitmex:XBTUSD'),
        tags: ['sweep'],
      }),
    )
    return journal
  }

  it('is newest first and filtered by status', () => {
    const journal = filled()
    expect(all(journal).legs.map((leg) => leg.venue)).toEqual(['BitMEX', 'Deribit'])
    expect(listed(journal, { status: 'open', text: '' }).legs.map((leg) => leg.symbol)).toEqual([
      'XBTUSD',
    ])
    expect(listed(journal, { status: 'closed', text: '' }).legs).toHaveLength(1)
  })

  it.each([
    ['xbt', 'BitMEX'],
    ['SWEEP', 'BitMEX'],
    ['GRÖSSE', undefined],
    ['größe', 'Deribit'],
    ['perpetual', 'Deribit'],
    ['%', undefined],
  ])('finds %s in symbol, venue, tags and note', (text, venue) => {
    expect(listed(filled(), { status: 'all', text }).legs[0]?.venue).toBe(venue)
  })

  it('sums what it lists, by settlement coin', () => {
    const journal = filled()
    const { legs } = all(journal)
    const { totals } = journal.legTotals({ filter: EVERY_LEG.filter })
    expect(totals).toMatchObject([{ currency: 'BTC', legs: 2, openLegs: 1 }])
    const net = legs.reduce((sum, leg) => sum.plus(leg.money.net), new D(0))
    expect(totals[0]!.money.net.toFixed()).toBe(net.toFixed())
    const none = { status: 'all', text: 'nothing' } as const
    expect(journal.legTotals({ filter: none }).totals).toEqual([])
  })

  it('refuses to read a position that is not there', () => {
    const id = EventId.parse('00000000-0000-4000-8000-000000000000')
    expect(refusalOf(() => filled().readLeg({ id })).code).toBe('not-found')
  })
})

describe('what cannot be recorded', () => {
  const refused = (...fills: Parameters<typeof position>[0]) =>
    refusalOf(() => openIn(freshFolder()).recordPosition(position(fills))).issues

  it('is told at its field, all of it at once', () => {
    expect(
      refused(
        fill('buy', '10.5 @ 50000'),
        fill('sell', '10 @ 50000', { atMs: NOW + 2 * 24 * 60 * MINUTE }),
      ),
    ).toMatchObject([{ path: 'fills.0.quantity' }, { path: 'fills.1.atMs' }])
  })

  it.each([
    ['a quantity beyond any market', fill('buy', '1000000000000000 @ 50000'), 'fills.0.quantity'],
    ['a price beyond any market', fill('buy', '10 @ 1000000000000000'), 'fills.0.price'],
    ['a price with too many decimals', fill('buy', `10 @ 1.${'1'.repeat(19)}`), 'fills.0.price'],
    ['a quantity of nothing', fill('buy', '0 @ 50000'), 'fills.0.quantity'],
    ['a fill worth less than a satoshi', fill('buy', '1 @ 99999999999'), 'fills.0.quantity'],
    ['a fill worth more than fits', fill('buy', '900000000000000 @ 0.0001'), 'fills.0.quantity'],
    [
      'a fee in a finer unit',
      fill('buy', '10 @ 50000', { fee: funding('0.000000001', 0).amount }),
      'fills.0.fee',
    ],
    [
      'a fee with more digits than the engine carries',
      fill('buy', '10 @ 50000', { fee: funding(`0.000001${'0'.repeat(60)}1`, 0).amount }),
      'fills.0.fee',
    ],
    [
      'a fee larger than the fill',
      fill('buy', '10 @ 50000', { fee: funding('1', 0).amount }),
      'fills.0.fee',
    ],
  ])('refuses %s', (_, wrong, path) => {
    expect(refused(wrong)).toMatchObject([{ path }])
  })

  it('takes an average price between two ticks', () => {
    const journal = openIn(freshFolder())
    journal.recordPosition(position([fill('buy', '10 @ 50000.123')]))
    expect(only(journal).averageEntry.toFixed()).toBe('50000.123')
  })

  it('takes a fill from a clock that is some hours ahead', () => {
    const journal = openIn(freshFolder())
    journal.recordPosition(position([fill('buy', '10 @ 50000', { atMs: NOW + 60 * MINUTE })]))
    expect(only(journal).status).toBe('open')
  })

  it('includes a contract whose contracts are worth something else than those already held', () => {
    const journal = openIn(freshFolder())
    const custom = { ...deribit(), id: 'custom:X', userDefined: true }
    journal.recordPosition(position([fill('buy', '10 @ 50000')], { spec: custom }))
    const other = { ...custom, contractValue: contractValue(new D(10)) }
    const refusal = refusalOf(() =>
      journal.recordPosition(position([fill('buy', '10 @ 50000', { minute: 1 })], { spec: other })),
    )
    expect(refusal.message).toMatch(/other terms/)
    sound(journal)
    journal.recordPosition(position([fill('sell', '10 @ 50000', { minute: 2 })], { spec: custom }))
    journal.recordPosition(position([fill('buy', '10 @ 50000', { minute: 3 })], { spec: other }))
    expect(all(journal).legs).toHaveLength(2)
    sound(journal)
  })

  it('includes a linear contract', () => {
    const journal = openIn(freshFolder())
    const linear = { ...deribit(), id: 'custom:L', kind: 'linear' as const }
    expect(
      refusalOf(() =>
        journal.recordPosition(position([fill('buy', '10 @ 50000')], { spec: linear })),
      ).issues,
    ).toMatchObject([{ path: 'spec.kind' }])
  })

  it('includes funding from before the first fill', () => {
    const journal = openIn(freshFolder())
    const early = position([fill('buy', '10 @ 50000', { minute: 5 })], {
      funding: [funding('0.00000001', 1)],
    })
    expect(refusalOf(() => journal.recordPosition(early)).issues).toMatchObject([
      { path: 'funding.0.atMs' },
    ])
  })
})
