/** A picture may lag a burst of typing by this much, never more. */
const LATEST_MS = 120

/** Wraps work so that it runs once, after the frame being made is painted and while nothing is typed. */
export function afterPaint(work: () => void): () => void {
  return once(work, (run) =>
    requestAnimationFrame(() => requestIdleCallback(run, { timeout: LATEST_MS })),
  )
}

/**
 * Wraps short work so that it runs once, in a task of its own behind the one that changes the text. For what a worker
 * is asked: it counts while the frame is made.
 */
export function afterUpdate(work: () => void): () => void {
  return once(work, (run) => setTimeout(run))
}

function once(work: () => void, start: (run: () => void) => void): () => void {
  let waiting = false
  return () => {
    if (waiting) return
    waiting = true
    start(() => {
      waiting = false
      work()
    })
  }
}
