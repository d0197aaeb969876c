import type { CurvePoint } from '@shared/calc/curve-float64'

/** A price that means something, drawn as an upright line with its word. */
export interface ChartMark {
  readonly kind: 'entry' | 'exit' | 'break-even' | 'stop' | 'liquidation'
  readonly label: string
  readonly price: number
}

/** Colours as the tokens have them now, read from the page. */
export interface ChartColours {
  readonly text: string
  readonly faint: string
  readonly line: string
  readonly surface: string
  readonly coin: string
  readonly usd: string
  readonly entry: string
  readonly exit: string
  readonly breakEven: string
  readonly liquidation: string
  readonly stop: string
  readonly target: string
}

export interface PayoffChart {
  readonly points: readonly CurvePoint[]
  readonly marks: readonly ChartMark[]
  /** On which side of the liquidation price the position no longer exists. */
  readonly liquidated: 'below' | 'above' | undefined
  readonly coinUnit: { readonly name: string; readonly factor: number }
  readonly colours: ChartColours
}

/** Both axes with zero at the same height, so that the curve and the line cross it together. */
export interface TwinAxes {
  readonly coin: { readonly min: number; readonly max: number }
  readonly usd: { readonly min: number; readonly max: number }
}

/** 8 % of air, and zero at one height for both: coin −0.05…0.03 beside USD −2 000…2 000. */
export function twinAxes(points: readonly CurvePoint[]): TwinAxes {
  const coins = points.map((point) => point.netCoin)
  const dollars = points.map((point) => point.netUsd)
  const most = (figures: readonly number[]): number =>
    Math.max(...figures.map((figure) => Math.abs(figure)), Number.MIN_VALUE)
  const [coin, usd] = [most(coins), most(dollars)]
  const low = Math.max(0, -Math.min(...coins) / coin, -Math.min(...dollars) / usd) * 1.08
  const high = Math.max(0, Math.max(...coins) / coin, Math.max(...dollars) / usd) * 1.08
  return {
    coin: { min: -low * coin, max: high * coin },
    usd: { min: -low * usd, max: high * usd },
  }
}

/** Made once: a formatter costs more than all that it formats here. */
function short(digits: number): (value: number) => string {
  const format = new Intl.NumberFormat('en-US', { maximumSignificantDigits: digits })
  return (value) => format.format(value).replace('-', '−')
}
const axisText = short(3)
const tooltipText = short(6)

const MARK_LINE = {
  entry: 'solid',
  exit: 'solid',
  'break-even': 'dashed',
  stop: 'dashed',
  liquidation: 'solid',
} as const

function markColour(kind: ChartMark['kind'], colours: ChartColours): string {
  return {
    entry: colours.entry,
    exit: colours.exit,
    'break-even': colours.breakEven,
    stop: colours.stop,
    liquidation: colours.liquidation,
  }[kind]
}

/** How much of the width one letter of a label takes, on the narrowest chart there is. */
const LETTER = 0.0185

/** Labels of marks that lie close together go on different lines, so that none covers another. */
export function markLevels(
  marks: readonly Pick<ChartMark, 'label' | 'price'>[],
  span: number,
): readonly number[] {
  const lines: Pick<ChartMark, 'label' | 'price'>[][] = []
  return marks.map((mark) => {
    const apart = (other: Pick<ChartMark, 'label' | 'price'>): boolean =>
      Math.abs(other.price - mark.price) >
      ((other.label.length + mark.label.length) / 2) * LETTER * span
    const free = lines.findIndex((line) => line.every(apart))
    const level = free === -1 ? lines.length : free
    lines[level] = [...(lines[level] ?? []), mark]
    return level
  })
}

const LEGEND = 22
const LABEL_LINE = 15

/** The legend and the lines of labels: two lines always, so that the chart stays put while most things change. */
function roomAbove({ marks, points }: PayoffChart): number {
  const lines = Math.max(1, ...markLevels(marks, spanOf(points))) + 1
  return LEGEND + lines * LABEL_LINE
}

const spanOf = (points: readonly CurvePoint[]): number =>
  (points.at(-1)?.price ?? 0) - (points[0]?.price ?? 0)

