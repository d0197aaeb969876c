import { describe, expect, it } from 'vitest'

import { EVERY_LEG } from '@shared/journal/leg-query'
import { EventId } from '@shared/journal/event'
import { PlanSummary } from '@shared/journal/plan'
import { averageEntry } from '@shared/calc/average-entry'
import { D } from '@shared/num/decimal'
import { coin, contracts, fraction, leverage, price, rate } from '@shared/num/units'

import {
  deribit,
  fill,
  freshFolder,
  openIn,
  plan,
  position,
  refusalOf,
  specOf,
} from '../../test/support/journal-harness'

const at = (text: string) => price(new D(text))

describe('recording a plan', () => {
  it('gives it back after a restart as it was recorded, to the letter', () => {
    const folder = freshFolder()
    const journal = openIn(folder)
    const { spec, ...terms } = plan({ note: 'Second touch of the low.' })
    const { planId, lastSeq } = journal.recordPlan({ spec, ...terms })
    journal.close()
    const again = openIn(folder)
    const read = again.readPlan({ id: planId })
    expect(read).toMatchObject({ recorded: terms, voided: null })
    expect(read.spec).toEqual(spec)
    expect(read.plan.note).toBe('Second touch of the low.')
    // An account and a listing come before it.
    expect(again.status({})).toMatchObject({ state: 'open', lastSeq: 3 })
    expect(lastSeq).toBe(3)
    expect(again.verify({})).toMatchObject({ ok: true, events: 3, legs: 0, findings: [] })
  })

  // 100 · (1/40 000 − 1/50 000) = 0.0005 BTC, at 40 000 that is 20 USD. From 50 000 to 80 000 is 3 R in dollars,
  // and 3 · 40 000/80 000 = 1.5 R in coin.
  it('lists what it risks and what it is meant to bring', () => {
    const journal = openIn(freshFolder())
    const { planId } = journal.recordPlan(plan())
    const [line] = journal.listPlans({}).plans
    expect(line).toMatchObject({
      id: planId,
      symbol: 'BTC-PERPETUAL',
      side: 'long',
      currency: 'BTC',
    })
    expect(PlanSummary.encode(line!)).toMatchObject({
      risk: { coin: '0.0005', usd: '20' },
      plannedR: { coin: '1.5', usd: '3' },
      leverage: '5',
    })
    expect(journal.readPlan({ id: planId }).plan).toEqual(line)
  })

  it('lists the newest first', () => {
    const clock = { now: Date.UTC(2026, 10, 23, 12) }
    const journal = openIn(freshFolder(), { now: () => clock.now })
    journal.recordPlan(plan({ name: 'first' }))
    clock.now += 60_000
    journal.recordPlan(plan({ name: 'second', spec: specOf('bitmex:XBTUSD') }))
    // One instant: what was recorded later stands above.
    journal.recordPlan(plan({ name: 'third' }))
    expect(journal.listPlans({}).plans.map(({ name }) => name)).toEqual([
      'third',
      'second',
      'first',
    ])
  })

  it('takes a plan of a quantity and an entry alone', () => {
    const journal = openIn(freshFolder())
    journal.recordPlan(plan({ targets: [], stop: undefined, backing: undefined }))
    expect(journal.listPlans({}).plans).toMatchObject([
      { stop: null, targets: [], leverage: null, risk: null, plannedR: null },
    ])
    expect(journal.verify({}).findings).toEqual([])
  })

  // 100 USD from 50 000 are 0.002 BTC: behind 0.0005 BTC that is 4 times.
  it('counts the leverage of a stated margin', () => {
    const journal = openIn(freshFolder())
    journal.recordPlan(plan({ backing: { kind: 'margin', margin: coin(new D('0.0005')) } }))
    journal.recordPlan(
      plan({ backing: { kind: 'cross', wallet: coin(new D(1)), leverage: leverage(new D(10)) } }),
    )
    expect(journal.listPlans({}).plans.map((line) => line.leverage?.toFixed())).toEqual(['10', '4'])
  })

  it('keeps fills that come to its entry, with a mean of any length', () => {
    const journal = openIn(freshFolder())
    const entries = [
      { quantity: contracts(new D(30)), price: at('50000') },
      { quantity: contracts(new D(70)), price: at('49000') },
    ]
    const entry = averageEntry(deribit(), entries)!
    const { planId } = journal.recordPlan(plan({ entries, entry }))
    expect(journal.readPlan({ id: planId }).recorded).toMatchObject({ entries, entry })
    expect(journal.verify({}).findings).toEqual([])
  })

  it('tells that the journal changed, once it is written', () => {
    const journal = openIn(freshFolder())
    const { lastSeq } = journal.recordPlan(plan())
    expect(journal.told.changes).toEqual([lastSeq])
  })

  it.each([
    {
      named: 'a quantity off the lot',
      more: { quantity: contracts(new D(105)) },
      issue: { path: 'quantity', words: /multiple of the lot/ },
    },
    {
      named: 'an entry beyond any market',
      more: { entry: at('1e15') },
      issue: { path: 'entry', words: /below 1 000/ },
    },
    {
      named: 'a stop that cannot lose',
      more: { stop: at('51000') },
      issue: { path: 'stop', words: /stop of a long must be below/ },
    },
    {
      named: 'shares beyond the whole',
      more: { targets: [1, 2].map(() => ({ price: at('80000'), share: fraction(new D('0.6')) })) },
      issue: { path: 'targets', words: /close 120%/ },
    },
    {
      named: 'fills that are another quantity',
      more: { entries: [{ quantity: contracts(new D(90)), price: at('50000') }] },
      issue: { path: 'quantity', words: /not the sum/ },
    },
    {
      named: 'fills that come to another entry',
      more: { entries: [{ quantity: contracts(new D(100)), price: at('49000') }] },
      issue: { path: 'entry', words: /not the mean/ },
    },
  ])('refuses $named and writes nothing', ({ more, issue: { path, words } }) => {
    const journal = openIn(freshFolder())
    const { code, issues } = refusalOf(() => journal.recordPlan(plan(more)))
    expect(code).toBe('invalid-input')
    expect(issues).toMatchObject([{ path, message: expect.stringMatching(words) as string }])
    expect(journal.status({})).toMatchObject({ lastSeq: 0 })
    expect(journal.listPlans({}).plans).toEqual([])
  })

  it('gives a plan whose rebates outweigh its loss no R', () => {
    const journal = openIn(freshFolder())
    const rebate = rate(new D('-0.5'))
    journal.recordPlan(plan({ openFeeRate: rebate, closeFeeRate: rebate }))
    const [line] = journal.listPlans({}).plans
    expect(line?.plannedR).toBeNull()
    expect(line?.risk?.coin.lt(0)).toBe(true)
  })
})

