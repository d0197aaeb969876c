import { expect, it } from 'vitest'

import { D } from '../num/decimal'
import { price } from '../num/units'

import { explainPriceMove, priceMove } from './price-move'

const [from, to] = [price(new D(50_000)), price(new D(45_000))]

it('is the difference over where it starts, with its sign', () => {
  const { fraction, quote } = priceMove(from, to)
  expect([fraction.toFixed(), quote.toFixed()]).toEqual(['-0.1', '-5000'])
  expect(priceMove(to, from).quote.toFixed()).toBe('5000')
})

it('shows its working', () => {
  expect(explainPriceMove([from, to], ['E', 'S'])).toEqual({
    figure: 'priceMove',
    title: 'S from E',
    formula: '(S − E) / E',
    substituted: '(45,000 − 50,000) / 50,000',
    result: '−10%, −5,000 in price',
  })
})