function markLine({ marks, colours, points }: PayoffChart): object {
  const levels = markLevels(marks, spanOf(points))
  return {
    silent: true,
    symbol: 'none',
    animation: false,
    data: marks.map((mark, index) => ({
      xAxis: mark.price,
      name: mark.label,
      lineStyle: { color: markColour(mark.kind, colours), type: MARK_LINE[mark.kind], width: 1 },
      label: {
        formatter: mark.label,
        color: markColour(mark.kind, colours),
        distance: 4 + (levels[index] ?? 0) * LABEL_LINE,
      },
    })),
  }
}

function liquidatedArea({ points, marks, liquidated, colours }: PayoffChart): object | undefined {
  const at = marks.find((mark) => mark.kind === 'liquidation')?.price
  if (at === undefined || liquidated === undefined) return undefined
  const [from, to] = liquidated === 'below' ? [points[0]?.price, at] : [at, points.at(-1)?.price]
  return {
    silent: true,
    animation: false,
    itemStyle: { color: colours.liquidation, opacity: 0.08 },
    data: [[{ xAxis: from }, { xAxis: to }]],
  }
}

const axisLook = ({ faint, line }: ChartColours): object => ({
  axisLabel: { color: faint, fontSize: 12 },
  axisLine: { lineStyle: { color: line } },
  axisTick: { show: false },
})

/**
 * The chart of a position as ECharts wants it: coin curve on the left axis, dollar line on the right, price
 * below, zero at one height. Built from plain points, so that it can be looked at without a canvas.
 */
export function payoffOption(chart: PayoffChart): Readonly<Record<string, unknown>> {
  const { points, colours, coinUnit } = chart
  const axes = twinAxes(points)
  const factor = coinUnit.factor
  const look = axisLook(colours)
  return {
    animation: false,
    textStyle: { fontFamily: 'Inter Variable, sans-serif', color: colours.faint },
    grid: { left: 8, right: 8, top: roomAbove(chart), bottom: 4, outerBoundsMode: 'same' },
    legend: {
      top: 0,
      left: 0,
      itemWidth: 18,
      itemHeight: 2,
      icon: 'rect',
      textStyle: { color: colours.text, fontSize: 12 },
      selectedMode: false,
    },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      transitionDuration: 0,
      backgroundColor: colours.surface,
      borderColor: colours.line,
      textStyle: { color: colours.text, fontSize: 12 },
      axisPointer: { type: 'line', lineStyle: { color: colours.faint }, animation: false },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? tooltipText(value) : '–'),
    },
    xAxis: {
      type: 'value',
      min: points[0]?.price,
      max: points.at(-1)?.price,
      ...look,
      axisLine: { onZero: true, lineStyle: { color: colours.faint } },
      splitLine: { show: false },
      axisLabel: { color: colours.faint, fontSize: 12, showMinLabel: false, showMaxLabel: false },
      axisPointer: { label: { show: false } },
    },
    yAxis: [
      {
        type: 'value',
        min: axes.coin.min * factor,
        max: axes.coin.max * factor,
        ...look,
        splitNumber: 4,
        splitLine: { lineStyle: { color: colours.line } },
        axisLabel: {
          color: colours.coin,
          fontSize: 12,
          formatter: axisText,
          showMinLabel: false,
          showMaxLabel: false,
        },
      },
      {
        type: 'value',
        min: axes.usd.min,
        max: axes.usd.max,
        ...look,
        splitNumber: 4,
        splitLine: { show: false },
        axisLabel: {
          color: colours.usd,
          fontSize: 12,
          formatter: axisText,
          showMinLabel: false,
          showMaxLabel: false,
        },
      },
    ],
    series: [
      {
        name: `Net PnL, ${coinUnit.name}`,
        type: 'line',
        yAxisIndex: 0,
        showSymbol: false,
        color: colours.coin,
        lineStyle: { width: 2 },
        data: points.map((point) => [point.price, point.netCoin * factor]),
        markLine: markLine(chart),
        markArea: liquidatedArea(chart),
      },
      {
        name: 'Net PnL, USD',
        type: 'line',
        yAxisIndex: 1,
        showSymbol: false,
        color: colours.usd,
        lineStyle: { width: 1.5, type: [6, 3] },
        data: points.map((point) => [point.price, point.netUsd]),
      },
    ],
  }
}
