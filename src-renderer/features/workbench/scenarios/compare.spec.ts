import { describe, expect, it } from 'vitest'

import { listedContracts } from '@shared/market/registry'

import { EMPTY_SCENARIO, type Scenario } from '../../../app/scenario'

import { compareChart } from './compare-chart'
import { compareFigures } from './compare-figures'
import { inputsThatDiffer } from './compare-inputs'
import { compareSide, type CompareSide } from './compare-sides'

const BASE = { quantity: '10000', entry: '50000', exit: '60000', leverage: '10' }

function side(name: string, patch: Partial<Scenario>, tools = {}): CompareSide {
  const sheet = { ...EMPTY_SCENARIO, ...BASE, openFee: '0', closeFee: '0', ...patch }
  const made = compareSide({ name, doc: { sheet, tools } }, listedContracts)
  if (!made.ok) throw new Error(made.error)
  return made.value
}

const rowOf = (a: CompareSide, b: CompareSide, id: string) =>
  compareFigures(a, b)
    .flatMap(({ rows }) => rows)
    .find((row) => row.id === id)!

describe('compareFigures', () => {
  const a = side('A', { stop: '45000' })
  const b = side('B', { entry: '48000', leverage: '20', stop: '45000' })

  it('has every figure of both and the difference, coin with coin and dollars with dollars', () => {
    const { a: first, b: second, difference } = rowOf(a, b, 'gross')
    // 10 000 · (1/50 000 − 1/60 000) = 1/30 BTC, and 10 000 · (1/48 000 − 1/60 000) = 1/24 BTC
    // 1/24 − 1/30 = 1/120 BTC; in dollars 10 000 · (12 000/48 000 − 10 000/50 000) = 500
    expect(first.kind === 'money' && first.twin.usd.toFixed()).toBe('2000')
    expect(second.kind === 'money' && second.twin.usd.toFixed(2)).toBe('2500.00')
    expect(difference.kind === 'money' && difference.twin.coin.toFixed(10)).toBe('0.0083333333')
    expect(difference.kind === 'money' && difference.twin.usd.toFixed(2)).toBe('500.00')
  })

  it('keeps the digits of a figure that is finer than money', () => {
    const { a: first, difference } = rowOf(a, b, 'pointValue')
    expect([first, difference]).toMatchObject([{ finer: 2 }, { finer: 2 }])
  })

  it('says how far apart two liquidation prices are', () => {
    const { a: first, b: second, difference } = rowOf(a, b, 'liquidation')
    if (first.kind !== 'price' || second.kind !== 'price' || difference.kind !== 'distance')
      throw new Error('both have a liquidation price')
    expect(difference.quote.toFixed()).toBe(second.price.minus(first.price).toFixed())
  })

  it('counts R in coin and in dollars, after fees', () => {
    // A: (60 − 50)/(50 − 45) = 2 R in dollars, 2 · 45/60 = 1.5 R in coin; B: 12/3 = 4 and 4 · 45/60 = 3
    const coin = rowOf(a, b, 'r-coin')
    const usd = rowOf(a, b, 'r-usd')
    const counts = [coin.a, usd.a, coin.difference, usd.difference].map((figure) =>
      figure.kind === 'count' ? figure.count.toFixed(6) : figure.kind,
    )
    expect(counts).toEqual(['1.500000', '2.000000', '1.500000', '2.000000'])
  })

  it('says what is missing where one of them has no figure', () => {
    const { difference } = rowOf(a, side('B', { exit: '' }), 'net')
    expect(difference).toMatchObject({ kind: 'none', reason: 'Needs an exit or mark.' })
    const { difference: r } = rowOf(a, side('B', {}), 'r-usd')
    expect(r).toMatchObject({ kind: 'none', reason: 'Needs a stop on the sheet.' })
  })

  it('compares dollars where the coins differ, and no prices', () => {
    const ether = listedContracts.find(({ base }) => base === 'ETH')
    const c = side('C', { contractId: ether!.id, entry: '2000', exit: '2500' })
    expect(rowOf(a, c, 'gross').difference.kind).toBe('usd')
    expect(rowOf(a, c, 'breakEven').difference).toMatchObject({
      reason: 'The prices are of different coins.',
    })
    expect(compareChart(a, c)).toContain('share no axis')
  })
})

describe('inputsThatDiffer', () => {
  it('lists what is not the same, as it was typed, and nothing else', () => {
    const a = side('A', { side: 'short' }, { 'size-risk': '1' })
    const b = side('B', { entry: '48k' })
    expect(inputsThatDiffer(a, b)).toEqual([
      { id: 'side', label: 'Side', a: 'short', b: 'long' },
      { id: 'entry', label: 'Entry', a: '50000', b: '48k' },
      { id: 'tool-size-risk', label: 'Tool, size risk', a: '1', b: '–' },
    ])
    expect(inputsThatDiffer(a, a)).toEqual([])
  })
})

describe('compareSide', () => {
  it('says which contract is not known', () => {
    const sheet = { ...EMPTY_SCENARIO, contractId: 'custom:GONE' }
    expect(compareSide({ name: 'A', doc: { sheet, tools: {} } }, listedContracts)).toEqual({
      ok: false,
      error: '“A” is made on custom:GONE, which is not known.',
    })
  })
})

describe('compareChart', () => {
  it('draws both net results over the prices that matter to either', () => {
    const chart = compareChart(side('A', {}), side('B', { entry: '40000', side: 'short' }))
    if (typeof chart === 'string') throw new Error(chart)
    const [a, b] = chart.series
    expect([a?.name, b?.name, chart.left.kind]).toEqual(['A', 'B', 'coin'])
    expect(a?.points.map(([at]) => at)).toEqual(b?.points.map(([at]) => at))
    expect(a?.points[0]?.[0]).toBeLessThan(40_000)
    expect(a?.points.at(-1)?.[0]).toBeGreaterThan(60_000)
  })

  it('says what a curve takes', () => {
    expect(compareChart(side('A', {}), side('B', { quantity: '' }))).toContain('a quantity')
  })
})
