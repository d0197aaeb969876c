import { assert, describe, expect, it } from 'vitest'

import type { ContractSpec } from '../market/contract-spec'
import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { coin, contracts, contractValue, fraction, price, rate, usd } from '../num/units'

import { explainPositionSize } from './explain-position-size'
import {
  positionSize,
  type RiskLimit,
  type SizedPosition,
  type SizingQuestion,
} from './position-size'

const inverse = {
  ...contractById('bitmex:XBTUSD')!,
  contractValue: contractValue(new D(1)),
  lot: contracts(new D(100)),
} as ContractSpec
const linear = {
  ...inverse,
  kind: 'linear',
  settlement: 'USD',
  contractValue: contractValue(new D('0.001')),
  lot: contracts(new D(1)),
} as ContractSpec
const quanto = { ...linear, kind: 'quanto', settlement: 'BTC' } as ContractSpec

interface Sample {
  readonly spec?: ContractSpec
  readonly side?: 'long' | 'short'
  readonly stop?: string
  readonly risk?: RiskLimit
  readonly feeIn?: string
  readonly feeOut?: string
  readonly slippage?: string
  readonly funding?: string
  readonly equity?: string | undefined
}
const inCoin = (text: string): RiskLimit => ({ kind: 'coin', risk: coin(new D(text)) })
const inUsd = (text: string): RiskLimit => ({ kind: 'usd', risk: usd(new D(text)) })
const ofEquity = (text: string): RiskLimit => ({ kind: 'equity', share: fraction(new D(text)) })

/** A long at 50 000 with its stop at 48 000 and no costs, risking 0.01 coins, unless said otherwise. */
function question(sample: Sample): SizingQuestion<ContractSpec> {
  const { spec = inverse, side = 'long', risk = inCoin('0.01'), stop = '48000', equity } = sample
  return {
    spec,
    side,
    risk,
    entry: price(new D(50_000)),
    stop: price(new D(stop)),
    openFeeRate: rate(new D(sample.feeIn ?? 0)),
    closeFeeRate: rate(new D(sample.feeOut ?? 0)),
    stopSlippage: fraction(new D(sample.slippage ?? 0)),
    expectedFunding: fraction(new D(sample.funding ?? 0)),
    equity: equity === undefined ? undefined : coin(new D(equity)),
  }
}
function sized(sample: Sample): SizedPosition {
  const answer = positionSize(question(sample))
  assert(answer.ok)
  return answer.value
}
function refusal(sample: Sample): string {
  const answer = positionSize(question(sample))
  return answer.ok ? 'sized' : `${answer.error.about}: ${answer.error.message}`
}
const exact = (sample: Sample): string => sized(sample).exact.toFixed()

