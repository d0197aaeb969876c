import { describe, expect, it } from 'vitest'

import { stopMoves } from '@shared/journal/stop-moves'
import { D } from '@shared/num/decimal'
import { price, type Price } from '@shared/num/units'

import {
  FIRST,
  fill,
  freshFolder,
  MINUTE,
  openIn,
  position,
  refusalOf,
  type TestJournal,
} from '../../test/support/journal-harness'

const at = (value: number): Price => price(new D(value))
const minute = (of: number): number => FIRST + of * MINUTE

/** Long 100 USD from 50 000 at minute 0, closed at 60 000 at minute 60, with a stop at 40 000 from the start. */
const longOfAnHour = () =>
  position([fill('buy', '100 @ 50000'), fill('sell', '100 @ 60000', { minute: 60 })])
const stopped = () => ({ ...longOfAnHour(), stop: at(40_000) })

const legOf = (journal: TestJournal, id: string) => journal.readLeg({ id: id as never })
const sound = (journal: TestJournal): void => {
  expect(journal.verify({})).toMatchObject({ ok: true, findings: [] })
}
const movesOf = (journal: TestJournal, id: string): readonly string[] => {
  const { entries, leg } = legOf(journal, id)
  return stopMoves(entries, leg.side).map(({ stop, way }) => `${stop?.toFixed() ?? 'none'} ${way}`)
}

