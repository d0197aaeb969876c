import { computed, onMounted, shallowRef, watch, type ComputedRef } from 'vue'

import type { SafetyStatus } from '@shared/ipc/safety'

import { api } from './api'

const changes = shallowRef(0)

/** Notes that main has something new to tell. */
export function safetyChanged(): void {
  changes.value += 1
}

/** What main says about imports and checks, read again whenever it changed; undefined before the first answer. */
export function useSafetyStatus(): ComputedRef<SafetyStatus | undefined> {
  const status = shallowRef<SafetyStatus>()
  const load = async (): Promise<void> => {
    const answer = await api.safety.status({})
    if (answer.ok) status.value = answer.value
  }
  watch(changes, load)
  onMounted(load)
  return computed(() => status.value)
}
