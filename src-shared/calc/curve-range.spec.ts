import { expect, it } from 'vitest'

import { D } from '../num/decimal'
import { price } from '../num/units'

import { curveRange } from './curve-range'
import type { PriceOutcome } from './position'

const at = (value: number): PriceOutcome => ({ kind: 'at', price: price(new D(value)) })
const never: PriceOutcome = { kind: 'never', reason: 'of this test' }
const range = (
  [entry, exit]: readonly [number, number],
  [breakEven, liquidation]: readonly [PriceOutcome, PriceOutcome] = [never, never],
): readonly string[] => {
  const { from, to } = curveRange(
    { entry: price(new D(entry)), exit: price(new D(exit)) },
    { breakEven, liquidation },
  )
  return [from.toFixed(), to.toFixed()]
}

it('shows entry and exit with air, and at least a tenth each way of the entry', () => {
  // 45 000 to 60 000, 15 % of 15 000 = 2 250 each way
  expect(range([50_000, 60_000])).toEqual(['42750', '62250'])
  expect(range([50_000, 50_000])).toEqual(['43500', '56500'])
  // 40 000 to 55 000
  expect(range([50_000, 40_000])).toEqual(['37750', '57250'])
})

it('takes break-even and liquidation in where they are', () => {
  // 30 000 to 60 000 and 45 000 to 70 000
  expect(range([50_000, 60_000], [never, at(30_000)])).toEqual(['25500', '64500'])
  expect(range([50_000, 60_000], [at(70_000), never])).toEqual(['41250', '73750'])
})

it('goes no farther than a quarter or four times the entry', () => {
  // 12 500 to 55 000: 6 375 each way, above half of 12 500; 45 000 to 200 000: 23 250
  expect(range([50_000, 50_000], [never, at(1)])).toEqual(['6250', '61375'])
  expect(range([50_000, 50_000], [at(10_000_000), never])).toEqual(['22500', '223250'])
})
