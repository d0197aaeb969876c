import { assert, describe, expect, it } from 'vitest'

import { contractById } from '@shared/market/registry'
import type { InverseSpec } from '@shared/market/contract-spec'

import { EMPTY_SCENARIO, type Scenario } from '../../../../app/scenario'
import { copyText } from '../../figure-text'
import { readScenario } from '../../read-scenario'
import type { RowFigure } from '../../result-rows'
import type { ToolAnswer, ToolTexts } from '../tool'
import { none } from '../tool-input'

import { marginTool } from './margin'

/** 400 000 dollars long from 100 000, 4 coins, at 20×; its first tier ends at 5 coins. */
const SHEET = { quantity: '4000', entry: '100000', leverage: '20', balance: '0.5' } as const
const BINANCE = 'binance:BTCUSD_PERP'
const BITMEX = 'bitmex:XBTUSD'
const DERIBIT = 'deribit:BTC-PERPETUAL'
const OKX = 'okx:BTC-USD-SWAP'

function specOf(id: string): InverseSpec {
  const spec = contractById(id)
  assert(spec)
  return spec
}

function ask(
  patch: Partial<Scenario> = {},
  { id = BINANCE, texts = {} }: { readonly id?: string; readonly texts?: ToolTexts } = {},
): ToolAnswer {
  const spec = specOf(id)
  const sheet = { ...EMPTY_SCENARIO, contractId: id, ...SHEET, ...patch }
  return marginTool.answer({ reading: readScenario(sheet, spec), texts })
}

/** Percent, rates and counts as they are copied; coins with their dollars; a reason behind its word. */
function shown(figure: RowFigure): string {
  if (figure.kind === 'money') return `${figure.twin.coin.toFixed(8)} ${figure.twin.usd.toFixed(2)}`
  return figure.kind === 'none' ? `(${figure.word}) ${figure.reason}` : copyText(figure)
}
const figureOf = (answer: ToolAnswer, id: string): string =>
  shown(answer.rows.find((row) => row.id === id)?.figure ?? none('no such row'))
const groupOf = (answer: ToolAnswer, start: string): readonly string[] =>
  answer.rows.filter(({ id }) => id.startsWith(start)).map(({ figure }) => shown(figure))
const tableOf = (answer: ToolAnswer, id: string) =>
  answer.tables
    ?.find((table) => table.id === id)
    ?.rows.map(({ head, figures }) => [head, ...figures.map(shown)])

describe('a position in the first of its tiers', () => {
  it.each([
    // 4 / 20, 4 · 0.8 %, the difference, 4 · 0.4 %
    ['margin-initial', '0.20000000 20000.00'],
    ['margin-asked', '0.03200000 3200.00'],
    ['margin-over', '0.16800000 16800.00'],
    ['margin-maintenance', '0.01600000 1600.00'],
    ['margin-rate', '0.4'],
    ['margin-tier', 'Tier 1'],
    ['margin-most-leverage', '125'],
    // the balance, 4 / 0.5, 0.016 / 0.2, 0.5 − 0.2
    ['margin-equity', '0.50000000 50000.00'],
    ['margin-effective', '8'],
    ['margin-ratio', '8'],
    ['margin-behind', '0.20000000 20000.00'],
    ['margin-kept', '0.01600000 1600.00'],
    ['margin-free', '0.30000000 30000.00'],
    // 5 coins at 100 000 are 5 000 contracts; 4 000 of them are 5 coins at 80 000
    ['margin-next', '5000'],
    ['margin-next-notional', '5.00000000 500000.00'],
    ['margin-room', '1000'],
    ['margin-next-price', '80000'],
    ['margin-next-initial', '1'],
    ['margin-next-maintenance', '0.5'],
    ['margin-next-leverage', '100'],
    ['margin-extra-initial', '0.00000000 0.00'],
    ['margin-extra', '0.00000000 0.00'],
    // ⌊0.5 · 20 · 100 000 / 100 / (1 + 0.0005 · 20)⌋; 5 % reaches to 50 coins
    ['margin-largest', '9900'],
    ['margin-affordable', '9900'],
    ['margin-allowed', '50000'],
    ['margin-limit', '50.00000000 5000000.00'],
    ['margin-booked-initial', '0.20000000 20000.00'],
    ['margin-order', '0.20000000 20000.00'],
  ])('%s', (id, expected) => {
    expect(figureOf(ask(), id)).toBe(expected)
  })

  it('has its working in every figure', () => {
    const without = ask().rows.filter(({ how }) => how === undefined)
    expect(without.map(({ id }) => id)).toEqual([])
  })

  it('names the schedule with the day it was read', () => {
    expect(ask().notes.join(' ')).toMatch(/Schedule, read on 2026-11-\d\d and (inferred|confirmed)/)
    const how = ask().rows.find(({ id }) => id === 'margin-asked')?.how
    expect(how?.source?.readOn).toMatch(/^2026-/)
  })
})

