import type { CurvePoint } from '@shared/calc/curve-float64'

interface TableRow {
  readonly price: string
  readonly coin: string
  readonly usd: string
}

/** Every tenth point: a table of 121 rows is no help to anybody, and redrawing it would cost each keystroke. */
const EVERY = 10
const six = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 6 })
const cents = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 })

/** The chart's points in words, thinned to every tenth with both ends kept. */
export function tableRows(points: readonly CurvePoint[], factor: number): readonly TableRow[] {
  return points
    .filter((_, index) => index % EVERY === 0 || index === points.length - 1)
    .map((point) => ({
      price: cents.format(point.price),
      coin: six.format(point.netCoin * factor),
      usd: cents.format(point.netUsd),
    }))
}
