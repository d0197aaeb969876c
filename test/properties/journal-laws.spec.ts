import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { averageEntry } from '../../src-shared/calc/average-entry'
import { apply, isTrade } from '../../src-shared/journal/apply'
import type { BodyOf, JournalEvent } from '../../src-shared/journal/event'
import { ContractState, FLAT, type LegState } from '../../src-shared/journal/leg-state'
import { averageEntryOf } from '../../src-shared/journal/leg-summary'
import { plansOf } from '../../src-shared/journal/plan'
import { proRata, splitAtZero } from '../../src-shared/journal/pro-rata'
import { project, tradeOf } from '../../src-shared/journal/project'
import type { InverseSpec } from '../../src-shared/market/contract-spec'
import { signOf } from '../../src-shared/market/side'
import { D } from '../../src-shared/num/decimal'
import { contracts } from '../../src-shared/num/units'

import {
  act,
  eventsOf,
  idOf,
  lots,
  planAt,
  spec,
  tickPrice,
  total,
  voidOf,
  type Act,
} from './journal-arbitraries'

const journal = fc
  .tuple(spec, fc.array(act, { minLength: 1, maxLength: 30 }))
  .map(([under, acts]) => ({ under, acts, events: eventsOf(under, acts) }))

/** Legs and state of the only stream, with bigints as text so that a difference can be printed. */
const shown = (events: readonly JournalEvent[]) =>
  project(events).map(({ legs, state }) => ({
    state: ContractState.encode(state),
    legs: legs.map((leg) => ({
      ...leg,
      spec: leg.spec.id,
      state: ContractState.encode({ ...state, leg: leg.state }),
    })),
  }))

const legsOf = (events: readonly JournalEvent[]): readonly LegState[] =>
  project(events).flatMap(({ legs }) => legs.map(({ state }) => state))

const fillsOf = (events: readonly JournalEvent[]) =>
  events.flatMap(({ body }) => (body.kind === 'fill-recorded' ? [body] : []))

describe('the fold', () => {
  it('is the same however it is interrupted and stored on the way', () => {
    fc.assert(
      fc.property(journal, fc.integer({ min: 1, max: 5 }), ({ under, events }, batch) => {
        let state = FLAT
        const legs = new Map<string, LegState>()
        events.filter(isTrade).forEach((event, index) => {
          const step = apply(
            state,
            tradeOf(event, () => under),
          )
          for (const leg of step.touched) legs.set(leg.id, leg)
          state =
            index % batch === 0
              ? ContractState.decode(
                  JSON.parse(JSON.stringify(ContractState.encode(step.state))) as never,
                )
              : step.state
        })
        const [whole] = project(events)
        expect(ContractState.encode(state)).toEqual(ContractState.encode(whole!.state))
        expect([...legs.values()]).toEqual(whole!.legs.map((leg) => leg.state))
      }),
    )
  })

  it('does not care in which order the events are handed over', () => {
    fc.assert(
      fc.property(
        journal.chain(({ events }) =>
          fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
        ),
        ([events, shuffled]) => {
          expect(shown(shuffled)).toEqual(shown(events))
        },
      ),
    )
  })

  it('keeps events of one instant in the order they were recorded', () => {
    fc.assert(
      fc.property(journal, ({ events }) => {
        const spread = events.map((event) => ({ ...event, atMs: event.atMs * 100 + event.seq }))
        const money = (all: readonly JournalEvent[]) =>
          legsOf(all).map(({ id, side, gross, fees, funding }) => [id, side, gross, fees, funding])
        expect(money(events)).toEqual(money(spread))
      }),
    )
  })

  it('comes to the same legs and money whatever is planned or dropped in between', () => {
    const planned = fc.array(
      fc.record({
        place: fc.nat(),
        ticks: fc.integer({ min: 100_000, max: 1_200_000 }),
        bare: fc.boolean(),
        dropped: fc.boolean(),
      }),
      { minLength: 1, maxLength: 6 },
    )
    fc.assert(
      fc.property(journal, planned, ({ under, events }, plans) => {
        const made = plans.map(({ place, ...plan }, index) =>
          planAt(under, { ...plan, atMs: events[place % events.length]!.atMs, seq: 1_000 + index }),
        )
        const drops = made
          .filter((_, index) => plans[index]!.dropped)
          .map((plan, index) => voidOf(plan, 2_000 + index))
        const [listing, ...trades] = events
        const all = [listing!, ...made, ...trades, ...drops]
        expect(shown(all)).toEqual(shown(events))
        expect(plansOf(all, () => under).map(({ seq }) => seq)).toEqual(
          made.filter((_, index) => !plans[index]!.dropped).map(({ seq }) => seq),
        )
      }),
    )
  })

  it('reads a voided event as if it had never been recorded', () => {
    fc.assert(
      fc.property(journal, fc.nat(), ({ events }, which) => {
        const target = events[1 + (which % (events.length - 1))]!
        const voided = [...events, voidOf(target, events.length + 1)]
        expect(shown(voided).filter(({ legs, state }) => legs.length > 0 || state.upTo)).toEqual(
          shown(events.filter((event) => event !== target)),
        )
      }),
    )
  })
})

