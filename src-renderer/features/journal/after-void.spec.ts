import { describe, expect, it } from 'vitest'

import type { EventId } from '@shared/journal/event'
import type { LegHistory } from '@shared/journal/leg'

import { afterVoid } from './after-void'

// Only what the rule reads; ids are names.
const history = (...fills: readonly string[]): LegHistory =>
  ({
    leg: { id: fills[0] },
    entries: fills.map((id) => ({ event: { id, body: { kind: 'fill-recorded' } }, voided: null })),
  }) as unknown as LegHistory

/** Which position each event belongs to now. */
const now = (legs: Readonly<Record<string, string>>) => (event: EventId) =>
  Promise.resolve(legs[event] as EventId | undefined)

describe('after an event was voided', () => {
  it('stays at a position that is still there', async () => {
    expect(await afterVoid(history('f1', 'f2'), now({ f1: 'f1', f2: 'f1' }))).toEqual({
      kind: 'same',
    })
  })

  it('follows the position to its next fill when the opening one went', async () => {
    expect(await afterVoid(history('f1', 'f2'), now({ f1: 'f2', f2: 'f2' }))).toEqual({
      kind: 'moved',
      id: 'f2',
    })
  })

  it('follows its other fills into the position they now belong to', async () => {
    expect(await afterVoid(history('f1', 'f2'), now({ f1: 'f0', f2: 'f0' }))).toEqual({
      kind: 'moved',
      id: 'f0',
    })
  })

  it('leaves a position that held nothing else, whichever one tells its voided fill now', async () => {
    expect(await afterVoid(history('f1'), now({ f1: 'f0' }))).toEqual({ kind: 'gone' })
  })
})
