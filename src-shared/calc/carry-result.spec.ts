import { assert, describe, expect, it } from 'vitest'

import type { InverseSpec } from '../market/contract-spec'
import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { coin, contracts, contractValue, fraction, price, rate } from '../num/units'

import {
  carryResult,
  explainCarryResult,
  yearlyReturn,
  type CarryResult,
  type CarryTrade,
} from './carry-result'
import { carrySchedule } from './carry-schedule'
import { coverSize } from './cover-size'

const DAY_MS = 86_400_000
const spec = {
  ...contractById('bitmex:XBTUSD')!,
  contractValue: contractValue(new D(100)),
  lot: contracts(new D(10)),
} as InverseSpec
const at = (value: number | string) => price(new D(value))
const trade = {
  ...{ spec, quantity: contracts(new D(1_020)), future: at(51_000), index: at(50_000) },
  ...{ openFeeRate: rate(new D('0.0005')), closeFeeRate: rate(new D('0.0005')) },
} satisfies CarryTrade

describe('what a cash-and-carry brings', () => {
  const shown = ({ gain, fees, net, share }: CarryResult): readonly string[] =>
    [gain, fees, net, share].map((each) => each?.toFixed() ?? 'none')

  it('is the basis on the coins behind the contracts, less both fees', () => {
    // 102 000 · 1 000 / 51 000; 102 000 · 0.1 %; over 2 · 50 000
    expect(shown(carryResult(trade))).toEqual(['2000', '102', '1898', '0.01898'])
  })

  it('is lost in backwardation, and a rebate is earned', () => {
    // 102 000 · (51 000 − 52 000) / 51 000 + 102 000 · 0.0002
    const open = { openFeeRate: rate(new D('-0.0007')) }
    expect(shown(carryResult({ ...trade, ...open, index: at(52_000) })).slice(0, 3)).toEqual([
      '-2000',
      '-20.4',
      '-1979.6',
    ])
  })

  it('without contracts has no share', () => {
    const none = carryResult({ ...trade, quantity: contracts(new D(0)) })
    expect(shown(none)).toEqual(['0', '0', '0', 'none'])
    expect(explainCarryResult({ ...trade, quantity: contracts(new D(0)) }, DAY_MS)).toHaveLength(2)
  })

  it('per year is times 5 for 73 days, and takes time', () => {
    const share = fraction(new D('0.01898'))
    const yearly = yearlyReturn(share, 73 * DAY_MS)
    expect(yearly.ok && yearly.value.toFixed()).toBe('0.0949')
    expect(yearlyReturn(share, 0).ok).toBe(false)
  })

  it('shows its working', () => {
    const steps = explainCarryResult(trade, 73 * DAY_MS)
    expect(steps.map(({ result }) => result)).toEqual(['2,000 USD', '1,898 USD', '9.49%'])
    expect(steps[1]?.substituted).toBe('2,000 − 102,000 · (0.05% + 0.05%)')
    expect(steps[2]?.substituted).toBe(
      '1,898 / (102,000 · 50,000 / 51,000) · 365 d / 6,307,200,000 ms',
    )
    expect(explainCarryResult(trade, undefined)).toHaveLength(2)
    expect(explainCarryResult(trade, 0)[2]?.result).toMatch(/at least 1/)
    const rebate = { ...trade, openFeeRate: rate(new D('-0.0001')) }
    expect(explainCarryResult(rebate, undefined)[1]?.substituted).toContain('((−0.01%) + 0.05%)')
  })
})

describe('coins with a short along the price', () => {
  it('are the same dollars at every price, half or twice the coins', () => {
    const carry = { ...trade, coins: coin(new D(2)) }
    const rows = carrySchedule(carry, [at(25_500), at(102_000)])
    expect(
      rows.map(({ short, worth, alone }) =>
        [short, worth.coin, worth.usd, alone].map((each) => each.toFixed(8)),
      ),
    ).toEqual([
      ['2.00000000', '4.00000000', '102000.00000000', '51000.00000000'],
      ['-1.00000000', '1.00000000', '102000.00000000', '204000.00000000'],
    ])
  })
})

describe('the short that covers coins', () => {
  const order = (coins: string) => ({ spec, coins: coin(new D(coins)), price: at(50_010) })

  it('is down to the lot: 1.5 · 50 010 / 100 = 750.15', () => {
    const size = coverSize(order('1.5'))
    assert(size.ok)
    expect(size.value.quantity.toFixed()).toBe('750')
  })

  it('is refused below one lot, and without coins', () => {
    // 1 000 / 50 010
    expect(coverSize(order('0.0199'))).toEqual({
      ok: false,
      error:
        'One lot of 10 contracts is worth 0.0199960007998 BTC at 50,010 USD, more than the 0.0199 BTC to cover.',
    })
    expect(coverSize(order('0')).ok).toBe(false)
  })
})
