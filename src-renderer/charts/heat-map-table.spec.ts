import { expect, it } from 'vitest'

import { ABSENT, LIQUIDATED } from '@shared/calc/what-if-float64'

import { heatMapRows } from './heat-map-table'

const texts = {
  y: (at: number) => `$${at}`,
  x: (at: number) => `${at} days`,
  figure: (at: number) => `${at} BTC`,
}

it('reads cells from the highest price down, and says what is liquidated or not there', () => {
  const rows = heatMapRows(
    {
      grid: {
        figures: Float64Array.from([1, 2, 3, 4]),
        states: Uint8Array.from([LIQUIDATED, ABSENT, ABSENT + LIQUIDATED, 0]),
        ...{ least: 4, most: 4 },
      },
      ...{ y: Float64Array.from([10, 20]), x: Float64Array.from([0, 5]), scale: 'rising' },
    },
    texts,
  )
  expect(rows.heads).toEqual(['0 days', '5 days'])
  expect(rows.rows).toEqual([
    { head: '$20', figures: ['none, liquidated', '4 BTC'] },
    { head: '$10', figures: ['1 BTC, liquidated', 'none'] },
  ])
})

it('keeps to eleven of each, both ends among them', () => {
  const many = Float64Array.from({ length: 200 }, (_, at) => at)
  const cells = new Float64Array(40_000)
  const { heads, rows } = heatMapRows(
    {
      ...{ grid: { figures: cells, states: new Uint8Array(40_000), least: 0, most: 0 } },
      ...{ y: many, x: many, scale: 'rising' },
    },
    texts,
  )
  expect([heads.length, rows.length]).toEqual([11, 11])
  expect([heads.at(0), heads.at(-1)]).toEqual(['0 days', '199 days'])
  expect([rows.at(0)?.head, rows.at(-1)?.head]).toEqual(['$199', '$0'])
})