describe('at the mark', () => {
  // 4 000 · 100 · (1/100 000 − 1/80 000) = −1, and the notional is 5
  const MARK = { exit: '80000', exitIs: 'mark', balance: '2' } as const

  it('the account has what the position lost, and the notional grew', () => {
    const answer = ask(MARK)
    expect(figureOf(answer, 'margin-equity')).toBe('1.00000000 80000.00')
    expect(figureOf(answer, 'margin-effective')).toBe('5')
    // 0.2 − 1
    expect(figureOf(answer, 'margin-behind')).toBe('-0.80000000 -64000.00')
    expect(figureOf(answer, 'margin-ratio')).toBe('(–) Nothing is left behind the position.')
    expect(answer.risks.join(' ')).toMatch(/The mark at 80,000\.0 is past the liquidation price/)
    expect(answer.rows.find(({ id }) => id === 'margin-equity')?.group).toBe(
      'The account, at the mark',
    )
  })

  it('with cross margin the account stands behind it, and a loss takes from what is free', () => {
    const answer = ask({ ...MARK, marginMode: 'cross' })
    // 5 · 0.4 % / 1; 1 − 5 / 20
    expect(figureOf(answer, 'margin-ratio')).toBe('2')
    expect(figureOf(answer, 'margin-free')).toBe('0.75000000 60000.00')
    expect(answer.notes.join(' ')).not.toContain('has no mark')
  })

  it('a planned exit is no mark, and the figures are those at the entry', () => {
    const answer = ask({ exit: '90000', exitIs: 'exit' })
    expect(figureOf(answer, 'margin-equity')).toBe('0.50000000 50000.00')
    expect(answer.notes.join(' ')).toContain('those at the entry')
  })
})

describe('the leverage that is asked about', () => {
  it('is the one of the sheet until another is typed', () => {
    const says = (answer: ToolAnswer) =>
      answer.fields[0]?.kind === 'number' ? answer.fields[0].says?.hint : undefined
    expect(says(ask())).toBe('The leverage of the sheet.')
    const typed = ask({}, { texts: { 'margin-leverage': '100x' } })
    // 1 % to 10 coins; 0.5 · 100 · 1 000 / 1.05
    expect(figureOf(typed, 'margin-allowed')).toBe('10000')
    expect(figureOf(typed, 'margin-affordable')).toBe('47619')
    expect(figureOf(typed, 'margin-largest')).toBe('10000')
    expect(says(ask({ backing: 'margin', margin: '0.4' }))).toMatch(/margin of the sheet comes to/)
    // 4 / 0.4
    expect(figureOf(ask({ backing: 'margin', margin: '0.4' }), 'margin-allowed')).toBe('100000')
  })

  it('above the contract’s own is refused in words', () => {
    const [field] = ask({}, { texts: { 'margin-leverage': '126' } }).fields
    assert(field?.kind === 'number')
    expect(field.says?.issue).toBe('Leverage on this contract goes up to 125; you typed 126.')
  })

  it('is not a margin too small for the contract', () => {
    // 4 / 0.01 = 400×
    const answer = ask({ backing: 'margin', margin: '0.01' })
    expect(figureOf(answer, 'margin-allowed')).toMatch(/Needs a leverage/)
  })

  it('leaves the position at its own', () => {
    // At 20× the margin covers the next tier’s 1.5 %; at the 100× that is asked about it would not.
    const typed = { id: BITMEX, texts: { 'margin-leverage': '100' } }
    expect(figureOf(ask({ quantity: '19000000' }, typed), 'margin-extra-initial')).toBe(
      '0.00000000 0.00',
    )
  })

  it('may lead above the tiers that are known, and then no end is claimed', () => {
    const answer = ask({}, { texts: { 'margin-leverage': '3' } })
    expect(figureOf(answer, 'margin-allowed')).toMatch(
      /^\(not known\) Allowed up to 1,000 BTC for certain/,
    )
    expect(tableOf(answer, 'margin-leverages')?.[0]).toEqual(['125×', '5', '5000'])
  })
})

