import type { LegSummary } from '@shared/journal/leg'
import type { LegSort, LegSortKey } from '@shared/journal/leg-query'

/** How long a leg lasted; an open one counts as lasting still. */
export function heldMs(leg: LegSummary, nowMs: number): number {
  return (leg.closedAtMs ?? nowMs) - leg.openedAtMs
}

/** What a click on a heading does: another column starts with its largest, the same one turns round. */
export function sortedBy(by: LegSortKey, before: LegSort): LegSort {
  return { by, descending: by === before.by ? !before.descending : true }
}
