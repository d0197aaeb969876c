import { assert, describe, expect, it } from 'vitest'

import { D } from '@shared/num/decimal'
import { price } from '@shared/num/units'

import type { Scenario } from '../../../../app/scenario'

import { sheetReading } from '../../../../../test/support/sheet-reading'

import { gridMarks, gridTexts, mapPath, scaleOf, type Shown } from './grid-view'
import { readWhatIf } from './read-what-if'

const BTC = { name: 'BTC', factor: 1 }
const SAT = { name: 'sat', factor: 100_000_000 }
const text = (shown: Shown, at: number, unit = BTC): string =>
  gridTexts(shown, { quote: 'USD' }, unit).figure(at)

describe('a figure of the map', () => {
  it('is read in its own unit', () => {
    expect(text({ figure: 'net', unit: 'coin' }, -0.012345678)).toBe('−0.01235 BTC')
    expect(text({ figure: 'net', unit: 'coin' }, 0.0123, SAT)).toBe('1,230,000 sat')
    expect(text({ figure: 'equity', unit: 'usd' }, 1234.567)).toBe('1,234.57 USD')
    expect(text({ figure: 'ratio', unit: 'usd' }, 0.089286)).toBe('8.93%')
    expect(text({ figure: 'distance', unit: 'usd' }, -2207.2)).toBe('−2,207.2 USD')
  })

  it('stands over prices and days', () => {
    const { x, y } = gridTexts({ figure: 'net', unit: 'coin' }, { quote: 'USD' }, BTC)
    expect([y(45_662.15), x(2.0625)]).toEqual(['45,662.15', '2.06 d'])
  })
})

it.each([
  ['net', 'coin', 'long', 'diverging'],
  ['equity', 'usd', 'long', 'rising'],
  ['ratio', 'coin', 'short', 'falling'],
  ['distance', 'coin', 'long', 'rising'],
  // From the cell's price: below zero for a long, so the farther the less.
  ['distance', 'usd', 'long', 'falling'],
  ['distance', 'usd', 'short', 'rising'],
] as const)('lighter is better: %s in %s of a %s is %s', (...[figure, unit, side, scale]) => {
  expect(scaleOf({ figure, unit }, side)).toBe(scale)
})

it('marks the entry, the exit or mark by its name, and the liquidation price', () => {
  const marks = (patch: Partial<Scenario>): string[] => {
    const reading = sheetReading({ quantity: '10000', entry: '50000', leverage: '10', ...patch })
    const { input, start } = readWhatIf({ reading, texts: {} })
    assert(input && start)
    return gridMarks(input, start, reading).map(({ at, label }) => `${label} ${at.toFixed(1)}`)
  }
  // 10 000 / 0.219
  expect(marks({})).toEqual(['Entry 50000.0', 'Liquidation 45662.1'])
  expect(marks({ exit: '51000', exitIs: 'mark' })[1]).toBe('Mark 51000.0')
  expect(marks({ exit: '60000', exitIs: 'exit' })[1]).toBe('Exit 60000.0')
  // With more coins behind it than it is worth, a short is never liquidated.
  expect(marks({ side: 'short', backing: 'margin', margin: '0.3' })).toEqual(['Entry 50000.0'])
})

it('draws a path by its values, up to the point that liquidates', () => {
  const point = (days: string, at: string) => ({ days: new D(days), price: price(new D(at)) })
  const points = [point('0', '50000'), point('1', '40000')] as const
  expect(mapPath([...points], point('0.5', '45000'))).toEqual({
    line: [
      [0, 50_000],
      [1, 40_000],
    ],
    gone: [0.5, 45_000],
  })
  expect(mapPath([...points], undefined).gone).toBeUndefined()
})
