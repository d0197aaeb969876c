import { LIQUIDATED } from '@shared/calc/what-if-float64'

import {
  pixelsOf,
  rampOf,
  runsOf,
  shareAlong,
  ticksBetween,
  zeroLine,
  type Frame,
  type HeatMapCell,
  type HeatMapGrid,
  type HeatMapMark,
  type MapLine,
} from './heat-map'

/** The tokens that a heat map is painted with. */
export interface HeatMapColours {
  readonly text: string
  readonly soft: string
  readonly surface: string
  readonly liquidation: string
  readonly entry: string
  readonly exit: string
  readonly diverging: readonly string[]
  readonly rising: readonly string[]
}

export interface HeatMapTexts {
  readonly y: (at: number) => string
  readonly x: (at: number) => string
}

export interface Painted {
  readonly context: CanvasRenderingContext2D
  readonly frame: Frame
  readonly shown: HeatMapGrid
  readonly colours: HeatMapColours
}

const FONT = '12px "Inter Variable", sans-serif'
const HATCH = 8
const LINE_HEIGHT = 16

/** The cells in their colours, what is liquidated hatched in violet behind a violet line. */
export function paintCells(painted: Painted): void {
  const { context, frame, shown, colours } = painted
  const { x, y, scale } = shown
  const ramp = rampOf(scale === 'diverging' ? colours.diverging : colours.rising)
  const image = new OffscreenCanvas(x.length, y.length)
  const pixels = new ImageData(pixelsOf(shown, ramp), x.length, y.length)
  image.getContext('2d')?.putImageData(pixels, 0, 0)
  context.fillStyle = colours.surface
  context.fillRect(frame.left, frame.top, frame.width, frame.height)
  context.imageSmoothingEnabled = false
  context.drawImage(image, frame.left, frame.top, frame.width, frame.height)
  hatchLiquidated(painted)
}

/** The cells on which the position is liquidated as an area, and the line around them. */
function liquidatedArea({ frame, shown }: Painted): {
  readonly area: Path2D
  readonly edge: Path2D
} {
  const { grid, x, y } = shown
  const [wide, high] = [frame.width / x.length, frame.height / y.length]
  const [area, edge] = [new Path2D(), new Path2D()]
  const gone = (row: number, column: number): boolean =>
    ((grid.states[row * x.length + column] ?? 0) & LIQUIDATED) !== 0
  const [across, down] = [
    (column: number): number => frame.left + column * wide,
    (row: number): number => frame.top + (y.length - row) * high,
  ]
  // Whole runs of cells: a path of ten thousand small boxes takes longer to clip by than to fill the grid.
  for (const row of y.keys()) {
    for (const [from, to] of runsOf(x.length, (column) => gone(row, column)))
      area.rect(across(from), down(row + 1), (to - from) * wide, high)
    if (row + 1 < y.length)
      for (const [from, to] of runsOf(x.length, (at) => gone(row, at) !== gone(row + 1, at)))
        line(edge, [across(from), down(row + 1), across(to), down(row + 1)])
  }
  for (const column of x.keys())
    if (column + 1 < x.length)
      for (const [from, to] of runsOf(y.length, (at) => gone(at, column) !== gone(at, column + 1)))
        line(edge, [across(column + 1), down(from), across(column + 1), down(to)])
  return { area, edge }
}

function hatchLiquidated(painted: Painted): void {
  const { context, frame, colours } = painted
  const { area, edge } = liquidatedArea(painted)
  context.save()
  context.clip(area)
  const stripes = new Path2D()
  for (let at = -frame.height; at < frame.width; at += HATCH)
    line(stripes, [
      frame.left + at,
      frame.top + frame.height,
      frame.left + at + frame.height,
      frame.top,
    ])
  // Each stripe has a ground of its own: violet alone is lost on the dark end of a scale.
  for (const [color, width, alpha] of [
    [colours.surface, 3, 0.55],
    [colours.liquidation, 1.25, 1],
  ] as const) {
    context.strokeStyle = color
    context.lineWidth = width
    context.globalAlpha = alpha
    context.stroke(stripes)
  }
  context.restore()
  context.strokeStyle = colours.liquidation
  context.lineWidth = 2.5
  context.stroke(edge)
}

function line(path: Path2D, [x1, y1, x2, y2]: readonly [number, number, number, number]): void {
  path.moveTo(x1, y1)
  path.lineTo(x2, y2)
}

/** Prices on the left and times below, at round numbers. */
export function paintAxes(painted: Painted, texts: HeatMapTexts): void {
  const { context, frame, shown, colours } = painted
  const { left, top, width, height } = frame
  const [low = 0, high = 0] = [shown.y[0], shown.y.at(-1)]
  const [first = 0, last = 0] = [shown.x[0], shown.x.at(-1)]
  context.font = FONT
  context.fillStyle = colours.soft
  context.textBaseline = 'middle'
  context.textAlign = 'right'
  for (const tick of ticksBetween(low, high, Math.floor(height / 48)))
    context.fillText(texts.y(tick), left - 8, downTo(painted, tick))
  context.textBaseline = 'top'
  context.textAlign = 'center'
  for (const tick of ticksBetween(first, last, Math.floor(width / 64))) {
    const text = texts.x(tick)
    const furthest = left + width - context.measureText(text).width / 2
    context.fillText(text, Math.min(acrossTo(painted, tick), furthest), top + height + 6)
  }
}

type Placed = Pick<Painted, 'frame' | 'shown'>

