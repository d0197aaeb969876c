import { MOST_PATH_DAYS } from '@shared/calc/what-if-path'
import type { PathPoint } from '@shared/calc/what-if-segments-float64'
import { countText } from '@shared/format/decimal-text'
import type { InverseSpec } from '@shared/market/contract-spec'
import { canonicalText, ZERO } from '@shared/num/decimal'
import type { Price } from '@shared/num/units'

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
  for (const [at, { day, price }] of rows.entries()) {
    if (day.trim() === '' && price.trim() === '') continue
    const days = readDay(day, points.at(-1))
    const there = readPrice(price, 'The price')
    says[`${at}-day`] = days.says ?? lacking(day, 'Needs a day.')
    says[`${at}-price`] = there.says ?? lacking(price, 'Needs a price.')
    if (days.value && there.value) points.push({ days: days.value, price: there.value })
  }
  const [first, ...others] = begun(points, start)
  return {
    points: first && others.length > 0 ? [first, ...others] : undefined,
    field: {
      ...{ kind: 'rows', id: ID, label: 'The path', rowName: 'Point', most: MOST_POINTS, says },
      columns: [
        { kind: 'number', id: 'day', label: 'Day', unit: 'days', step: '1', placeholder: '1' },
        {
          ...{ kind: 'number', id: 'price', label: 'Price', unit: spec.quote },
          ...{ step: canonicalText(spec.tick), placeholder: '54,000' },
        },
      ],
    },
  }
}

const lacking = (text: string, words: string): FieldSays | undefined =>
  text.trim() === '' ? { issue: words } : undefined

function readDay(text: string, before: PathPoint | undefined): ReturnType<typeof readField> {
  const read = readField(text, {
    ...{ label: 'The day', sign: 'not-negative', atMost: MOST_PATH_DAYS },
    ...{ decimals: 6, units: ['days', 'd'] },
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

/** As many as the list takes, evenly picked, both ends among them. */
export function thinned<T>(drawn: readonly T[]): readonly T[] {
  if (drawn.length <= MOST_POINTS) return drawn
  return Array.from(
    { length: MOST_POINTS },
    (_, at) => drawn[Math.round((at * (drawn.length - 1)) / (MOST_POINTS - 1))],
  ).filter((each) => each !== undefined)
}
