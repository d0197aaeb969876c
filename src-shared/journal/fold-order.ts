/**
 * Where an event stands in the fold. Events are folded by the time they happened; events of one instant in
 * the order they were recorded, so a refold never shuffles them.
 */
export interface FoldKey {
  readonly atMs: number
  readonly seq: number
}

/** Negative when `a` comes first, positive when `b` does, 0 for one and the same event. */
export function inFoldOrder(a: FoldKey, b: FoldKey): number {
  return a.atMs === b.atMs ? a.seq - b.seq : a.atMs - b.atMs
}
