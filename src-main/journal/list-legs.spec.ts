import { describe, expect, it } from 'vitest'

import type { LegSummary } from '@shared/journal/leg'
import { EVERY_LEG, LegSortKey, type LegQuery } from '@shared/journal/leg-query'
import { coin } from '@shared/num/units'
import { D } from '@shared/num/decimal'

import {
  fill,
  freshFolder,
  funding,
  openIn,
  position,
  specOf,
  type TestJournal,
} from '../../test/support/journal-harness'

const at = (iso: string): number => Date.parse(iso)

/**
 * Four legs of two accounts. Deribit: 100 USD long from 50 000 to 40 000, 0.002 − 0.0025: −0.0005 BTC, closed on
 * Saturday 31 January; the same to 62 500, 0.002 − 0.0016: +0.0004, closed on Sunday 1 February; the third is
 * open. BitMEX: 500 USD short from 40 000 to 50 000, 0.01 − 0.0125: −0.0025 … as a short gains when it falls.
 */
function filled(): TestJournal {
  const journal = openIn(freshFolder())
  const free = { fee: coin(new D(0)) }
  const round = (to: string, opened: string, closed: string) => [
    fill('buy', '100 @ 50000', { ...free, atMs: at(opened) }),
    fill('sell', `100 @ ${to}`, { ...free, atMs: at(closed) }),
  ]
  journal.recordPosition(
    position(round('40000', '2026-01-30T10:00:00Z', '2026-01-31T23:59:59.999Z'), {
      tags: ['range'],
      funding: [{ ...funding('-0.00000100', 0), atMs: at('2026-01-31') }],
    }),
  )
  journal.recordPosition(
    position(round('62500', '2026-02-01T00:00:00Z', '2026-02-01T08:00:00Z'), {
      note: 'Waited for it.',
      tags: ['range', 'patient'],
    }),
  )
  journal.recordPosition(
    position([fill('buy', '200 @ 60000', { ...free, atMs: at('2026-03-01T00:00:00Z') })]),
  )
  journal.recordPosition(
    position(
      [
        fill('sell', '500 @ 40000', { ...free, atMs: at('2026-02-10T00:00:00Z') }),
        fill('buy', '500 @ 50000', { ...free, atMs: at('2026-02-12T00:00:00Z') }),
      ],
      { spec: specOf('bitmex:XBTUSD') },
    ),
  )
  return journal
}

const ask = (journal: TestJournal, more: Partial<LegQuery>) =>
  journal.listLegs({ ...EVERY_LEG, ...more })
const nets = (legs: readonly LegSummary[]) => legs.map(({ money }) => money.net.toFixed())

describe('a list of legs', () => {
  it('is sorted by any figure, both ways, the newest first among equals', () => {
    const journal = filled()
    const by = (key: LegSortKey, descending: boolean) =>
      ask(journal, { sort: { by: key, descending } }).legs
    expect(nets(by('net', true))).toEqual(['0.0004', '0', '-0.000501', '-0.0025'])
    expect(nets(by('net', false))).toEqual(['-0.0025', '-0.000501', '0', '0.0004'])
    expect(by('entry', true).map((leg) => leg.averageEntry.toFixed())).toEqual([
      '60000',
      '50000',
      '50000',
      '40000',
    ])
    expect(by('quantity', false).map((leg) => leg.peakQuantity.toFixed())).toEqual([
      '100',
      '100',
      '200',
      '500',
    ])
    // The open one lasts longest.
    expect(by('held', true)[0]?.status).toBe('open')
    for (const key of LegSortKey.options) {
      const down = by(key, true)
      expect(down).toHaveLength(4)
      expect(new Set(down.map(({ id }) => id)).size).toBe(4)
    }
  })

  it('comes a window at a time, and says how many there are and where one stands', () => {
    const journal = filled()
    const { legs } = ask(journal, {})
    const windows = [0, 1, 2, 3, 4].map((from) => ask(journal, { window: { from, count: 1 } }))
    expect(windows.map(({ count }) => count)).toEqual([4, 4, 4, 4, 4])
    expect(windows.flatMap((window) => window.legs)).toEqual(legs)
    const { filter, sort } = EVERY_LEG
    const ordering = { filter, sort }
    const places = legs.map(({ id }) => journal.legPlace({ ...ordering, id }).index)
    expect(places).toEqual([0, 1, 2, 3])
    const open = { ...ordering, filter: { status: 'open', text: '' } } as const
    expect(journal.legPlace({ ...open, id: legs[3]!.id })).toEqual({ index: null })
  })

  it('is asked for again after a change', () => {
    const journal = filled()
    expect(ask(journal, {}).count).toBe(4)
    journal.recordPosition(position([fill('sell', '200 @ 60000')]))
    expect(ask(journal, {}).count).toBe(4)
    expect(ask(journal, { filter: { status: 'open', text: '' } }).count).toBe(0)
  })

  it.each([
    [{ accounts: ['bitmex:BTC'] }, 1],
    [{ contracts: ['deribit:BTC-PERPETUAL'] }, 3],
    [{ side: 'short' }, 1],
    [{ tags: ['range'] }, 2],
    [{ tags: ['range', 'patient'] }, 1],
    [{ result: 'won' }, 1],
    [{ result: 'lost' }, 2],
    [{ result: 'even' }, 1],
    [{ fromMs: at('2026-02-01T00:00:00Z') }, 3],
    [{ toMs: at('2026-02-01T00:00:00Z') }, 1],
    [{ text: 'WAITED' }, 1],
    [{ text: 'xbtusd' }, 1],
    [{ text: "' OR 1 --" }, 0],
  ] as const)('is filtered by %o, and so are its sums', (more, count) => {
    const journal = filled()
    const filter = { status: 'all', text: '', ...more } as LegQuery['filter']
    const list = ask(journal, { filter })
    expect(list.count).toBe(count)
    const [total] = journal.legTotals({ filter }).totals
    expect(total?.legs ?? 0).toBe(count)
    const net = list.legs.reduce((sum, leg) => sum.plus(leg.money.net), new D(0))
    expect((total?.money.net ?? new D(0)).toFixed()).toBe(net.toFixed())
  })
})

