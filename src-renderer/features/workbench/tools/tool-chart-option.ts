import { markLevels, type ChartColours } from '../../../charts/payoff-chart'
import type { DrawnUnit } from '../drawn-unit'

import type { AxisKind, ChartTone, ToolChart, ToolChartSeries } from './tool-chart'
import { namedAbove, withTags, type DrawnLine } from './tool-chart-tags'

export interface DrawnChart {
  readonly chart: ToolChart
  readonly coinUnit: DrawnUnit
  readonly colours: ChartColours
}

const TONES: Readonly<Record<ChartTone, keyof ChartColours>> = {
  coin: 'coin',
  usd: 'usd',
  entry: 'entry',
  exit: 'exit',
  'break-even': 'breakEven',
  liquidation: 'liquidation',
  stop: 'stop',
  target: 'target',
  accent: 'exit',
  faint: 'faint',
}

/** What is always dashed, so that it is told apart without colour. */
const DASHED: readonly ChartTone[] = ['usd', 'break-even', 'stop', 'target']

const UNITS = {
  ...{ usd: 'USD', price: 'USD', times: '×', count: '' },
  ...{ days: 'days', hours: 'hours', minutes: 'minutes' },
} as const

/** How a figure of an axis is drawn: a factor and what stands behind it. */
export function scaleOf(kind: AxisKind, coinUnit: DrawnUnit): { factor: number; unit: string } {
  if (kind === 'coin') return { factor: coinUnit.factor, unit: coinUnit.name }
  if (kind === 'percent') return { factor: 100, unit: '%' }
  return {
    factor: 1,
    unit: UNITS[kind],
  }
}

function short(digits: number): (value: number) => string {
  const format = new Intl.NumberFormat('en-US', { maximumSignificantDigits: digits })
  return (value) => format.format(value).replace('-', '−')
}
const axisText = short(3)
/** Prices are read whole: three digits would make 64,100 and 64,500 one. */
const priceText = short(7)
export const figureText = short(6)

const textOf = (kind: AxisKind): ((value: number) => string) =>
  kind === 'price' || kind === 'usd' || kind === 'days' ? priceText : axisText

interface Extent {
  readonly min: number
  readonly max: number
}

function extentOf(series: readonly ToolChartSeries[], factor: number): Extent {
  let [min, max] = [Infinity, -Infinity]
  for (const { points } of series)
    for (const [, y] of points) {
      if (y === null || !Number.isFinite(y)) continue
      min = Math.min(min, y * factor)
      max = Math.max(max, y * factor)
    }
  return min > max ? { min: 0, max: 1 } : { min, max }
}

/** 6 % of air around what is drawn. */
function aired({ min, max }: Extent): Extent {
  const air = (max - min || Math.abs(max) || 1) * 0.06
  return { min: min - air, max: max + air }
}

/** Zero at one height on both axes: each reaches as far below and above it as the other, share for share. */
function sharedZero(left: Extent, right: Extent): readonly [Extent, Extent] {
  const most = ({ min, max }: Extent): number => Math.max(Math.abs(min), Math.abs(max), 1e-12)
  const low = Math.max(0, -left.min / most(left), -right.min / most(right)) * 1.06
  const high = Math.max(0, left.max / most(left), right.max / most(right)) * 1.06
  const spread = (extent: Extent): Extent => ({
    min: -low * most(extent),
    max: (high || 1) * most(extent),
  })
  return [spread(left), spread(right)]
}

function extents({ chart, coinUnit }: DrawnChart): readonly [Extent, Extent] {
  const on = (side: 'left' | 'right'): Extent => {
    const axis = side === 'left' ? chart.left : (chart.right ?? chart.left)
    const mine = chart.series.filter(({ axis: on }) => on === side)
    return extentOf(mine, scaleOf(axis.kind, coinUnit).factor)
  }
  return chart.sharedZero
    ? sharedZero(on('left'), on('right'))
    : [aired(on('left')), aired(on('right'))]
}

const LEGEND = 22
const MARK_PLACES = 20
const LABEL_LINE = 15

/** Beside a column of figures a tool's chart is narrower than the position's own, so its labels take more of it. */
const NARROWER = 1.4

interface DrawnMark {
  readonly level: number
  readonly line: object
}

function marksOf(
  { chart, colours, coinUnit }: DrawnChart,
  { min, max }: Extent,
): readonly DrawnMark[] {
  const { factor } = scaleOf(chart.x.kind, coinUnit)
  const levels = markLevels(
    chart.marks.map((mark) => ({ label: mark.label, price: mark.at * factor })),
    (max - min) * NARROWER,
  )
  return chart.marks.map((mark, index) => {
    const color = colours[TONES[mark.tone]]
    const level = levels[index] ?? 0
    const line = {
      xAxis: mark.at * factor,
      name: mark.label,
      lineStyle: { color, type: DASHED.includes(mark.tone) ? 'dashed' : 'solid', width: 1 },
      label: {
        ...{ formatter: mark.label, color, distance: 4 + level * LABEL_LINE },
        ...alignedAt((mark.at * factor - min) / (max - min)),
      },
    }
    return { level, line }
  })
}

