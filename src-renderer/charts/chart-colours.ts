import { onScopeDispose, shallowRef, type Ref } from 'vue'

import type { ChartColours } from './payoff-chart'

/** Reads the chart's colours from the tokens, as the theme at hand has them. */
function chartColours(): ChartColours {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string): string => style.getPropertyValue(name).trim()
  return {
    text: token('--text'),
    faint: token('--text-faint'),
    line: token('--line'),
    surface: token('--raised'),
    coin: token('--text'),
    usd: token('--text-faint'),
    entry: token('--entry'),
    exit: token('--text-soft'),
    breakEven: token('--text-soft'),
    liquidation: token('--liquidation'),
    stop: token('--loss'),
    target: token('--gain'),
  }
}

/** The colours at hand, read anew when the theme on the document element changes: no reactive value follows it. */
export function useChartColours(): Readonly<Ref<ChartColours>> {
  const colours = shallowRef(chartColours())
  const themed = new MutationObserver(() => (colours.value = chartColours()))
  themed.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  onScopeDispose(() => themed.disconnect())
  return colours
}
