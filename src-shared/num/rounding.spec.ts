import { expect, it } from 'vitest'

import { D } from './decimal'
import { atDigits, atPlaces, isOnGrid, onGrid, type RoundingMode } from './rounding'

const table: readonly [RoundingMode, string, string][] = [
  ['down', '0.00012345', '-0.00012345'],
  ['up', '0.00012346', '-0.00012346'],
  ['floor', '0.00012345', '-0.00012346'],
  ['ceil', '0.00012346', '-0.00012345'],
  ['half-up', '0.00012346', '-0.00012346'],
  ['half-even', '0.00012346', '-0.00012346'],
]
for (const [mode, above, below] of table) {
  it(`rounds 0.000123456 ${mode} on both sides of zero`, () => {
    expect(atPlaces(new D('0.000123456'), 8, mode).toFixed()).toBe(above)
    expect(atPlaces(new D('-0.000123456'), 8, mode).toFixed()).toBe(below)
  })
}

it('tells the halves apart on a tie', () => {
  expect(atPlaces(new D('2.5'), 0, 'half-up').toFixed()).toBe('3')
  expect(atPlaces(new D('2.5'), 0, 'half-even').toFixed()).toBe('2')
})

it('puts a price on its tick', () => {
  expect(onGrid(new D('48655.37'), new D('0.5'), 'floor').toFixed()).toBe('48655')
  expect(onGrid(new D('48655.37'), new D('0.5'), 'ceil').toFixed()).toBe('48655.5')
  expect(isOnGrid(new D('48655.5'), new D('0.5'))).toBe(true)
  expect(isOnGrid(new D('48655.3'), new D('0.5'))).toBe(false)
})

it('settles a number to significant digits, whatever its size', () => {
  expect(atDigits(new D('49999.9999999999'), 8, 'half-even').toFixed()).toBe('50000')
  expect(atDigits(new D('0.000012345'), 3, 'down').toFixed()).toBe('0.0000123')
})
