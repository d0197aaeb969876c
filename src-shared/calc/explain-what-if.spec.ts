import { assert, expect, it } from 'vitest'

import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { coin, contracts, leverage, price, rate } from '../num/units'

import { explainWhatIf, type WhatIfFigure } from './explain-what-if'
import { whatIf, type WhatIfInput } from './what-if'

const bitmex = contractById('bitmex:XBTUSD')
const binance = contractById('binance:BTCUSD_PERP')
assert(bitmex && binance)
const d = (text: string) => new D(text)

/** 10 000 USD long from 50 000 at ten times, 0.05 % each way, 0.01 % funding each 8 hours. */
const input: WhatIfInput = {
  position: {
    spec: bitmex,
    side: 'long',
    quantity: contracts(d('10000')),
    entry: price(d('50000')),
    backing: { kind: 'leverage', leverage: leverage(d('10')) },
    openFeeRate: rate(d('0.0005')),
    closeFeeRate: rate(d('-0.0001')),
    fundingPaid: coin(d('0')),
  },
  fundingRate: rate(d('0.0001')),
}

function told(at: string, one = input): (figure: WhatIfFigure) => string {
  const cell = { price: price(d(at)), intervals: d('30') }
  const steps = explainWhatIf(one, cell, whatIf(one, cell))
  return (figure) => {
    const step = steps.find((each) => each.figure === figure)
    return step ? `${step.formula} = ${step.substituted} = ${step.result}` : ''
  }
}

it.each<[WhatIfFigure, string]>([
  // 30 · 0.25 · 0.0001 = 0.00075; times 40 000
  [
    'received',
    'n · (−s · q · C / p · rate) = 30 · (−(+1) · 10,000 · 1 / 40,000 · 0.01%) = −0.00075 BTC (−30 USD)',
  ],
  // −0.05 − 0.0001 + 0.000025 − 0.00075
  [
    'net',
    'gross − fee in − fee out − funding paid before + funding until then = −0.05 − 10,000 · 1 / 50,000 · 0.05% − 10,000 · 1 / 40,000 · (−0.01%) − 0 + (−0.00075) = −0.050825 BTC (−2,034 USD)',
  ],
  [
    'equity',
    'margin + gross + funding until then = 0.02 + (−0.05) + (−0.00075) = −0.03075 BTC (−1,230 USD)',
  ],
  ['maintenance', 'N(E) · maintenance rate = 0.2 · 0.5% = 0.001 BTC (40 USD)'],
  [
    'marginRatio',
    'maintenance margin / equity = 0.001 / (−0.03075) = No equity is left to compare.',
  ],
])('writes %s with its numbers', (figure, line) => {
  expect(told('40000')(figure)).toBe(line)
})

it('proves a liquidation price on both sides', () => {
  // 0.02 − 30·0.2·0.0001 = 0.0194; 10 000 / (0.2 + 0.0194 − 0.001) = 45 787.545…
  expect(told('50000')('liquidation')).toBe(
    'margin + funding until then + gross at it = maintenance at it = 0.02 + (−0.0006) + (−0.0184) = 0.001 = 45,787.5457875 USD',
  )
  expect(told('50000')('distance')).toMatch(
    /^\(liquidation − p\) \/ p = \(45,787\.5457875 − 50,000\)/,
  )
})

it('says why there is none', () => {
  expect(told('40000')('liquidation')).toMatch(/is liquidated/)
  expect(told('40000')('distance')).toMatch(/= \(– − 40,000\) \/ 40,000 = .*is liquidated/)
})

it('writes maintenance on the value at the price where the venue takes it there', () => {
  const one = {
    ...input,
    position: { ...input.position, spec: binance, quantity: contracts(d('100')) },
  }
  expect(told('40000', one)('maintenance')).toMatch(/^N\(p\) · maintenance rate = 0\.25 · 0\.4%/)
})

it('names the balance that stands behind cross margin, and no interval of a dated contract', () => {
  const backing = { kind: 'cross', wallet: coin(d('1')), leverage: leverage(d('10')) } as const
  const dated = { ...bitmex, term: 'dated' } as const
  const one = { ...input, position: { ...input.position, backing, spec: dated } }
  expect(told('40000', one)('equity')).toMatch(/^balance \+ gross .* = 1 \+ \(−0\.05\)/)
  const cell = { price: price(d('40000')), intervals: d('0') }
  expect(explainWhatIf(one, cell, whatIf(one, cell))[0]?.note).toMatch(/settles no funding/)
})
