import { expect, it } from 'vitest'

import { D } from '../num/decimal'
import { price } from '../num/units'

import type { PriceOutcome } from './position'
import { shapedPath, whatIfRange } from './what-if-range'

const at = (text: string) => price(new D(text))
const grid = { tick: at('0.5') }
const range = (liquidation: PriceOutcome, path: readonly string[] = []): string[] => {
  const { from, to } = whatIfRange(at('50000'), { liquidation, path: path.map(at) }, grid)
  return [from.toFixed(), to.toFixed()]
}

it('is 30 % around the entry without a liquidation price, or with one that is near', () => {
  expect(range({ kind: 'never', reason: '' })).toEqual(['35000', '65000'])
  expect(range({ kind: 'at', price: at('45662') })).toEqual(['35000', '65000'])
})

it('reaches out to the liquidation price and leaves some air, on the tick', () => {
  // 30 000.7 · 0.95 = 28 500.665; 80 000.3 · 1.05 = 84 000.315
  expect(range({ kind: 'at', price: at('30000.7') })).toEqual(['28500.5', '65000'])
  expect(range({ kind: 'at', price: at('80000.3') })).toEqual(['35000', '84000.5'])
})

it('stays where it is for one beyond a quarter or four times the entry', () => {
  expect(range({ kind: 'at', price: at('12499') })).toEqual(['35000', '65000'])
  expect(range({ kind: 'at', price: at('200001') })).toEqual(['35000', '65000'])
})

it('reaches out to every price of a path, and no less far for one in between', () => {
  const never = { kind: 'never', reason: '' } as const
  // 20 000 · 0.95; 80 000 · 1.05
  expect(range(never, ['50000', '20000', '80000'])).toEqual(['19000', '84000'])
  expect(range(never, ['45000', '51000'])).toEqual(['35000', '65000'])
})

it.each([
  ['flash-crash', ['0 50001', '0.04 35000.5', '0.25 42501', '2 42501']],
  ['squeeze', ['0 50001', '0.04 65001.5', '0.25 57501', '2 57501']],
  ['bleed', ['0 50001', '10 46001', '20 41501', '30 37501']],
] as const)('%s goes its way from the start', (shape, points) => {
  // 50 001 · 0.7 = 35 000.7, · 0.85 = 42 500.85, · 0.92 = 46 000.92, · 0.83 = 41 500.83, · 0.75 = 37 500.75 (a tie)
  const path = shapedPath(shape, at('50001'), grid)
  expect(path.map(({ days, price: there }) => `${days.toFixed()} ${there.toFixed()}`)).toEqual(
    points,
  )
})
