import { assert, describe, expect, it } from 'vitest'

import type { ContractSpec } from '../market/contract-spec'
import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { coin, contracts, contractValue, leverage, price, rate } from '../num/units'

import { explainMaxQuantity, explainMaxQuantityByReserve } from './explain-max-quantity'
import {
  maxQuantity,
  maxQuantityByReserve,
  type Affordable,
  type MaxQuantity,
  type ReservedQuantity,
  type ReserveQuestion,
} from './max-quantity'

const inverse = {
  ...contractById('bitmex:XBTUSD')!,
  contractValue: contractValue(new D(1)),
  lot: contracts(new D(100)),
} as ContractSpec
const dollarLot = { ...inverse, lot: contracts(new D(1)) }
const linear = {
  ...dollarLot,
  kind: 'linear',
  contractValue: contractValue(new D('0.001')),
} as ContractSpec

interface Sample {
  readonly spec?: ContractSpec
  readonly balance?: string
  readonly price?: string
  readonly leverage?: string
  readonly feeRate?: string
  readonly keptAside?: string
  readonly openOrders?: string
}

/** 0.01 coins at 50 000 with 10× and 0.05 %. */
function affordable(sample: Sample): Affordable<ContractSpec> {
  return {
    spec: sample.spec ?? inverse,
    balance: coin(new D(sample.balance ?? '0.01')),
    price: price(new D(sample.price ?? 50_000)),
    leverage: leverage(new D(sample.leverage ?? 10)),
    feeRate: rate(new D(sample.feeRate ?? '0.0005')),
  }
}
const reserving = (sample: Sample): ReserveQuestion<ContractSpec> => ({
  ...affordable(sample),
  keptAside: coin(new D(sample.keptAside ?? 0)),
  openOrders: contracts(new D(sample.openOrders ?? 0)),
  rounding: 'half-up',
})
function most(sample: Sample): MaxQuantity {
  const answer = maxQuantity(affordable(sample))
  assert(answer.ok)
  return answer.value
}
function reserved(sample: Sample): ReservedQuantity {
  const answer = maxQuantityByReserve(reserving(sample))
  assert(answer.ok)
  return answer.value
}
const satoshi = (coins: { readonly times: (by: number) => { toFixed: () => string } }): string =>
  coins.times(1e8).toFixed()

describe('the exact maximum', () => {
  it('is W·p·L / (1 + fee·L) down to the lot', () => {
    // 0.01 · 50 000 · 10 / 1.005 = 4 975.12…; 4 900/50 000 = 0.098 → margin 0.0098, fee 0.000049
    const answer = most({})
    expect(answer.exact.toFixed(6)).toBe('4975.124378')
    expect(
      [answer.quantity, answer.margin, answer.fee, answer.used, answer.left].map((figure) =>
        figure.toFixed(),
      ),
    ).toEqual(['4900', '0.0098', '0.000049', '0.009849', '0.000151'])
  })
  it('uses the balance to the last coin where it divides', () => {
    // 1 005 · 50 000 · 10 / 1.005 = 5e8
    const answer = most({ balance: '1005' })
    expect([answer.quantity.toFixed(), answer.left.toFixed()]).toEqual(['500000000', '0'])
  })
  it('of a linear contract divides by the price', () => {
    // one contract is worth 0.001 · 50 000 = 50, costs 5.025
    expect(most({ spec: linear, balance: '100' }).quantity.toFixed()).toBe('19')
    expect(most({ spec: { ...linear, kind: 'quanto' }, balance: '100' }).exact.toFixed(4)).toBe(
      '19.9005',
    )
  })
  it('grows with a rebate', () => {
    // 5 000 / 0.995 = 5 025.12…
    expect(most({ spec: dollarLot, feeRate: '-0.0005' }).quantity.toFixed()).toBe('5025')
  })
  it('is refused with words', () => {
    const words = (sample: Sample): string => {
      const answer = maxQuantity(affordable(sample))
      return answer.ok ? 'found' : `${answer.error.about}: ${answer.error.message}`
    }
    expect(words({ balance: '0' })).toBe(
      'balance: The balance has nothing free; it must be above zero.',
    )
    expect(words({ feeRate: '-0.1' })).toBe(
      'fees: The rebate pays for the whole margin, so no quantity is the largest.',
    )
    // 100/50 000 · (0.1 + 0.0005)
    expect(words({ balance: '0.0002' })).toBe(
      'lot: The balance does not pay for one lot: 100 contracts need 0.000201 BTC at 50,000.',
    )
  })
})

