import { assert, describe, expect, it } from 'vitest'

import { specAt } from '@shared/market/listing'
import { contractById, listings } from '@shared/market/registry'
import type { InverseSpec } from '@shared/market/contract-spec'

import { EMPTY_SCENARIO, type Scenario } from '../../../../app/scenario'
import { readScenario } from '../../read-scenario'
import type { RowFigure } from '../../result-rows'
import type { ToolAnswer, ToolTexts } from '../tool'

import { liquidationTool } from './liquidation'

/** 10 000 dollars long from 50 000: 0.2 BTC behind 0.02, maintenance 0.5 % of the value at entry, 0.001. */
const SHEET = { quantity: '10000', entry: '50000', leverage: '10' } as const

function contract(id: string): InverseSpec {
  const spec = contractById(id)
  assert(spec)
  return spec
}
const bitmex = contract('bitmex:XBTUSD')

function ask(patch: Partial<Scenario> = {}, spec = bitmex, texts: ToolTexts = {}): ToolAnswer {
  const reading = readScenario({ ...EMPTY_SCENARIO, ...SHEET, ...patch }, spec)
  return liquidationTool.answer({ reading, texts })
}

/** Every kind that the tool draws, as plain digits. */
const TEXTS: { readonly [K in RowFigure['kind']]?: (figure: RowFigure & { kind: K }) => string } = {
  price: ({ shown }) => shown.toFixed(),
  money: ({ twin }) => `${twin.coin.toFixed(8)} ${twin.usd.toFixed(2)}`,
  coin: ({ coin }) => coin.toFixed(8),
  usd: ({ usd }) => usd.toFixed(2),
  rate: ({ rate }) => rate.toFixed(4),
  percent: ({ fraction }) => fraction.toFixed(4),
  times: ({ times }) => times.toFixed(4),
  distance: ({ fraction, quote }) => `${fraction.toFixed(5)} ${quote.toFixed(1)}`,
  words: ({ words }) => words,
  none: ({ reason }) => reason,
}

function text(figure: RowFigure | undefined): string {
  // Each writer takes its own kind: the pair is right by the type of TEXTS, which an index forgets.
  const write = figure && (TEXTS[figure.kind] as ((figure: RowFigure) => string) | undefined)
  return figure && write ? write(figure) : ''
}

const row = (answer: ToolAnswer, id: string): string =>
  text(answer.rows.find((each) => each.id === `liquidation-${id}`)?.figure)
const table = (answer: ToolAnswer, id: string): readonly string[] =>
  answer.tables
    ?.find((each) => each.id === `liquidation-${id}`)
    ?.rows.map(({ head, figures }) => [head, ...figures.map(text)].join(' | ')) ?? []

describe('isolated and cross margin side by side', () => {
  it('are worked out for the same position', () => {
    // 10 000 / (0.2 + 0.02 − 0.001), 10 000 / 0.22; with the wallet of 0.5: 10 000 / 0.699, 10 000 / 0.7
    const answer = ask({ balance: '0.5' })
    expect(row(answer, 'isolated')).toBe('45662.2')
    expect(row(answer, 'isolated-bankruptcy')).toBe('45454.6')
    expect(row(answer, 'cross')).toBe('14306.2')
    expect(row(answer, 'cross-bankruptcy')).toBe('14285.8')
    expect(row(answer, 'isolated-distance')).toBe('-0.08676 -4337.9')
  })

  it('are the same two whichever of them the sheet has', () => {
    const cross = ask({ balance: '0.5', marginMode: 'cross' })
    const isolated = ask({ balance: '0.5' })
    for (const id of ['isolated', 'isolated-bankruptcy', 'cross', 'cross-bankruptcy'])
      expect(row(cross, id)).toBe(row(isolated, id))
  })

  it('measure the distance from the mark', () => {
    // 45 662.1004… / 60 000 − 1
    expect(row(ask({ exit: '60000' }), 'isolated-distance')).toBe('-0.23896 -14337.9')
  })

  it('say in words what cross margin lacks, and isolated stays', () => {
    expect(row(ask(), 'cross')).toBe('Cross margin needs the account balance on the sheet.')
    expect(row(ask(), 'isolated')).toBe('45662.2')
    expect(row(ask({ marginMode: 'cross' }), 'isolated')).toMatch(/account balance/)
  })

  it('name the rule with its source', () => {
    const rule = ask().rows.find(({ id }) => id === 'liquidation-rule')
    expect(text(rule?.figure)).toBe(bitmex.liquidation.name)
    expect(rule?.how?.source?.readOn).toBe('2026-11-24')
  })
})

