import { describe, expect, it } from 'vitest'

import type { ContractSpec } from '../market/contract-spec'
import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { coin, contracts, contractValue, fraction, price, rate, usd } from '../num/units'

import { explainTarget } from './explain-target'
import { target, type TargetQuestion, type Wanted } from './target'

const inverse = {
  ...contractById('bitmex:XBTUSD')!,
  contractValue: contractValue(new D(1)),
} as ContractSpec
const linear = { ...inverse, kind: 'linear', settlement: 'USD' } as ContractSpec
const quanto = { ...inverse, kind: 'quanto' } as ContractSpec

interface Sample {
  readonly wanted: Wanted
  readonly spec?: ContractSpec
  readonly side?: 'long' | 'short'
  readonly basis?: 'gross' | 'net'
  readonly quantity?: number
  readonly feeOut?: string
  readonly funding?: string
}

/** 10 000 contracts at 50 000, 0.05 % each way and 0.0001 coins of funding paid. */
function question(sample: Sample): TargetQuestion<ContractSpec> {
  const { spec = inverse, side = 'long', basis = 'gross', quantity = 10_000, wanted } = sample
  return {
    spec,
    side,
    basis,
    wanted,
    quantity: contracts(new D(quantity)),
    entry: price(new D(50_000)),
    openFeeRate: rate(new D('0.0005')),
    closeFeeRate: rate(new D(sample.feeOut ?? '0.0005')),
    fundingPaid: coin(new D(sample.funding ?? '0.0001')),
  }
}
function exit(sample: Sample): string {
  const outcome = target(question(sample))
  return outcome.kind === 'at'
    ? outcome.price.toSignificantDigits(16).toFixed()
    : `${outcome.kind}: ${outcome.reason}`
}
const coins = (text: string): Wanted => ({ kind: 'coin', result: coin(new D(text)) })
const dollars = (text: string, openFeeAt: 'entry' | 'exit' = 'entry'): Wanted => ({
  kind: 'usd',
  result: usd(new D(text)),
  openFeeAt,
})
const equityUsd = (equity: string, balance: string): Wanted => ({
  kind: 'equity-usd',
  equity: usd(new D(equity)),
  balance: coin(new D(balance)),
})

describe('target of an inverse position before costs', () => {
  it('in coin: 1/X = 1/E − g/Q for a long, + for a short', () => {
    // 0.00002 − 0.000005 = 0.000015; 0.00002 + 0.000005 = 0.000025
    expect(exit({ wanted: coins('0.05') })).toBe('66666.66666666667')
    expect(exit({ wanted: coins('0.05'), side: 'short' })).toBe('40000')
  })
  it('in dollars: a straight line, X = E + s·U·E/Q', () => {
    expect(exit({ wanted: dollars('2000') })).toBe('60000')
    expect(exit({ wanted: dollars('2000', 'exit'), side: 'short' })).toBe('40000')
  })
  it('counts the contract value: 1 000 of 10 USD are 10 000 of 1 USD', () => {
    const tens = { ...inverse, contractValue: contractValue(new D(10)) }
    expect(exit({ spec: tens, quantity: 1_000, wanted: dollars('2000') })).toBe('60000')
    expect(exit({ spec: tens, quantity: 1_000, wanted: coins('0.05'), side: 'short' })).toBe(
      '40000',
    )
  })
  it('gives the stop for a loss', () => {
    // 1/X = 0.00002 + 0.000005
    expect(exit({ wanted: coins('-0.05') })).toBe('40000')
  })
  it('as ROE on the margin: 50 % of 0.02 is 0.01, 1/X = 0.000019', () => {
    const margin = coin(new D('0.02'))
    const roe = fraction(new D('0.5'))
    expect(exit({ wanted: { kind: 'roe', roe, margin } })).toBe('52631.57894736842')
  })
  it('as a multiple of the coin risk and of the dollar risk', () => {
    const risk = coin(new D('0.005'))
    const twice = fraction(new D(2))
    expect(exit({ wanted: { kind: 'r-coin', multiple: twice, risk } })).toBe('52631.57894736842')
    expect(
      exit({
        wanted: { kind: 'r-usd', multiple: twice, risk: usd(new D(1_000)), openFeeAt: 'entry' },
      }),
    ).toBe('60000')
  })
  it('as equity: the result is what the balance lacks', () => {
    // 0.35 − 0.3 = 0.05; (0.3 + 0.2)·X − 10 000 = 20 000
    const [equity, balance] = [coin(new D('0.35')), coin(new D('0.3'))]
    expect(exit({ wanted: { kind: 'equity-coin', equity, balance } })).toBe('66666.66666666667')
    expect(exit({ wanted: equityUsd('20000', '0.3') })).toBe('60000')
  })
})

