import { assert, describe, expect, it } from 'vitest'

import type { InverseSpec } from '@shared/market/contract-spec'
import { listedContracts } from '@shared/market/registry'

import { EMPTY_SCENARIO, type Scenario } from '../../../../app/scenario'
import { readScenario } from '../../read-scenario'
import type { ToolAnswer, ToolTexts } from '../tool'

import { contractOfLeg, legKey, listedContract } from './leg-contracts'
import { payoffAnswer } from './payoff-answer'
import type { PayoffAsk } from './read-payoff'

const contracts = listedContracts.map(listedContract)
const PLAIN: ToolTexts = { 'payoff-costs': 'left out' }

function ask(
  texts: ToolTexts,
  patch: Partial<Scenario> = {},
  as: Partial<Pick<PayoffAsk, 'contracts' | 'unit'>> = {},
): ToolAnswer {
  const scenario = { ...EMPTY_SCENARIO, ...patch }
  const spec = listedContracts.find(({ id }) => id === scenario.contractId)
  assert(spec)
  const reading = readScenario(scenario, spec)
  return payoffAnswer({ reading, texts, contracts, unit: 'coin', ...as })
}

/** The texts of one row of the list. */
function leg(row: number, cells: Readonly<Record<string, string>>): ToolTexts {
  return Object.fromEntries(
    Object.entries(cells).map(([column, text]) => [`payoff-legs-${row}-${column}`, text]),
  )
}

/** A row as plain text: coins and dollars, a price, words, or the reason why there is none. */
function row(answer: ToolAnswer, id: string): string {
  const figure = answer.rows.find((each) => each.id === `payoff-${id}`)?.figure
  switch (figure?.kind) {
    case 'money':
      return `${figure.twin.coin.toFixed(8)} ${figure.twin.usd.toFixed(2)}`
    case 'price':
      return figure.shown.toFixed()
    case 'coin':
      return figure.coin.toFixed(8)
    case 'words':
      return figure.words
    case 'none':
      return figure.reason
    default:
      return 'absent'
  }
}

function cellSays(answer: ToolAnswer, cell: string): string | undefined {
  const field = answer.fields.find(({ id }) => id === 'payoff-legs')
  return field?.kind === 'rows' ? field.says[cell]?.issue : undefined
}

/** Long 10 000 dollars from 50 000, at 60 000. */
const LONG = { quantity: '10000', entry: '50000', exit: '60000' } as const
const OFF: ToolTexts = { ...PLAIN, 'payoff-sheet': 'left out' }

describe('the position on the sheet', () => {
  it('is the first leg', () => {
    const answer = ask(PLAIN, LONG)
    // 10 000·(1/50 000 − 1/60 000)
    expect(row(answer, 'total')).toBe('0.03333333 2000.00')
    expect(row(answer, 'leg-sheet')).toBe('0.03333333 2000.00')
    expect(row(answer, 'break-even')).toBe('50000')
    expect([row(answer, 'delta'), row(answer, 'slope')]).toEqual(['0.20000000', '0.00000278'])
  })
  it('has the fees and the funding of the sheet where they are counted', () => {
    // 0.0333… − 0.0005·(0.2 + 0.1666…) − 0.001; 2 000 − 10 − 0.001·60 000
    const answer = ask({}, { ...LONG, openFee: '0.05', closeFee: '0.05', funding: '0.001' })
    expect(row(answer, 'total')).toBe('0.03215000 1930.00')
    // E·(1 + 0.0005)/(1 − 0.0005 − 0.001/0.2) = 50 303.1…, up to the tick
    expect(row(answer, 'break-even')).toBe('50301.7')
  })
  it('can be left out', () => {
    expect(row(ask(OFF, LONG), 'total')).toBe(
      'Needs a leg: the position on the sheet or one in the list.',
    )
    expect(row(ask(OFF, LONG), 'leg-sheet')).toBe('absent')
  })
  it('says what it waits for', () => {
    expect(ask(PLAIN, { entry: '50000' }).notes).toContain(
      'The position on the sheet is not counted yet. Needs a quantity.',
    )
    expect(row(ask(PLAIN, { quantity: '1', entry: '2' }), 'total')).toMatch(/exit or mark/)
  })
})

