import fc from 'fast-check'
import { assert, describe, expect, it } from 'vitest'

import { averageEntry } from '@shared/calc/average-entry'
import { bankruptcy, type Isolated } from '@shared/calc/bankruptcy'
import { bankruptcyFeeRate } from '@shared/calc/closing-fee'
import { breakEven } from '@shared/calc/break-even'
import { fundingReceived } from '@shared/calc/funding'
import { liquidation, liquidationWorking, type LiquidationTerms } from '@shared/calc/liquidation'
import { marginCurve, marginOn, type MarginCurve } from '@shared/calc/margin'
import { equityDirection, notional, priceOfNotional } from '@shared/calc/notional'
import { payoffOf } from '@shared/calc/payoff'
import { pnl } from '@shared/calc/pnl'
import type { PositionFigures } from '@shared/calc/position'
import { positionFigures } from '@shared/calc/position-figures'
import { signOf } from '@shared/market/side'
import { canonicalText, D, ONE, ZERO, type Decimal } from '@shared/num/decimal'
import * as units from '@shared/num/units'

import {
  anySpec,
  decimalBetween,
  fills,
  positions,
  prices,
  quantities,
  sides,
  specs,
} from './arbitraries'

const NEARNESS = new D('1e-30')

/** The law holds to 1e-30, scaled up with figures above one: 64 digits cannot say more about 1e40. */
function expectSame(a: Decimal, b: Decimal, scale: Decimal = ONE): void {
  const allowed = NEARNESS.times(D.max(ONE, scale.abs()))
  if (a.minus(b).abs().gt(allowed)) expect(canonicalText(a)).toBe(canonicalText(b))
}

const inverseSpec = specs(fc.constant('inverse' as const))
const isolatedPositions = fc
  .record({
    spec: anySpec,
    side: sides,
    quantity: quantities,
    entry: prices,
    leverage: decimalBetween('0.1', '125', 2),
  })
  .map(({ leverage, ...position }) => ({
    ...position,
    margin: units.coin(notional(position, position.entry).div(leverage)),
  }))

describe('payoff', () => {
  it('has an inverse: the price of the value at a price is that price', () => {
    fc.assert(
      fc.property(anySpec, prices, (spec, price) => {
        const { valueAt, priceAt } = payoffOf(spec)
        const back = priceAt(valueAt(price))
        assert(back !== undefined)
        expectSame(back, price)
      }),
    )
  })

  it('rises strictly with the price', () => {
    fc.assert(
      fc.property(anySpec, prices, prices, (spec, a, b) => {
        fc.pre(!a.eq(b))
        const { valueAt } = payoffOf(spec)
        expect(valueAt(a).cmp(valueAt(b))).toBe(a.cmp(b))
      }),
    )
  })

  it('has no price for a value of zero or of the other sign', () => {
    fc.assert(
      fc.property(anySpec, decimalBetween('0', '1000', 6), (spec, size) => {
        const { sign, priceAt } = payoffOf(spec)
        expect(priceAt(size.times(-sign))).toBeUndefined()
      }),
    )
  })

  it('has the slope that its values approach', () => {
    fc.assert(
      fc.property(anySpec, prices, (spec, price) => {
        const { valueAt, slopeAt } = payoffOf(spec)
        const step = price.times('1e-20')
        const next = units.price(price.plus(step))
        const chord = valueAt(next).minus(valueAt(price)).div(step)
        expect(chord.div(slopeAt(price)).minus(1).abs().lt('1e-18')).toBe(true)
      }),
    )
  })
})

describe('average entry', () => {
  it('conserves PnL: the fills together earn what the average earns', () => {
    fc.assert(
      fc.property(anySpec, sides, fills, prices, (...[spec, side, opened, exit]) => {
        const entry = averageEntry(spec, opened)
        assert(entry !== undefined)
        const quantity = units.contracts(
          opened.reduce((sum, fill) => sum.plus(fill.quantity), ZERO),
        )
        const apart = opened.reduce(
          (sum, fill) =>
            sum.plus(pnl({ spec, side, quantity: fill.quantity, entry: fill.price, exit })),
          ZERO,
        )
        expectSame(pnl({ spec, side, quantity, entry, exit }), apart)
      }),
    )
  })

  it('lies between the lowest and the highest fill price', () => {
    fc.assert(
      fc.property(anySpec, fills, (spec, opened) => {
        const entry = averageEntry(spec, opened)
        assert(entry !== undefined)
        const at = opened.map((fill) => fill.price)
        const slack = ONE.plus('1e-60')
        expect(entry.gte(D.min(...at).div(slack)) && entry.lte(D.max(...at).times(slack))).toBe(
          true,
        )
      }),
    )
  })

  it('does not depend on the order of the fills', () => {
    fc.assert(
      fc.property(anySpec, fills, (spec, opened) => {
        const forth = averageEntry(spec, opened)
        const back = averageEntry(spec, [...opened].reverse())
        assert(forth !== undefined && back !== undefined)
        expectSame(forth, back)
      }),
    )
  })

  it('does not change when two fills at one price are merged', () => {
    fc.assert(
      fc.property(anySpec, fills, quantities, (spec, opened, more) => {
        const [first] = opened
        assert(first !== undefined)
        const split = averageEntry(spec, [...opened, { quantity: more, price: first.price }])
        const merged = averageEntry(spec, [
          { quantity: units.contracts(first.quantity.plus(more)), price: first.price },
          ...opened.slice(1),
        ])
        assert(split !== undefined && merged !== undefined)
        expectSame(split, merged)
      }),
    )
  })
})

