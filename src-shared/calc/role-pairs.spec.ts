import { describe, expect, it } from 'vitest'

import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { contracts, contractValue, price, rate } from '../num/units'

import { explainRoundTrip, rolePairs, roundTripFees, roundTripShare } from './role-pairs'

const fees = { maker: rate(new D('-0.00025')), taker: rate(new D('0.00075')) }
const pairs = rolePairs(fees)
const spec = { ...contractById('bybit:BTCUSD')!, contractValue: contractValue(new D(1)) }

describe('the four ways through two rates', () => {
  it('are every pair of maker and taker', () => {
    expect(pairs.map(({ open, close }) => `${open} ${close}`)).toEqual([
      'maker maker',
      'maker taker',
      'taker maker',
      'taker taker',
    ])
  })

  it('cost the sum of both rates at one price', () => {
    expect(pairs.map((pair) => roundTripShare(pair).toFixed())).toEqual([
      '-0.0005',
      '0.0005',
      '0.0005',
      '0.0015',
    ])
  })

  it('cost each fee at its own fill', () => {
    const quantity = contracts(new D(10_000))
    const trip = { spec, quantity, entry: price(new D(50_000)), exit: price(new D(40_000)) }
    // values 0.2 and 0.25: −0.00005 − 0.0000625; −0.00005 + 0.0001875; 0.00015 − 0.0000625; 0.00015 + 0.0001875
    const paid = pairs.map((pair) => roundTripFees(trip, pair))
    expect(paid.map(({ coin }) => coin.toFixed())).toEqual([
      '-0.0001125',
      '0.0001375',
      '0.0000875',
      '0.0003375',
    ])
    expect(paid.map(({ usd }) => usd.toFixed())).toEqual(['-5', '5', '5', '15'])
  })
})

it('shows its working with the venue’s fees', () => {
  expect(explainRoundTrip(spec, pairs[1]!)).toMatchObject({
    figure: 'roundTrip',
    title: 'Round trip, maker in and taker out',
    substituted: '−0.025% + 0.075%',
    result: '0.05%, 5 bps of the notional',
    source: { standing: 'confirmed' },
  })
})