describe('published examples', () => {
  const short = leg(0, { side: 'short', quantity: '16000', price: '8000' })

  it('a short against two coins is 16 000 dollars at every price', () => {
    // R. Ornr, "Trading bitcoin inverse futures contracts" (Medium): −0.4 at 10 000, 1.2 at 5 000
    for (const [exit, total, worth] of [
      ['10000', '-0.40000000 -4000.00', '1.60000000 16000.00'],
      ['5000', '1.20000000 6000.00', '3.20000000 16000.00'],
    ] as const) {
      const answer = ask({ ...OFF, ...short }, { exit, balance: '2' })
      expect([row(answer, 'total'), row(answer, 'account')]).toEqual([total, worth])
      expect(row(answer, 'effective')).toBe('0.00000000')
    }
  })

  it.each<[string, Partial<Scenario>, Readonly<Record<string, string>>, string]>([
    // BitMEX, perpetual contracts guide: 15 000 from 750 to 800 → 1.25
    ['bitmex:XBTUSD', { exit: '800' }, { quantity: '15000', price: '750' }, '1.25000000'],
    // Bybit help, P&L calculations (Inverse Contracts): 1 000 from 5 000 to 4 500 → 0.02223, cut from 0.0222…
    [
      'bybit:BTCUSD',
      { exit: '4500' },
      { side: 'short', quantity: '1000', price: '5000' },
      '0.02222222',
    ],
    // Deribit insights, inverse contracts: short 100 000 dollars from 10 000 to 9 000 → 1.1111
    [
      'deribit:BTC-PERPETUAL',
      { exit: '9000' },
      { side: 'short', quantity: '100000', price: '10000' },
      '1.11111111',
    ],
    // Kraken help 360022835511: 10 000 from 2 500 to 2 800 → 0.42857
    ['kraken:PI_ETHUSD', { exit: '2800' }, { quantity: '10000', price: '2500' }, '0.42857143'],
    // KuCoin help 26693238981785: 10 000 from 30 000 to 40 000 → 0.0833
    ['kucoin:XBTUSDM', { exit: '40000' }, { quantity: '10000', price: '30000' }, '0.08333333'],
  ])('a leg of %s', (...[contractId, sheet, cells, coins]) => {
    const answer = ask({ ...OFF, ...leg(0, cells) }, { ...sheet, contractId })
    expect(row(answer, 'total').split(' ')[0]).toBe(coins)
  })

  it.each<[string, Readonly<Record<string, string>>, string]>([
    // Deribit documentation of 2017–18: call 10 000 for 0.05 at 12 500 → 0.15; help page: call 300 at 400 → 0.25
    ['12500', { kind: 'call', quantity: '1', price: '10000', premium: '0.05' }, '0.15000000'],
    ['400', { kind: 'call', quantity: '1', price: '300' }, '0.25000000'],
    ['5000', { kind: 'put', quantity: '1', price: '10000' }, '1.00000000'],
  ])('an option delivered at %s', (exit, cells, coins) => {
    const sheet = { exit, contractId: 'deribit:BTC-PERPETUAL' }
    const answer = ask({ ...OFF, ...leg(0, cells) }, sheet)
    expect(row(answer, 'total').split(' ')[0]).toBe(coins)
  })
})

describe('several legs', () => {
  const two = {
    ...PLAIN,
    ...leg(0, { kind: 'coins', quantity: '1', price: '40000' }),
    ...leg(1, { kind: 'put', quantity: '1', price: '50000', premium: '0.05' }),
  }

  it('are added up, each beside the sum', () => {
    const answer = ask(two, { ...LONG, balance: '2' })
    // 0.0333… + (1 − 40/60) − 0.05
    expect(row(answer, 'total')).toBe('0.31666667 19000.00')
    expect(row(answer, 'leg-1')).toBe('0.33333333 20000.00')
    expect(row(answer, 'leg-2')).toBe('-0.05000000 -3000.00')
    // (2 + 0.2 + 1 − 0.05)·60 000 − 10 000
    expect(row(answer, 'account')).toBe('2.98333333 179000.00')
    expect(row(answer, 'effective')).toBe('3.15000000')
    expect(answer.notes).toContain('Options are taken at their expiry and before fees.')
  })

  it('have their worst and best between the ends of the picture', () => {
    // an option bought on both sides of 50 000 for 0.05 each
    const straddle = {
      ...OFF,
      ...leg(0, { kind: 'call', quantity: '1', price: '50000', premium: '0.05' }),
      ...leg(1, { kind: 'put', quantity: '1', price: '50000', premium: '0.05' }),
    }
    const answer = ask(straddle, { exit: '50000' })
    expect(row(answer, 'worst-coin')).toBe('-0.10000000 -5000.00')
    // 50 000/1.1 down, 50 000/0.9 up
    expect(row(answer, 'break-even')).toBe('45,454.5 and 55,555.6')
    // 35 000 to 65 000: 50 000/35 000 − 1.1 coins; 15 000 − 3 500 dollars
    expect(row(answer, 'best-coin')).toBe('0.32857143 11500.00')
    expect(answer.rows.find(({ id }) => id === 'payoff-worst-coin')?.group).toBe(
      'From 35,000.0 to 65,000.0',
    )
  })

  it('are drawn one by one behind their sum', () => {
    const [chart, account] = ask(two, { ...LONG, balance: '2' }).charts ?? []
    expect(chart?.series.map(({ name, tone }) => `${name} ${tone}`)).toEqual([
      'All legs coin',
      'All legs usd',
      'The sheet, XBTUSD faint',
      'Leg 1, held BTC faint',
      'Leg 2, bought put faint',
    ])
    // nowhere zero: 0.15 coins below the strike, 1.15 − 50 000/X above it
    expect(chart?.marks.map(({ label }) => label)).toEqual(['Mark'])
    const [single] = ask(PLAIN, LONG).charts ?? []
    expect(single?.marks.map(({ at, label }) => `${label} ${at}`)).toEqual([
      'Mark 60000',
      'Break-even 50000',
    ])
    expect(single?.series).toHaveLength(2)
    expect(account?.series).toHaveLength(2)
    expect(ask(two, LONG).charts).toHaveLength(1)
  })

  it('may be in other contracts of the coin', () => {
    const other = leg(0, { contract: 'deribit:BTC-PERPETUAL', quantity: '1000', price: '50000' })
    // 10 · 1 000 or 1 · 1 000 dollars, whatever the contract is worth
    const answer = ask({ ...OFF, ...other }, { exit: '60000' })
    const spec: InverseSpec | undefined = listedContracts.find(
      ({ id }) => id === 'deribit:BTC-PERPETUAL',
    )
    const dollars = (spec?.contractValue.toNumber() ?? 0) * 1000
    expect(row(answer, 'total').split(' ')[1]).toBe((dollars / 5).toFixed(2))
  })
})