describe('target after costs', () => {
  it('in coin takes both fees and the funding in', () => {
    // to 60 000: 1/30 − 0.0001 − 1/12 000 − 0.0001 = 0.03305
    expect(exit({ wanted: coins('0.03305'), basis: 'net' })).toBe('60000')
  })
  it('of a short in coin: 0.05 − 0.0001 − 0.000125 − 0.0001 at 40 000', () => {
    expect(exit({ wanted: coins('0.049675'), basis: 'net', side: 'short' })).toBe('40000')
  })
  it('in dollars counts the opening fee at the entry, or all of it at the exit', () => {
    // at 60 000: 2 000 − 5 − 5 − 6 = 1 984; opening fee at the exit 0.0001 · 60 000 = 6 → 1 983
    expect(exit({ wanted: dollars('1984'), basis: 'net' })).toBe('60000')
    expect(exit({ wanted: dollars('1983', 'exit'), basis: 'net' })).toBe('60000')
  })
  it('as a multiple of the dollar risk counts the opening fee as asked', () => {
    const once = { kind: 'r-usd', multiple: fraction(new D(1)) } as const
    const [own, all] = [usd(new D(1_984)), usd(new D(1_983))]
    expect(exit({ wanted: { ...once, risk: own, openFeeAt: 'entry' }, basis: 'net' })).toBe('60000')
    expect(exit({ wanted: { ...once, risk: all, openFeeAt: 'exit' }, basis: 'net' })).toBe('60000')
  })
  it('as equity in dollars: 0.3 · 60 000 + 1 983', () => {
    expect(exit({ wanted: equityUsd('19983', '0.3'), basis: 'net' })).toBe('60000')
  })
})

describe('target of other kinds', () => {
  it('linear: 10 000 · (X − 50 000) in coins and in dollars alike', () => {
    expect(exit({ spec: linear, wanted: coins('20000000') })).toBe('52000')
    expect(exit({ spec: linear, wanted: dollars('20000000'), side: 'short' })).toBe('48000')
    expect(exit({ spec: linear, wanted: equityUsd('20000500', '500') })).toBe('52000')
  })
  it('quanto: in its own settlement only', () => {
    expect(exit({ spec: quanto, wanted: coins('20000000') })).toBe('52000')
    expect(exit({ spec: quanto, wanted: dollars('1') })).toBe(
      'never: This contract settles in BTC, which its own price does not value in dollars. Ask for the result in BTC.',
    )
    expect(exit({ spec: quanto, wanted: equityUsd('1', '1') })).toMatch(/^never: This contract/)
  })
})

describe('a target that no price brings', () => {
  it('is more than the whole notional of an inverse long, or exactly all of it', () => {
    expect(exit({ wanted: coins('0.3') })).toBe(
      'never: The gross result of this long inverse position stays below 0.2 BTC, its whole notional, at every price; you asked for 0.3 BTC.',
    )
    expect(exit({ wanted: coins('0.2') })).toMatch(/^never: .* stays below 0\.2 BTC/)
  })
  it('after costs quotes what is left of it', () => {
    // 0.2 − 0.0001 opening fee − 0.0001 funding; the closing fee shrinks with the price
    expect(exit({ wanted: coins('0.2'), basis: 'net' })).toBe(
      'never: The net result of this long inverse position stays below 0.1998 BTC at every price; you asked for 0.2 BTC.',
    )
  })
  it('is more dollars than an inverse short holds', () => {
    expect(exit({ wanted: dollars('10000'), side: 'short' })).toBe(
      'never: The gross result of this short inverse position stays below 10,000 USD, its whole notional, at every price; you asked for 10,000 USD.',
    )
  })
  it('is a loss beyond the notional of an inverse short', () => {
    expect(exit({ wanted: coins('-0.2'), side: 'short' })).toBe(
      'never: The gross result of this short inverse position stays above −0.2 BTC at every price; you asked for −0.2 BTC.',
    )
  })
  it('is any other equity than the one a synthetic dollar keeps', () => {
    const kept = 'Equity with this short inverse position is 10,000 USD at every price'
    expect(exit({ wanted: equityUsd('10000', '0.2'), side: 'short' })).toBe(
      `already: ${kept}, as asked for.`,
    )
    expect(exit({ wanted: equityUsd('10001', '0.2'), side: 'short' })).toBe(
      `never: ${kept}; you asked for 10,001 USD.`,
    )
  })
  it('is another result where the closing fee takes the whole notional', () => {
    // −(1 + 0.0005) · 0.2 − 0.0001
    expect(exit({ wanted: coins('0'), side: 'short', basis: 'net', feeOut: '1' })).toBe(
      'never: The net result of this short inverse position is −0.2002 BTC at every price; you asked for 0 BTC.',
    )
  })
  it('is a return on no margin and a multiple of no risk', () => {
    const none = coin(new D(0))
    const one = fraction(new D(1))
    expect(exit({ wanted: { kind: 'roe', roe: one, margin: none } })).toBe(
      'never: There is no margin to take a return on.',
    )
    expect(exit({ wanted: { kind: 'r-coin', multiple: one, risk: none } })).toBe(
      'never: There is no risk to take a multiple of: it must be above zero.',
    )
  })
  it('is any target without contracts', () => {
    expect(exit({ wanted: coins('1'), quantity: 0 })).toBe(
      'never: There are no contracts, so no price changes anything.',
    )
  })
})

