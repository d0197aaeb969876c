import { describe, expect, it } from 'vitest'

import { D } from '@shared/num/decimal'
import { coin, usd } from '@shared/num/units'

import type { RowFigure } from '../result-rows'

import { columnUnits, headOf } from './table-units'
import type { ToolTable } from './tool'

const coins: RowFigure = { kind: 'coin', coin: coin(new D(1)), signed: false }
const dollars: RowFigure = { kind: 'usd', usd: usd(new D(1)), signed: false }
const both: RowFigure = {
  ...{ kind: 'money', signed: false },
  twin: { coin: coin(new D(1)), usd: usd(new D(1)) },
}
const share: RowFigure = { kind: 'percent', fraction: new D('0.1'), signed: false }
const none: RowFigure = { kind: 'none', word: '–', reason: 'Needs an entry.' }

const table = (...rows: readonly (readonly RowFigure[])[]): ToolTable => ({
  ...{ id: 't', title: 'T', head: 'Step', columns: ['A', 'B', 'C', 'D'] },
  rows: rows.map((figures, at) => ({ id: String(at), head: '', figures })),
})

describe('the units of a table', () => {
  it('are those of all figures in a column; what is missing does not count', () => {
    expect(columnUnits(table([coins, dollars, both, share], [none, dollars, both, share]))).toEqual(
      ['coin', 'usd', 'money', undefined],
    )
  })

  it('stay in the cells where a column holds several kinds or nothing', () => {
    expect(columnUnits(table([coins, none], [dollars, none])).slice(0, 2)).toEqual([
      undefined,
      undefined,
    ])
  })

  it('stand behind the head once', () => {
    const units = { coin: 'mBTC', quote: 'USD' }
    expect(headOf('Equity', 'coin', units)).toBe('Equity, mBTC')
    expect(headOf('Equity', 'money', units)).toBe('Equity, mBTC and USD')
    expect(headOf('In USD', 'usd', units)).toBe('In USD')
    expect(headOf('Share', undefined, units)).toBe('Share')
  })
})