describe('a price that does not exist', () => {
  it('is never for a short at 1×, with the reason', () => {
    const answer = ask({ side: 'short', leverage: '1' }, contract('binance:BTCUSD_PERP'))
    expect(row(answer, 'isolated')).toMatch(/covers the whole notional/)
    expect(answer.notes.join(' ')).toMatch(/same number of dollars/)
    expect(table(answer, 'collateral').at(-1)).toMatch(/^Liquidation \| The margin covers/)
  })

  it('of a short at 1× is far away where the maintenance is taken at entry', () => {
    // 50 000 / 0.5 %; nothing is ever all gone
    const answer = ask({ side: 'short', leverage: '1' })
    expect(row(answer, 'isolated')).toBe('10000000')
    expect(row(answer, 'isolated-bankruptcy')).toMatch(/covers the whole notional/)
  })

  it('of a long at 1× is near half of the entry', () => {
    // 10 000 / (0.2 + 0.2 − 0.001)
    const answer = ask({ leverage: '1' })
    expect(row(answer, 'isolated')).toBe('25062.7')
    expect(answer.notes.join(' ')).toMatch(/near −50 %/)
  })

  it('keeps every row while the sheet is empty', () => {
    const ids = ask().rows.map(({ id }) => id)
    const empty = ask({ quantity: '', entry: '' })
    expect(empty.rows.map(({ id }) => id)).toEqual(ids)
    expect(row(empty, 'isolated')).toBe('Needs a quantity.')
    expect(empty.tables?.map(({ rows }) => rows.length)).toEqual([4, 1])
    expect(empty.charts).toEqual([])
  })
})

describe('the worth of the collateral', () => {
  it('is shown from the mark over halfway and the move to liquidation', () => {
    // 0.22 − 10 000 / 47 831.05… = 0.22 − 0.20906921; 0.22 − 10 000 / 48 000; ratio 0.001 / equity
    expect(table(ask({}, bitmex, { 'survive-move': '-4' }), 'collateral')).toEqual([
      'Entry | 50000 | 0.02000000 | 1000.00 | 0.00100000 | 0.0500 | 10.0000',
      'Halfway | 47831.1 | 0.01093079 | 522.83 | 0.00100000 | 0.0915 | 19.1266',
      'Moved to | 48000 | 0.01166667 | 560.00 | 0.00100000 | 0.0857 | 17.8571',
      'Liquidation | 45662.2 | 0.00100000 | 45.66 | 0.00100000 | 1.0000 | 219.0000',
    ])
  })

  it('at the mark stands in rows of its own', () => {
    const answer = ask({ exit: '40000', leverage: '1' })
    // 0.2 + 0.2 − 0.25
    expect(row(answer, 'equity')).toBe('0.15000000 6000.00')
    expect(row(answer, 'leverage')).toBe('1.6667')
    expect(table(answer, 'collateral')[0]).toMatch(/^Mark \| 40000 \| 0.15000000 \| 6000.00/)
  })

  it('is drawn in coin and in dollars, with the maintenance and the marks', () => {
    const [chart] = ask({}, bitmex, { 'survive-move': '-4' }).charts ?? []
    assert(chart)
    expect(chart.series.map(({ name, axis }) => `${name} ${axis}`)).toEqual([
      'Equity left',
      'Maintenance left',
      'Equity right',
    ])
    expect(chart.marks.map(({ label }) => label)).toEqual(['Entry', 'Liquidation', 'Moved to'])
    expect(chart.series.every(({ points }) => points.length === 161)).toBe(true)
  })
})

describe('the arithmetic by tier', () => {
  it('stands at the entry and at liquidation where no tier is crossed', () => {
    expect(table(ask(), 'tiers')).toEqual([
      'Entry, tier 1 | 50000 | 0.20000000 | 0.0050 | 0.00000000 | 0.02000000 | 0.00100000',
      'Liquidation, tier 1 | 45662.2 | 0.21900000 | 0.0050 | 0.00000000 | 0.00100000 | 0.00100000',
    ])
  })

  it('lists each tier that is crossed on the way', () => {
    const binance = contract('binance:BTCUSD_PERP')
    // 40 000 contracts of 100 at 50 000 are 80 BTC
    const answer = ask({ quantity: '40000', leverage: '2' }, binance)
    const steps = table(answer, 'tiers')
    expect(steps.length).toBeGreaterThan(2)
    const last = steps.at(-1)?.split(' | ')
    expect(last?.[0]).toMatch(/^Liquidation, tier/)
    expect(last?.[5]).toBe(last?.[6])
    expect(row(answer, 'tier-entry')).toBe(steps[0]?.replace(/^Entry, t(ier \d+).*/, 'T$1'))
    expect(row(answer, 'tier-end')).toBe(`T${last?.[0]?.replace(/^Liquidation, t/, '') ?? ''}`)
  })

  it('says of a rate that grows that there are no tiers', () => {
    expect(row(ask({}, contract('deribit:BTC-PERPETUAL')), 'tier-entry')).toMatch(/rate grows/)
  })

  it('warns beyond the last tier that is known', () => {
    const answer = ask({ quantity: '900000000' }, contract('bybit:BTCUSD'))
    expect(answer.risks.join(' ')).toMatch(/last tier that is known/)
  })
})