describe('groups', () => {
  it.each([
    ['day', [null, '2026-02-12', '2026-02-01', '2026-01-31']],
    // 31 January was a Saturday: it and the Sunday are of the week of Monday 26 January.
    ['week', [null, '2026-02-09', '2026-01-26']],
    ['month', [null, '2026-02-01', '2026-01-01']],
    ['contract', ['bitmex:XBTUSD', 'deribit:BTC-PERPETUAL']],
    ['account', ['bitmex:BTC', 'deribit:BTC']],
    ['side', ['long', 'short']],
  ] as const)('by %s stand in the order of the list, with their own sums', (group, keys) => {
    const journal = filled()
    const { groups, totals } = journal.legTotals({ filter: EVERY_LEG.filter, group })
    expect(groups.map(({ key }) => key)).toEqual(keys)
    const sum = groups.reduce((all, each) => all.plus(each.totals[0]!.money.net), new D(0))
    expect(sum.toFixed()).toBe(totals[0]!.money.net.toFixed())
    // The list has the groups one after the other, each as long as it says.
    const { legs } = ask(journal, { group, sort: { by: 'net', descending: true } })
    let from = 0
    for (const { legs: count, totals: own } of groups) {
      const within = legs.slice(from, from + count)
      const net = within.reduce((all, leg) => all.plus(leg.money.net), new D(0))
      expect(net.toFixed()).toBe(own[0]!.money.net.toFixed())
      from += count
    }
    expect(from).toBe(4)
  })
})

describe('coins counted at two scales', () => {
  it('are compared and added as coins', () => {
    const journal = openIn(freshFolder())
    const custom = (scale: number, symbol: string) => ({
      ...specOf('deribit:BTC-PERPETUAL'),
      id: `custom:${symbol}`,
      symbol,
      settlementScale: scale,
      userDefined: true,
    })
    const lost = [fill('buy', '100 @ 50000'), fill('sell', '100 @ 40000', { minute: 1 })]
    const won = [fill('buy', '100 @ 50000'), fill('sell', '100 @ 62500', { minute: 1 })]
    journal.recordPosition(position(lost, { spec: custom(8, 'A') }))
    journal.recordPosition(position(won, { spec: custom(10, 'B') }))
    const { legs } = ask(journal, { sort: { by: 'fees', descending: true } })
    // 0.05 % of 0.002 and 0.0025 BTC is more than of 0.002 and 0.0016, although it is fewer units.
    expect(legs.map(({ symbol }) => symbol)).toEqual(['A', 'B'])
    const { totals } = journal.legTotals({ filter: EVERY_LEG.filter })
    expect(totals).toHaveLength(1)
    expect(totals[0]).toMatchObject({ scale: 10, legs: 2 })
    expect(totals[0]!.money.gross.toFixed()).toBe('-0.0001')
  })
})

describe('the calendar', () => {
  it('has each event’s money on its own day, and months that are their days’ sums', () => {
    const journal = filled()
    const days = journal.calendar({ by: 'day' }).rows
    const moved = days.filter(({ money }) => !money.net.isZero())
    expect(moved.map(({ start, money }) => [start, money.net.toFixed()])).toEqual([
      ['2026-01-31', '-0.000501'],
      ['2026-02-01', '0.0004'],
      ['2026-02-12', '-0.0025'],
    ])
    const months = journal.calendar({ by: 'month' }).rows
    expect(months.map(({ start, money }) => [start, money.net.toFixed()])).toEqual([
      ['2026-01-01', '-0.000501'],
      ['2026-02-01', '-0.0021'],
      ['2026-03-01', '0'],
    ])
    expect(journal.calendar({ by: 'day', from: '2026-02-01', to: '2026-02-12' }).rows).toEqual(
      days.filter(({ start }) => start >= '2026-02-01' && start <= '2026-02-12'),
    )
    const own = journal.calendar({ by: 'month', accounts: ['bitmex:BTC' as never] }).rows
    expect(own.map(({ money }) => money.net.toFixed())).toEqual(['-0.0025'])
    expect(own[0]!.start).toBe('2026-02-01')
    // The sums of all days are those of all legs.
    const total = days.reduce((sum, { money }) => sum.plus(money.netUsd), new D(0))
    const [all] = journal.legTotals({ filter: EVERY_LEG.filter }).totals
    expect(total.toFixed()).toBe(all!.money.netUsd.toFixed())
  })
})