describe('what a venue’s own rule changes', () => {
  it('the whole position is asked for more where the tier’s rate holds for all of it', () => {
    // 190 XBT of 200 at 100×: 1 % → 1.5 %, 0.5 % → 1 %; margin is kept to the value at entry
    const answer = ask({ quantity: '19000000', leverage: '100' }, { id: BITMEX })
    expect(groupOf(answer, 'margin-extra')).toEqual([
      '1.00000000 100000.00',
      '1.00000000 100000.00',
    ])
    expect(figureOf(answer, 'margin-next-price')).toMatch(/^\(never\) .*value at entry/)
  })

  it('BitMEX books margin in whole satoshi and sets a closing fee aside', () => {
    // A lot of 100 at 60 010 is 166 638.89… → 166 639 satoshi, times 100 lots: 0.16663900; at 10× 0.0166639;
    // ⌈0.05 % · (16 663 900 + 1 666 390)⌉ = 9 166; 0.5 % rounded up, 83 320, and the reserve again.
    // An order: 0.166639 · (0.1 + 0.0005 + 0.0005 · 1.1) = 0.01683887…
    const answer = ask({ quantity: '10000', entry: '60010', leverage: '10' }, { id: BITMEX })
    expect(groupOf(answer, 'margin-booked').map((text) => text.split(' ')[0])).toEqual([
      ...['0.01666390', '0.00009166', '0.01675556', '0.00092486'],
    ])
    expect(figureOf(answer, 'margin-order').split(' ')[0]).toBe('0.01683888')
    expect(answer.rows.find(({ id }) => id === 'margin-booked-initial')?.group).toBe(
      'As BitMEX books it, at entry',
    )
  })

  it('Binance adds the loss at the mark to the cost of an order', () => {
    // 0.1 / 10 + 10 · 100 · (1/9 900 − 1/10 000), the FAQ’s own order
    const order = { quantity: '10', entry: '10000', leverage: '10', exit: '9900' }
    expect(figureOf(ask({ ...order, exitIs: 'mark' }), 'margin-order').split(' ')[0]).toBe(
      '0.01101010',
    )
  })

  it('Deribit has no tiers but a rate that grows', () => {
    // 25 coins: 2 % + 25 · 0.005 %, 1 % + 25 · 0.005 %; (4 % − 2 %) / 0.005 %
    const answer = ask(
      { quantityUnit: 'coin', quantity: '25', entry: '10000', leverage: '25' },
      { id: DERIBIT },
    )
    expect(figureOf(answer, 'margin-asked').split(' ')[0]).toBe('0.53125000')
    expect(figureOf(answer, 'margin-maintenance').split(' ')[0]).toBe('0.28125000')
    expect(figureOf(answer, 'margin-tier')).toMatch(/^\(none\) There are no tiers/)
    expect(figureOf(answer, 'margin-next')).toMatch(/There are no tiers/)
    expect(figureOf(answer, 'margin-limit').split(' ')[0]).toBe('400.00000000')
    expect(tableOf(answer, 'margin-tiers')).toBeUndefined()
  })

  it('OKX counts its tiers in contracts', () => {
    const answer = ask({ quantity: '1000' }, { id: OKX })
    expect(tableOf(answer, 'margin-tiers')?.[0]).toEqual([
      ...['1, this position', '2000', '0.8', '0.4', '100'],
    ])
    expect(figureOf(answer, 'margin-next-price')).toMatch(/^\(never\) The tiers count contracts/)
    expect(answer.tables?.map(({ columns }) => columns[0])).toEqual([
      'Up to, contracts',
      'Contracts',
    ])
  })
})

