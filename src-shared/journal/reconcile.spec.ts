import { describe, expect, it } from 'vitest'

import { D } from '../num/decimal'
import { contracts, price } from '../num/units'

import { dayOf } from './day'
import type { EventId } from './event'
import {
  agreementOf,
  firstDifference,
  partingOf,
  positionDifferences,
  type Move,
  type Stated,
} from './reconcile'

const DAY = 86_400_000
const FIRST = Date.UTC(2026, 0, 1)
const noon = (day: number): number => FIRST + (day - 1) * DAY + DAY / 2
const id = (name: string): EventId => name as EventId

const said = (day: number, stated: bigint, computed: bigint): Stated => ({
  ...{ id: id(`said-${day}`), atMs: noon(day), seq: 100 + day, stated, computed },
})
const move = (name: string, day: number, ...[amount, toOwnFee = 0n]: [bigint, bigint?]): Move => ({
  ...{ id: id(name), atMs: noon(day), seq: day, amount, toOwnFee },
})

describe('a checkpoint', () => {
  it('agrees to the last unit or not at all', () => {
    expect(agreementOf(said(1, 1_000n, 1_000n))).toBe('green')
    expect(agreementOf(said(1, 1_001n, 1_000n))).toBe('red')
  })
})

describe('the parting', () => {
  it('is the first red after the last green, whatever order they come in', () => {
    const all = [
      said(1, 1n, 1n),
      said(2, 5n, 1n),
      said(3, 7n, 7n),
      said(4, 9n, 7n),
      said(5, 9n, 7n),
    ]
    expect(partingOf(all.toReversed())).toEqual({ green: all[2], red: all[3] })
  })

  it('has no green one where none agrees', () => {
    expect(partingOf([said(2, 5n, 1n)])).toEqual({ green: undefined, red: said(2, 5n, 1n) })
  })

  it('is none where the last one agrees, or none was stated', () => {
    expect(partingOf([said(1, 5n, 1n), said(2, 7n, 7n)])).toBeUndefined()
    expect(partingOf([])).toBeUndefined()
  })
})

describe('the first difference', () => {
  const parting = { green: said(1, 1_000n, 1_000n), red: said(4, 1_170n, 1_140n) }
  const whys = (moves: readonly Move[], red = parting.red) =>
    firstDifference({ ...parting, red }, moves).suspects.map(({ why, events }) => [
      why,
      ...events.map((event) => event.id),
    ])

  // The worked example of the docstring.
  it('says by when it arose, what each day brought, and what would explain it', () => {
    const found = firstDifference(parting, [
      move('gain', 3, 200n),
      move('fee', 2, -30n),
      move('again', 2, -30n),
    ])
    expect(found.difference).toBe(30n)
    expect([found.fromDay, found.byDay]).toEqual([dayOf(noon(1)), dayOf(noon(4))])
    expect(found.days).toEqual([
      { day: dayOf(noon(2)), moved: -60n, after: 940n },
      { day: dayOf(noon(3)), moved: 200n, after: 1_140n },
    ])
    expect(found.suspects.map(({ why, events }) => [why, events[0]!.id])).toEqual([
      ['not-stated', 'fee'],
      ['not-stated', 'again'],
    ])
  })

  it('begins with the first event where no checkpoint agrees', () => {
    const found = firstDifference({ green: undefined, red: said(4, 10n, 7n) }, [
      move('b', 3, 4n),
      move('a', 2, 3n),
    ])
    expect(found.fromDay).toBe(dayOf(noon(2)))
    expect(found.days.map(({ after }) => after)).toEqual([3n, 7n])
  })

  it('suspects one that is missing the like of it, one of the wrong sign, and a fee off its rate', () => {
    expect(whys([move('once', 2, 30n)])).toEqual([['missing-like', 'once']])
    expect(whys([move('turned', 2, -15n)])).toEqual([['wrong-sign', 'turned']])
    expect(whys([move('dear', 2, 500n, 30n)])).toEqual([['own-fee', 'dear']])
    expect(whys([move('cheap', 2, 500n, -30n)])).toEqual([])
  })

  it('suspects two together after every one alone, and no event with one that moved nothing', () => {
    expect(
      whys([move('nothing', 2, 0n), move('a', 2, -10n), move('b', 3, -20n), move('c', 3, -30n)]),
    ).toEqual([
      ['not-stated', 'c'],
      ['pair', 'a', 'b'],
    ])
  })

  it('names no more suspects than anybody would try', () => {
    const alike = Array.from({ length: 50 }, (_, index) => move(`m${index}`, 2, -30n))
    expect(whys(alike)).toHaveLength(20)
  })

  it('suspects nothing where nothing comes to the difference', () => {
    expect(whys([move('other', 2, 7n)])).toEqual([])
  })
})

describe('a stated position', () => {
  const tick = price(new D('0.5'))
  const held = {
    side: 'long' as const,
    quantity: contracts(new D(100)),
    entries: [price(new D('61234.567'))],
  }
  const differs = (side: 'long' | 'short' | 'flat', quantity: number, entry?: string) =>
    positionDifferences(
      {
        side,
        quantity: contracts(new D(quantity)),
        ...(entry === undefined ? {} : { averageEntry: price(new D(entry)) }),
      },
      held,
      tick,
    )

  it('differs in its side, its quantity, or both', () => {
    expect(differs('long', 100)).toEqual([])
    expect(differs('short', 100)).toEqual(['side'])
    expect(differs('long', 101)).toEqual(['quantity'])
    expect(differs('flat', 0)).toEqual(['side', 'quantity'])
  })

  it('agrees in its entry as far as the venue prints it, rounded either way', () => {
    for (const agreed of ['61234.5', '61234.6', '61234.56', '61234.57', '61234.567'])
      expect([agreed, differs('long', 100, agreed)]).toEqual([agreed, []])
    for (const other of ['61234.7', '61234.4', '61234', '61235', '61234.58', '61234.566'])
      expect([other, differs('long', 100, other)]).toEqual([other, ['entry']])
  })
})
