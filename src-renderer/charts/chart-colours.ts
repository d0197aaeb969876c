import type { ChartColours } from './payoff-chart'

/** Reads the chart's colours from the tokens, as the theme at hand has them. */
export function chartColours(): ChartColours {
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
  }
}
