import { carrySchedule } from '@shared/calc/carry-schedule'
import { heldWorthFloat64 } from '@shared/calc/held-worth-float64'
import { pricesAround, rangeAround } from '@shared/calc/price-moves'
import { priceText } from '@shared/format/decimal-text'
import type { Price } from '@shared/num/units'

import type { ToolTable } from '../tool'
import type { ToolChart, ToolChartMark } from '../tool-chart'

import type { Covered } from './carry-short'

/** Where the price may stand at delivery, in percent from the price that was sold at. */
const PERCENTS = [-50, -25, -10, 0, 10, 25, 50, 100] as const
const POINTS = 121

/** The same dollars at one price after another. */
export function worthTable({ account }: Covered): ToolTable {
  const { spec, coins, quantity, entry } = account
  const moved = pricesAround(entry, PERCENTS)
  const rows = carrySchedule(
    { spec, coins, quantity, future: entry },
    moved.map(({ price }) => price),
  )
  return {
    ...{ id: 'carry-worth', title: 'Worth along the price, before fees and funding' },
    head: 'Price',
    columns: ['The short brings', 'With the short', 'Without it'],
    rows: rows.map(({ price, short, worth, alone }, index) => ({
      id: idOf(moved[index]?.percent ?? 0),
      head: priceText(price, spec.tick),
      figures: [
        { kind: 'coin', coin: short, signed: true },
        { kind: 'money', twin: worth, signed: false },
        { kind: 'usd', usd: alone, signed: false },
      ],
    })),
  }
}

const idOf = (percent: number): string =>
  percent < 0 ? `down-${(-percent).toString()}` : `up-${percent.toString()}`

/** The flat line of the dollars, the coins that make it, and what the coins alone would be worth. */
export function worthChart({ account }: Covered, index: Price | undefined): ToolChart {
  const { spec, entry } = account
  const points = heldWorthFloat64(account, rangeAround(entry), POINTS)
  return {
    ...{ id: 'carry-chart', title: 'Worth of the coins, with and without the short' },
    x: { label: 'Price', kind: 'price' },
    left: { label: spec.quote, kind: 'usd' },
    right: { label: spec.settlement, kind: 'coin' },
    series: [
      {
        ...{ name: 'With the short', axis: 'left', tone: 'usd' },
        points: points.map(({ price, dollars }) => [price, dollars] as const),
      },
      {
        ...{ name: 'Without it', axis: 'left', tone: 'accent', dashed: true },
        points: points.map(({ price, alone }) => [price, alone] as const),
      },
      {
        ...{ name: 'Coins with the short', axis: 'right', tone: 'coin' },
        points: points.map(({ price, coins }) => [price, coins] as const),
      },
    ],
    marks: [
      { at: Number(entry), label: 'Sold', tone: 'entry' },
      ...(index ? [{ at: Number(index), label: 'Index', tone: 'target' } as const] : []),
    ] satisfies readonly ToolChartMark[],
  }
}