describe('what is dangerous', () => {
  it('is a leverage that the tier does not allow', () => {
    // 40 coins in the fourth tier: 5 % asked, 25× typed
    const answer = ask({ quantity: '40000', leverage: '25' })
    expect(figureOf(answer, 'margin-over')).toMatch(/^-0\.4/)
    expect(answer.risks).toContain(
      'At this size Binance COIN-M allows at most 20× leverage on BTCUSD_PERP.',
    )
  })

  it('is a position above the last tier that is known', () => {
    const answer = ask({ quantity: '1100000', leverage: '1', balance: '' })
    expect(answer.risks.join(' ')).toMatch(/that is known ends at 1,000 BTC: above it/)
  })

  it('is a margin that the balance does not cover', () => {
    expect(ask({ balance: '0.1' }).risks).toContain(
      'The balance of 0.1 BTC does not cover a margin of 0.2 BTC.',
    )
    expect(figureOf(ask({ balance: '0.1' }), 'margin-free')).toBe('-0.10000000 -10000.00')
  })
})

describe('what is missing', () => {
  it.each<[Partial<Scenario>, string, RegExp]>([
    [{ quantity: '' }, 'margin-initial', /a quantity/],
    [{ quantity: '' }, 'margin-next', /a quantity/],
    [{ quantity: '' }, 'margin-booked-initial', /a quantity/],
    [{ entry: '' }, 'margin-largest', /an entry/],
    [{ leverage: '' }, 'margin-initial', /leverage or margin/],
    [{ leverage: '' }, 'margin-ratio', /leverage or margin/],
    [{ leverage: '' }, 'margin-largest', /Needs a leverage/],
    [{ leverage: '' }, 'margin-order', /leverage or margin/],
    [{ balance: '' }, 'margin-equity', /the balance/],
    [{ balance: '' }, 'margin-largest', /the balance/],
    [{ marginMode: 'cross', balance: '' }, 'margin-initial', /the balance/],
    [{ marginMode: 'cross' }, 'margin-booked-initial', /booked as a whole/],
    [{ backing: 'margin', margin: '0.2' }, 'margin-booked-initial', /booked as it is/],
    [{ balance: '0.0000001' }, 'margin-largest', /does not pay for one lot/],
  ])('%o is asked for by %s', (...[patch, id, words]) => {
    expect(figureOf(ask(patch), id)).toMatch(words)
  })

  it('takes no row away', () => {
    const ids = (answer: ToolAnswer) => answer.rows.map(({ id }) => id)
    expect(ids(ask({ quantity: '', entry: '', leverage: '' }))).toEqual(ids(ask()))
  })

  it('leaves what the tiers say of the size alone', () => {
    expect(figureOf(ask({ leverage: '' }), 'margin-tier')).toBe('Tier 1')
    expect(figureOf(ask({ balance: '' }), 'margin-allowed')).toBe('50000')
  })
})

describe('the pictures', () => {
  it('have both margins, the tier’s end and the position', () => {
    const [chart] = ask().charts ?? []
    assert(chart)
    expect(chart.series.map(({ name }) => name)).toEqual(['Initial', 'Maintenance'])
    expect(chart.marks.map(({ at, label }) => `${label} ${at}`)).toEqual([
      'End of tier 1 5000',
      'This position 4000',
    ])
    expect(ask({ quantity: '' }).charts).toEqual([])
  })

  it('name the end of the tier before as well', () => {
    const [chart] = ask({ quantity: '8000' }).charts ?? []
    expect(chart?.marks.map(({ label }) => label)).toEqual([
      ...['End of tier 1', 'End of tier 2', 'This position'],
    ])
  })

  it('list every tier with the one of the position named', () => {
    const tiers = tableOf(ask(), 'margin-tiers')
    expect(tiers).toHaveLength(8)
    expect(tiers?.[0]).toEqual(['1, this position', '5', '0.8', '0.4', '125'])
    expect(tiers?.[1]).toEqual(['2', '10', '1', '0.5', '100'])
  })

  it('cut a table that goes on, and say so', () => {
    const answer = ask({ quantity: '19000000', leverage: '100' }, { id: BITMEX })
    expect(answer.notes.join(' ')).toMatch(/\d+ tiers in all: the table has the first/)
  })
})