describe('size from risk without costs', () => {
  it('in coin is R / |1/E − 1/S|', () => {
    // 1/48 000 − 1/50 000 = 1/1 200 000; 1/50 000 − 1/52 000 = 1/1 300 000
    expect(exact({})).toBe('12000')
    expect(exact({ side: 'short', stop: '52000' })).toBe('13000')
  })
  it('in dollars at the stop is R·E/|S − E|', () => {
    expect(exact({ risk: inUsd('480') })).toBe('12000')
    expect(exact({ risk: inUsd('480'), side: 'short', stop: '52000' })).toBe('12000')
  })
  it('as a share of the equity, with the leverage on it', () => {
    // 0.5 % of 2 coins; 12 000 / 50 000 = 0.24 coins on 2
    const answer = sized({ risk: ofEquity('0.005'), equity: '2' })
    expect(answer.exact.toFixed()).toBe('12000')
    expect(answer.leverage?.toFixed()).toBe('0.12')
  })
  it('has no leverage on an empty account', () => {
    expect(sized({ equity: '0' }).leverage).toBeUndefined()
  })
  it('counts the contract value: 1 200 of 10 USD are 12 000 of 1 USD', () => {
    const tens = { ...inverse, contractValue: contractValue(new D(10)) }
    expect(exact({ spec: tens })).toBe('1200')
    const { quantity, risk, notional } = sized({ spec: tens, risk: inUsd('480') })
    expect(
      [quantity, risk.coin, risk.usd, notional.usd].map((figure) => figure?.toFixed()),
    ).toEqual(['1200', '0.01', '480', '12000'])
  })
  it('of a linear contract divides by its straight loss', () => {
    // one contract loses 0.001 · 2 000 = 2
    expect(exact({ spec: linear, risk: inCoin('25') })).toBe('12.5')
    expect(exact({ spec: linear, risk: inUsd('25') })).toBe('12.5')
    const { quantity, risk, notional } = sized({ spec: linear, risk: inUsd('25') })
    expect(
      [quantity, risk.coin, risk.usd, notional.usd].map((figure) => figure?.toFixed()),
    ).toEqual(['12', '24', '24', '600'])
  })
  it('of a quanto contract holds in coin and has no dollars', () => {
    const answer = sized({ spec: quanto, risk: inCoin('25') })
    expect(answer.exact.toFixed()).toBe('12.5')
    expect([answer.risk.usd, answer.notional.usd, answer.leverage]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('size from risk with costs', () => {
  it('takes fees, slippage and funding into the loss of one contract', () => {
    // fill 48 000 · 0.99 = 47 520. Times E·S: 1.0005·50 000 − (1 − 0.0005 − 0.0001)·47 520
    //  = 50 025 − 47 491.488 = 2 533.512; q = 0.01 · 50 000 · 47 520 / 2 533.512
    const answer = sized({ feeIn: '0.0005', feeOut: '0.0005', slippage: '0.01', funding: '0.0001' })
    expect(answer.stopFill.toFixed()).toBe('47520')
    expect(answer.exact.toFixed(10)).toBe('9378.2859524644')
    expect(answer.quantity.toFixed()).toBe('9300')
  })
  it('in dollars takes the opening fee at the entry and the rest at the fill', () => {
    // per dollar: 2 480/50 000 + 0.0005 + 0.0005 + 0.0001 · 47 520/50 000 = 0.05069504
    const answer = sized({
      risk: inUsd('507'),
      feeIn: '0.0005',
      feeOut: '0.0005',
      slippage: '0.01',
      funding: '0.0001',
    })
    expect(answer.exact.toFixed(8)).toBe('10000.97839946')
    expect(answer.risk.usd?.toFixed()).toBe('506.9504')
  })
  it('moves the stop of a short upwards', () => {
    expect(sized({ side: 'short', stop: '52000', slippage: '0.01' }).stopFill.toFixed()).toBe(
      '52520',
    )
  })
  it('goes down to the lot, so that the loss stays within the risk', () => {
    // 0.0101 / (1/1 200 000) = 12 120 → 12 100; 12 100 / 1 200 000; 12 100 · 2 000/50 000 = 484
    const answer = sized({ risk: inCoin('0.0101') })
    expect(answer.exact.toFixed()).toBe('12120')
    expect(answer.quantity.toFixed()).toBe('12100')
    expect(answer.risk.coin.toFixed(12)).toBe('0.010083333333')
    expect(answer.risk.usd?.toFixed()).toBe('484')
    expect([answer.notional.coin.toFixed(), answer.notional.usd?.toFixed()]).toEqual([
      '0.242',
      '12100',
    ])
  })
})

describe('size from risk has no answer', () => {
  it('where the stop is at the entry or on the gaining side', () => {
    expect(refusal({ stop: '50000' })).toBe(
      'stop: The stop is at the entry; the stop of a long must be below it.',
    )
    expect(refusal({ stop: '50001' })).toBe(
      'stop: The stop of a long must be below the entry of 50,000.',
    )
    expect(refusal({ stop: '49999', side: 'short' })).toBe(
      'stop: The stop of a short must be above the entry of 50,000.',
    )
  })
  it('for no risk', () => {
    expect(refusal({ risk: inCoin('0') })).toBe('risk: The risk must be above zero.')
    expect(refusal({ risk: inUsd('-1') })).toBe('risk: The risk must be above zero.')
    expect(refusal({ risk: ofEquity('0'), equity: '1' })).toBe('risk: The risk must be above zero.')
  })
  it('for a share of no equity', () => {
    const words = 'equity: A share of the equity needs an equity above zero.'
    expect(refusal({ risk: ofEquity('0.01') })).toBe(words)
    expect(refusal({ risk: ofEquity('0.01'), equity: '0' })).toBe(words)
  })
  it('for a risk below one lot', () => {
    // 100 / 1 200 000
    expect(refusal({ risk: inCoin('0.00008') })).toBe(
      'lot: One lot of 100 contracts loses 0.0000833333333333 BTC at the stop, more than the risk of 0.00008 BTC.',
    )
    expect(refusal({ risk: inUsd('3') })).toBe(
      'lot: One lot of 100 contracts loses 4 USD at the stop, more than the risk of 3 USD.',
    )
  })
  it('for a slippage that is no worsening, or the whole price', () => {
    const words = 'slippage: Slippage must be at least 0% and below 100%.'
    expect(refusal({ slippage: '-0.01' })).toBe(words)
    expect(refusal({ slippage: '1' })).toBe(words)
  })
  it('where rebates pay for the stop', () => {
    // 2 000/50 000 = 4 % of loss against 5 % of funding received; 50 000/40 000 − 1 against 25 %
    const words =
      'risk: Rebates and funding received outweigh the loss at the stop, so no quantity loses that much.'
    expect(refusal({ funding: '-0.05' })).toBe(words)
    expect(refusal({ funding: '-0.25', stop: '40000' })).toBe(words)
  })
  it('in dollars of a quanto contract', () => {
    expect(refusal({ spec: quanto, risk: inUsd('1') })).toBe(
      'unit: This contract settles in BTC, which its own price does not value in dollars. State the risk in BTC.',
    )
  })
})

describe('the working of a size', () => {
  const working = (sample: Sample): Readonly<Record<string, readonly string[]>> =>
    Object.fromEntries(
      explainPositionSize(question(sample), sized(sample)).map((step) => [
        step.figure,
        [step.formula, step.substituted, step.result],
      ]),
    )
  it('of an inverse contract in coin', () => {
    expect(
      working({ risk: ofEquity('0.01'), equity: '1', slippage: '0.01', feeIn: '0.0005' }),
    ).toMatchObject({
      risked: ['share · equity', '1% · 1', '0.01 BTC'],
      stopFill: ['S = stop · (1 − slippage)', '48,000 · (1 − 1%)', '47,520 USD'],
      exact: [
        'q = R / (C · ((d + rate in + funding) / E − (d − rate out) / S))',
        '0.01 / (1 · ((−1 + 0.0005 + 0) / 50,000 − (−1 − 0) / 47,520))',
        // 0.01 · 50 000 · 47 520 / (50 000 − 0.9995 · 47 520)
        '9,489.72744992 contracts',
      ],
      quantity: ['⌊q / lot⌋ · lot', '⌊9,489.72744992 / 100⌋ · 100', '9,400 contracts'],
      notional: ['q · C / E', '9,400 · 1 / 50,000', '0.188 BTC (9,400 USD)'],
      leverage: ['notional / equity', '0.188 / 1', '0.188×'],
    })
  })
  it('of an inverse contract in dollars', () => {
    expect(working({ risk: inUsd('480') })).toMatchObject({
      risked: ['R', '480', '480 USD'],
      exact: [
        'q = R / (C · (s · (E − S) / E + rate in + rate out + funding · S / E))',
        '480 / (1 · (1 · (50,000 − 48,000) / 50,000 + 0 + 0 + 0 · 48,000 / 50,000))',
        '12,000 contracts',
      ],
      risk: [
        'quantity · loss of one contract',
        '12,000 · 0.000000833333333333',
        '0.01 BTC (480 USD)',
      ],
    })
  })
  it('of a linear short, without dollars beside the same number', () => {
    expect(
      working({ spec: linear, side: 'short', stop: '52000', risk: inCoin('25') }),
    ).toMatchObject({
      stopFill: ['S = stop · (1 + slippage)', '52,000 · (1 + 0%)', '52,000 USD'],
      exact: [
        'q = R / (C · ((d + rate in + funding) · E − (d − rate out) · S))',
        '25 / (0.001 · ((−1 + 0 + 0) · 50,000 − (−1 − 0) · 52,000))',
        '12.5 contracts',
      ],
      notional: ['q · C · E', '12 · 0.001 · 50,000', '600 USD'],
    })
  })
})
