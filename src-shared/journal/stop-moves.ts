import type { Side } from '../market/side'
import type { Price } from '../num/units'

import type { EventId } from './event'
import type { LegEntry } from './leg'

/** What a stop did against the one before it: `set` where none stood, `kept` where it is the same price. */
export type StopWay = 'set' | 'tightened' | 'widened' | 'kept' | 'removed'

/** One line of a leg's stop history. */
export interface StopMove {
  readonly id: EventId
  readonly atMs: number
  /** Null where no stop stands from then on. */
  readonly stop: Price | null
  readonly way: StopWay
  readonly note: string
}

/**
 * The stops of a leg in the order they stood, voided ones left out. Nearer to the side where the position gains is
 * tightened: of a long that is a higher price, of a short a lower one. Worked: a long's 48 000 → 49 000 is tightened,
 * 49 000 → 47 500 widened.
 * @param entries the leg's history in fold order
 */
export function stopMoves(entries: readonly LegEntry[], side: Side): readonly StopMove[] {
  const moves: StopMove[] = []
  for (const { event, voided } of entries) {
    const { id, atMs, body } = event
    if (body.kind !== 'stop-moved' || voided !== null) continue
    const before = moves.at(-1)?.stop ?? null
    moves.push({
      id,
      atMs,
      stop: body.stop,
      note: body.note,
      way: stopWay(side, before, body.stop),
    })
  }
  return moves
}

/** What a stop does against the one before it; null is no stop. */
export function stopWay(side: Side, before: Price | null, after: Price | null): StopWay {
  if (after === null) return before === null ? 'kept' : 'removed'
  if (before === null) return 'set'
  if (after.eq(before)) return 'kept'
  return after.gt(before) === (side === 'long') ? 'tightened' : 'widened'
}