describe('the working of a target', () => {
  const working = (sample: Sample): readonly (readonly string[])[] =>
    explainTarget(question(sample)).map(({ formula, substituted, result }) => [
      formula,
      substituted,
      result,
    ])
  it('in coin solves the notional at the exit', () => {
    expect(working({ wanted: coins('0.03305'), basis: 'net' })).toEqual([
      ['G', '0.03305', '0.03305 BTC'],
      [
        'X = q · C / N, N = (G + F + (d + rate in) · N₀) / (d − rate out)',
        '10,000 · 1 / ((0.03305 + 0.0001 + (−1 + 0.05%) · 0.2) / (−1 − 0.05%))',
        '60,000 USD',
      ],
    ])
  })
  it('in dollars solves the exit itself', () => {
    expect(working({ wanted: dollars('1984'), basis: 'net' })[1]).toEqual([
      'X = (G + q · C · (s + rate in + rate out)) / (s · q · C / E − F)',
      '(1,984 + 10,000 · 1 · (1 + 0.05% + 0.05%)) / (1 · 10,000 · 1 / 50,000 − 0.0001)',
      '60,000 USD',
    ])
    expect(working({ wanted: equityUsd('19983', '0.3'), basis: 'net' })[1]).toEqual([
      'X = (G + q · C · (s + rate out)) / ((s − rate in) · q · C / E + balance − F)',
      '(19,983 + 10,000 · 1 · (1 + 0.05%)) / ((1 − 0.05%) · 10,000 · 1 / 50,000 + 0.3 − 0.0001)',
      '60,000 USD',
    ])
  })
  it('shows how ROE, R and equity become a result', () => {
    const roe: Wanted = { kind: 'roe', roe: fraction(new D('0.5')), margin: coin(new D('0.02')) }
    expect(working({ wanted: roe })[0]).toEqual(['G = ROE · margin', '50% · 0.02', '0.01 BTC'])
    const twice: Wanted = {
      kind: 'r-coin',
      multiple: fraction(new D(2)),
      risk: coin(new D('0.005')),
    }
    expect(working({ wanted: twice })[0]).toEqual(['G = R · risk', '2 · 0.005', '0.01 BTC'])
    const equity: Wanted = {
      kind: 'equity-coin',
      equity: coin(new D(21)),
      balance: coin(new D(1)),
    }
    expect(working({ wanted: equity, spec: linear, basis: 'net' })[1]?.slice(0, 2)).toEqual([
      'X = N / (q · C), N = (G − balance + F + (d + rate in) · N₀) / (d − rate out)',
      '(21 − 1 + 0.0001 + (1 + 0.05%) · 500,000,000) / (1 − 0.05%) / (10,000 · 1)',
    ])
    expect(working({ wanted: equity, spec: linear })[1]).toEqual([
      'X = E + s · (G − balance) / (q · C)',
      '50,000 + 1 · (21 − 1) / (10,000 · 1)',
      '50,000.002 USD',
    ])
  })
  it('before costs needs no more than the PnL formula turned round', () => {
    expect(working({ wanted: coins('-0.05'), side: 'short' })[1]).toEqual([
      'X = 1 / (1/E − s · G / (q · C))',
      '1 / (1/50,000 − (−1) · (−0.05) / (10,000 · 1))',
      '66,666.6666667 USD',
    ])
    expect(working({ wanted: dollars('2000') })[1]).toEqual([
      'X = E + s · G · E / (q · C)',
      '50,000 + 1 · 2,000 · 50,000 / (10,000 · 1)',
      '60,000 USD',
    ])
    expect(working({ wanted: equityUsd('20000', '0.3') })[1]).toEqual([
      'X = (G + s · q · C) / (s · q · C / E + balance)',
      '(20,000 + 1 · 10,000 · 1) / (1 · 10,000 · 1 / 50,000 + 0.3)',
      '60,000 USD',
    ])
  })
  it('names the fee source and says where the opening fee is counted', () => {
    const [, exitStep] = explainTarget(question({ wanted: dollars('1984'), basis: 'net' }))
    expect(exitStep?.title).toBe('Target price after costs')
    expect(exitStep?.note).toBe(
      's is +1 for a long, −1 for a short. F is the funding paid. The opening fee is counted in dollars at the entry, the rest at the exit. Before the tick.',
    )
    expect(exitStep?.source?.topics).toContain('fees')
  })
  it('of a question without an answer is the reason', () => {
    expect(working({ wanted: dollars('1'), spec: quanto })[0]?.[2]).toMatch(/settles in BTC/)
  })
})
