import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { positionSideOf, type HedgeSide, type JournalEvent } from '../../src-shared/journal/event'
import { isTrade } from '../../src-shared/journal/apply'
import { ContractState } from '../../src-shared/journal/leg-state'
import { unitsPlus, NO_UNITS } from '../../src-shared/journal/leg-units'
import { project, type ContractProjection } from '../../src-shared/journal/project'

import { act, eventsOf, spec } from './journal-arbitraries'

const side = fc.constantFrom<HedgeSide | undefined>('long', 'short', undefined)

/** A journal of one contract whose fills and payments are shared out over both sides and the one that nets. */
const hedged = fc
  .tuple(spec, fc.array(fc.tuple(act, side), { minLength: 1, maxLength: 40 }))
  .map(([under, acts]) => {
    const events = eventsOf(
      under,
      acts.map(([done]) => done),
    )
    return events.map((event, index): JournalEvent => {
      const hedgeSide = acts[index - 1]?.[1]
      if (!isTrade(event) || hedgeSide === undefined) return event
      return { ...event, body: { ...event.body, hedgeSide } }
    })
  })

const SIDES = ['net', 'long', 'short'] as const

const ofSide = (events: readonly JournalEvent[], wanted: (typeof SIDES)[number]) =>
  events.filter((event) => !isTrade(event) || positionSideOf(event.body) === wanted)

/** The same events without a word of a hedge. */
const netted = (events: readonly JournalEvent[]): readonly JournalEvent[] =>
  events.map((event) =>
    isTrade(event) ? { ...event, body: { ...event.body, hedgeSide: undefined } } : event,
  )

const shown = (stream: ContractProjection | undefined) =>
  stream && {
    state: ContractState.encode(stream.state),
    totals: stream.totals,
    days: [...stream.days],
    legs: stream.legs.map(({ state }) => ContractState.encode({ ...stream.state, leg: state })),
  }

describe('the sides of a hedge', () => {
  it('fold each as if its events were all there are, on an account that nets', () => {
    fc.assert(
      fc.property(hedged, (events) => {
        const streams = project(events)
        for (const wanted of SIDES) {
          const [alone] = project(netted(ofSide(events, wanted)))
          const together = streams.find(({ positionSide }) => positionSide === wanted)
          expect(shown(together)).toEqual(shown(alone))
        }
      }),
    )
  })

  it('lose no money between them: their totals are those of all legs and what no leg holds', () => {
    fc.assert(
      fc.property(hedged, (events) => {
        for (const { legs, totals, state, days } of project(events)) {
          const sum = legs.map((leg) => leg.state).reduce(unitsPlus, NO_UNITS)
          expect(sum.gross).toBe(totals.gross)
          expect(sum.fees).toBe(totals.fees)
          expect(sum.funding + state.unattached.units).toBe(totals.funding)
          expect([...days.values()].reduce(unitsPlus, NO_UNITS)).toEqual(totals)
        }
      }),
    )
  })
})
