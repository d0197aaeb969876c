import { apply, type Trade } from './apply'
import { dayOf } from './day'
import type { EventId } from './event'
import { FLAT, type ContractState, type LegState } from './leg-state'
import { NO_UNITS, unitsPlus, type LegUnits } from './leg-units'

/** Where a stream's fold stands after an event: its state, and the money that all events until then moved. */
export interface Standing {
  readonly state: ContractState
  readonly totals: LegUnits
}

/** Before the first event of a stream. */
export const AT_START: Standing = { state: FLAT, totals: NO_UNITS }

/** What a stretch of a stream folds to: the legs it touched as they stand after it, and each day's money. */
export interface StreamFold {
  readonly standing: () => Standing
  /** In the order in which they were first touched, which is the order of their opening. */
  readonly legs: ReadonlyMap<EventId, LegState>
  /** By UTC day. */
  readonly days: ReadonlyMap<number, LegUnits>
  readonly take: (trade: Trade) => void
}

/**
 * Folds on from where a stream stood. The leg of that moment counts as touched, so that it is told as it ends
 * even where the stretch brings it nothing any more.
 */
export function streamFold(from: Standing): StreamFold {
  const legs = new Map<EventId, LegState>()
  const days = new Map<number, LegUnits>()
  let { state, totals } = from
  if (state.leg !== null) legs.set(state.leg.id, state.leg)
  return {
    standing: () => ({ state, totals }),
    legs,
    days,
    take: (trade) => {
      const step = apply(state, trade)
      for (const leg of step.touched) legs.set(leg.id, leg)
      const day = dayOf(trade.key.atMs)
      days.set(day, unitsPlus(days.get(day) ?? NO_UNITS, step.moved))
      totals = unitsPlus(totals, step.moved)
      state = step.state
    },
  }
}
