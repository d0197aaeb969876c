import { collateralAt, collateralRange, halfway, type Collateral } from '@shared/calc/collateral'
import { collateralFloat64 } from '@shared/calc/collateral-float64'
import { bookState } from '@shared/calc/book'
import { explainBook } from '@shared/calc/explain-book'
import { priceOnTick } from '@shared/calc/price-on-tick'
import { tierWalk, type TierStep } from '@shared/calc/tier-walk'
import type { Price } from '@shared/num/units'

import type { RowFigure } from '../../result-rows'
import type { ToolRow, ToolTable, ToolTableRow } from '../tool'
import type { ToolChart, ToolChartMark } from '../tool-chart'
import { none } from '../tool-input'

import type { Stands } from './survive-rows'

const STATE_ROWS = [
  {
    ...{ id: 'liquidation-equity', label: 'Equity at the mark', term: 'collateral' },
    group: 'Collateral',
  },
  {
    ...{ id: 'liquidation-maintenance', label: 'Maintenance there' },
    term: 'maintenance-margin',
  },
  { id: 'liquidation-ratio', label: 'Margin ratio there', term: 'margin-ratio' },
  { id: 'liquidation-leverage', label: 'Effective leverage there', term: 'leverage' },
] as const

const GONE = 'Nothing is left of the margin there.'

/** Equity, maintenance, ratio and leverage at the mark, with their working. */
export function stateRows(stands: Stands | undefined, lacks: string): readonly ToolRow[] {
  if (!stands) return STATE_ROWS.map((row) => ({ ...row, figure: none(lacks) }))
  const { input, book } = stands
  const steps = explainBook(book, bookState(book))
  const at = collateralAt(input, input.exit)
  const drawn: readonly [RowFigure, string][] = [
    [{ kind: 'money', twin: at.equity, signed: false }, 'equity'],
    [{ kind: 'money', twin: at.maintenance, signed: false }, 'maintenance'],
    [ratioOf(at), 'marginRatio'],
    [leverageOf(at), 'effectiveLeverage'],
  ]
  return STATE_ROWS.map((row, index) => {
    const [figure, step] = drawn[index] ?? [none(''), '']
    return { ...row, figure, how: steps.find((each) => each.figure === step) }
  })
}

const ratioOf = ({ marginRatio }: Collateral): RowFigure =>
  marginRatio ? { kind: 'percent', fraction: marginRatio, signed: false } : none(GONE)
const leverageOf = ({ effectiveLeverage }: Collateral): RowFigure =>
  effectiveLeverage ? { kind: 'times', times: effectiveLeverage } : none(GONE)

/** A price that the collateral is looked at, or why there is none. */
interface Stop {
  readonly id: string
  readonly head: string
  readonly price: Price | undefined
  readonly lacks: string
}

export interface Way {
  readonly markName: string
  readonly movedTo: Price | undefined
  readonly lacksMove: string
}

/** What the collateral is worth on the way: at the mark, halfway, at the price moved to, at liquidation. */
export function collateralTable(
  stands: Stands | undefined,
  { markName, movedTo, lacksMove }: Way,
  lacks: string,
): ToolTable {
  const end = stands && liquidationOf(stands)
  const from = stands?.input.exit
  const noEnd = stands ? reasonOf(stands) : lacks
  const stops: readonly Stop[] = [
    { id: 'mark', head: markName, price: from, lacks },
    { id: 'halfway', head: 'Halfway', price: from && end && halfway(from, end), lacks: noEnd },
    { id: 'moved', head: 'Moved to', price: movedTo, lacks: stands ? lacksMove : lacks },
    { id: 'end', head: 'Liquidation', price: end, lacks: noEnd },
  ]
  return {
    id: 'liquidation-collateral',
    title: 'What the collateral is worth on the way',
    head: 'Where',
    columns: ['Price', 'Equity', 'In USD', 'Maintenance', 'Margin ratio', 'Leverage'],
    rows: stops.map((stop) => collateralRow(stands, stop)),
  }
}

function collateralRow(stands: Stands | undefined, { id, head, price, lacks }: Stop): ToolTableRow {
  if (!stands || !price) return { id, head, figures: Array.from({ length: 6 }, () => none(lacks)) }
  const at = collateralAt(stands.input, price)
  return {
    ...{ id, head },
    figures: [
      priceFigure(price, stands),
      { kind: 'coin', coin: at.equity.coin, signed: false },
      { kind: 'usd', usd: at.equity.usd, signed: false },
      { kind: 'coin', coin: at.maintenance.coin, signed: false },
      ratioOf(at),
      leverageOf(at),
    ],
  }
}

