import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

import type { ToolTexts } from './tool'

/** What is typed into the tools. It outlives the page, as the sheet does. */
export const useToolTextsStore = defineStore('tool-texts', () => {
  const texts = shallowRef<ToolTexts>({})
  /** True once the kept texts were read: nothing is saved over them before. */
  const loaded = shallowRef(false)
  function replace(next: ToolTexts): void {
    texts.value = next
  }
  function markLoaded(): void {
    loaded.value = true
  }
  return { texts, loaded, replace, markLoaded }
})
