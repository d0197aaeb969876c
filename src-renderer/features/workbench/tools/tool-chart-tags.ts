import type { ChartColours } from '../../../charts/payoff-chart'

import type { ToolChartSeries } from './tool-chart'

/** The part of a drawn line that a tag is put on. */
export interface DrawnLine {
  readonly name: string
  readonly data: readonly unknown[]
}

/** How far the first tags stand from the ends, and the next of a side from them, as shares of the width. */
const STEP = 0.08

/** The names of the lines that say what they are above the picture: all but the tagged ones. */
export const namedAbove = (
  drawn: readonly DrawnLine[],
  series: readonly ToolChartSeries[],
): readonly string[] =>
  drawn.flatMap(({ name }, at) => (series[at]?.tag === undefined ? [name] : []))

/** The lines with their tags on them, by turns near both ends, where lines lie apart, and no two at one place. */
export function withTags(
  drawn: readonly DrawnLine[],
  series: readonly ToolChartSeries[],
  colours: ChartColours,
): readonly object[] {
  const tagged = series.filter(({ tag }) => tag !== undefined)
  return drawn.map((line, at) => {
    const each = series[at]
    if (each?.tag === undefined) return line
    const nth = tagged.indexOf(each)
    const inward = STEP * (1 + Math.floor(nth / 2))
    const place = Math.round((nth % 2 === 0 ? inward : 1 - inward) * (line.data.length - 1))
    const data = line.data.map((value, index) =>
      index === place ? { value, ...tagOf(each.tag ?? '', colours) } : value,
    )
    return { ...line, data, symbol: 'none', showSymbol: true }
  })
}

const tagOf = (tag: string, { surface, text }: ChartColours): object => ({
  ...{ symbol: 'circle', symbolSize: 2 },
  label: {
    ...{ show: true, formatter: tag, position: 'inside', color: text, fontSize: 11 },
    ...{ backgroundColor: surface, borderRadius: 3, padding: [2, 4] },
  },
})