describe('PnL', () => {
  it('of a long is the negative of the short’s', () => {
    fc.assert(
      fc.property(anySpec, quantities, prices, prices, (...[spec, quantity, entry, exit]) => {
        const trip = { spec, quantity, entry, exit }
        expectSame(pnl({ ...trip, side: 'long' }), pnl({ ...trip, side: 'short' }).negated())
      }),
    )
  })

  it('is the same closed in parts and closed at once', () => {
    fc.assert(
      fc.property(
        anySpec,
        sides,
        fc.tuple(quantities, quantities),
        fc.tuple(prices, prices),
        (...[spec, side, [a, b], [entry, exit]]) => {
          const trip = { spec, side, entry, exit }
          const parts = pnl({ ...trip, quantity: a }).plus(pnl({ ...trip, quantity: b }))
          expectSame(pnl({ ...trip, quantity: units.contracts(a.plus(b)) }), parts)
        },
      ),
    )
  })

  it('of an inverse long never reaches its notional, however high the price', () => {
    fc.assert(
      fc.property(inverseSpec, quantities, prices, prices, (...[spec, quantity, entry, exit]) => {
        const gain = pnl({ spec, side: 'long', quantity, entry, exit })
        expect(gain.lt(notional({ spec, quantity }, entry))).toBe(true)
      }),
    )
  })

  it('in dollars is the coin PnL at the exit price', () => {
    fc.assert(
      fc.property(positions, (input) => {
        const { gross, net } = positionFigures(input)
        const price = input.spec.kind === 'inverse' ? input.exit : ONE
        expectSame(gross.usd, gross.coin.times(price), gross.usd)
        expect(net.usd.isFinite()).toBe(true)
      }),
    )
  })
})

describe('break-even', () => {
  it('closed there, the position nets exactly zero', () => {
    fc.assert(
      fc.property(positions, (input) => {
        const outcome = breakEven(input)
        if (outcome.kind !== 'at') return
        const { net, entryNotional } = positionFigures({ ...input, exit: outcome.price })
        expectSame(net.coin, ZERO, entryNotional.coin)
      }),
    )
  })

  it('is refused only where no price nets zero', () => {
    fc.assert(
      fc.property(positions, prices, prices, (input, a, b) => {
        if (breakEven(input).kind === 'at') return
        const nets = [a, b].map((exit) => positionFigures({ ...input, exit }).net.coin)
        expect(nets.every((net) => net.gt(0)) || nets.every((net) => net.lt(0))).toBe(true)
      }),
    )
  })
})

/** The maintenance curve of a position at the leverage that its own margin makes. */
function curveOf(position: Isolated<LiquidationTerms>): MarginCurve {
  const held = notional(position, position.entry)
  const times = position.margin.gt(0) && held.gt(0) ? held.div(position.margin) : ONE
  return marginCurve(position.spec.margin, 'maintenance', units.leverage(times))
}

