import { assert, describe, expect, it } from 'vitest'

import type { MarginSchedule } from '../market/margin-schedule'
import type { LiquidationPolicy } from '../market/venue-policies'
import { D } from '../num/decimal'
import { coin, contracts, contractValue, leverage, price, rate } from '../num/units'

import { bookState, type Book, type BookPosition } from './book'
import { crossBankruptcy, crossLiquidation, type Move } from './cross-liquidation'
import { contractsToSurvive } from './cut'
import {
  explainBook,
  explainCrossBankruptcy,
  explainCrossLiquidation,
  explainSurvival,
} from './explain-book'
import { liquidation } from './liquidation'
import type { PriceOutcome } from './position'
import { coinsToSurvive } from './survive'

const tier = (maintenanceRate: string, upTo?: string) => ({
  ...(upTo === undefined ? {} : { upTo: new D(upTo) }),
  initialRate: rate(new D(maintenanceRate).times(2)),
  maintenanceRate: rate(new D(maintenanceRate)),
})
const schedule = (tiers = [tier('0.005')]): MarginSchedule => ({
  method: 'tiered',
  measure: 'coin',
  maintenance: 'marginal',
  initial: 'whole',
  tiers,
})
const policy: LiquidationPolicy = {
  name: 'of this test',
  basis: 'liquidation-value',
  isolatedFee: 'outside',
  crossFee: 'outside',
  feeRate: 'taker',
  fundingDue: false,
  printed: 'exact',
  indicative: false,
}

interface Sample {
  readonly id?: string
  readonly side?: 'long' | 'short'
  readonly quantity?: number
  readonly entry?: number
  readonly mark?: number
  readonly kind?: 'inverse' | 'linear'
  readonly margin?: MarginSchedule
  readonly policy?: Partial<LiquidationPolicy>
}

/** 10 000 USD long from 50 000, marked there, unless said otherwise. */
function held(sample: Sample = {}): BookPosition {
  const { id = 'x:A', side = 'long', quantity = 10_000, entry = 50_000 } = sample
  return {
    spec: {
      id,
      kind: sample.kind ?? 'inverse',
      contractValue: contractValue(new D(1)),
      margin: sample.margin ?? schedule(),
      liquidation: { ...policy, ...sample.policy },
      settlement: 'BTC',
      fees: { maker: rate(new D(0)), taker: rate(new D('0.00075')) },
      maxLeverage: contracts(new D(100)),
      quote: 'USD',
      sources: [
        {
          title: 'Rules of this test',
          readOn: '2026-11-24',
          standing: 'inferred',
          topics: ['liquidation', 'margin'],
        },
      ],
    },
    side,
    quantity: contracts(new D(quantity)),
    entry: price(new D(entry)),
    mark: price(new D(sample.mark ?? entry)),
  }
}

const book = (wallet: string, ...positions: BookPosition[]): Book => ({
  wallet: coin(new D(wallet)),
  positions,
})
const TOGETHER: Move = { kind: 'together' }
const ALONE: Move = { kind: 'alone', position: 0 }

const text = (outcome: PriceOutcome | undefined, places = 6): string | undefined =>
  outcome?.kind === 'at' ? outcome.price.toFixed(places) : outcome?.kind

function solved(of: Book, move: Move = TOGETHER): readonly (readonly (string | undefined)[])[] {
  const outcome = crossLiquidation(of, move)
  assert(outcome.ok)
  return [outcome.value.falling, outcome.value.rising].map((way) => way.map((each) => text(each)))
}