/** This near to an end, as a share of the width, a name would reach beyond the picture and be cut. */
const NEAR_END = 0.15

/** A mark's name stands in its middle, near an end of the picture within it. */
function alignedAt(share: number): { readonly align?: 'left' | 'right' } {
  if (share > 1 - NEAR_END) return { align: 'right' }
  return share < NEAR_END ? { align: 'left' } : {}
}

function xExtent({ chart, coinUnit }: DrawnChart): Extent {
  const { factor } = scaleOf(chart.x.kind, coinUnit)
  const xs = chart.series.flatMap(({ points }) => points.map(([x]) => x * factor))
  return xs.length === 0 ? { min: 0, max: 1 } : { min: Math.min(...xs), max: Math.max(...xs) }
}

/** A tool's picture as ECharts wants it. Built from plain figures, so that it can be looked at without a canvas. */
export function toolChartOption(drawn: DrawnChart): Readonly<Record<string, unknown>> {
  const { chart, coinUnit, colours } = drawn
  const x = scaleOf(chart.x.kind, coinUnit)
  const across = xExtent(drawn)
  const marks = marksOf(drawn, across)
  const lines = Math.max(1, ...marks.map(({ level }) => level + 1))
  const axes = extents(drawn)
  const label = { color: colours.faint, fontSize: 12 }
  const hidden = { showMinLabel: false, showMaxLabel: false }
  const sides = chart.right ? [chart.left, chart.right] : [chart.left]
  const series = chart.series.map((each, index) => drawnSeries(drawn, each, index === 0 && marks))
  return {
    animation: false,
    textStyle: { fontFamily: 'Inter Variable, sans-serif', color: colours.faint },
    grid: {
      ...{ left: 8, right: 12, top: LEGEND + lines * LABEL_LINE + 8, bottom: 20 },
      outerBoundsMode: 'same',
    },
    legend: {
      ...{ top: 0, left: 0, itemWidth: 18, itemHeight: 2, icon: 'rect', selectedMode: false },
      textStyle: { color: colours.text, fontSize: 12 },
      data: namedAbove(series, chart.series),
    },
    tooltip: {
      ...{ trigger: 'axis', renderMode: 'richText', transitionDuration: 0 },
      backgroundColor: colours.surface,
      borderColor: colours.line,
      textStyle: { color: colours.text, fontSize: 12 },
      axisPointer: { type: 'line', lineStyle: { color: colours.faint }, animation: false },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? figureText(value) : '–'),
    },
    xAxis: {
      type: 'value',
      ...across,
      name: [chart.x.label, x.unit].filter(Boolean).join(', '),
      nameLocation: 'middle',
      nameGap: 22,
      nameTextStyle: label,
      axisLine: { onZero: true, lineStyle: { color: colours.faint } },
      axisTick: { show: false },
      splitLine: { show: false },
      axisLabel: { ...label, ...hidden, hideOverlap: true, formatter: textOf(chart.x.kind) },
      axisPointer: { label: { show: false } },
    },
    yAxis: sides.map((side, index) => ({
      type: 'value',
      ...axes[index],
      splitNumber: 4,
      axisLine: { lineStyle: { color: colours.line } },
      axisTick: { show: false },
      splitLine: { show: index === 0, lineStyle: { color: colours.line } },
      axisLabel: { ...label, ...hidden, formatter: textOf(side.kind) },
    })),
    series: withTags(series, chart.series, colours),
  }
}

function drawnSeries(
  { chart, coinUnit, colours }: DrawnChart,
  series: ToolChartSeries,
  marks: readonly DrawnMark[] | false,
): DrawnLine & Readonly<Record<string, unknown>> {
  const axis = series.axis === 'right' && chart.right ? chart.right : chart.left
  const { factor, unit } = scaleOf(axis.kind, coinUnit)
  const across = scaleOf(chart.x.kind, coinUnit).factor
  const dashed = series.dashed ?? DASHED.includes(series.tone)
  return {
    name: [series.name, unit].filter(Boolean).join(', '),
    type: 'line',
    yAxisIndex: series.axis === 'right' && chart.right ? 1 : 0,
    showSymbol: series.points.length === 1,
    color: colours[TONES[series.tone]],
    lineStyle: {
      width: series.tone === 'faint' ? 1 : dashed ? 1.5 : 2,
      type: dashed ? [6, 3] : 'solid',
    },
    connectNulls: false,
    data: series.points.map(([x, y]) => [x * across, y === null ? null : y * factor]),
    ...(marks && {
      markLine: {
        silent: true,
        symbol: 'none',
        animation: false,
        // Two decimals, as unless stated, would move a mark on an axis of minutes or of small prices.
        precision: MARK_PLACES,
        data: marks.map(({ line }) => line),
      },
    }),
  }
}
