import { MOST_PATH_DAYS } from '@shared/calc/what-if-path'
import { columnDays, rowPrice, type GridAxes } from '@shared/calc/what-if-plan-float64'
import { shapedPath, type PathShape } from '@shared/calc/what-if-range'
import type { PathPoint } from '@shared/calc/what-if-segments-float64'
import { countText } from '@shared/format/decimal-text'
import type { InverseSpec } from '@shared/market/contract-spec'
import { canonicalText, ZERO } from '@shared/num/decimal'
import { atPlaces } from '@shared/num/rounding'
import type { Price } from '@shared/num/units'

import { fewestCells } from '../../../../charts/drawn-line'
import type { HeatMapCell } from '../../../../charts/heat-map'
import { readField, type FieldSays } from '../../read-field'
import { readPrice } from '../../read-scenario-fields'
import { cellId } from '../list-texts'
import type { RowsToolField, ToolTexts } from '../tool'
import { typedRows } from '../tool-input'

const ID = 'what-if-path'
export const MOST_POINTS = 50
const COLUMNS = ['day', 'price'] as const

export interface PathReading {
  /** At least two, days never falling; undefined until there are. */
  readonly points: readonly [PathPoint, ...PathPoint[]] | undefined
  /** Which typed points the path goes without, in words: what becomes of it must not be read as theirs. */
  readonly left: string
  readonly field: RowsToolField
}

/** The typed points of a path. It begins at the mark of now unless its first point is at day 0. */
export function readPath(
  texts: ToolTexts,
  { start, spec }: { readonly start: Price | undefined; readonly spec: InverseSpec },
): PathReading {
  const rows = typedRows(texts, { id: ID, columns: COLUMNS, most: MOST_POINTS })
  const says: Record<string, FieldSays | undefined> = {}
  const points: PathPoint[] = []
  const left: number[] = []
  for (const [at, { day, price }] of rows.entries()) {
    if (day.trim() === '' && price.trim() === '') continue
    const days = readDay(day, points.at(-1))
    const there = readPrice(price, 'The price')
    says[`${at}-day`] = days.says ?? lacking(day, 'Needs a day.')
    says[`${at}-price`] = there.says ?? lacking(price, 'Needs a price.')
    if (days.value && there.value) points.push({ days: days.value, price: there.value })
    else left.push(at + 1)
  }
  const [first, ...others] = begun(points, start)
  return {
    points: first && others.length > 0 ? [first, ...others] : undefined,
    left: leftWords(left),
    field: {
      ...{ kind: 'rows', id: ID, label: 'The path', rowName: 'Point', most: MOST_POINTS, says },
      columns: [
        { kind: 'number', id: 'day', label: 'Day', unit: '', step: '1', placeholder: '1' },
        {
          ...{ kind: 'number', id: 'price', label: 'Price', unit: spec.quote },
          ...{ step: canonicalText(spec.tick), placeholder: '54,000' },
        },
      ],
    },
  }
}

function leftWords(rows: readonly number[]): string {
  if (rows.length === 0) return ''
  const [points, are] = rows.length === 1 ? ['Point', 'is'] : ['Points', 'are']
  return `${points} ${rows.join(', ')} ${are} not counted yet.`
}

const lacking = (text: string, words: string): FieldSays | undefined =>
  text.trim() === '' ? { issue: words } : undefined

function readDay(text: string, before: PathPoint | undefined): ReturnType<typeof readField> {
  const read = readField(text, {
    ...{ label: 'The day', sign: 'not-negative', atMost: MOST_PATH_DAYS },
    ...{ decimals: 6, units: ['days'] },
  })
  if (!read.value || !before || read.value.gte(before.days)) return read
  return {
    says: { issue: `Days must not fall; the point before is at day ${countText(before.days)}.` },
  }
}

function begun(points: readonly PathPoint[], start: Price | undefined): readonly PathPoint[] {
  const [first] = points
  return first?.days.gt(0) && start ? [{ days: ZERO, price: start }, ...points] : points
}

/** The texts of a whole path: its points, and every row behind them emptied. */
export function pathTexts(points: readonly PathPoint[]): ToolTexts {
  const rows = Array.from({ length: MOST_POINTS }, (_, at) => points[at])
  const cells = rows.flatMap((point, at) => [
    [cellId(ID, at, 'day'), point ? canonicalText(point.days) : ''] as const,
    [cellId(ID, at, 'price'), point ? canonicalText(point.price) : ''] as const,
  ])
  return Object.fromEntries(cells)
}

/** Six seconds: finer than any hand draws. */
const DAY_PLACES = 4

/** What was drawn over the grid as the texts of a path that keeps the grid's time. */
export function drawnTexts(
  cells: readonly HeatMapCell[],
  { axes, spec }: { readonly axes: GridAxes; readonly spec: InverseSpec },
): ToolTexts {
  const points = fewestCells(cells, MOST_POINTS).map(({ row, column }) => ({
    days: atPlaces(columnDays(axes, column), DAY_PLACES, 'half-even'),
    price: rowPrice(axes, { spec }, row),
  }))
  return { ...pathTexts(points), 'what-if-days': canonicalText(axes.days) }
}

/** A named path from a price as texts, and the time it takes as the grid's. */
export const shapedTexts = (shape: PathShape, start: Price, spec: InverseSpec): ToolTexts => ({
  ...pathTexts(shapedPath(shape, start, spec)),
  'what-if-days': '',
})