describe('funding ahead', () => {
  const texts = { ...PLAIN, 'payoff-days': '3' }

  it('is paid by longs while the rate is above zero', () => {
    // 9 payments of 0.01 % of 10 000 dollars are 9, at 60 000: 0.00015
    expect(row(ask(texts, { ...LONG, fundingRate: '0.01' }), 'total')).toBe('0.03318333 1991.00')
    const short = ask(texts, { ...LONG, side: 'short', fundingRate: '0.01' })
    expect(row(short, 'total')).toBe('-0.03318333 -1991.00')
  })
  it('says what it comes to, or what it needs', () => {
    const hint = (patch: Partial<Scenario>): string | undefined => {
      const field = ask(texts, { ...LONG, ...patch }).fields.find(({ id }) => id === 'payoff-days')
      return field?.kind === 'number' ? field.says?.hint : undefined
    }
    expect(hint({ fundingRate: '0.01' })).toBe('Longs pay 0.0900% of the notional.')
    expect(hint({ fundingRate: '-0.01' })).toBe('Shorts pay 0.0900% of the notional.')
    expect(hint({})).toBe('Needs a funding rate on the sheet.')
  })
})

describe('a leg that cannot be counted', () => {
  it.each<[string, Readonly<Record<string, string>>, string, RegExp]>([
    ['another coin', { contract: 'bybit:ETHUSD' }, '0-contract', /settles in ETH.*in BTC/],
    ['a contract that is gone', { contract: 'own:GONE' }, '0-contract', /choose another/],
    ['a journal leg that is gone', { contract: legKey('x') }, '0-contract', /not at hand/],
    ['no number', { quantity: 'abc' }, '0-quantity', /digits/],
    ['no price', { price: '0' }, '0-price', /Entry must be above zero/],
    ['a premium of a contract', { premium: '1' }, '0-premium', /Only an option/],
    ['too many coins', { kind: 'coins', quantity: '1e' }, '0-quantity', /digits/],
    ['a premium below zero', { kind: 'put', premium: '-1' }, '0-premium', /below zero/],
  ])('says so beside itself: %s', (...[, cells, cell, words]) => {
    const answer = ask({ ...OFF, ...leg(0, { quantity: '1', price: '2', ...cells }) }, LONG)
    expect(cellSays(answer, cell)).toMatch(words)
  })

  it('is left out, and the others are added up', () => {
    const texts = { ...PLAIN, ...leg(0, { quantity: '5' }), ...leg(2, { kind: 'coins' }) }
    const answer = ask(texts, LONG)
    expect(row(answer, 'total')).toBe('0.03333333 2000.00')
    expect(answer.notes).toEqual(
      expect.arrayContaining([
        'Leg 1 is not counted yet: it needs an entry.',
        'Leg 3 is not counted yet: it needs coins.',
      ]),
    )
  })
})

it('a leg of the journal stands under its own terms', () => {
  const spec = listedContracts.find(({ id }) => id === 'bitmex:XBTUSD')
  assert(spec)
  // the contract was worth ten times as much when the leg was opened
  const old = { ...spec, contractValue: spec.contractValue.times(10) as typeof spec.contractValue }
  const texts = { ...OFF, ...leg(0, { contract: legKey('7'), quantity: '1000', price: '50000' }) }
  const own = { contracts: [...contracts, contractOfLeg('7', old)] }
  const answer = ask(texts, { exit: '60000' }, own)
  expect(row(answer, 'total')).toBe('0.03333333 2000.00')
})

it('every figure that is shown has its working', () => {
  const answer = ask(PLAIN, { ...LONG, balance: '2' })
  expect(answer.rows.filter(({ how }) => how === undefined)).toEqual([])
})

it.each([
  ['coin', '+0.20 000 000 BTC'],
  ['milli', '+200.00 000 mBTC'],
  ['minor', '+20 000 000 sat'],
] as const)('far up there is a bound in coin, said in the chosen unit: %s', (unit, bound) => {
  const said = ask(PLAIN, LONG, { unit }).notes.at(-1)?.replaceAll('\u202F', ' ')
  expect(said).toMatch(new RegExp(`the result in coin only nears \\${bound}\\.$`))
})
