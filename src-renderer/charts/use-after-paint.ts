import { shallowRef, watch, type ShallowRef } from 'vue'

import { afterPaint } from './after-paint'

/**
 * What `read` gives, taken over after the frame in which the figures beside it were painted: long tables are never what
 * a keystroke waits for. At once where `sameSubject` says that it is about something else, so that no table of one
 * thing stands beside another's name.
 */
export function useAfterPaint<T extends object>(
  read: () => T,
  sameSubject: (now: T, before: T) => boolean,
): Readonly<ShallowRef<T>> {
  const taken: ShallowRef<T> = shallowRef(read())
  const takeOver = afterPaint(() => {
    taken.value = read()
  })
  watch(read, (now) => {
    if (sameSubject(now, taken.value)) takeOver()
    else taken.value = now
  })
  return taken
}
