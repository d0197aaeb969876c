import { describe, expect, it } from 'vitest'

import type { CurvePoint } from '@shared/calc/curve-float64'

import { markLevels, payoffOption, twinAxes, type ChartColours } from './payoff-chart'
import { tableRows } from './payoff-table'

const point = (price: number, coin: number, usd: number): CurvePoint => ({
  price,
  grossCoin: coin,
  grossUsd: usd,
  netCoin: coin,
  netUsd: usd,
})
const points = [point(40000, -0.05, -2000), point(50000, 0, 0), point(60000, 0.03, 2000)]
const colours: ChartColours = {
  text: '#111111',
  faint: '#888888',
  line: '#cccccc',
  surface: '#ffffff',
  coin: '#000001',
  usd: '#000002',
  entry: '#000003',
  exit: '#000004',
  breakEven: '#000005',
  liquidation: '#000006',
  stop: '#010',
  target: '#020',
}
const option = (liquidated: 'below' | 'above') =>
  JSON.stringify(
    payoffOption({
      points,
      marks: [
        { kind: 'liquidation', label: 'Liquidation 45,662.1', price: 45662.1 },
        { kind: 'break-even', label: 'Break-even 50,050.0', price: 50050 },
      ],
      liquidated,
      coinUnit: { name: 'mBTC', factor: 1000 },
      colours,
    }),
  )

describe('twinAxes', () => {
  it('puts zero of both axes at one height', () => {
    const { coin, usd } = twinAxes(points)
    expect(coin.min / (coin.max - coin.min)).toBeCloseTo(usd.min / (usd.max - usd.min), 12)
    expect(coin.min).toBeLessThan(-0.05)
    expect(usd.max).toBeGreaterThan(2000)
  })

  it('stands a flat result too', () => {
    const { coin } = twinAxes([point(1, 0, 0), point(2, 0, 0)])
    expect(Number.isFinite(coin.min) && Number.isFinite(coin.max)).toBe(true)
  })
})

describe('payoffOption', () => {
  it('draws the coin curve in the chosen unit and the dollars as they are', () => {
    expect(option('below')).toContain('[40000,-50]')
    expect(option('below')).toContain('[40000,-2000]')
  })

  it('marks liquidation in its own colour and dashes break-even', () => {
    expect(option('below')).toMatch(/"color":"#000006","type":"solid"/)
    expect(option('below')).toMatch(/"color":"#000005","type":"dashed"/)
  })

  it('shades the side on which the position is gone', () => {
    expect(option('below')).toContain('[{"xAxis":40000},{"xAxis":45662.1}]')
    expect(option('above')).toContain('[{"xAxis":45662.1},{"xAxis":60000}]')
  })

  it('never asks for a tooltip made of markup, nor for motion', () => {
    expect(option('below')).toContain('"renderMode":"richText"')
    expect(option('below')).toContain('"animation":false')
  })
})

describe('markLevels', () => {
  it('lifts a label that would cover its neighbour', () => {
    const labelled = (label: string, prices: readonly number[]) =>
      prices.map((price) => ({ label, price }))
    expect(markLevels(labelled('Entry 50,000.0', [44000, 50000, 50050]), 20000)).toEqual([0, 0, 1])
    // a longer word reaches further
    expect(markLevels(labelled('Liquidation 44,000.0', [44000, 50000]), 20000)).toEqual([0, 1])
  })
})

describe('tableRows', () => {
  it('keeps both ends and every tenth point', () => {
    const many = Array.from({ length: 125 }, (_, index) => point(1000 + index, index, index))
    const rows = tableRows(many, 1)
    expect(rows).toHaveLength(14)
    expect([rows[0]?.price, rows.at(-1)?.price]).toEqual(['1,000', '1,124'])
  })
})
