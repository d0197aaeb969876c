/** A picture may lag a burst of typing by this much, never more. */
const LATEST_MS = 120

/** Wraps work so that it runs once, after the frame being made is painted and while nothing is typed. */
export function afterPaint(work: () => void): () => void {
  return once(work, (run) => requestIdleCallback(run, { timeout: LATEST_MS }))
}

/**
 * Wraps short work so that it runs once, right after the frame being made is painted. For a few milliseconds that
 * a picture is waiting for: on a busy machine there may be no idle moment for many frames.
 */
export function afterFrame(work: () => void): () => void {
  return once(work, (run) => setTimeout(run))
}

function once(work: () => void, start: (run: () => void) => void): () => void {
  let waiting = false
  return () => {
    if (waiting) return
    waiting = true
    requestAnimationFrame(() =>
      start(() => {
        waiting = false
        work()
      }),
    )
  }
}
