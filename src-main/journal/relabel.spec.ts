import { describe, expect, it } from 'vitest'

import { EVERY_LEG, type LegFilter } from '@shared/journal/leg-query'

import {
  fill,
  freshFolder,
  openIn,
  position,
  refusalOf,
  type TestJournal,
} from '../../test/support/journal-harness'

/** Three closed positions, tagged a, b and not at all. */
function threeIn(journal: TestJournal) {
  const closed = (minute: number, tags: string[]) =>
    journal.recordPosition(
      position(
        [fill('buy', '10 @ 50000', { minute }), fill('sell', '10 @ 51000', { minute: minute + 1 })],
        { tags },
      ),
    ).legIds[0]!
  return [closed(0, ['a']), closed(10, ['b', 'a']), closed(20, [])] as const
}
const tagsOf = (journal: TestJournal, ids: readonly string[]) =>
  ids.map((id) => journal.readLeg({ id: id as never }).leg.tags.join(' '))
const sound = (journal: TestJournal): void => {
  expect(journal.verify({})).toMatchObject({ ok: true, findings: [] })
}

describe('several positions at once', () => {
  it('get and lose tags and take a setup, in one change', () => {
    const folder = freshFolder()
    const journal = openIn(folder)
    const ids = threeIn(journal)
    const before = journal.told.changes.length
    const { eventIds } = journal.relabel({
      ...{ legIds: [...ids], add: ['c'], remove: ['a'] },
      setup: 'range fade',
    })
    expect(eventIds).toHaveLength(3)
    expect(journal.told.changes.length).toBe(before + 1)
    journal.close()
    const again = openIn(folder)
    expect(tagsOf(again, ids)).toEqual(['c', 'b c', 'c'])
    expect(again.readLeg({ id: ids[2] }).leg.setup).toBe('range fade')
    sound(again)
  })

  it('that have it so already get no event', () => {
    const journal = openIn(freshFolder())
    const ids = threeIn(journal)
    const { eventIds } = journal.relabel({ legIds: [...ids], add: ['a'], remove: [] })
    expect(eventIds).toHaveLength(1)
    expect(tagsOf(journal, ids)).toEqual(['a', 'b a', 'a'])
  })

  it('are as they were when it is taken back', () => {
    const journal = openIn(freshFolder())
    const ids = threeIn(journal)
    const before = tagsOf(journal, ids)
    const { eventIds } = journal.relabel({
      ...{ legIds: [...ids], add: ['c'], remove: ['b'], setup: 'range fade' },
    })
    journal.voidEvents({ eventIds, reason: 'Taken back' })
    expect(tagsOf(journal, ids)).toEqual(before)
    expect(journal.readLeg({ id: ids[0] }).leg.setup).toBeNull()
    sound(journal)
  })

  it('are all left alone where one of them cannot take it', () => {
    const journal = openIn(freshFolder())
    const ids = threeIn(journal)
    const many = Array.from({ length: 29 }, (_, index) => `tag ${index}`)
    const refusal = refusalOf(() => journal.relabel({ legIds: [...ids], add: many, remove: [] }))
    expect(refusal.code).toBe('invalid-input')
    expect(tagsOf(journal, ids)).toEqual(['a', 'b a', ''])
    const unknown = '00000000-0000-4000-8000-00000000dead' as (typeof ids)[0]
    refusalOf(() => journal.relabel({ legIds: [ids[0], unknown], add: ['c'], remove: [] }))
    expect(tagsOf(journal, ids)).toEqual(['a', 'b a', ''])
  })

  it('are voided all or none', () => {
    const journal = openIn(freshFolder())
    const ids = threeIn(journal)
    refusalOf(() => journal.voidEvents({ eventIds: [ids[0], ids[0]], reason: 'twice' }))
    expect(journal.listLegs(EVERY_LEG).count).toBe(3)
    sound(journal)
  })
})

describe('a judgement', () => {
  const judgement = {
    setup: 'range fade',
    mistakes: ['chased', 'no plan'],
    emotions: ['calm'],
    rating: 2,
    checklist: [{ item: 'Second touch', met: true }],
  }

  it('is kept part by part, found by the list, and taken back by a void', () => {
    const folder = freshFolder()
    const journal = openIn(folder)
    const [id, other] = threeIn(journal)
    journal.annotate({ legId: id, ...judgement })
    journal.annotate({ legId: id, rating: 4, note: 'Later.' })
    journal.annotate({ legId: other, setup: 'breakout' })
    journal.close()
    const again = openIn(folder)
    expect(again.readLeg({ id }).leg).toMatchObject({ ...judgement, rating: 4, tags: ['a'] })
    const found = (filter: Partial<LegFilter>) =>
      again.listLegs({ ...EVERY_LEG, filter: { ...EVERY_LEG.filter, ...filter } }).legs
    expect(found({ setup: 'range fade' }).map((leg) => leg.id)).toEqual([id])
    expect(found({ mistakes: ['no plan', 'chased'] }).map((leg) => leg.id)).toEqual([id])
    expect(found({ mistakes: ['chased', 'late'] })).toEqual([])
    expect(found({ rating: 4 }).map((leg) => leg.id)).toEqual([id])
    expect(found({ rating: 2 })).toEqual([])
    expect(found({ text: 'CALM' }).map((leg) => leg.id)).toEqual([id])
    const last = again
      .readLeg({ id })
      .entries.findLast(({ event }) => event.body.kind === 'annotated')!
    again.voidEvent({ eventId: last.event.id, reason: 'Not so' })
    expect(again.readLeg({ id }).leg).toMatchObject({ rating: 2, note: '' })
    sound(again)
  })

  it('goes on when the fill that it hung on was wrong', () => {
    const journal = openIn(freshFolder())
    const [id] = journal.recordPosition(
      position([fill('buy', '10 @ 50000'), fill('buy', '20 @ 50100', { minute: 1 })]),
    ).legIds
    journal.annotate({ legId: id!, ...judgement })
    const heir = journal
      .readLeg({ id: id! })
      .entries.findLast(({ event }) => event.body.kind === 'fill-recorded')!.event.id
    journal.voidEvent({ eventId: id!, reason: 'not mine' })
    expect(journal.readLeg({ id: heir }).leg).toMatchObject({ id: heir, ...judgement })
    sound(journal)
  })
})
