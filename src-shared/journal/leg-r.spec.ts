import { describe, expect, it } from 'vitest'

import { contractById } from '../market/registry'
import { D, ZERO } from '../num/decimal'
import { coin, contracts, price, usd, type Price } from '../num/units'

import { legR, legRisk, type RiskedLeg } from './leg-r'

const spec = contractById('bitmex:XBTUSD')!
const at = (text: string): Price => price(new D(text))
const money = (coins: string, dollars: string, costs = '0'): RiskedLeg['money'] => ({
  ...{ gross: coin(new D(coins)), fees: coin(new D(costs)), funding: coin(ZERO) },
  net: coin(new D(coins).minus(costs)),
  ...{ grossUsd: usd(new D(dollars)), feesUsd: usd(ZERO), fundingUsd: usd(ZERO) },
  netUsd: usd(new D(dollars)),
})

// 115 000 USD: from 100 000 to 115 000 gain 115 000 · (1/100 000 − 1/115 000) = 0.15 BTC, 17 250 USD.
const long: RiskedLeg = {
  side: 'long',
  averageEntry: at('100000'),
  averageExit: at('115000'),
  peakQuantity: contracts(new D(115_000)),
  money: money('0.15', '17250'),
  firstStop: at('95000'),
}
const shown = (leg: RiskedLeg, which: 'gross' | 'net' = 'gross'): readonly string[] => {
  const r = legR(leg, spec)
  return r.kind === 'known' ? [r[which].coin.toFixed(3), r[which].usd.toFixed(3)] : [r.why]
}

describe('the R of a leg', () => {
  // Risk 115 000 · (1/95 000 − 1/100 000) = 0.0605263… BTC and 5 750 USD: 17 250/5 750 = 3, 0.15/0.0605… = 2.478.
  it('of a long is more in dollars than in coin', () => {
    expect(shown(long)).toEqual(['2.478', '3.000'])
  })

  // Short 85 000 USD from 100 000, out at 85 000: 85 000 · (1/85 000 − 1/100 000) = 0.15 BTC, 12 750 USD. Risk at
  // 105 000: 85 000 · (1/100 000 − 1/105 000) = 0.0404761… BTC, 4 250 USD.
  it('of a short is more in coin than in dollars', () => {
    const short = {
      ...{ side: 'short' as const, averageEntry: at('100000'), averageExit: at('85000') },
      ...{ peakQuantity: contracts(new D(85_000)), money: money('0.15', '12750') },
      firstStop: at('105000'),
    }
    expect(shown(short)).toEqual(['3.706', '3.000'])
  })

  // The taker's 0.05 % of 115 000 USD at 95 000 is 57.50 USD, 0.000605263… BTC: 17 250/5 807.5 = 2.970; in coin
  // (0.15 − 0.001)/(0.0605263… + 0.00060526…) = 2.437.
  it('after costs counts the fee at the stop as risk', () => {
    expect(shown({ ...long, money: money('0.15', '17250', '0.001') }, 'net')).toEqual([
      '2.437',
      '2.970',
    ])
  })

  it.each([
    ['no stop', { firstStop: null }, 'no-stop'],
    ['a stop on the gaining side', { firstStop: at('101000') }, 'no-risk'],
    ['a stop at the entry', { firstStop: at('100000') }, 'no-risk'],
    ['nothing closed', { averageExit: null }, 'nothing-closed'],
  ])('is not known with %s', (_, more, why) => {
    expect(shown({ ...long, ...more })).toEqual([why])
  })
})

// 10 000 · (1/40 000 − 1/50 000) = 0.05 BTC, 2 000 USD; 0.05 % of 10 000 USD are 5 USD, 0.000125 BTC at 40 000.
it('the risk of a leg is its loss at the stop, net with the fee there', () => {
  const leg = { ...long, averageEntry: at('50000'), peakQuantity: contracts(new D(10_000)) }
  const risk = legRisk(leg, at('40000'), spec)
  expect(risk?.gross.coin.toFixed(10)).toBe('0.0500000000')
  expect(risk?.gross.usd.toFixed(10)).toBe('2000.0000000000')
  expect(risk?.net.coin.toFixed(10)).toBe('0.0501250000')
  expect(risk?.net.usd.toFixed(10)).toBe('2005.0000000000')
})