describe('a plan among positions', () => {
  it('changes no position, and a void of it none either', () => {
    const journal = openIn(freshFolder())
    const { legIds } = journal.recordPosition(position([fill('buy', '10 @ 50000')]))
    const before = journal.listLegs(EVERY_LEG)
    const history = journal.readLeg({ id: legIds[0]! })
    const { planId } = journal.recordPlan(plan())
    expect(journal.listLegs(EVERY_LEG)).toEqual(before)
    journal.voidEvent({ eventId: planId, reason: 'Another idea.' })
    expect(journal.listLegs(EVERY_LEG)).toEqual(before)
    expect(journal.readLeg({ id: legIds[0]! })).toEqual(history)
    // The fold from the beginning, which a fill in the past causes, does not meet it either.
    journal.addFill({ legId: legIds[0]!, fill: fill('buy', '10 @ 50000', { minute: -5 }) })
    expect(journal.verify({}).findings).toEqual([])
  })

  it('is no position: what is asked of one is not found', () => {
    const journal = openIn(freshFolder())
    const { legIds } = journal.recordPosition(position([fill('buy', '10 @ 50000')]))
    const { planId } = journal.recordPlan(plan())
    expect(refusalOf(() => journal.readLeg({ id: planId })).code).toBe('not-found')
    expect(refusalOf(() => journal.annotate({ legId: planId, note: 'x' })).code).toBe('not-found')
    expect(
      refusalOf(() => journal.addFill({ legId: planId, fill: fill('buy', '10 @ 1') })).code,
    ).toBe('not-found')
    expect(refusalOf(() => journal.readPlan({ id: legIds[0]! })).code).toBe('not-found')
    const nobody = EventId.parse('00000000-0000-4000-8000-000000000001')
    expect(refusalOf(() => journal.readPlan({ id: nobody })).code).toBe('not-found')
  })
})

describe('dropping a plan', () => {
  it('takes it off the list and keeps it readable with the reason', () => {
    const folder = freshFolder()
    const journal = openIn(folder)
    const { planId } = journal.recordPlan(plan({ name: 'dropped' }))
    journal.recordPlan(plan({ name: 'kept' }))
    journal.voidEvent({ eventId: planId, reason: 'The range broke.' })
    journal.close()
    const again = openIn(folder)
    expect(again.listPlans({}).plans.map(({ name }) => name)).toEqual(['kept'])
    expect(again.readPlan({ id: planId })).toMatchObject({
      plan: { name: 'dropped' },
      voided: { reason: 'The range broke.' },
    })
    expect(again.verify({})).toMatchObject({ ok: true, findings: [] })
    const twice = refusalOf(() => again.voidEvent({ eventId: planId, reason: 'again' }))
    expect(twice.code).toBe('conflict')
  })
})

describe('a backup', () => {
  it('brings back the plans of its day', () => {
    const clock = { now: Date.UTC(2026, 10, 23, 12) }
    const journal = openIn(freshFolder(), { now: () => clock.now })
    journal.recordPlan(plan({ name: 'yesterday' }))
    clock.now += 24 * 60 * 60_000
    journal.recordPlan(plan({ name: 'today' }))
    const [backup] = journal.listBackups({})
    expect(journal.restoreBackup({ name: backup!.name })).toMatchObject({ state: 'open' })
    expect(journal.listPlans({}).plans.map(({ name }) => name)).toEqual(['yesterday'])
    expect(journal.verify({}).findings).toEqual([])
  })
})
