import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

/** The plan that was looked at last: the list comes back to it. */
export const usePlanListStore = defineStore('plan-list', () => {
  const selectedId = shallowRef<string>()
  function select(id: string): void {
    selectedId.value = id
  }
  return { selectedId, select }
})
