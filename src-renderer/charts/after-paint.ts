/** A picture may lag a burst of typing by this much, never more. */
const LATEST_MS = 120

/** Wraps work so that it runs once, after the frame being made is painted and while nothing is typed. */
export function afterPaint(work: () => void): () => void {
  let waiting = false
  return () => {
    if (waiting) return
    waiting = true
    requestAnimationFrame(() =>
      requestIdleCallback(
        () => {
          waiting = false
          work()
        },
        { timeout: LATEST_MS },
      ),
    )
  }
}
