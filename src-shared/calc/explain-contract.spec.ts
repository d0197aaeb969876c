import { assert, describe, expect, it } from 'vitest'

import type { LinearSpec } from '../market/contract-spec'
import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { contracts, price, rate } from '../num/units'

import { explainContract, explainFee } from './explain-contract'
import { feeTwin } from './fees'

const spec = contractById('binance:BTCUSD_PERP')
assert(spec)
const linear: LinearSpec = { ...spec, kind: 'linear', settlement: 'USD' }
const quantity = contracts(new D(100))
const at = price(new D(50_000))
const by = (text: string): ReturnType<typeof rate> => rate(new D(text))

describe('what contracts are worth', () => {
  it('and what one dollar moves them by', () => {
    // 100 · 100 / 50 000 and 100 · 100 / 50 000²
    const [worth, point] = explainContract({ spec, quantity, price: at })
    expect([worth?.formula, worth?.substituted, worth?.result]).toEqual([
      'q · C / P',
      '100 · 100 / 50,000',
      '0.2 BTC (10,000 USD)',
    ])
    expect([point?.formula, point?.substituted, point?.result]).toEqual([
      'q · C / P²',
      '100 · 100 / 50,000²',
      '0.000004 BTC (0.2 USD) per unit of price',
    ])
    expect(worth?.source?.topics).toContain('contract')
  })

  it('of a linear contract is a straight line', () => {
    const [worth, point] = explainContract({ spec: linear, quantity, price: at })
    expect([worth?.result, point?.formula, point?.result]).toEqual([
      '500,000,000 USD',
      'q · C',
      '10,000 USD per unit of price',
    ])
  })
})

describe('the fee of a fill', () => {
  it('is a share of the notional, in coin and in dollars', () => {
    const paid = feeTwin({ spec, quantity }, at, by('0.0005'))
    expect([paid.coin.toFixed(), paid.usd.toFixed()]).toEqual(['0.0001', '5'])
    const how = explainFee({ spec, quantity, price: at }, by('0.0005'))
    expect([how.formula, how.substituted, how.result]).toEqual([
      'q · C / P · rate',
      '100 · 100 / 50,000 · 0.05%',
      '0.0001 BTC (5 USD)',
    ])
    expect(how.source?.topics).toContain('fees')
  })

  it('is a rebate below zero', () => {
    const how = explainFee({ spec, quantity, price: at }, by('-0.00025'))
    expect(how.substituted).toBe('100 · 100 / 50,000 · (−0.025%)')
    expect(how.result).toBe('−0.00005 BTC (−2.5 USD)')
    expect(how.note).toMatch(/rebate/)
  })
})