describe('cross liquidation', () => {
  it('of one position is the isolated price with the wallet behind it', () => {
    const position = held()
    const isolated = liquidation({ ...position, margin: coin(new D('0.02')) })
    expect(solved(book('0.02', position))).toEqual([[text(isolated)], ['never']])
  })

  it('is Bybit’s classic cross price: 10 000 at 8 000 with 0.5 BTC → 5 739.08, printed 5 739.5', () => {
    const classic = { basis: 'entry-value', crossFee: 'bankruptcy-value' } as const
    const position = held({ entry: 8000, policy: classic })
    expect(solved(book('0.5', position))[0]).toEqual(['5739.083528'])
    const bust = crossBankruptcy(book('0.5', position), ALONE)
    assert(bust.ok)
    expect([text(bust.value.falling[0], 2), text(bust.value.rising[0])]).toEqual([
      '5718.57',
      'never',
    ])
  })

  it('has the same prices with orders and a loss elsewhere taken off a larger wallet', () => {
    // 0.7 less 0.1 for orders and 0.1 that B has lost: 4 000 · (1/10 000 − 1/8 000). B asks for nothing.
    const classic = { basis: 'entry-value', crossFee: 'bankruptcy-value' } as const
    const lost = held({
      ...{ id: 'x:B', quantity: 4000, entry: 10_000, mark: 8000 },
      margin: schedule([tier('0')]),
    })
    const of = {
      ...book('0.7', held({ entry: 8000, policy: classic }), lost),
      orderMargin: coin(new D('0.1')),
    }
    expect(solved(of, ALONE)[0]).toEqual(['5739.083528'])
    const bust = crossBankruptcy(of, ALONE)
    assert(bust.ok)
    expect(text(bust.value.falling[0], 2)).toBe('5718.57')
    const gone = crossBankruptcy({ ...of, wallet: coin(new D('0.2')) }, ALONE)
    expect(gone.ok && gone.value.falling[0]?.kind).toBe('already')
  })

  it('moves all contracts by one factor: a hedged book that falls short both ways', () => {
    // Long 20 000 of A and short 8 000 of B, both worth what they say at 50 000, wallet 0.05.
    // z up (price falls): 0.05 − 0.4(z−1) + 0.16(z−1) = 0.005·0.56·z → z = 0.29/0.2428
    const mixed = book(
      '0.05',
      held({ quantity: 20_000 }),
      held({ id: 'x:B', side: 'short', quantity: 8_000 }),
    )
    expect(solved(mixed)).toEqual([
      ['41862.068966', '41862.068966'],
      ['never', 'never'],
    ])
  })

  it('moves one contract alone, the other staying at its mark with its result and its maintenance', () => {
    // B has lost 0.04 and asks 0.001: long A with 0.02 − … as isolated with 0.1 − 0.041 behind it.
    const other = held({ id: 'x:B', quantity: 8_000, entry: 50_000, mark: 40_000 })
    const alone = solved(book('0.1', held(), other), ALONE)
    const isolated = liquidation({ ...held(), margin: coin(new D('0.059')) })
    expect(alone).toEqual([[text(isolated)], ['never']])
  })

  it('takes both legs of one contract together, as in hedge mode', () => {
    const legs = book('0.02', held({ quantity: 20_000 }), held({ side: 'short', quantity: 5_000 }))
    expect(solved(legs, ALONE)[0]).toHaveLength(2)
    expect(solved(legs, ALONE)).toEqual(solved(legs, TOGETHER))
  })

  it('goes on over tier ends of every position on the way', () => {
    // Tier end 0.21 of one, 0.24 of the other; solved by hand beyond both:
    // 0.1 − 0.4(z−1) = 2·(0.05·0.2z) − 0.04·0.21 − 0.04·0.24 → z = 0.518/0.42
    const rows = (end: string) => schedule([tier('0.01', end), tier('0.05')])
    const both = book(
      '0.1',
      held({ margin: rows('0.21') }),
      held({ id: 'x:B', margin: rows('0.24') }),
    )
    expect(solved(both)[0]).toEqual(['40540.540541', '40540.540541'])
  })

  it('is already there, or never comes, with the reason', () => {
    expect(solved(book('0.0009', held()))).toEqual([['already'], ['already']])
    expect(solved(book('1', held({ side: 'short' })))).toEqual([['never'], ['never']])
    const outcome = crossLiquidation(book('1', held({ side: 'short' })), TOGETHER)
    expect(outcome.ok && outcome.value.rising[0]).toMatchObject({ reason: /cover every price/u })
  })

  it('serves linear contracts, and refuses to move them together with inverse ones', () => {
    const linear = held({ kind: 'linear', quantity: 1 })
    // N = 50 000, W = 5 000: 5 000 + (N − 50 000) = 0.005 N → 45 000/0.995
    expect(solved(book('5000', linear))).toEqual([['45226.130653'], ['never']])
    expect(crossLiquidation(book('1', linear, held({ id: 'x:B' })), TOGETHER)).toMatchObject({
      ok: false,
    })
    expect(crossLiquidation(book('1'), TOGETHER).ok).toBe(false)
    expect(crossLiquidation(book('1', held()), { kind: 'alone', position: 3 }).ok).toBe(false)
  })

  it('sets aside what orders hold', () => {
    const ordered = { ...book('0.03', held()), orderMargin: coin(new D('0.01')) }
    expect(solved(ordered)).toEqual(solved(book('0.02', held())))
  })
})