describe('both ways to survive a move', () => {
  it.each(['isolated', 'cross'] as const)('lead to the price moved to, %s', (marginMode) => {
    const answer = ask({ marginMode, balance: '0.02' }, bitmex, { 'survive-move': '-20' })
    expect(row(answer, 'after-adding')).toBe('40000')
    expect(row(answer, 'after-cut')).toBe('40000')
  })

  it('take the wallet with cross margin', () => {
    // 0.001 − (0.03 − 0.05) behind a wallet of 0.03
    const patch = { marginMode: 'cross', balance: '0.03' } as const
    const margin = ask(patch, bitmex, { 'survive-move': '-20' }).rows.find(
      ({ id }) => id === 'survive-margin',
    )
    expect(text(margin?.figure)).toBe('0.02100000 1050.00')
  })
})

it('a mark past the liquidation price is a warning', () => {
  expect(ask({ exit: '45000' }).risks).toEqual([
    'The mark is at or past the liquidation price: the venue would have closed the position.',
  ])
})

describe('published examples, as they are typed', () => {
  /** The contract under the terms of a day. */
  function on(id: string, day: string): InverseSpec {
    const eras = listings.find(({ spec }) => spec.id === id)?.eras
    assert(eras)
    return specAt({ spec: contract(id), eras }, Date.parse(day))
  }

  it('BitMEX: a short of 500 at 25× (position log of 2018)', () => {
    const patch = { side: 'short', quantity: '500', entry: '6725', leverage: '25' } as const
    const spec = on('bitmex:XBTUSD', '2018-06-01T00:00:00Z')
    expect(row(ask(patch, spec), 'isolated-printed')).toBe('6968.5')
  })

  it('Bybit: a long of 5 at 1× (position list of 2020)', () => {
    const patch = { quantity: '5', entry: '7197.35137469', leverage: '1' } as const
    const spec = on('bybit:BTCUSD', '2020-04-01T00:00:00Z')
    expect(row(ask(patch, spec), 'isolated-printed')).toBe('3608')
  })

  it('Bybit: 10 000 from 8 000 with a wallet of 0.5 (help, liquidation price of the classic account)', () => {
    const patch = { quantity: '10000', entry: '8000', balance: '0.5', marginMode: 'cross' } as const
    const spec = on('bybit:BTCUSD', '2020-04-01T00:00:00Z')
    expect(row(ask(patch, spec), 'cross-printed')).toBe('5739.5')
  })

  it('KuCoin: bankruptcy of a long at 28 000 and 50×, published cut to 27 450', () => {
    const answer = ask({ entry: '28000', leverage: '50' }, contract('kucoin:XBTUSDM'))
    expect(row(answer, 'isolated-bankruptcy')).toBe('27451')
  })

  it('Binance: two contracts of a real account (ccxt, sample of dapi position risk)', () => {
    const patch = { quantity: '2', entry: '37643.10000021', backing: 'margin' } as const
    const answer = ask({ ...patch, margin: '0.00268058' }, contract('binance:BTCUSD_PERP'))
    const figure = answer.rows.find(({ id }) => id === 'liquidation-isolated')?.figure
    // printed: 25 119.97445760
    expect(figure?.kind === 'price' && figure.price.toFixed(2)).toBe('25119.97')
    expect(row(answer, 'isolated')).toBe('25120')
  })

  it('Kraken: 1 000 from 8 000 behind 0.01 (equity protection process)', () => {
    const patch = { quantity: '1000', entry: '8000', backing: 'margin', margin: '0.01' } as const
    const answer = ask(patch, contract('kraken:PI_XBTUSD'))
    const figure = answer.rows.find(({ id }) => id === 'liquidation-isolated')?.figure
    // published: 7 481, 1 010 / 0.135 = 7 481.48
    expect(figure?.kind === 'price' && figure.price.toFixed(2)).toBe('7481.48')
  })
})