describe('liquidation', () => {
  it('leaves exactly the maintenance margin, or stands at the tier’s end where it jumps past it', () => {
    fc.assert(
      fc.property(isolatedPositions, (position) => {
        const { outcome, behind, asked, added } = liquidationWorking(position)
        if (outcome.kind !== 'at') return
        const { spec, quantity } = position
        const equity = behind.plus(pnl({ ...position, exit: outcome.price }))
        const at = notional(position, outcome.price)
        if (spec.liquidation.basis === 'entry-value') {
          expectSame(equity, asked, at)
          return
        }
        const keep = (held: Decimal): Decimal =>
          marginOn(curveOf(position), { notional: units.coin(held), quantity })
            .plus(held.times(added.rate))
            .plus(added.coins)
        const step = at.times('1e-40')
        const lowest = D.min(keep(at.minus(step)), keep(at.plus(step)))
        const highest = D.max(keep(at.minus(step)), keep(at.plus(step)))
        const slack = D.max(at, 1).times('1e-35')
        expect(equity.gte(lowest.minus(slack)) && equity.lte(highest.plus(slack))).toBe(true)
      }),
      { numRuns: 600 },
    )
  })

  it('is the first such price: a little before it the position still stands', () => {
    fc.assert(
      fc.property(isolatedPositions, decimalBetween('0.001', '0.999', 3), (position, part) => {
        const { outcome, behind, asked, added, entry } = liquidationWorking(position)
        if (outcome.kind !== 'at') return
        const { spec, quantity } = position
        const on = notional(position, outcome.price)
        const held = units.coin(entry.notional.plus(on.minus(entry.notional).times(part)))
        const exit = priceOfNotional(position, held)!
        const equity = behind.plus(pnl({ ...position, exit }))
        const keep =
          spec.liquidation.basis === 'entry-value'
            ? asked
            : marginOn(curveOf(position), { notional: held, quantity })
                .plus(held.times(added.rate))
                .plus(added.coins)
        expect(equity.gt(keep.minus(held.times('1e-40')))).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  it('lies on the losing side of the entry and before bankruptcy', () => {
    fc.assert(
      fc.property(isolatedPositions, (position) => {
        const outcome = liquidation(position)
        if (outcome.kind !== 'at') return
        const loss = signOf(position.side)
        expect(outcome.price.cmp(position.entry)).toBe(-loss)
        const bust = bankruptcy(position)
        if (bust.kind === 'at') expect(outcome.price.cmp(bust.price)).not.toBe(-loss)
      }),
    )
  })

  it('never comes when the margin covers the notional of an inverse short or a linear long', () => {
    fc.assert(
      fc.property(isolatedPositions, decimalBetween('1', '5', 4), (position, cover) => {
        fc.pre(equityDirection(position.spec, position.side) === 1)
        // Under an adjust factor more margin asks for more maintenance: it is a part of that margin.
        fc.pre(position.spec.margin.method !== 'adjust-factor')
        const held = notional(position, position.entry)
        const size = { notional: held, quantity: position.quantity }
        const kept = marginOn(curveOf(position), size).plus(held.times('0.01'))
        const margin = units.coin(held.times(cover).plus(kept))
        const covered = { ...position, margin }
        expect(liquidation(covered).kind).toBe('never')
        expect(bankruptcy(covered).kind).toBe('never')
      }),
    )
  })

  it('is already there when the margin does not exceed the maintenance at entry', () => {
    fc.assert(
      fc.property(isolatedPositions, decimalBetween('0', '1', 4), (position, share) => {
        const size = {
          notional: notional(position, position.entry),
          quantity: position.quantity,
        }
        // An adjust factor asks for a part of whatever margin there is: no margin is too little for it.
        fc.pre(position.spec.margin.method !== 'adjust-factor')
        const margin = units.coin(marginOn(curveOf(position), size).times(share))
        expect(liquidation({ ...position, margin }).kind).toBe('already')
      }),
    )
  })
})

describe('bankruptcy', () => {
  it('leaves nothing of the margin once the fee that the policy has there is paid', () => {
    fc.assert(
      fc.property(isolatedPositions, (position) => {
        const outcome = bankruptcy(position)
        if (outcome.kind !== 'at') return
        const equity = position.margin.plus(pnl({ ...position, exit: outcome.price }))
        const left = notional(position, outcome.price)
        const fee = left.times(bankruptcyFeeRate('isolatedFee', position.spec))
        expectSame(equity, fee, left)
      }),
    )
  })
})

describe('funding', () => {
  it('that one side pays is what the other receives', () => {
    fc.assert(
      fc.property(
        anySpec,
        quantities,
        prices,
        decimalBetween('-0.05', '0.05', 8),
        (...[spec, quantity, mark, funding]) => {
          const flow = (side: 'long' | 'short'): Decimal =>
            fundingReceived({ spec, quantity, side }, mark, units.rate(funding))
          expect(flow('long').plus(flow('short')).isZero()).toBe(true)
        },
      ),
    )
  })
})

/** Every Decimal inside the figures. */
function decimalsOf(value: unknown): readonly Decimal[] {
  if (D.isDecimal(value)) return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(decimalsOf)
}

describe('every figure', () => {
  const finite = (figures: PositionFigures): boolean =>
    decimalsOf(figures).every(
      (figure) => figure.isFinite() && !(figure.isZero() && figure.isNegative()),
    )

  it('is finite for any position, with or without contracts and margin', () => {
    const wild = fc.record({
      position: positions,
      quantity: fc.oneof(quantities, fc.constant(units.contracts(ZERO))),
      margin: decimalBetween('-1', '1', 8),
    })
    fc.assert(
      fc.property(wild, ({ position, quantity, margin }) => {
        expect(finite(positionFigures({ ...position, quantity }))).toBe(true)
        const backing = { kind: 'margin', margin: units.coin(margin) } as const
        expect(finite(positionFigures({ ...position, quantity, backing }))).toBe(true)
      }),
    )
  })
})
