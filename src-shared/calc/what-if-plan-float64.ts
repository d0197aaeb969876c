import { signOf } from '../market/side'
import { D, ZERO, type Decimal } from '../num/decimal'
import { atPlaces, onGrid } from '../num/rounding'
import { coin, price as asPrice, type Price } from '../num/units'

import { prepared, type Prepared } from './book'
import { bankruptcyFeeRate } from './closing-fee'
import type { Stretch } from './margin'
import { bookAt, elapsedIntervals, type WhatIfCell, type WhatIfInput } from './what-if'
import type { PlanStretch, WhatIfPlan } from './what-if-float64'

/** The steps of both axes: prices upwards, days from 0. */
export interface GridAxes {
  readonly from: Price
  readonly to: Price
  /** ≥ 0. */
  readonly days: Decimal
  /** 2 to 200. */
  readonly rows: number
  readonly columns: number
}

/** The price of a row, on the contract's tick, so that what is shown is what was worked with. */
export function rowPrice(
  { from, to, rows }: GridAxes,
  { spec }: Pick<WhatIfInput['position'], 'spec'>,
  row: number,
): Price {
  const exact = from.plus(
    to
      .minus(from)
      .times(row)
      .div(rows - 1),
  )
  return asPrice(D.max(onGrid(exact, spec.tick, 'half-even'), spec.tick))
}

/** The row whose price is nearest to a price; the first or the last one for a price beyond them. */
export function rowNear({ from, to, rows }: GridAxes, price: Price): number {
  const place = price
    .minus(from)
    .div(to.minus(from))
    .times(rows - 1)
  return Number(D.min(D.max(atPlaces(place, 0, 'half-up'), 0), rows - 1))
}

/** The days of a column: from none to all of them. */
export const columnDays = ({ days, columns }: GridAxes, column: number): Decimal =>
  days.times(column).div(columns - 1)

/** The exact cell at a row and a column, as the grid has it. */
export function cellAt(
  axes: GridAxes,
  { spec }: Pick<WhatIfInput['position'], 'spec'>,
  { row, column }: { readonly row: number; readonly column: number },
): WhatIfCell {
  return {
    price: rowPrice(axes, { spec }, row),
    intervals: elapsedIntervals(spec, columnDays(axes, column)),
  }
}

/** Both axes as float64, each step worked out exactly first; `days` and `intervals` are one axis in two units. */
export function axesFloat64(
  axes: GridAxes,
  { spec }: Pick<WhatIfInput['position'], 'spec'>,
): {
  readonly prices: Float64Array
  readonly days: Float64Array
  readonly intervals: Float64Array
} {
  const days = Array.from({ length: axes.columns }, (_, column) => columnDays(axes, column))
  const price = (_: unknown, row: number): number => Number(rowPrice(axes, { spec }, row))
  return {
    prices: Float64Array.from({ length: axes.rows }, price),
    days: Float64Array.from(days, Number),
    intervals: Float64Array.from(days, (each) => Number(elapsedIntervals(spec, each))),
  }
}

/** The position as plain numbers, each rounded once from the exact one. */
export function whatIfPlan({ position, fundingRate }: WhatIfInput): WhatIfPlan {
  const { spec, side, quantity, entry, openFeeRate, closeFeeRate, fundingPaid } = position
  const inverse = spec.kind === 'inverse'
  const worth = quantity.times(spec.contractValue)
  const book = bookAt(position, { price: entry, received: coin(ZERO) })
  // One position goes in, so one comes out.
  const [part] = prepared(book) as [Prepared]
  const openFee = part.entryNotional.times(openFeeRate)
  return {
    inverse,
    sign: signOf(side),
    direction: part.direction,
    worth: Number(worth),
    entry: Number(entry),
    entryNotional: Number(part.entryNotional),
    behind: Number(book.wallet),
    openFee: Number(openFee),
    openFeeUsd: Number(inverse ? worth.times(openFeeRate) : openFee),
    closeRate: Number(closeFeeRate),
    fundingPaid: Number(fundingPaid),
    fundingRate: spec.term === 'dated' ? 0 : Number(fundingRate),
    fixed: part.fixed && Number(part.fixed.minus(part.added.coins)),
    addedRate: Number(part.added.rate),
    bankruptRate: Number(bankruptcyFeeRate('crossFee', part.position.spec)),
    stretches: stretchesOf(part),
  }
}

function stretchesOf({ stretches: [first, ...others] }: Prepared): WhatIfPlan['stretches'] {
  const plain = ({ from, upTo, rate, slope, deduction }: Stretch): PlanStretch => ({
    from: Number(from),
    upTo: upTo === undefined ? Infinity : Number(upTo),
    rate: Number(rate),
    slope: Number(slope),
    deduction: Number(deduction),
  })
  return [plain(first), ...others.map(plain)]
}
