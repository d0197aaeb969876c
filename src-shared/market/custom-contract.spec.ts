import { assert, describe, expect, it } from 'vitest'
import { z } from 'zod'

import { ContractSpec } from './contract-spec'
import {
  customContract,
  type CustomContractForm,
  type CustomContractIssues,
} from './custom-contract'

const form: CustomContractForm = {
  title: 'My BTC/USD 100',
  coin: 'btc',
  contractValue: '100 USD',
  tick: '0.5',
  lot: '1',
  makerFeePercent: '-0.01',
  takerFeePercent: '0.05 %',
  initialMarginPercent: '1',
  maintenanceMarginPercent: '0.5',
  upToCoin: '',
  maxLeverage: '100x',
  liquidationBasis: 'liquidation-value',
}
const issuesOf = (change: Partial<CustomContractForm>): CustomContractIssues => {
  const built = customContract({ ...form, ...change }, '2026-11-23')
  assert(!built.ok)
  return built.error
}

describe('a contract of one’s own', () => {
  it('is built from what was typed, under an id made of its name', () => {
    const built = customContract(form, '2026-11-23')
    assert(built.ok)
    expect(z.encode(ContractSpec, built.value)).toMatchObject({
      kind: 'inverse',
      id: 'custom:My-BTC-USD-100',
      userDefined: true,
      settlement: 'BTC',
      contractValue: '100',
      fees: { maker: '-0.0001', taker: '0.0005' },
      margin: { method: 'tiered', tiers: [{ initialRate: '0.01', maintenanceRate: '0.005' }] },
      maxLeverage: '100',
    })
    expect(ContractSpec.safeDecode(z.encode(ContractSpec, built.value)).success).toBe(true)
  })
  it('keeps the end of its tier when one is given', () => {
    const built = customContract({ ...form, upToCoin: '150' }, '2026-11-23')
    assert(built.ok && built.value.margin.method === 'tiered')
    expect(built.value.margin.tiers[0]?.upTo?.toFixed()).toBe('150')
  })
})

describe('says at the field what is wrong', () => {
  const table: readonly [Partial<CustomContractForm>, CustomContractIssues][] = [
    [{ title: ' ?? ' }, { title: 'Give the contract a name with letters or digits.' }],
    [{ title: 'x'.repeat(81) }, { title: 'The name has more than 80 characters.' }],
    [{ coin: '' }, { coin: 'Write the coin’s ticker, such as BTC.' }],
    [{ contractValue: '0' }, { contractValue: 'Contract value must be above zero.' }],
    [{ tick: 'abc' }, { tick: 'Write the number in digits, such as 60000 or 60,000.5.' }],
    [{ lot: '' }, { lot: 'Type a number.' }],
    [
      { takerFeePercent: '100' },
      { takerFeePercent: 'Taker fee must lie between −100 % and 100 %.' },
    ],
    [{ upToCoin: '-1' }, { upToCoin: 'First tier must be above zero.' }],
    [{ maxLeverage: '0.5' }, { maxLeverage: 'Highest leverage must be at least 1.' }],
    [
      { maxLeverage: '101' },
      { maxLeverage: 'An initial margin of 1 % allows leverage up to 100.' },
    ],
    [
      { maintenanceMarginPercent: '1' },
      { maintenanceMarginPercent: 'Maintenance margin must be below the initial margin of 1 %.' },
    ],
  ]
  for (const [change, issues] of table)
    it(JSON.stringify(change).slice(0, 60), () => {
      expect(issuesOf(change)).toEqual(issues)
    })
  it('at every wrong field at once', () => {
    expect(Object.keys(issuesOf({ title: '', tick: '0', lot: 'x' })).sort()).toEqual([
      'lot',
      'tick',
      'title',
    ])
  })
})
