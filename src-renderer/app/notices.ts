import { readonly, shallowRef, type Ref } from 'vue'

/** One short message at the foot of the window. `trouble` stays until it is dismissed. */
export interface Notice {
  readonly id: number
  readonly tone: 'done' | 'trouble'
  readonly text: string
}

const DONE_STAYS_MS = 6_000

const notices = shallowRef<readonly Notice[]>([])
let lastId = 0

/** Shows a notice: a `done` one leaves by itself, a `trouble` one waits for the person. */
export function notify(tone: Notice['tone'], text: string): void {
  lastId += 1
  const id = lastId
  notices.value = [...notices.value.slice(-3), { id, tone, text }]
  if (tone === 'done') setTimeout(() => dismiss(id), DONE_STAYS_MS)
}

export function dismiss(id: number): void {
  notices.value = notices.value.filter((notice) => notice.id !== id)
}

export const useNotices = (): Readonly<Ref<readonly Notice[]>> => readonly(notices)
