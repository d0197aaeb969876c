import { describe, expect, it } from 'vitest'

import type { ChartColours } from '../../../charts/payoff-chart'

import { chartRows } from './chart-rows'
import type { ToolChart } from './tool-chart'
import { toolChartOption } from './tool-chart-option'

const colours: ChartColours = {
  ...{ text: '#001', faint: '#002', line: '#003', surface: '#004', coin: '#005', usd: '#006' },
  ...{ entry: '#007', exit: '#008', breakEven: '#009', liquidation: '#00a', stop: '#00b' },
  target: '#00c',
}
const coinUnit = { name: 'mBTC', factor: 1000 }

/** Two lines over price: coins from −1 to 3, dollars from −200 to 100. */
const chart: ToolChart = {
  id: 'x',
  title: 'Equity over price',
  x: { label: 'Price', kind: 'price' },
  left: { label: 'Equity', kind: 'coin' },
  right: { label: 'Equity', kind: 'usd' },
  series: [
    {
      name: 'Coins',
      axis: 'left',
      tone: 'coin',
      points: [
        [1, -1],
        [2, null],
        [3, 3],
      ],
    },
    {
      name: 'Dollars',
      axis: 'right',
      tone: 'usd',
      points: [
        [1, -200],
        [2, 0],
        [3, 100],
      ],
    },
  ],
  marks: [{ at: 2, label: 'Liquidation 2', tone: 'liquidation' }],
}

interface Shown {
  readonly legend: { readonly data: readonly string[] }
  readonly yAxis: readonly { readonly min: number; readonly max: number }[]
  readonly xAxis: { readonly name: string; readonly min: number; readonly max: number }
  readonly series: readonly {
    readonly name: string
    readonly data: readonly unknown[]
    readonly yAxisIndex: number
    readonly markLine?: {
      readonly data: readonly { readonly lineStyle: object; readonly label: object }[]
    }
  }[]
}
// The option is what ECharts reads: its type is ECharts’ own, and this is the part that is looked at.
const shown = (drawn: ToolChart): Shown =>
  toolChartOption({ chart: drawn, coinUnit, colours }) as unknown as Shown

describe('a tool’s picture', () => {
  it('has the name of a mark near an end within the picture', () => {
    const mark = (at: number) => ({ at, label: 'Stop', tone: 'stop' }) as const
    const { series } = shown({ ...chart, marks: [1.2, 2, 2.9].map(mark) })
    const labels = series[0]?.markLine?.data.map(({ label }) => label)
    expect(labels).toMatchObject([{ align: 'left' }, {}, { align: 'right' }])
    expect(labels?.[1]).not.toHaveProperty('align')
  })
  it('has tags on lines of one tone, apart from each other, in place of their names above it', () => {
    const points = Array.from({ length: 101 }, (_, x) => [x, x] as const)
    const leg = (name: string, tag: string) =>
      ({ name, tag, axis: 'left', tone: 'faint', points }) as const
    const tagged = ['1', '2', '3'].map((tag) => leg(`Leg ${tag}`, tag))
    const legs = { ...chart, series: [...chart.series, ...tagged] }
    const { legend, series } = shown(legs)
    expect(legend.data).toEqual(['Coins, mBTC', 'Dollars, USD'])
    const tags = series.map(({ data }) =>
      data.flatMap((each) => (Array.isArray(each) ? [] : [each])),
    )
    expect(tags).toMatchObject([
      [],
      [],
      [{ value: [8, 8000], label: { formatter: '1' } }],
      [{ value: [92, 92_000], label: { formatter: '2' } }],
      [{ value: [16, 16_000], label: { formatter: '3' } }],
    ])
  })
  it('draws coins in the chosen unit, and leaves gaps', () => {
    const { series } = shown(chart)
    expect(series[0]?.name).toBe('Coins, mBTC')
    expect(series[0]?.data).toEqual([
      [1, -1000],
      [2, null],
      [3, 3000],
    ])
    expect(series[1]?.yAxisIndex).toBe(1)
  })

  it('leaves air around every line', () => {
    const [left, right] = shown(chart).yAxis
    // −1 000…3 000 and −200…100, 6 % each way
    expect(left).toMatchObject({ min: -1240, max: 3240 })
    expect(right).toMatchObject({ min: -218, max: 118 })
  })

  it('has zero at one height on both axes where it is asked for', () => {
    const [left, right] = shown({ ...chart, sharedZero: true }).yAxis
    const share = (axis: { min: number; max: number } | undefined): number =>
      axis ? -axis.min / (axis.max - axis.min) : NaN
    expect(share(left)).toBeCloseTo(share(right), 12)
    expect(left?.min).toBeLessThanOrEqual(-1000)
    expect(right?.max).toBeGreaterThanOrEqual(100)
  })

  it('marks the liquidation in its own colour', () => {
    const [mark] = shown(chart).series[0]?.markLine?.data ?? []
    expect(mark?.lineStyle).toMatchObject({ color: '#00a', type: 'solid' })
  })

  it('has no endless axis where nothing is drawn', () => {
    const empty = shown({ ...chart, series: [], marks: [] })
    expect(empty.xAxis).toMatchObject({ min: 0, max: 1, name: 'Price, USD' })
    expect(empty.yAxis[0]).toMatchObject({ min: -0.06, max: 1.06 })
  })
})

describe('the table beside the picture', () => {
  it('says the same figures', () => {
    expect(chartRows(chart, coinUnit)).toEqual({
      heads: ['Price, USD', 'Coins, mBTC', 'Dollars, USD'],
      rows: [
        ['1', '−1,000', '−200'],
        ['2', '–', '0'],
        ['3', '3,000', '100'],
      ],
    })
  })

  it('picks eleven rows of many, the first and the last among them', () => {
    const points = Array.from({ length: 500 }, (_, at) => [at, at] as const)
    const long: ToolChart = {
      ...chart,
      series: [{ name: 'Price', axis: 'right', tone: 'usd', points }],
    }
    const { rows } = chartRows(long, coinUnit)
    expect(rows).toHaveLength(11)
    expect(rows[0]?.[0]).toBe('0')
    expect(rows[10]?.[0]).toBe('499')
  })
})