describe('a book at its marks', () => {
  it('adds equity, margins, ratio and leverage: 1 BTC behind a loss of 0.05', () => {
    const state = bookState(book('1', held({ mark: 40_000 })))
    expect([
      state.equity.toFixed(),
      state.maintenance.toFixed(),
      state.initialMargin.toFixed(),
      state.free.toFixed(),
      state.marginRatio?.toFixed(8),
      state.effectiveLeverage?.toFixed(8),
    ]).toEqual(['0.95', '0.00125', '0.0025', '0.9475', '0.00131579', '0.26315789'])
  })

  it('takes the margin of the chosen leverage where that is more', () => {
    const state = bookState(book('1', { ...held(), leverage: leverage(new D(10)) }))
    expect(state.initialMargin.toFixed()).toBe('0.02')
  })

  it('has no ratio and no leverage without equity', () => {
    const state = bookState(book('0.01', held({ mark: 40_000 })))
    expect([state.marginRatio, state.effectiveLeverage]).toEqual([undefined, undefined])
    expect(bookState(book('1')).equity.toFixed()).toBe('1')
  })
})

describe('the working of a book', () => {
  const told = (of: Book): Readonly<Record<string, readonly string[]>> =>
    Object.fromEntries(
      explainBook(of, bookState(of)).map(({ figure, substituted, result }) => [
        figure,
        [substituted, result],
      ]),
    )

  it('puts the numbers into every formula and names the source', () => {
    const of = book('1', held({ mark: 40_000 }))
    expect(told(of)).toEqual({
      equity: ['1 + (−0.05)', '0.95 BTC'],
      maintenance: ['one position', '0.00125 BTC'],
      initialMargin: ['one position', '0.0025 BTC'],
      marginRatio: ['0.00125 / 0.95', '0.131578947368%'],
      effectiveLeverage: ['Σ notional / 0.95', '0.263157894737×'],
      free: ['0.95 − 0.0025', '0.9475 BTC'],
    })
    const sources = explainBook(of, bookState(of)).flatMap(({ source }) => source?.title ?? [])
    expect(sources).toEqual(['Rules of this test', 'Rules of this test'])
  })

  it('sets orders apart, and says what is missing without equity or positions', () => {
    const of = book('1', held({ mark: 40_000 }), held())
    expect(told({ ...of, orderMargin: coin(new D('0.1')) })).toMatchObject({
      equity: ['1 − 0.1 + (−0.05)', '0.85 BTC'],
      maintenance: ['2 positions', '0.00225 BTC'],
    })
    expect(told(book('0.01', held({ mark: 40_000 })))).toMatchObject({
      marginRatio: ['0.00125 / −0.04', 'There is no equity.'],
      effectiveLeverage: ['Σ notional / −0.04', 'There is no position or no equity to compare.'],
    })
    expect(told(book('1'))).toMatchObject({ equity: ['1 + 0', '1 coins'] })
  })

  it('says both prices of one position and the rule behind them', () => {
    const of = book('0.02', held())
    const outcome = crossLiquidation(of, ALONE)
    assert(outcome.ok)
    const [falling, rising] = explainCrossLiquidation(
      of,
      { move: ALONE, position: 0 },
      outcome.value,
    )
    expect(falling?.result).toBe('45,681.8181818 USD')
    expect(rising?.result).toMatch(/cover every price/u)
    expect(falling?.note).toContain('Rule “of this test”')
    expect(explainCrossLiquidation(of, { move: ALONE, position: 7 }, outcome.value)).toEqual([])
  })

  it('says where nothing of the wallet is left, and whether the closing fee is paid by then', () => {
    const told = (of: Book) => {
      const outcome = crossBankruptcy(of, ALONE)
      assert(outcome.ok)
      const [falling] = explainCrossBankruptcy(of, { move: ALONE, position: 0 }, outcome.value)
      return [falling?.title, falling?.formula, falling?.result]
    }
    // 10 000 / 0.22, and 10 000 · 1.00075 / 0.22
    expect(told(book('0.02', held()))).toEqual([
      'Bankruptcy as prices fall',
      'wallet − orders + Σ d · (n · z − N) = 0, solved for z',
      '45,454.5454545 USD',
    ])
    expect(told(book('0.02', held({ policy: { crossFee: 'bankruptcy-value' } })))).toEqual([
      'Bankruptcy as prices fall',
      'wallet − orders + Σ d · (n · z − N) = Σ fee rate · n · z, solved for z',
      '45,488.6363636 USD',
    ])
    // A loss of 0.05 from 40 000 on; a short's 0.2 coins at most.
    expect(told(book('0.02', held({ mark: 40_000 })))[2]).toBe(
      'Nothing of the wallet is left at the marks.',
    )
    expect(told(book('0.2', held({ side: 'short' })))[2]).toBe(
      'The wallet and the other positions cover every price that way.',
    )
  })

  it('says what surviving takes, in coins and in contracts', () => {
    const of = book('0.02', held())
    const shock = { move: TOGETHER, by: new D('-0.2') }
    const coins = coinsToSurvive(of, shock)
    const cut = contractsToSurvive(of, shock, {
      position: 0,
      lot: contracts(new D(100)),
      closeFeeRate: rate(new D(0)),
    })
    assert(coins.ok && cut.ok)
    const told = explainSurvival(of, shock, { coins: coins.value, cut: cut.value })
    expect(told.map(({ result }) => result)).toEqual([
      '0.03125 BTC',
      '6,097.56097561 contracts, up to the lot 6,100',
    ])
    // At 40 000: maintenance 0.25 · 0.5 %, equity 0.02 − 0.05
    expect(told.map(({ substituted }) => substituted)).toEqual([
      '0.00125 − (−0.03)',
      'k = 1 − 6,097.56097561 / the contracts held, after a move of −20%',
    ])
    expect(told.every(({ source }) => source?.title === 'Rules of this test')).toBe(true)
    expect(explainSurvival(of, shock, { coins: coins.value })).toHaveLength(1)
    const other = held({ id: 'x:B', quantity: 8_000 })
    const alone = { move: ALONE, by: new D('-0.2') }
    const [added] = explainSurvival(book('0.05', held(), other), alone, { coins: coins.value })
    // B stays at its mark: 0.00125 + 0.0008 asked, 0.05 − 0.05 left
    expect(added?.substituted).toBe('0.00205 − 0')
    expect(added?.note).toContain('This contract moves alone')
  })
})

