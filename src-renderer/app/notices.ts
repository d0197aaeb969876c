import { readonly, shallowRef, type Ref } from 'vue'

/** One short message at the foot of the window. `trouble` stays until it is dismissed. */
export interface Notice {
  readonly id: number
  readonly tone: 'done' | 'trouble'
  readonly text: string
  readonly action?: NoticeAction | undefined
}

/** The one thing that can be done about a notice, such as taking it back. */
export interface NoticeAction {
  readonly label: string
  readonly run: () => void
}

const DONE_STAYS_MS = 6_000
/** Long enough to read it, to think and to reach it by keyboard. */
const ACTION_STAYS_MS = 20_000

const notices = shallowRef<readonly Notice[]>([])
let lastId = 0

/** Shows a notice: a `done` one leaves by itself, later where something can be done; a `trouble` one waits. */
export function notify(tone: Notice['tone'], text: string, action?: NoticeAction): void {
  lastId += 1
  const id = lastId
  notices.value = [...notices.value.slice(-3), { id, tone, text, action }]
  if (tone === 'done') setTimeout(() => dismiss(id), action ? ACTION_STAYS_MS : DONE_STAYS_MS)
}

export function dismiss(id: number): void {
  notices.value = notices.value.filter((notice) => notice.id !== id)
}

export const useNotices = (): Readonly<Ref<readonly Notice[]>> => readonly(notices)
