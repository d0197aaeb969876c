import { expect, it } from 'vitest'

import { fewestCells } from './drawn-line'

const line = (rows: readonly number[]) => rows.map((row, column) => ({ row, column }))
const told = (rows: readonly number[], most = 50): string[] =>
  fewestCells(line(rows), most).map(({ row, column }) => `${column}:${row}`)

it('tells what is straight by its ends', () => {
  expect(told([0, 2, 4, 6, 8])).toEqual(['0:0', '4:8'])
  // Columns 1 and 2 lie 0.33 and 0.33 of a row beside the line from 0 to 2.
  expect(told([0, 1, 1, 2])).toEqual(['0:0', '3:2'])
  expect(told([3, 7])).toEqual(['0:3', '1:7'])
})

it('keeps every corner, in order', () => {
  expect(told([5, 5, 5, 1, 3, 5, 5])).toEqual(['0:5', '2:5', '3:1', '5:5', '6:5'])
})

it('keeps a spike of one cell first when it may keep few', () => {
  const rows = Array.from({ length: 200 }, (_, at) => 100 + (at % 7))
  rows[111] = 3
  expect(told(rows, 3)).toEqual(['0:100', '111:3', '199:103'])
  expect(told(rows)).toHaveLength(50)
})