const liquidationOf = ({ figures: { liquidation } }: Stands): Price | undefined =>
  liquidation.kind === 'at' ? liquidation.price : undefined
const reasonOf = ({ figures: { liquidation } }: Stands): string =>
  liquidation.kind === 'at' ? '' : liquidation.reason
const priceFigure = (price: Price, { input: { side, spec } }: Stands): RowFigure => ({
  ...{ kind: 'price', price, shown: priceOnTick(price, side, spec.tick) },
})

/** As many steps as are listed: the first ones and the last. */
const MOST_STEPS = 24

/** The stretches of the margin schedule that the position crosses before it is liquidated. */
export function tierTable(stands: Stands | undefined, lacks: string): ToolTable {
  const end = stands && liquidationOf(stands)
  const steps = stands && end ? tierWalk(stands.input, end) : []
  return {
    id: 'liquidation-tiers',
    title: 'The arithmetic by tier, from the entry to liquidation',
    head: 'Up to',
    columns: ['Price', 'Notional', 'Rate', 'Deduction', 'Equity', 'Maintenance'],
    rows:
      stands && steps.length > 0
        ? stepRows(stands, steps)
        : [
            {
              ...{ id: '0', head: 'Entry' },
              figures: Array.from({ length: 6 }, () => none(stands ? reasonOf(stands) : lacks)),
            },
          ],
  }
}

function stepRows(stands: Stands, steps: readonly TierStep[]): readonly ToolTableRow[] {
  const rows = steps.map((step, index): ToolTableRow => ({
    id: String(index),
    head: headOf(step, index, steps),
    figures: [
      priceFigure(step.price, stands),
      { kind: 'coin', coin: step.notional, signed: false },
      { kind: 'rate', rate: step.rate, signed: false },
      { kind: 'coin', coin: step.deduction, signed: false },
      { kind: 'coin', coin: step.equity, signed: false },
      { kind: 'coin', coin: step.maintenance, signed: false },
    ],
  }))
  return rows.length <= MOST_STEPS ? rows : [...rows.slice(0, MOST_STEPS - 1), ...rows.slice(-1)]
}

function headOf({ tier, price }: TierStep, index: number, steps: readonly TierStep[]): string {
  if (index === 0) return `Entry, tier ${tier}`
  const before = steps[index - 1]
  if (index === steps.length - 1)
    return before?.price.eq(price) ? `Into tier ${tier}` : `Liquidation, tier ${tier}`
  return `End of tier ${tier}`
}

const POINTS = 161

/** Equity in coin and in dollars along the price, with the maintenance that it must not meet. */
export function collateralChart(stands: Stands | undefined, way: Way): readonly ToolChart[] {
  if (!stands) return []
  const { input, figures } = stands
  const range = collateralRange(input.exit, figures.liquidation)
  const points = collateralFloat64(input, range, POINTS)
  const end = liquidationOf(stands)
  const marks: readonly (ToolChartMark | undefined)[] = [
    { at: Number(input.exit), label: way.markName, tone: 'entry' },
    end && { at: Number(end), label: 'Liquidation', tone: 'liquidation' },
    inside(way.movedTo, range)
      ? { at: Number(way.movedTo), label: 'Moved to', tone: 'stop' }
      : undefined,
  ]
  return [
    {
      ...{ id: 'liquidation-collateral', title: 'Equity in coin and in USD along the price' },
      x: { label: 'Price', kind: 'price' },
      left: { label: 'Coin', kind: 'coin' },
      right: { label: 'USD', kind: 'usd' },
      sharedZero: true,
      series: [
        {
          ...{ name: 'Equity', axis: 'left', tone: 'coin' },
          points: points.map(({ price, equityCoin }) => [price, equityCoin]),
        },
        {
          ...{ name: 'Maintenance', axis: 'left', tone: 'liquidation', dashed: true },
          points: points.map(({ price, maintenanceCoin }) => [price, maintenanceCoin]),
        },
        {
          ...{ name: 'Equity', axis: 'right', tone: 'usd' },
          points: points.map(({ price, equityUsd }) => [price, equityUsd]),
        },
      ],
      marks: marks.filter((mark) => mark !== undefined),
    },
  ]
}

const inside = (
  price: Price | undefined,
  { from, to }: { readonly from: Price; readonly to: Price },
): boolean => price !== undefined && price.gte(from) && price.lte(to)
