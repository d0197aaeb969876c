import { assert, describe, expect, it } from 'vitest'

import type { GridAxes } from '@shared/calc/what-if-plan-float64'
import { contractById } from '@shared/market/registry'
import { D } from '@shared/num/decimal'
import { price } from '@shared/num/units'

import type { ToolTexts } from '../tool'

import { drawnTexts, pathTexts, readPath, shapedTexts, type PathReading } from './path-points'

const spec = contractById('bitmex:XBTUSD')
assert(spec)
const start = price(new D(50_000))

function typed(rows: readonly (readonly [day: string, price: string])[]): ToolTexts {
  return Object.fromEntries(
    rows.flatMap(([day, at], row) => [
      [`what-if-path-${row}-day`, day],
      [`what-if-path-${row}-price`, at],
    ]),
  )
}

const read = (texts: ToolTexts): PathReading => readPath(texts, { start, spec })
const told = ({ points }: PathReading): string[] | undefined =>
  points?.map(({ days, price: at }) => `${days.toFixed()}:${at.toFixed()}`)
const issue = ({ field }: PathReading, cell: string): string | undefined => field.says[cell]?.issue

describe('a typed path', () => {
  it('begins at the price of now', () => {
    expect(told(read(typed([['1', '45000']])))).toEqual(['0:50000', '1:45000'])
    expect(
      told(
        read(
          typed([
            ['0', '49000'],
            ['1 d', '45k'],
          ]),
        ),
      ),
    ).toEqual(['0:49000', '1:45000'])
  })

  it('is none until it goes somewhere', () => {
    expect(told(read({}))).toBeUndefined()
    expect(told(read(typed([['0', '45000']])))).toBeUndefined()
    expect(told(readPath(typed([['1', '45000']]), { start: undefined, spec }))).toBeUndefined()
  })

  it('may jump, and may not go back in time', () => {
    const rows: (readonly [string, string])[] = [
      ['2', '45000'],
      ['2', '40000'],
      ['1.5', '41000'],
    ]
    const path = read(typed(rows))
    expect(told(path)).toEqual(['0:50000', '2:45000', '2:40000'])
    expect(issue(path, '2-day')).toBe('Days must not fall; the point before is at day 2.')
    expect(path.left).toBe('Point 3 is not counted yet.')
  })

  it('says what a point lacks, and passes over empty ones', () => {
    const path = read(
      typed([
        ['1', ''],
        ['', ''],
        ['', '45000'],
        ['181', '45000'],
      ]),
    )
    expect(['0-price', '2-day', '1-day'].map((cell) => issue(path, cell))).toEqual([
      ...['Needs a price.', 'Needs a day.', undefined],
    ])
    expect(issue(path, '3-day')).toMatch(/180/)
    expect(path.left).toBe('Points 1, 3, 4 are not counted yet.')
    expect(read(typed([['1', '45000']])).left).toBe('')
    expect(path.field.most).toBe(50)
  })
})

it('is written as texts that are read back, and empties what stood behind', () => {
  const texts = {
    ...typed([
      ['7', '1'],
      ['8', '2'],
      ['9', '3'],
    ]),
    ...shapedTexts('flash-crash', start, spec),
  }
  expect(told(read(texts))).toEqual(['0:50000', '0.04:35000', '0.25:42500', '2:42500'])
  expect(texts).toMatchObject({ 'what-if-days': '' })
  expect(told(read({ ...texts, ...pathTexts([]) }))).toBeUndefined()
})

describe('a drawn path', () => {
  const axes: GridAxes = {
    ...{ from: price(new D(40_000)), to: price(new D(60_000)), days: new D(7) },
    ...{ rows: 21, columns: 30 },
  }

  it('goes through its cells on the tick, and the grid keeps its time', () => {
    // Rows are 1 000 apart; column 10 of 29 is day 70/29 = 2.41379…
    const cells = [
      { row: 10, column: 0 },
      { row: 0, column: 10 },
      { row: 20, column: 29 },
    ]
    const texts = drawnTexts(cells, { axes, spec })
    expect(told(read(texts))).toEqual(['0:50000', '2.4138:40000', '7:60000'])
    expect(texts).toMatchObject({ 'what-if-days': '7' })
  })

  it('has as many points as the list takes', () => {
    const wide = { ...axes, columns: 200 }
    const cells = Array.from({ length: 200 }, (_, column) => ({ row: (column * 7) % 21, column }))
    const path = read(drawnTexts(cells, { axes: wide, spec }))
    expect(path.points).toHaveLength(50)
    expect(Object.values(path.field.says).filter((says) => says?.issue)).toEqual([])
  })
})
