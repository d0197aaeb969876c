import { AppError } from '@shared/ipc/errors'

/** Long enough to get on, short enough that no keystroke waits for it. */
const SLICE_MS = 12

/**
 * Runs long work a slice at a time and lets everything else that waits have its turn in between.
 * @param of.step runs each step, so that a failure comes out in its own words
 * @param of.goesOn false once what is worked on is not there any more
 */
export async function inSlices<T>(
  work: Generator<undefined, T>,
  of: { readonly step: <S>(run: () => S) => S; readonly goesOn: () => boolean },
): Promise<T> {
  for (;;) {
    const start = performance.now()
    while (performance.now() - start < SLICE_MS) {
      const step = of.step(() => work.next())
      if (step.done === true) return step.value
    }
    await new Promise<void>((next) => setImmediate(next))
    if (!of.goesOn()) throw new AppError('conflict', 'Another journal was opened meanwhile.')
  }
}
