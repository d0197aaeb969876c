import type { DrawnUnit } from '../drawn-unit'

import type { ToolChart } from './tool-chart'
import { figureText, scaleOf } from './tool-chart-option'

/** As many rows as can be listened to. */
const MOST_ROWS = 11

export interface ChartRows {
  readonly heads: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** A picture's lines as rows of text, evenly picked from first to last x. */
export function chartRows(chart: ToolChart, coinUnit: DrawnUnit): ChartRows {
  const across = scaleOf(chart.x.kind, coinUnit)
  const longest = chart.series.reduce<readonly (readonly [number, unknown])[]>(
    (most, { points }) => (points.length > most.length ? points : most),
    [],
  )
  const count = Math.min(MOST_ROWS, longest.length)
  const picked = Array.from({ length: count }, (_, row) =>
    count === 1 ? 0 : Math.round((row * (longest.length - 1)) / (count - 1)),
  )
  const head = (label: string, unit: string): string => [label, unit].filter(Boolean).join(', ')
  const unitOf = (axis: 'left' | 'right'): ReturnType<typeof scaleOf> =>
    scaleOf((axis === 'right' ? (chart.right ?? chart.left) : chart.left).kind, coinUnit)
  return {
    heads: [
      head(chart.x.label, across.unit),
      ...chart.series.map(({ name, axis }) => head(name, unitOf(axis).unit)),
    ],
    rows: picked.map((at) => [
      figureText((longest[at]?.[0] ?? 0) * across.factor),
      ...chart.series.map(({ points, axis }) => {
        const y = points[at]?.[1] ?? null
        return y === null ? '–' : figureText(y * unitOf(axis).factor)
      }),
    ]),
  }
}
