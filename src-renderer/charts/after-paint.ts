/** Wraps work so that it runs once, after the frame that is being made has been painted. */
export function afterPaint(work: () => void): () => void {
  let waiting = false
  return () => {
    if (waiting) return
    waiting = true
    requestAnimationFrame(() =>
      setTimeout(() => {
        waiting = false
        work()
      }),
    )
  }
}