describe('a stop', () => {
  it('typed with a position stands from its first fill, and gives it an R', () => {
    const journal = openIn(freshFolder())
    const [id] = journal.recordPosition(stopped()).legIds
    const { leg, entries } = legOf(journal, id!)
    expect(leg.firstStop?.toFixed()).toBe('40000')
    expect(entries.map(({ event }) => [event.body.kind, event.atMs])).toContainEqual([
      'stop-moved',
      FIRST,
    ])
    // (60 000 − 50 000)/(50 000 − 40 000) = 1 R in dollars, 1 · 40 000/60 000 in coin: 33 333 of 50 000 satoshi.
    const { r } = leg
    expect(r.kind === 'known' && r.gross.usd.toFixed(3)).toBe('1.000')
    expect(r.kind === 'known' && r.gross.coin.toFixed(5)).toBe('0.66666')
    sound(journal)
  })

  it('that is moved keeps its history, and the R stays with the first', () => {
    const folder = freshFolder()
    const journal = openIn(folder)
    const [id] = journal.recordPosition(stopped()).legIds
    const moves: readonly [Price | null, number][] = [
      [at(45_000), 10],
      [at(43_000), 20],
      [null, 30],
    ]
    for (const [stop, of] of moves)
      journal.moveStop({ legId: id!, stop, note: 'why', atMs: minute(of) })
    const told = ['40000 set', '45000 tightened', '43000 widened', 'none removed']
    expect(movesOf(journal, id!)).toEqual(told)
    expect(legOf(journal, id!).leg.firstStop?.toFixed()).toBe('40000')
    sound(journal)
    journal.close()
    const again = openIn(folder)
    expect(movesOf(again, id!)).toEqual(told)
    expect(legOf(again, id!).leg.firstStop?.toFixed()).toBe('40000')
  })

  it('that is entered late counts from the time it stood', () => {
    const journal = openIn(freshFolder())
    const [id] = journal.recordPosition(longOfAnHour()).legIds
    journal.moveStop({ legId: id!, stop: at(45_000), note: '', atMs: minute(30) })
    journal.moveStop({ legId: id!, stop: at(42_000), note: '', atMs: minute(5) })
    expect(movesOf(journal, id!)).toEqual(['42000 set', '45000 tightened'])
    expect(legOf(journal, id!).leg.firstStop?.toFixed()).toBe('42000')
    sound(journal)
  })

  it('that is voided was never there', () => {
    const journal = openIn(freshFolder())
    const [id] = journal.recordPosition(stopped()).legIds
    journal.moveStop({ legId: id!, stop: at(45_000), note: '', atMs: minute(10) })
    const first = legOf(journal, id!).entries.find(({ event }) => event.body.kind === 'stop-moved')!
    journal.voidEvent({ eventId: first.event.id, reason: 'Another position’s' })
    expect(movesOf(journal, id!)).toEqual(['45000 set'])
    expect(legOf(journal, id!).leg.firstStop?.toFixed()).toBe('45000')
    sound(journal)
    const second = legOf(journal, id!).entries.find(
      ({ event, voided }) => event.body.kind === 'stop-moved' && voided === null,
    )!
    journal.voidEvent({ eventId: second.event.id, reason: 'That one too' })
    expect(legOf(journal, id!).leg).toMatchObject({
      firstStop: null,
      r: { kind: 'unknown', why: 'no-stop' },
    })
    sound(journal)
  })

  it('goes to the next fill when the one that opened the position is voided', () => {
    const journal = openIn(freshFolder())
    const [id] = journal.recordPosition(
      position([fill('buy', '100 @ 50000'), fill('buy', '50 @ 51000', { minute: 5 })], {
        stop: at(40_000),
      }),
    ).legIds
    const other = legOf(journal, id!).entries.findLast(
      ({ event }) => event.body.kind === 'fill-recorded',
    )!
    journal.voidEvent({ eventId: id!, reason: 'not mine' })
    const { leg } = legOf(journal, other.event.id)
    expect(leg.id).toBe(other.event.id)
    expect(leg.firstStop?.toFixed()).toBe('40000')
    sound(journal)
  })

  it('is told of the leg before when two become one, the earlier first', () => {
    const journal = openIn(freshFolder())
    const [id] = journal.recordPosition(stopped()).legIds
    const [next] = journal.recordPosition(
      position([fill('buy', '100 @ 61000', { minute: 90 })], { stop: at(55_000) }),
    ).legIds
    const close = legOf(journal, id!).entries.findLast(
      ({ event }) => event.body.kind === 'fill-recorded',
    )!
    journal.voidEvent({ eventId: close.event.id, reason: 'never closed' })
    expect(legOf(journal, next!).leg.id).toBe(id)
    expect(movesOf(journal, id!)).toEqual(['40000 set', '55000 tightened'])
    expect(legOf(journal, id!).leg.firstStop?.toFixed()).toBe('40000')
    sound(journal)
  })

  it.each<{ name: string; stop?: Price; of?: number; words: string }>([
    { name: 'before its position', of: -1, words: 'atMs: lies before the first fill' },
    { name: 'after its position', of: 61, words: 'atMs: lies after the end of this position' },
    { name: 'out of any market', stop: price(new D('1e16')), words: 'stop: must be below' },
  ])('$name is refused and leaves nothing', ({ stop = at(45_000), of = 5, words }) => {
    const journal = openIn(freshFolder())
    const [id] = journal.recordPosition(stopped()).legIds
    const before = journal.status({})
    const refusal = refusalOf(() =>
      journal.moveStop({ legId: id!, stop, note: '', atMs: minute(of) }),
    )
    expect(refusal.code).toBe('invalid-input')
    const said = refusal.issues.map(({ path, message }) => `${path}: ${message}`)
    expect(said.join()).toContain(words)
    expect(journal.status({})).toEqual(before)
  })

  it('in the future of an open position is refused', () => {
    const journal = openIn(freshFolder())
    const [id] = journal.recordPosition(position([fill('buy', '100 @ 50000')])).legIds
    const refusal = refusalOf(() =>
      journal.moveStop({ legId: id!, stop: at(45_000), note: '', atMs: minute(601) }),
    )
    expect(refusal.issues[0]?.message).toMatch(/in the future/)
  })

  it('on the gaining side is kept, and is no risk', () => {
    const journal = openIn(freshFolder())
    const [id] = journal.recordPosition({ ...stopped(), stop: at(52_000) }).legIds
    expect(legOf(journal, id!).leg.r).toEqual({ kind: 'unknown', why: 'no-risk' })
    sound(journal)
  })
})
