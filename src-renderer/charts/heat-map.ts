import { LIQUIDATED, type Grid } from '@shared/calc/what-if-float64'

/** What a heat map shows: a grid whose rows rise with `y` and whose columns go with `x`. */
export interface HeatMapGrid {
  readonly grid: Grid
  /** One per row and one per column. */
  readonly y: Float64Array
  readonly x: Float64Array
  /** `diverging`: zero in the middle. `rising`: more is lighter. `falling`: less is lighter. */
  readonly scale: 'diverging' | 'rising' | 'falling'
}

/** A level of y with a name: the entry, the mark, the liquidation price of now. */
export interface HeatMapMark {
  readonly at: number
  readonly label: string
  readonly tone: 'entry' | 'exit' | 'liquidation'
}

export interface HeatMapCell {
  readonly row: number
  readonly column: number
}

/** Where the cells lie on the canvas, in its own pixels. */
export interface Frame {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** The numbers that the two ends of a scale stand for. */
export function extentOf({ grid, scale }: Pick<HeatMapGrid, 'grid' | 'scale'>): {
  readonly least: number
  readonly most: number
} {
  const { least, most } = grid
  if (scale !== 'diverging') return { least, most }
  const reach = Math.max(Math.abs(least), Math.abs(most))
  return { least: -reach, most: reach }
}

/** Where a figure lies on its scale, 0 (dark) to 1 (light). */
export function shareOf(
  figure: number,
  { least, most }: { readonly least: number; readonly most: number },
  falling: boolean,
): number {
  const share = most > least ? (figure - least) / (most - least) : 0.5
  const within = Math.min(Math.max(share, 0), 1)
  return falling ? 1 - within : within
}

type Colour = readonly [red: number, green: number, blue: number]
const BLACK: Colour = [0, 0, 0]

const HEX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i

function colourOf(hex: string): Colour {
  const [, red = '0', green = '0', blue = '0'] = HEX.exec(hex) ?? []
  return [parseInt(red, 16), parseInt(green, 16), parseInt(blue, 16)]
}

const STEPS = 256

/**
 * A scale as 256 colours through its stops. The stops get lighter from end to end, so that the order is kept for
 * colour-blind readers and without any colour.
 */
export function rampOf(stops: readonly string[]): readonly Colour[] {
  const colours = stops.map(colourOf)
  return Array.from({ length: STEPS }, (_, step) => {
    const place = (step / (STEPS - 1)) * (colours.length - 1)
    const at = Math.min(Math.floor(place), colours.length - 2)
    const [from, to] = [colours[at] ?? BLACK, colours[at + 1] ?? BLACK]
    const mixed = (channel: 0 | 1 | 2): number =>
      Math.round(from[channel] + (to[channel] - from[channel]) * (place - at))
    return [mixed(0), mixed(1), mixed(2)]
  })
}

/** One pixel per cell, the highest row on top. What has no figure is left transparent. */
export function pixelsOf(
  shown: HeatMapGrid,
  ramp: readonly Colour[],
): Uint8ClampedArray<ArrayBuffer> {
  const { grid, x, y, scale } = shown
  const extent = extentOf(shown)
  const pixels = new Uint8ClampedArray(grid.figures.length * 4)
  // Forty thousand of them after every key: written byte by byte, nothing is made on the way.
  for (let at = 0; at < grid.figures.length; at += 1) {
    if ((grid.states[at] ?? 0) > LIQUIDATED) continue
    const share = shareOf(grid.figures[at] ?? 0, extent, scale === 'falling')
    const colour = ramp[Math.round(share * (STEPS - 1))] ?? BLACK
    const row = y.length - 1 - Math.floor(at / x.length)
    const to = (row * x.length + (at % x.length)) * 4
    pixels[to] = colour[0]
    pixels[to + 1] = colour[1]
    pixels[to + 2] = colour[2]
    pixels[to + 3] = 255
  }
  return pixels
}

/** Round numbers between two ends, at most `most` of them: 1, 2 or 5 times a power of ten apart. */
export function ticksBetween(from: number, to: number, most: number): readonly number[] {
  const span = to - from
  if (span <= 0 || most < 1) return [from]
  const raw = span / most
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= raw) ?? raw
  const first = Math.ceil(from / step)
  const count = Math.floor(to / step) - first + 1
  return Array.from({ length: Math.max(count, 0) }, (_, at) => (first + at) * step)
}