// Published examples: github.com/get10101/10101 at 3ae13509, mobile/native/src/max_quantity.rs, tests; its fee is
// 0.3 %, its counterparty always 2×.
describe('the maximum by a two-step reserve', () => {
  it('reproduces the published 160 contracts of 280 000 satoshi', () => {
    const answer = reserved({
      spec: dollarLot,
      balance: '0.0028',
      keptAside: '0.000135',
      price: '30209',
      leverage: '2',
      feeRate: '0.003',
    })
    expect(satoshi(answer.reserve)).toBe('1599')
    expect(answer.exact.toFixed(8)).toBe('160.04788618')
    expect(answer.quantity.toFixed()).toBe('160')
    expect([answer.margin, answer.fee, answer.used, answer.left].map(satoshi)).toEqual([
      '264822',
      '1589',
      '279911',
      '89',
    ])
  })
  it.each([
    // the smaller side of each published pair
    ['0.0028', '0', '30209', '168', '278063'],
    ['0.0045', '0', '30209', '270', '446887'],
    ['0.03', '0.00001515', '28409', '1693', '2979690'],
  ])('of %s less %s at %s is the published %s, margin %s', (...row) => {
    const [balance, keptAside, at, quantity, margin] = row
    const answer = reserved({
      spec: dollarLot,
      balance,
      keptAside,
      price: at,
      leverage: '2',
      feeRate: '0.003',
    })
    expect([answer.quantity.toFixed(), satoshi(answer.margin)]).toEqual([quantity, margin])
  })
  it('of the published empty balance says why, where the source has a bare 0', () => {
    const empty = reserving({
      balance: '0',
      keptAside: '0.00001515',
      price: '30353',
      leverage: '2',
    })
    expect(maxQuantityByReserve(empty)).toMatchObject({ ok: false, error: { about: 'balance' } })
  })
  it('sets the fee of open orders aside too', () => {
    // (0.01 · 10 + 5 000/50 000) · 0.05 % = 0.0001; 0.0099 · 50 000 · 10 = 4 950
    const answer = reserved({ spec: dollarLot, openOrders: '5000' })
    expect([answer.reserve.toFixed(), answer.quantity.toFixed()]).toEqual(['0.0001', '4950'])
  })
  it('stays below the exact maximum', () => {
    // 5 000 · (1 − 0.005) = 4 975 against 4 975.12…
    expect(reserved({ spec: dollarLot }).exact.toFixed()).toBe('4975')
  })
  it('holds for a linear contract', () => {
    // 100 − 100 · 10 · 0.05 % = 99.5; 995 / 50
    expect(reserved({ spec: linear, balance: '100' }).exact.toFixed()).toBe('19.9')
  })
  it('is refused with words', () => {
    const words = (sample: Sample): string => {
      const answer = maxQuantityByReserve(reserving(sample))
      return answer.ok ? 'found' : `${answer.error.about}: ${answer.error.message}`
    }
    expect(words({ balance: '0.01', keptAside: '0.01' })).toBe(
      'balance: The balance has nothing free; it must be above zero.',
    )
    expect(words({ feeRate: '0.1' })).toBe(
      'fees: The fee of 0.01 BTC to set aside takes the whole balance.',
    )
    expect(words({ balance: '0.0002' })).toMatch(/^lot: The balance does not pay for one lot/)
  })
})

describe('the working of a maximum', () => {
  it('of the exact one', () => {
    const steps = explainMaxQuantity(affordable({}), most({}))
    expect(steps.map(({ formula }) => formula)).toEqual([
      'W · L / (C / P · (1 + fee rate · L))',
      '⌊q / lot⌋ · lot',
      'q · C / P / L',
      'q · C / P · fee rate',
      'margin + fee',
    ])
    expect(steps.map(({ substituted }) => substituted)).toEqual([
      '0.01 · 10 / (1 / 50,000 · (1 + 0.0005 · 10))',
      '⌊4,975.12437811 / 100⌋ · 100',
      '4,900 · 1 / 50,000 / 10',
      '4,900 · 1 / 50,000 · 0.05%',
      '0.0098 + 0.000049',
    ])
    expect(steps.at(-1)).toMatchObject({
      result: '0.009849 BTC',
      note: '0.000151 BTC of the balance is left.',
    })
  })
  it('of the reserve, for a linear contract', () => {
    const sample = { spec: linear, balance: '110', keptAside: '10' }
    const steps = explainMaxQuantityByReserve(reserving(sample), reserved(sample))
    expect(steps.map(({ figure, substituted }) => [figure, substituted])).toEqual([
      ['reserve', '((110 − 10) · 10 + 0 · 0.001 · 50,000) · 0.05%'],
      ['exact', '((110 − 10) − 0.5) · 10 / (0.001 · 50,000)'],
      ['quantity', '⌊19.9 / 1⌋ · 1'],
      ['margin', '19 · 0.001 · 50,000 / 10'],
      ['fee', '19 · 0.001 · 50,000 · 0.05%'],
      ['used', '95 + 0.475 + 10'],
    ])
  })
})
