import { describe, expect, it } from 'vitest'

import type { LegHistory, LegSummary } from '@shared/journal/leg'

import { afterVoid } from './after-void'

// Only what the rule reads; ids are names.
const leg = (id: string, openedAtMs: number, closedAtMs: number | null = null): LegSummary =>
  ({ id, accountId: 'a:BTC', contract: 'a:X', openedAtMs, closedAtMs }) as unknown as LegSummary

const history = (...fills: readonly (readonly [string, number])[]): LegHistory =>
  ({
    leg: leg(fills[0]![0], fills[0]![1]),
    entries: fills.map(([id, atMs]) => ({
      event: { id, atMs, body: { kind: 'fill-recorded' } },
      voided: null,
    })),
  }) as unknown as LegHistory

describe('after an event was voided', () => {
  it('stays at a position that is still there', () => {
    expect(afterVoid(history(['f1', 1], ['f2', 2]), [leg('f1', 1)])).toEqual({ kind: 'same' })
  })

  it('follows the position to its next fill when the opening one went', () => {
    expect(afterVoid(history(['f1', 1], ['f2', 2]), [leg('f2', 2)])).toEqual({
      kind: 'moved',
      id: 'f2',
    })
  })

  it('follows its other fills into the position they now belong to', () => {
    expect(afterVoid(history(['f1', 5], ['f2', 6]), [leg('f0', 1)])).toEqual({
      kind: 'moved',
      id: 'f0',
    })
  })

  it('leaves a position that held nothing else', () => {
    expect(afterVoid(history(['f1', 5]), [leg('f0', 1, 3)])).toEqual({ kind: 'gone' })
  })

  it('does not take a position that was closed by then for its own', () => {
    expect(afterVoid(history(['f1', 5], ['f2', 6]), [leg('f0', 1, 3)])).toEqual({ kind: 'gone' })
  })
})