/** The stretches on which something holds, each from its first place up to the one behind its last. */
export function runsOf(
  count: number,
  holds: (at: number) => boolean,
): readonly (readonly [from: number, to: number])[] {
  const runs: [number, number][] = []
  for (let at = 0; at < count; at += 1) {
    if (!holds(at)) continue
    const last = runs.at(-1)
    if (last?.[1] === at) last[1] = at + 1
    else runs.push([at, at + 1])
  }
  return runs
}

/**
 * Where a value lies along an axis as a share of its length: each step is the middle of its own cell. Of the steps
 * 10, 20 and 30, the value 10 lies at 1/6 and 25 at 2/3.
 */
export function shareAlong(value: number, steps: Float64Array): number {
  const [first = 0, last = 0] = [steps[0], steps.at(-1)]
  const step = ((value - first) / (last - first || 1)) * (steps.length - 1)
  return (step + 0.5) / steps.length
}

/** A line over the map through its own values: a time and a price each. */
export type MapLine = readonly (readonly [x: number, y: number])[]

/**
 * Where the figure is zero, a price for each time that has one: between two cells of which one is above zero it lies
 * on the straight line. Of −1 at 10 and 3 at 20 it is 12.5. A figure without a middle has none.
 */
export function zeroLine({ grid, x, y, scale }: HeatMapGrid): MapLine {
  if (scale !== 'diverging') return []
  const crossing = (column: number): readonly number[] => {
    for (let row = 0; row + 1 < y.length; row += 1) {
      const at = [row * x.length + column, (row + 1) * x.length + column] as const
      if (at.some((cell) => (grid.states[cell] ?? 0) > LIQUIDATED)) continue
      const [below = 0, above = 0] = at.map((cell) => grid.figures[cell])
      if (below < 0 === above < 0) continue
      const [from = 0, to = 0] = [y[row], y[row + 1]]
      return [from + ((to - from) * below) / (below - above)]
    }
    return []
  }
  return Array.from(x).flatMap((days, column) =>
    crossing(column).map((price) => [days, price] as const),
  )
}

/** A path over the map, and the point of it at which the position is liquidated. */
export interface MapPath {
  readonly line: MapLine
  readonly gone?: MapLine[number] | undefined
}

/** The cell under a point of the canvas; undefined outside the cells. */
export function cellUnder(
  point: { readonly x: number; readonly y: number },
  { left, top, width, height }: Frame,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): HeatMapCell | undefined {
  const [across, down] = [(point.x - left) / width, (point.y - top) / height]
  if (across < 0 || across >= 1 || down < 0 || down >= 1) return undefined
  return { row: rows - 1 - Math.floor(down * rows), column: Math.floor(across * columns) }
}

const MOVES: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [1, 0],
  ArrowDown: [-1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [10, 0],
  PageDown: [-10, 0],
  Home: [0, -1000],
  End: [0, 1000],
}

/** The cell that a key goes to; undefined for a key that goes nowhere. Shift goes ten cells. */
export function cellAfter(
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  { row, column }: HeatMapCell,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): HeatMapCell | undefined {
  const move = MOVES[key]
  if (!move) return undefined
  const times = shiftKey ? 10 : 1
  return cellKept(
    { row: row + move[0] * times, column: column + move[1] * times },
    { rows, columns },
  )
}

/** A cell kept within so many rows and columns. */
export function cellKept(
  { row, column }: HeatMapCell,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): HeatMapCell {
  const kept = (at: number, count: number): number => Math.min(Math.max(at, 0), count - 1)
  return { row: kept(row, rows), column: kept(column, columns) }
}
