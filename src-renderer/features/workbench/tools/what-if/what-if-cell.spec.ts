import { assert, describe, expect, it } from 'vitest'

import type { Scenario } from '../../../../app/scenario'
import type { RowFigure } from '../../result-rows'

import { sheetReading } from '../../../../../test/support/sheet-reading'

import { readWhatIf } from './read-what-if'
import { cellRows, cellWords, placeWithin, rowOfFigure, shownCell } from './what-if-cell'

/** 10 000 USD long from 50 000 at ten times, 0.01 % of funding each 8 hours, without fees. */
const SHEET = {
  ...{ quantity: '10000', entry: '50000', leverage: '10', fundingRate: '0.01' },
  ...{ openFee: '0', closeFee: '0' },
} as const
/** Rows 1 000 apart, columns a day apart. */
const TEXTS = {
  ...{ 'what-if-from': '40000', 'what-if-to': '60000', 'what-if-days': '10' },
  ...{ 'what-if-rows': '21', 'what-if-columns': '11' },
}

function at(row: number, column: number, patch: Partial<Scenario> = {}) {
  const reading = sheetReading({ ...SHEET, ...patch })
  const what = readWhatIf({ reading, texts: TEXTS })
  const cell = shownCell(what, { row, column })
  const rows = cellRows(what.input, cell, { spec: reading.spec, lacks: what.lacks })
  return { reading, what, cell, rows }
}

function textOf(figure: RowFigure | undefined): string {
  switch (figure?.kind) {
    case 'money':
      return `${figure.twin.coin.toFixed(8)} ${figure.twin.usd.toFixed(2)}`
    case 'price':
      return figure.shown.toFixed(1)
    case 'percent':
      return figure.fraction.toFixed(6)
    case 'distance':
      return `${figure.fraction.toFixed(6)} ${figure.quote.toFixed(2)}`
    case 'none':
      return `${figure.word}: ${figure.reason}`
    default:
      return ''
  }
}

const told = (rows: ReturnType<typeof cellRows>): Record<string, string> =>
  Object.fromEntries(rows.map(({ id, figure }) => [id.replace('what-if-', ''), textOf(figure)]))

describe('an opened cell', () => {
  it('has every figure, worked out exactly', () => {
    // 48 000 after 10 days: 30 payments of 0.2083333… · 0.01 %
    const { rows } = at(8, 10)
    expect(told(rows)).toEqual({
      net: '-0.00895833 -430.00',
      received: '-0.00062500 -30.00',
      equity: '0.01104167 530.00',
      maintenance: '0.00100000 48.00',
      // 0.001 / 0.01104166…
      ratio: '0.090566',
      // 10 000 / (0.2 + 0.02 − 0.000625 − 0.001) = 45 792.787…, up to the tick
      liquidation: '45792.8',
      distance: '-0.045984 -2207.21',
    })
    expect(rows[0]?.group).toBe('At 48,000.0 USD after 10 days')
  })

  it('opens to the arithmetic of each', () => {
    const { rows } = at(8, 10)
    expect(rows.map(({ how }) => how?.figure)).toEqual([
      ...['net', 'received', 'equity', 'maintenance', 'marginRatio', 'liquidation', 'distance'],
    ])
    expect(rows.find(({ id }) => id === 'what-if-ratio')?.how?.substituted).toBe(
      '0.001 / 0.0110416666667',
    )
    const coloured = (['net', 'equity', 'ratio', 'distance'] as const).map(rowOfFigure)
    expect(coloured.every((id) => rows.some((row) => row.id === id))).toBe(true)
  })

  it('says why a figure is not there', () => {
    // At 40 000 the 0.02 are long gone.
    const { rows } = at(0, 0)
    expect(told(rows)).toMatchObject({
      ratio: 'gone: No equity is left to compare.',
      liquidation: expect.stringMatching(/^already past: .*is liquidated/) as string,
      distance: '–: There is no liquidation price to be far from.',
    })
  })

  it('waits for what the sheet lacks, its rows in place', () => {
    const { rows } = at(8, 10, { quantity: '' })
    expect(rows).toHaveLength(7)
    expect(textOf(rows[0]?.figure)).toBe('–: Needs a quantity.')
    expect(rows[0]?.group).toBe('At a cell')
  })
})

describe('its place', () => {
  it('is the price of now at the beginning until one is chosen', () => {
    expect(placeWithin(at(0, 0).what, undefined)).toEqual({ row: 10, column: 0 })
    expect(placeWithin(at(5, 0, { entry: '' }).what, undefined)).toEqual({ row: 0, column: 0 })
    expect(placeWithin(at(0, 0, { exit: '57400' }).what, undefined)).toEqual({ row: 17, column: 0 })
  })

  it('stays on a grid that becomes smaller', () => {
    expect(placeWithin(at(0, 0).what, { row: 199, column: 199 })).toEqual({ row: 20, column: 10 })
  })
})

it('is said in one sentence, coins in the chosen unit', () => {
  const said = (row: number, unit: 'coin' | 'minor'): string => {
    const { what, cell, reading } = at(row, 10)
    assert(what.input && cell)
    return cellWords(what.input, cell, { spec: reading.spec, unit }).replaceAll('\u202F', '')
  }
  expect(said(8, 'coin')).toBe(
    '48,000.0 USD after 10 days: net PnL −0.00895833 BTC, −430.00 USD; equity 0.01104167 BTC, 530.00 USD; margin ratio 9.06%.',
  )
  expect(said(8, 'minor')).toContain('net PnL −895833 sat')
  expect(said(0, 'coin')).toMatch(/no equity left, liquidated\.$/)
})