describe('to survive a move', () => {
  const fall = { move: TOGETHER, by: new D('-0.2') }
  const lot = contracts(new D(100))
  const noFee = rate(new D(0))

  it('coins are added: 0.03125 BTC for a fall of 20 %', () => {
    const needed = coinsToSurvive(book('0.02', held()), fall)
    assert(needed.ok)
    expect(needed.value.toFixed()).toBe('0.03125')
    expect(solved(book('0.05125', held()))[0]).toEqual(['40000.000000'])
  })

  it('or contracts are cut: 6 097.56… of 10 000, up to the lot 6 100', () => {
    const cut = contractsToSurvive(book('0.02', held()), fall, {
      position: 0,
      lot,
      closeFeeRate: noFee,
    })
    assert(cut.ok)
    expect([cut.value.exact.toFixed(6), cut.value.quantity.toFixed()]).toEqual([
      '6097.560976',
      '6100',
    ])
  })

  it('nothing is needed where the book survives as it is', () => {
    const safe = book('1', held())
    const cut = contractsToSurvive(safe, fall, { position: 0, lot, closeFeeRate: noFee })
    expect(coinsToSurvive(safe, fall)).toMatchObject({ ok: true })
    expect(cut.ok && cut.value.quantity.isZero()).toBe(true)
    const needed = coinsToSurvive(safe, fall)
    expect(needed.ok && needed.value.isZero()).toBe(true)
  })

  it('says when even closing the position is not enough', () => {
    const lost = book('0.001', held({ mark: 40_000 }))
    const cut = contractsToSurvive(lost, fall, { position: 0, lot, closeFeeRate: noFee })
    expect(cut).toMatchObject({ ok: false, error: /would not be enough/u })
    const nothing = { move: TOGETHER, by: new D(-1) }
    expect(coinsToSurvive(lost, nothing).ok).toBe(false)
    expect(contractsToSurvive(lost, nothing, { position: 0, lot, closeFeeRate: noFee }).ok).toBe(
      false,
    )
    expect(contractsToSurvive(lost, fall, { position: 9, lot, closeFeeRate: noFee }).ok).toBe(false)
  })
})
