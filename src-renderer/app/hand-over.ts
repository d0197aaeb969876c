import { shallowRef } from 'vue'

/** Something that one page gives to another, which may not be open yet. */
export interface HandOver<T> {
  readonly offer: (offered: T) => void
  /** What was offered last, once: a second visit finds nothing. */
  readonly take: () => T | undefined
}

/** The state of a hand-over store: features never import each other, so one leaves and the other takes. */
export function handOver<T>(): HandOver<T> {
  const waiting = shallowRef<T>()
  return {
    offer: (offered) => {
      waiting.value = offered
    },
    take: () => {
      const taken = waiting.value
      waiting.value = undefined
      return taken
    },
  }
}
