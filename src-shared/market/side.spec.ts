import { expect, it } from 'vitest'

import { opposite, shownSign, signOf, turned } from './side'

it('a long gains with the price, a short against it', () => {
  expect([signOf('long'), signOf('short')]).toEqual([1, -1])
  expect([opposite('long'), opposite('short')]).toEqual(['short', 'long'])
})

it('turns the word, and its sign, only where the contract itself is the asset', () => {
  expect([turned('long', 'underlying'), turned('long', 'contract-value')]).toEqual([
    'long',
    'short',
  ])
  expect([shownSign('long', 'underlying'), shownSign('long', 'contract-value')]).toEqual([1, -1])
})

it('turned twice is the side again', () => {
  for (const side of ['long', 'short'] as const)
    expect(turned(turned(side, 'contract-value'), 'contract-value')).toBe(side)
})
