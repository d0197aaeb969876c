import { expect, it } from 'vitest'

import { fillCost } from '../../calc/cost'
import { D } from '../../num/decimal'
import { contracts, price } from '../../num/units'
import { liquidationOf, listed, termsOn, type Held } from '../../../test/support/listed-position'

import { gateListings } from './gate'

const listing = listed(gateListings, 'BTC_USD')

/** 10,000 USD at 50,000 and 10×. */
const long: Held = { side: 'long', quantity: '10000', entry: '50000', margin: '0.02' }

it('liquidates at position · entry · (1 ± maintenance ± taker) / (position ± margin · entry)', () => {
  // 10,000 · 50,000 · 1.0055 / 11,000 and, short, 10,000 · 50,000 · 0.9945 / 9,000
  expect(liquidationOf(listing.spec, long)).toBe('45704.545455')
  expect(liquidationOf(listing.spec, { ...long, side: 'short' })).toBe('55250.000000')
})

it('takes the dearer taker rate of its day', () => {
  // 10,000 · (1 + 0.005 + 0.00075) / 0.22
  expect(liquidationOf(termsOn(listing, '2023-07-02'), long)).toBe('45715.909091')
})

it('values a position to the nearest 1e-12: 9,440 at 3780.32', () => {
  // 9,440 / 3780.32 = 2.49714309899691…
  const at = { quantity: contracts(new D(9440)), price: price(new D('3780.32')) }
  expect(fillCost({ spec: listing.spec, ...at })).toBe(2_497_143_098_997n)
})
