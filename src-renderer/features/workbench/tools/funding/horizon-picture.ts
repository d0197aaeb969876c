import { daysAfter, type HorizonRow } from '@shared/calc/funding-horizon'
import { breakEven } from '@shared/calc/break-even'
import type { PriceOutcome } from '@shared/calc/position'
import { countText } from '@shared/format/decimal-text'
import { ZERO } from '@shared/num/decimal'
import { coin, usd } from '@shared/num/units'

import type { ScenarioReading } from '../../read-scenario'
import { priceOrWhy } from '../../result-rows'
import { lacksBacking } from '../backing-words'
import type { ToolTable, ToolTableRow } from '../tool'
import type { ToolChart } from '../tool-chart'
import { none } from '../tool-input'

import type { Over } from './horizon-rows'

/** The start and every row, each with what stands behind the position then. */
function stops({ held, mark, horizon, standing }: Over) {
  const start: HorizonRow = {
    ...{ intervals: 0, mark, received: { coin: coin(ZERO), usd: usd(ZERO) } },
    breakEven: breakEven(held),
  }
  return [start, ...horizon.rows].map((row, index) => ({
    ...row,
    standing: standing && (index === 0 ? standing.start : standing.rows[index - 1]),
  }))
}

const priceOf = (outcome: PriceOutcome | undefined): number | null =>
  outcome?.kind === 'at' ? Number(outcome.price) : null

/** Break-even and liquidation as they drift about the mark, and the funding that moves them. */
export function horizonChart(over: Over): ToolChart {
  const rows = stops(over)
  const { intervalHours } = over.asked
  const along = (y: (row: (typeof rows)[number]) => number | null) =>
    rows.map((row) => [Number(daysAfter(row.intervals, intervalHours)), y(row)] as const)
  return {
    ...{ id: 'funding-days', title: 'Funding so far, break-even and liquidation, day by day' },
    x: { label: 'Time', kind: 'days' },
    left: { label: 'Price', kind: 'price' },
    right: { label: 'Funding', kind: 'coin' },
    series: [
      {
        ...{ name: 'Mark', axis: 'left', tone: 'faint' },
        points: along(({ mark }) => Number(mark)),
      },
      {
        ...{ name: 'Break-even', axis: 'left', tone: 'break-even' },
        points: along((row) => priceOf(row.breakEven)),
      },
      {
        ...{ name: 'Liquidation', axis: 'left', tone: 'liquidation' },
        points: along(({ standing }) => priceOf(standing?.liquidation)),
      },
      {
        ...{ name: 'Funding so far', axis: 'right', tone: 'coin' },
        points: along(({ received }) => Number(received.coin)),
      },
    ],
    marks: [],
  }
}

/** As many lines as are read in one go. */
const MOST_LINES = 31

/** The same as figures: day by day up to a month, thinned evenly over a longer time. */
export function horizonTable(over: Over, reading: ScenarioReading): ToolTable {
  const rows = stops(over)
  const step = Math.max(1, Math.ceil((rows.length - 1) / MOST_LINES))
  const listed = rows.filter((_, index) => index % step === 0 || index === rows.length - 1)
  const lacks = lacksBacking(reading)
  return {
    ...{ id: 'funding-days', title: 'Where it stands', head: 'After' },
    columns: ['Funding so far', 'In USD', 'Break-even', 'Liquidation'],
    rows: listed.map((row): ToolTableRow => {
      const days = countText(daysAfter(row.intervals, over.asked.intervalHours), 2)
      return {
        id: String(row.intervals),
        head: row.intervals === 0 ? 'Start' : `Day ${days}`,
        figures: [
          { kind: 'coin', coin: row.received.coin, signed: true },
          { kind: 'usd', usd: row.received.usd, signed: true },
          priceOrWhy(row.breakEven, over.held),
          row.standing ? priceOrWhy(row.standing.liquidation, over.held) : none(lacks),
        ],
      }
    }),
  }
}