describe('the money of the legs', () => {
  it('is all the money of the events, to the last unit', () => {
    fc.assert(
      fc.property(journal, ({ under, events }) => {
        const legs = legsOf(events)
        const state = project(events)[0]?.state ?? FLAT
        const fills = fillsOf(events)
        const funding = events.flatMap(({ body }) =>
          body.kind === 'funding-settled' ? [body.amount] : [],
        )
        // An inverse buy brings its cost in coin terms, a sell takes it; what is open is still carried.
        const signed = fills.map(({ action, cost }) => (action === 'buy' ? cost : -cost))
        const carried = legs.map((leg) => -BigInt(signOf(leg.side)) * leg.openCost)
        expect(under.kind).toBe('inverse')
        expect(total(legs.map((leg) => leg.gross))).toBe(total([...signed, ...carried]))
        expect(total(legs.map((leg) => leg.fees))).toBe(total(fills.map(({ fee }) => fee)))
        expect(total(legs.map((leg) => leg.funding)) + state.unattached.units).toBe(total(funding))
      }),
    )
  })

  it('of a closed leg carries no cost and no contracts on', () => {
    fc.assert(
      fc.property(journal, ({ events }) => {
        for (const leg of legsOf(events)) {
          expect(leg.closed === null).toBe(leg.quantity.gt(0))
          if (leg.closed !== null) expect(leg.openCost).toBe(0n)
        }
      }),
    )
  })
})

/** An opening fill and closing parts whose costs are given, so that rounding is under control. */
function closedInParts(
  under: InverseSpec,
  open: { readonly lots: number; readonly ticks: number },
  parts: readonly { readonly lots: number; readonly cost: bigint }[],
): LegState {
  const fill = (action: 'buy' | 'sell', count: number): Act => ({
    kind: 'fill',
    action,
    lots: count,
    ticks: open.ticks,
    maker: false,
    gapMs: 1,
  })
  const events = eventsOf(under, [
    fill('buy', open.lots),
    ...parts.map((part) => fill('sell', part.lots)),
  ]).map((event) => {
    const part = parts[event.seq - 3]
    if (part === undefined || event.body.kind !== 'fill-recorded') return event
    const body: BodyOf<'fill-recorded'> = { ...event.body, cost: part.cost }
    return { ...event, body }
  })
  return legsOf(events)[0]!
}

describe('closing', () => {
  const cut = fc.record({
    under: spec,
    ticks: fc.integer({ min: 100_000, max: 1_200_000 }),
    parts: fc.array(
      fc.record({ lots: fc.integer({ min: 1, max: 9 }), cost: fc.bigInt(1n, 10n ** 9n) }),
      { minLength: 2, maxLength: 8 },
    ),
  })

  it('in parts realises exactly what closing at once for the same cost does', () => {
    fc.assert(
      fc.property(cut, ({ under, ticks, parts }) => {
        const all = parts.reduce((sum, part) => sum + part.lots, 0)
        const cost = total(parts.map((part) => part.cost))
        const inParts = closedInParts(under, { lots: all, ticks }, parts)
        const atOnce = closedInParts(under, { lots: all, ticks }, [{ lots: all, cost }])
        expect(inParts.gross).toBe(atOnce.gross)
        expect(inParts.closed).not.toBeNull()
      }),
    )
  })

  it('in parts differs from closing at once by less than one unit a part, the venue’s own rounding', () => {
    fc.assert(
      fc.property(cut, fc.integer({ min: 100_000, max: 1_200_000 }), (of, exit) => {
        const { under, ticks, parts } = of
        const all = parts.reduce((sum, part) => sum + part.lots, 0)
        const fill = (action: 'buy' | 'sell', count: number, at: number): Act => ({
          kind: 'fill',
          action,
          lots: count,
          ticks: at,
          maker: false,
          gapMs: 1,
        })
        const opening = fill('buy', all, ticks)
        const inParts = legsOf(
          eventsOf(under, [opening, ...parts.map((part) => fill('sell', part.lots, exit))]),
        )[0]!
        const atOnce = legsOf(eventsOf(under, [opening, fill('sell', all, exit)]))[0]!
        const apart = inParts.gross - atOnce.gross
        expect(apart < 0n ? -apart : apart).toBeLessThanOrEqual(BigInt(parts.length))
      }),
    )
  })
})

