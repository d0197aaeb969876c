import { readonly, shallowRef, type Ref } from 'vue'

import type { TaskProgress } from '@shared/ipc/safety'

const progress = shallowRef<TaskProgress>()

/** Keeps what main said last about the task that runs. */
export function taskProgressed(now: TaskProgress | undefined): void {
  progress.value = now
}

/** How far the task that runs has come; undefined before it said anything. */
export const useTaskProgress = (): Readonly<Ref<TaskProgress | undefined>> => readonly(progress)
