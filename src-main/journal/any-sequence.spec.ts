import fc from 'fast-check'
import { expect, it } from 'vitest'

import { EVERY_LEG } from '@shared/journal/leg-query'
import { AppError } from '@shared/ipc/errors'
import type { EventId } from '@shared/journal/event'
import { D, ZERO } from '@shared/num/decimal'

import {
  deribit,
  fill,
  freshFolder,
  funding,
  openIn,
  plan,
  position,
  specOf,
  type TestJournal,
} from '../../test/support/journal-harness'

/** One thing a person does; numbers are reduced to what exists at that moment. */
const step = fc.record({
  what: fc.constantFrom<'record' | 'fill' | 'funding' | 'annotate' | 'void' | 'plan' | 'drop'>(
    'record',
    'record',
    'fill',
    'fill',
    'funding',
    'annotate',
    'void',
    'plan',
    'drop',
  ),
  buys: fc.boolean(),
  lots: fc.integer({ min: 1, max: 5 }),
  dollars: fc.integer({ min: 20_000, max: 120_000 }),
  minute: fc.integer({ min: 0, max: 90 }),
  which: fc.nat(),
  bitmex: fc.boolean(),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const chosen = <T>(from: readonly T[], which: number): T | undefined => from[which % from.length]

function act(journal: TestJournal, done: Step): void {
  const { legs } = journal.listLegs(EVERY_LEG)
  const leg = chosen(legs, done.which)
  if (leg === undefined || done.what === 'record') {
    record(journal, done)
    return
  }
  const legId = leg.id
  const onLeg = {
    fill: () => journal.addFill({ legId, fill: trade(done, leg.venue === 'BitMEX') }),
    funding: () => journal.addFunding({ legId, funding: funding('-0.00000321', done.minute) }),
    annotate: () => journal.annotate({ legId, note: `note ${done.which}`, tags: ['t'] }),
    plan: () => journal.recordPlan(plan()),
    drop: () => journal.voidEvent({ eventId: somePlan(journal, done), reason: 'x' }),
    void: () => journal.voidEvent({ eventId: someEvent(journal, legId, done), reason: 'x' }),
  }
  onLeg[done.what]()
}

const trade = (done: Step, bitmex: boolean) =>
  fill(done.buys ? 'buy' : 'sell', `${done.lots * (bitmex ? 100 : 10)} @ ${done.dollars}`, {
    minute: done.minute,
    role: done.which % 3 === 0 ? 'maker' : 'taker',
  })

function record(journal: TestJournal, done: Step): void {
  const spec = done.bitmex ? specOf('bitmex:XBTUSD') : deribit()
  const note = done.buys ? 'noted' : ''
  journal.recordPosition(position([trade(done, done.bitmex)], { spec, note }))
}

const someEvent = (journal: TestJournal, id: EventId, { which }: Step): EventId =>
  chosen(journal.readLeg({ id }).entries, which)!.event.id

const somePlan = (journal: TestJournal, { which }: Step): EventId =>
  chosen(journal.listPlans({}).plans, which)?.id ?? journal.recordPlan(plan()).planId

/** Refusals belong to the sequence; anything else is a defect. */
function tried(work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
}

it(
  'keeps the stored positions equal to the fold of the events, whatever is done in whatever order',
  { timeout: 60_000 },
  () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
        const journal = openIn(freshFolder())
        for (const done of steps) tried(() => act(journal, done))
        expect(journal.verify({}).findings).toEqual([])
        for (const { id, money, quantity } of journal.listLegs(EVERY_LEG).legs) {
          const { leg, entries } = journal.readLeg({ id })
          expect(leg.id).toBe(id)
          const sum = (of: 'realised' | 'fee' | 'funding' | 'realisedUsd' | 'feeUsd') =>
            entries.reduce((all, entry) => all.plus(entry[of] ?? ZERO), new D(0)).toFixed()
          expect([sum('realised'), sum('fee'), sum('funding')]).toEqual(
            [money.gross, money.fees, money.funding].map((part) => part.toFixed()),
          )
          expect([sum('realisedUsd'), sum('feeUsd')]).toEqual(
            [money.grossUsd, money.feesUsd].map((part) => part.toFixed()),
          )
          const open = entries.findLast(
            ({ event, voided }) => event.body.kind === 'fill-recorded' && voided === null,
          )
          expect(open?.quantityAfter?.toFixed()).toBe(quantity.toFixed())
        }
        journal.close()
      }),
      { numRuns: 15 },
    )
  },
)
