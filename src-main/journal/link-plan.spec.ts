import { describe, expect, it } from 'vitest'

import { D } from '@shared/num/decimal'
import { price } from '@shared/num/units'

import {
  FIRST,
  fill,
  freshFolder,
  openIn,
  plan,
  position,
  refusalOf,
  specOf,
} from '../../test/support/journal-harness'

const bought = () =>
  position([fill('buy', '100 @ 50000'), fill('buy', '50 @ 51000', { minute: 5 })])

describe('the link to a plan', () => {
  it('is kept over a restart, is replaced by another, and moves nothing', () => {
    const folder = freshFolder()
    const journal = openIn(folder)
    const first = journal.recordPlan(plan()).planId
    const second = journal.recordPlan(plan({ name: 'Another' })).planId
    const legId = journal.recordPosition(bought()).legIds[0]!
    const before = journal.readLeg({ id: legId }).leg
    expect(before.plan).toBeNull()
    journal.linkPlan({ legId, planId: first })
    expect(journal.readLeg({ id: legId }).leg).toEqual({ ...before, plan: first })
    journal.linkPlan({ legId, planId: second })
    journal.close()
    const again = openIn(folder)
    expect(again.readLeg({ id: legId }).leg).toEqual({ ...before, plan: second })
    expect(again.verify({})).toMatchObject({ ok: true, findings: [] })
  })

  it('is taken back by a void, to the link before', () => {
    const journal = openIn(freshFolder())
    const planId = journal.recordPlan(plan()).planId
    const legId = journal.recordPosition(bought()).legIds[0]!
    journal.linkPlan({ legId, planId })
    const link = journal
      .readLeg({ id: legId })
      .entries.find(({ event }) => event.body.kind === 'plan-linked')!
    journal.voidEvent({ eventId: link.event.id, reason: 'Another one’s' })
    expect(journal.readLeg({ id: legId }).leg.plan).toBeNull()
    expect(journal.verify({})).toMatchObject({ ok: true, findings: [] })
  })

  it('goes on with the stops when the fill that opened the position is voided', () => {
    const journal = openIn(freshFolder())
    const planId = journal.recordPlan(plan()).planId
    const legId = journal.recordPosition(bought()).legIds[0]!
    journal.moveStop({ legId, stop: price(new D(40_000)), note: '', atMs: FIRST })
    journal.linkPlan({ legId, planId })
    const heir = journal
      .readLeg({ id: legId })
      .entries.findLast(({ event }) => event.body.kind === 'fill-recorded')!.event.id
    journal.voidEvent({ eventId: legId, reason: 'not mine' })
    const { leg } = journal.readLeg({ id: heir })
    expect([leg.id, leg.plan, leg.firstStop?.toFixed()]).toEqual([heir, planId, '40000'])
    expect(journal.verify({})).toMatchObject({ ok: true, findings: [] })
  })

  it('is refused for a plan on another contract, a voided one, and what is no plan', () => {
    const journal = openIn(freshFolder())
    const legId = journal.recordPosition(bought()).legIds[0]!
    const other = journal.recordPlan(plan({ spec: specOf('bitmex:XBTUSD') })).planId
    const dropped = journal.recordPlan(plan()).planId
    journal.voidEvent({ eventId: dropped, reason: 'called off' })
    const codes = [other, dropped, legId].map(
      (planId) => refusalOf(() => journal.linkPlan({ legId, planId })).code,
    )
    expect(codes).toEqual(['invalid-input', 'conflict', 'not-found'])
    expect(journal.readLeg({ id: legId }).leg.plan).toBeNull()
  })
})
