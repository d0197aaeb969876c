import { describe, expect, it } from 'vitest'

import { D } from '../../num/decimal'
import { liquidationOf, listed, type Held } from '../../../test/support/listed-position'

import { htxListings } from './htx'

describe('HTX’s XRP-USD record of 2022-05-26', () => {
  const { spec } = listed(htxListings, 'XRP-USD')
  /** One contract of 10 USD at 5×, with the account’s static balance behind it. */
  const record: Held = {
    side: 'long',
    quantity: '1',
    entry: '0.39456',
    margin: '12.022979096123276562',
    leverage: '5',
  }

  it('is liquidated where the balance is the adjust factor of the margin', () => {
    // 10 · (1 + 0.075 / 5) / (12.022979… + 10 / 0.39456) = 0.2716252…
    const ours = new D(liquidationOf(spec, record, 18))
    expect(ours.minus('0.271625200193799547').abs().lt('0.0000001')).toBe(true)
  })
  it('moves with the leverage chosen, not with the margin put in', () => {
    // At 1× the maintenance rate is the whole factor: 10 · 1.075 / 37.36768… = 0.287681…
    expect(liquidationOf(spec, { ...record, leverage: '1' }, 4)).toBe('0.2877')
  })
})

it('counts 100 USD a contract for BTC and 10 USD for XRP, and pays funding on the settlement price', () => {
  const facts = ['BTC-USD', 'XRP-USD'].map((symbol) => {
    const { contractValue, tick, funding } = listed(htxListings, symbol).spec
    return [contractValue.toFixed(), tick.toFixed(), funding.paidOn]
  })
  expect(facts).toEqual([
    ['100', '0.1', 'settlement'],
    ['10', '0.00001', 'settlement'],
  ])
})
