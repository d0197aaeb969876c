/** One state that can be gone back to. */
interface Step<T> {
  readonly state: T
  /** What the change after it did, in words. */
  readonly label: string
}

/** Where a person is, how they came here, and what they went back from. */
export interface History<T> {
  readonly now: T
  readonly past: readonly Step<T>[]
  readonly future: readonly Step<T>[]
  /** The field that is being typed into: its letters are one step. */
  readonly typing: string | undefined
}

/** Far more than anyone goes back, and little to keep: states share all that did not change. */
const MOST_STEPS = 200

export const begin = <T>(now: T): History<T> => ({ now, past: [], future: [], typing: undefined })

/** A change as a step of its own, or as one more letter of the field that is being typed into. */
export function changed<T>(
  history: History<T>,
  now: T,
  { label, typing }: { readonly label: string; readonly typing?: string | undefined },
): History<T> {
  if (typing !== undefined && typing === history.typing) return { ...history, now, future: [] }
  const past = [...history.past, { state: history.now, label }].slice(-MOST_STEPS)
  return { now, past, future: [], typing }
}

/** The field was left: what is typed into it next is another step. */
export const settled = <T>(history: History<T>): History<T> =>
  history.typing === undefined ? history : { ...history, typing: undefined }

export function undone<T>(history: History<T>): History<T> {
  const last = history.past.at(-1)
  if (!last) return history
  return {
    now: last.state,
    past: history.past.slice(0, -1),
    future: [{ state: history.now, label: last.label }, ...history.future],
    typing: undefined,
  }
}

export function redone<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future
  if (!next) return history
  return {
    now: next.state,
    past: [...history.past, { state: history.now, label: next.label }],
    future,
    typing: undefined,
  }
}
