import { onScopeDispose, shallowRef, type Ref } from 'vue'

import type { HeatMapColours } from './heat-map-paint'

function heatMapColours(): HeatMapColours {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string): string => style.getPropertyValue(name).trim()
  return {
    text: token('--text'),
    soft: token('--text-soft'),
    surface: token('--surface'),
    liquidation: token('--liquidation'),
    entry: token('--entry'),
    exit: token('--text-soft'),
    diverging: ['loss', 'below', 'middle', 'above', 'gain'].map((stop) => token(`--heat-${stop}`)),
    rising: ['little', 'half', 'much'].map((stop) => token(`--heat-${stop}`)),
  }
}

/** A heat map's colours, read anew when the theme on the document element changes. */
export function useHeatMapColours(): Readonly<Ref<HeatMapColours>> {
  const colours = shallowRef(heatMapColours())
  const themed = new MutationObserver(() => (colours.value = heatMapColours()))
  themed.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  onScopeDispose(() => themed.disconnect())
  return colours
}
