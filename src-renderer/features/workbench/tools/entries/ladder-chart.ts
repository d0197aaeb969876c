import type { LadderStep } from '@shared/calc/ladder'
import type { LadderStanding } from '@shared/calc/ladder-standing'

import type { ToolChart, ToolChartSeries } from '../tool-chart'

type Points = ToolChartSeries['points']

/** Order prices, average entry and liquidation price against the number of orders filled. */
export function ladderChart(
  steps: readonly LadderStep[],
  standings: readonly LadderStanding[],
): ToolChart {
  const line = (of: (step: LadderStep) => number): Points =>
    steps.map((step, at) => [at + 1, of(step)])
  const ends: Points = standings.map(({ liquidation }, at) => [
    at + 1,
    liquidation.kind === 'at' ? Number(liquidation.price) : null,
  ])
  const shown = { axis: 'left', dashed: false } as const
  return {
    ...{ id: 'entries-ladder-chart', title: 'Average entry and liquidation as the orders fill' },
    x: { label: 'Orders filled', kind: 'count' },
    left: { label: 'Price', kind: 'price' },
    series: [
      {
        ...{ axis: 'left', tone: 'accent', dashed: true, name: 'Order' },
        points: line(({ price }) => Number(price)),
      },
      {
        ...{ ...shown, tone: 'entry', name: 'Average entry' },
        points: line(({ averageEntry }) => Number(averageEntry)),
      },
      ...(ends.some(([, end]) => end !== null)
        ? [{ ...shown, tone: 'liquidation' as const, name: 'Liquidation', points: ends }]
        : []),
    ],
    marks: [],
  }
}
