import { describe, expect, it } from 'vitest'

import { contractById } from '../market/registry'
import { D, ZERO } from '../num/decimal'
import { coin, contracts, leverage, price, rate } from '../num/units'

import { accountStanding, marginRatio } from './account-standing'
import type { PositionInput } from './position'

const spec = contractById('bitmex:XBTUSD')!
const tenTimes = leverage(new D(10))
const wallet = coin(new D(1))
/** 10 000 contracts of 1 USD long from 50 000: 0.2 BTC, maintenance 0.5 % of that, 0.001. */
function held(backing: PositionInput['backing']): PositionInput {
  return {
    ...{ spec, side: 'long', quantity: contracts(new D(10_000)), backing },
    ...{ entry: price(new D(50_000)), exit: price(new D(50_000)), fundingPaid: coin(ZERO) },
    ...{ openFeeRate: rate(ZERO), closeFeeRate: rate(ZERO) },
  }
}
const isolated = held({ kind: 'leverage', leverage: tenTimes })
const cross = held({ kind: 'cross', wallet, leverage: tenTimes })
const at = (mark: number) => price(new D(mark))

describe('an account with one position', () => {
  it('has its equity and its leverage at the mark', () => {
    // 0.2 − 0.25 = −0.05; 0.25 / 0.95
    const { equity, unrealised, effectiveLeverage } = accountStanding(cross, {
      ...{ mark: at(40_000), balance: wallet },
    })
    expect([equity, unrealised].map((each) => each.toFixed())).toEqual(['0.95', '-0.05'])
    expect(effectiveLeverage?.toFixed(6)).toBe('0.263158')
  })

  it('has free what no margin holds, by its margin mode', () => {
    const standing = { mark: at(40_000), balance: wallet }
    // 0.95 − 0.25 / 10; 1 − 0.02
    expect(accountStanding(cross, standing).free.toFixed()).toBe('0.925')
    expect(accountStanding(isolated, standing).free.toFixed()).toBe('0.98')
  })

  it('has no leverage without equity', () => {
    const standing = { mark: at(40_000), balance: coin(new D('0.05')) }
    expect(accountStanding(isolated, standing).effectiveLeverage).toBeUndefined()
  })
})

describe('the margin ratio', () => {
  it('is maintenance over what stands behind the position', () => {
    // 0.2 − 10 000 / 48 000 = −0.008333…: 0.001 / 0.011666…
    expect(marginRatio(isolated, at(48_000)).ratio?.toFixed(6)).toBe('0.085714')
    expect(marginRatio(cross, at(40_000)).ratio?.toFixed(6)).toBe('0.001053')
  })

  it('reaches 100 % at the liquidation price', () => {
    // 10 000 / 0.219
    expect(marginRatio(isolated, price(new D(10_000).div('0.219'))).ratio?.toFixed(12)).toBe(
      '1.000000000000',
    )
  })

  it('is none where nothing is left', () => {
    const { behind, ratio } = marginRatio(isolated, at(40_000))
    expect(behind.toFixed()).toBe('-0.03')
    expect(ratio).toBeUndefined()
  })
})
