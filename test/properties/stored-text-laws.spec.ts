import fc from 'fast-check'
import { assert, expect, it } from 'vitest'

import { EventBody } from '../../src-shared/journal/event'
import { ContractState } from '../../src-shared/journal/leg-state'
import { project } from '../../src-shared/journal/project'
import { storedBodyText, storedStateText } from '../../src-shared/journal/stored-text'
import { upcast } from '../../src-shared/journal/upcast'

import { act, eventsOf, planAt, spec, START_MS, voidOf } from './journal-arbitraries'

const journal = fc
  .tuple(spec, fc.array(act, { minLength: 1, maxLength: 12 }))
  .map(([under, acts]) => eventsOf(under, acts))

it('writes every event exactly as the schema’s encoder does, and reads it back', () => {
  fc.assert(
    fc.property(
      journal,
      fc.option(fc.string({ minLength: 1, maxLength: 120 })),
      (events, trade) => {
        const [listing] = events
        assert(listing?.body.kind === 'contract-listed' && listing.body.spec.kind === 'inverse')
        const under = listing.body.spec
        const plans = [true, false].map((bare) =>
          planAt(under, { seq: 98, atMs: START_MS, ticks: 500_000, bare }),
        )
        const all = [...events, ...plans, voidOf(listing, 99)]
        for (const { body: plain } of all) {
          const body =
            plain.kind === 'fill-recorded' && trade !== null
              ? { ...plain, venueTradeId: trade }
              : plain
          const text = storedBodyText(body)
          expect(text).toBe(JSON.stringify(EventBody.encode(body)))
          expect(storedBodyText(upcast(JSON.parse(text)))).toBe(text)
        }
      },
    ),
  )
})

it('writes every running state exactly as the schema’s encoder does', () => {
  fc.assert(
    fc.property(journal, (events) => {
      for (const { state } of project(events))
        expect(storedStateText(state)).toBe(JSON.stringify(ContractState.encode(state)))
    }),
  )
})