describe('a fill that crosses zero', () => {
  it('is split so that nothing is lost', () => {
    fc.assert(
      fc.property(
        fc.record({
          cost: fc.bigInt(1n, 10n ** 15n),
          fee: fc.bigInt(-(10n ** 12n), 10n ** 12n),
          quantity: fc.integer({ min: 2, max: 100_000 }),
          cut: fc.nat(),
        }),
        ({ cost, fee, quantity, cut }) => {
          const whole = { quantity: contracts(new D(quantity)), cost, fee }
          const closing = contracts(new D(1 + (cut % (quantity - 1))))
          const split = splitAtZero(whole, closing)
          expect(split.closing.cost + split.opening.cost).toBe(cost)
          expect(split.closing.fee + split.opening.fee).toBe(fee)
          expect(split.closing.quantity.plus(split.opening.quantity).eq(quantity)).toBe(true)
          expect(split.closing.cost >= 0n && split.opening.cost >= 0n).toBe(true)
        },
      ),
    )
  })

  it('closes one leg and opens the next under its own id', () => {
    const sample = fc.sample(spec, { numRuns: 1, seed: 1 })[0]!
    const events = eventsOf(sample, [
      { kind: 'fill', action: 'buy', lots: 1, ticks: 500_000, maker: false, gapMs: 1 },
      { kind: 'fill', action: 'sell', lots: 3, ticks: 400_000, maker: false, gapMs: 1 },
    ])
    expect(legsOf(events)).toMatchObject([
      { id: idOf(2), side: 'long', closed: { seq: 3 } },
      { id: idOf(3), side: 'short', closed: null, quantity: lots(sample, 2) },
    ])
  })

  it('takes a share that lies within half a unit of the exact one', () => {
    fc.assert(
      fc.property(
        fc.bigInt(-(10n ** 15n), 10n ** 15n),
        fc.integer({ min: 1, max: 10_000 }),
        fc.integer({ min: 1, max: 10_000 }),
        (units, a, b) => {
          const part = contracts(new D(Math.min(a, b)))
          const whole = contracts(new D(Math.max(a, b)))
          const share = new D(proRata(units, part, whole).toString())
          const exact = new D(units.toString()).times(part).div(whole)
          expect(share.minus(exact).abs().lte('0.5')).toBe(true)
        },
      ),
    )
  })
})

describe('the average entry of a leg', () => {
  it('is the payoff mean of its entries, which is harmonic for an inverse contract', () => {
    const entries = fc.array(
      fc.record({
        lots: fc.integer({ min: 1, max: 500 }),
        ticks: fc.integer({ min: 1_000, max: 2_000_000 }),
      }),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(spec, entries, (under, bought) => {
        const events = eventsOf(
          under,
          bought.map((entry) => ({ kind: 'fill', action: 'buy', maker: true, gapMs: 1, ...entry })),
        )
        const expected = averageEntry(
          under,
          bought.map((entry) => ({
            quantity: lots(under, entry.lots),
            price: tickPrice(under, entry.ticks),
          })),
        )!
        const found = averageEntryOf(under, legsOf(events)[0]!)
        expect(found.minus(expected).abs().div(expected).lt('1e-38')).toBe(true)
      }),
    )
  })

  it('is the price itself when every entry had one price', () => {
    fc.assert(
      fc.property(
        spec,
        fc.integer({ min: 1, max: 2_000_000 }),
        fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 9 }),
        (under, ticks, sizes) => {
          const events = eventsOf(
            under,
            sizes.map((size) => ({
              kind: 'fill',
              action: 'sell',
              lots: size,
              ticks,
              maker: true,
              gapMs: 1,
            })),
          )
          const found = averageEntryOf(under, legsOf(events)[0]!)
          expect(found.toFixed()).toBe(tickPrice(under, ticks).toFixed())
        },
      ),
    )
  })
})
