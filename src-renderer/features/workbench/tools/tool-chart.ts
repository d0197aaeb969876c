/** What a time is counted in. */
export type TimeKind = 'days' | 'hours' | 'minutes'

/** What an axis counts. Coins are drawn in the chosen unit, prices on the contract's tick. */
export type AxisKind = 'coin' | 'usd' | 'price' | 'percent' | 'times' | 'count' | TimeKind

/** The same meaning has the same colour on every chart. */
export type ChartTone =
  | 'coin'
  | 'usd'
  | 'entry'
  | 'exit'
  | 'break-even'
  | 'liquidation'
  | 'stop'
  | 'target'
  | 'accent'
  | 'faint'

export interface ToolChartSeries {
  readonly name: string
  readonly axis: 'left' | 'right'
  readonly tone: ChartTone
  readonly dashed?: boolean
  /** Stands on the line itself, in place of a name above the picture: for many lines of one tone. */
  readonly tag?: string
  /** x and y as float64; a null y is a gap. Percent as fractions. */
  readonly points: readonly (readonly [number, number | null])[]
}

/** An upright line where x means something. */
export interface ToolChartMark {
  readonly at: number
  readonly label: string
  readonly tone: ChartTone
}

interface Axis {
  readonly label: string
  readonly kind: AxisKind
}

/** A picture as plain figures: drawn on a canvas, and as a table for who cannot see it. */
export interface ToolChart {
  readonly id: string
  /** What it shows, in one line. */
  readonly title: string
  readonly x: Axis
  readonly left: Axis
  readonly right?: Axis
  /** Both axes have zero at one height. */
  readonly sharedZero?: boolean
  readonly series: readonly ToolChartSeries[]
  readonly marks: readonly ToolChartMark[]
}
