import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { wordsByLeg, type Words } from '../../src-shared/journal/annotations'
import { EventId, type EventBody } from '../../src-shared/journal/event'
import { legR } from '../../src-shared/journal/leg-r'
import { stopWay } from '../../src-shared/journal/stop-moves'
import { storedBodyText } from '../../src-shared/journal/stored-text'
import { upcast } from '../../src-shared/journal/upcast'
import { pnl, pnlUsd } from '../../src-shared/calc/pnl'
import type { Side } from '../../src-shared/market/side'
import { contractById } from '../../src-shared/market/registry'
import { D, ZERO } from '../../src-shared/num/decimal'
import { coin, contracts, price, usd, type Price } from '../../src-shared/num/units'

const spec = contractById('bitmex:XBTUSD')!
const id = EventId.parse('00000000-0000-4000-8000-000000000001')
const prices = fc
  .integer({ min: 1_000, max: 2_000_000 })
  .map((tenths) => price(new D(tenths).div(10)))
const sides = fc.constantFrom<Side>('long', 'short')

describe('the R of a leg', () => {
  it('is S/X as much in coin as in dollars, of either side, and −1 at the stop', () => {
    const tiny = new D('1e-25')
    fc.assert(
      fc.property(sides, fc.tuple(prices, prices, prices), (side, [entry, stop, exit]) => {
        fc.pre(stop.lt(entry) === (side === 'long') && !stop.eq(entry))
        const quantity = contracts(new D(12_300))
        const rOf = (averageExit: Price) => {
          const trip = { spec, side, quantity, entry, exit: averageExit }
          const [coins, dollars] = [pnl(trip), pnlUsd(trip)]
          const none = { fees: coin(ZERO), funding: coin(ZERO), feesUsd: usd(ZERO) }
          const money = {
            ...{ ...none, fundingUsd: usd(ZERO), gross: coins, net: coins },
            ...{ grossUsd: dollars, netUsd: dollars },
          }
          const leg = { side, averageEntry: entry, averageExit, peakQuantity: quantity }
          const r = legR({ ...leg, money, firstStop: stop }, spec)
          if (r.kind === 'unknown') throw new Error(r.why)
          return r.gross
        }
        const { coin: inCoin, usd: inDollars } = rOf(exit)
        expect(inCoin.minus(inDollars.times(stop).div(exit)).abs().lt(tiny)).toBe(true)
        const stopped = rOf(stop)
        expect(stopped.usd.plus(1).abs().lt(tiny)).toBe(true)
        expect(stopped.coin.plus(1).abs().lt(tiny)).toBe(true)
      }),
    )
  })
})

describe('stops', () => {
  const opened = { atMs: 0, seq: 1 }
  const stopAt = (atMs: number, seq: number, stop: Price | null): Words => ({
    ...{ about: opened, at: { atMs, seq } },
    body: { kind: 'stop-moved', version: 1, subject: id, stop, note: '' },
  })

  it('give a leg the first of them by time, in whatever order they were recorded', () => {
    const moves = fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.option(prices)), {
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(moves, fc.func(fc.nat()), (typed, dice) => {
        const words = typed.map(([atMs, stop], index) => stopAt(atMs, index + 2, stop))
        const shuffled = words.toSorted((a, b) => dice(a.at.seq) - dice(b.at.seq))
        const first = words
          .toSorted((a, b) => a.at.atMs - b.at.atMs || a.at.seq - b.at.seq)
          .flatMap(({ body }) => (body.kind === 'stop-moved' && body.stop ? [body.stop] : []))[0]
        for (const order of [words, shuffled])
          expect(wordsByLeg([{ id, opened }], order).get(id)?.firstStop ?? null).toBe(first ?? null)
      }),
    )
  })

  it('that tighten one way widen the other, and a long’s is a short’s turned', () => {
    const turned = { tightened: 'widened', widened: 'tightened', kept: 'kept' } as const
    fc.assert(
      fc.property(sides, prices, prices, (side, a, b) => {
        const way = stopWay(side, a, b)
        if (way === 'set' || way === 'removed') throw new Error('both are prices')
        expect(stopWay(side, b, a)).toBe(turned[way])
        expect(stopWay(side === 'long' ? 'short' : 'long', a, b)).toBe(turned[way])
      }),
    )
  })
})

describe('what is written', () => {
  it('is stored and read again as it was', () => {
    const word = fc.stringMatching(/^[a-z]{1,12}( [a-z]{1,12})?$/)
    const labels = fc.uniqueArray(word, { maxLength: 5 })
    const bodies = fc.oneof(
      fc.option(prices).map((stop): EventBody => ({
        ...{ kind: 'stop-moved', version: 1, subject: id, stop, note: 'why' },
      })),
      fc.constant<EventBody>({ kind: 'plan-linked', version: 1, subject: id, plan: id }),
      fc
        .record(
          {
            ...{ note: fc.string(), tags: labels, setup: fc.option(word), mistakes: labels },
            ...{ emotions: labels, rating: fc.option(fc.integer({ min: 1, max: 5 })) },
            checklist: fc.array(fc.record({ item: word, met: fc.boolean() }), { maxLength: 4 }),
          },
          { requiredKeys: [] },
        )
        .map((words): EventBody => ({ kind: 'annotated', version: 2, subject: id, ...words })),
    )
    fc.assert(
      fc.property(bodies, (body) => {
        expect(upcast(JSON.parse(storedBodyText(body)))).toEqual(body)
      }),
    )
  })
})