const downTo = ({ frame: { top, height }, shown }: Placed, y: number): number =>
  top + height * (1 - shareAlong(y, shown.y))

const acrossTo = ({ frame: { left, width }, shown }: Placed, x: number): number =>
  left + width * shareAlong(x, shown.x)

/** The levels that lie on the map, from above. */
const marksOn = ({ shown }: Placed, marks: readonly HeatMapMark[]): readonly HeatMapMark[] => {
  const [low = 0, high = 0] = [shown.y[0], shown.y.at(-1)]
  return marks.filter(({ at }) => at >= low && at <= high).toSorted((a, b) => b.at - a.at)
}

/** Entry, mark and liquidation as lines across. */
export function paintMarks(painted: Painted, marks: readonly HeatMapMark[]): void {
  const { context, frame, colours } = painted
  for (const { at, tone } of marksOn(painted, marks)) {
    const y = downTo(painted, at)
    context.strokeStyle = colours[tone]
    context.lineWidth = 1.5
    context.setLineDash(tone === 'exit' ? [5, 4] : [])
    const path = new Path2D()
    line(path, [frame.left, y, frame.left + frame.width, y])
    context.stroke(path)
    context.setLineDash([])
  }
}

/** The names of the levels at the right, each on a ground of its own and below the one above it. */
export function paintNames(painted: Painted, marks: readonly HeatMapMark[]): void {
  const { context, frame, colours } = painted
  const right = frame.left + frame.width
  let lowest = -Infinity
  context.font = FONT
  context.textAlign = 'right'
  context.textBaseline = 'middle'
  for (const { at, label, tone } of marksOn(painted, marks)) {
    const beside = Math.max(downTo(painted, at), lowest + LINE_HEIGHT)
    lowest = beside
    const wide = context.measureText(label).width + 10
    context.fillStyle = colours.surface
    context.fillRect(right - wide - 2, beside - LINE_HEIGHT / 2, wide, LINE_HEIGHT)
    context.fillStyle = colours[tone]
    context.fillText(label, right - 7, beside)
  }
  nameZero(painted)
}

/** The line of zero has its name at the left, where no other stands. */
function nameZero(painted: Painted): void {
  const { context, frame, shown, colours } = painted
  const [first] = zeroLine(shown)
  if (!first) return
  const y = downTo(painted, first[1])
  context.textAlign = 'center'
  context.fillStyle = colours.surface
  context.fillRect(frame.left + 12, y - LINE_HEIGHT / 2, LINE_HEIGHT, LINE_HEIGHT)
  context.fillStyle = colours.text
  context.fillText('0', frame.left + 12 + LINE_HEIGHT / 2, y)
}

/** Dots where the figure is zero: which cells are above it is told without any colour. */
export function paintZero(painted: Painted): void {
  const { context, shown, colours } = painted
  const path = pathOf(painted, zeroLine(shown))
  context.save()
  context.lineCap = 'round'
  for (const [color, width] of [
    [colours.surface, 4],
    [colours.text, 2],
  ] as const) {
    context.strokeStyle = color
    context.lineWidth = width
    context.setLineDash([0, 6])
    context.stroke(path)
  }
  context.restore()
}

function pathOf(painted: Placed, points: MapLine): Path2D {
  const path = new Path2D()
  for (const [at, [x, y]] of points.entries()) {
    const [across, down] = [acrossTo(painted, x), downTo(painted, y)]
    if (at === 0) path.moveTo(across, down)
    else path.lineTo(across, down)
  }
  return path
}

/** A line over the cells, cut at their edge. */
export function paintLine(painted: Painted, points: MapLine): void {
  const { context, frame, colours } = painted
  const path = pathOf(painted, points)
  context.save()
  context.beginPath()
  context.rect(frame.left, frame.top, frame.width, frame.height)
  context.clip()
  context.lineJoin = 'round'
  context.strokeStyle = colours.surface
  context.lineWidth = 5
  context.stroke(path)
  context.strokeStyle = colours.text
  context.lineWidth = 2
  context.stroke(path)
  context.restore()
}

/** The point of a line at which the position is liquidated: a dot in violet. */
export function paintGone(painted: Painted, [x, y]: MapLine[number]): void {
  const { context, colours } = painted
  const dot = new Path2D()
  dot.arc(acrossTo(painted, x), downTo(painted, y), 6, 0, 2 * Math.PI)
  context.fillStyle = colours.liquidation
  context.fill(dot)
  context.strokeStyle = colours.surface
  context.lineWidth = 2
  context.stroke(dot)
}

/** A cross through one cell, the cell itself framed. */
export function paintCursor({ context, frame, shown, colours }: Painted, cell: HeatMapCell): void {
  const { left, top, width, height } = frame
  const [wide, high] = [width / shown.x.length, height / shown.y.length]
  const [x, y] = [left + cell.column * wide, top + (shown.y.length - 1 - cell.row) * high]
  const cross = new Path2D()
  line(cross, [left, y + high / 2, left + width, y + high / 2])
  line(cross, [x + wide / 2, top, x + wide / 2, top + height])
  const box = new Path2D()
  box.rect(x - 3, y - 3, wide + 6, high + 6)
  for (const [color, extra] of [
    [colours.surface, 2],
    [colours.text, 0],
  ] as const) {
    context.strokeStyle = color
    context.lineWidth = 1 + extra
    context.globalAlpha = 0.7
    context.stroke(cross)
    context.globalAlpha = 1
    context.lineWidth = 2 + extra
    context.stroke(box)
  }
}
