import { describe, expect, it } from 'vitest'

import type { LinearSpec } from '../market/contract-spec'
import { specAt } from '../market/listing'
import { listings } from '../market/registry'
import { D, type Decimal } from '../num/decimal'
import { coin, contracts, contractValue, leverage, price, rate } from '../num/units'

import { notional } from './notional'
import type { TwinnedSpec } from './position'
import { fundingAt, whatIf, type WhatIfInput } from './what-if'
import { ABSENT, gridFloat64, LIQUIDATED, type GridFigure, type GridUnit } from './what-if-float64'
import { axesFloat64, cellAt, rowNear, whatIfPlan, type GridAxes } from './what-if-plan-float64'

/** A small seeded generator (mulberry32), so that a failure can be had again. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const everyTerms: readonly TwinnedSpec[] = listings
  .flatMap(({ spec, eras }) => [
    spec,
    ...eras.map(({ until }) => specAt({ spec, eras }, Date.parse(until) - 1)),
  ])
  .flatMap((spec) => (spec.kind === 'inverse' ? [spec] : []))
const [first] = everyTerms
const linear: LinearSpec = {
  ...first!,
  kind: 'linear',
  contractValue: contractValue(new D('0.001')),
}
const specs: readonly TwinnedSpec[] = [...everyTerms, linear]

/** Dollars of a position: from one lot to far beyond the first tiers. */
const DOLLARS = [1_000, 250_000, 40_000_000, 900_000_000]
const SAMPLE = 600
const random = seeded(20_261_124)
const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
const between = (least: number, most: number): string =>
  (least + random() * (most - least)).toFixed(4)

function sample(spec: TwinnedSpec): WhatIfInput {
  const entry = price(new D(between(20, 120_000)))
  const each = spec.kind === 'inverse' ? spec.contractValue : spec.contractValue.times(entry)
  const quantity = contracts(new D(pick(DOLLARS)).div(each).ceil())
  const times = leverage(new D(pick(['1', '2', '5', '10', '25', '50', '100'])))
  const held = notional({ spec, quantity }, entry)
  const backing = pick([
    { kind: 'leverage', leverage: times } as const,
    { kind: 'margin', margin: coin(held.times(between(0.005, 1.2))) } as const,
    { kind: 'cross', wallet: coin(held.times(between(0.01, 2))), leverage: times } as const,
  ])
  return {
    position: {
      ...{ spec, side: pick(['long', 'short'] as const), quantity, entry, backing },
      openFeeRate: rate(new D('-0.00025')),
      closeFeeRate: rate(new D('0.00055')),
      fundingPaid: coin(held.times('0.0012345')),
    },
    fundingRate: rate(new D(between(-0.002, 0.002))),
  }
}

const near = (drawn: number, exact: Decimal, parts: Decimal): boolean =>
  exact.minus(drawn).abs().lte(parts.abs().times('1e-9'))

const axesOf = ({ position }: WhatIfInput): GridAxes => ({
  from: price(position.entry.times('0.4')),
  to: price(position.entry.times('2.2')),
  days: new D('31.7'),
  rows: 5,
  columns: 4,
})

const cells = Array.from({ length: SAMPLE }, (_, at) => sample(specs[at % specs.length]!)).flatMap(
  (input) => {
    const axes = axesOf(input)
    const [row, column] = [Math.floor(random() * 5), Math.floor(random() * 4)]
    return [{ input, axes, row, column }]
  },
)

function drawnAt(
  { input, axes, row, column }: (typeof cells)[number],
  figure: GridFigure,
  unit: GridUnit = 'coin',
): { readonly figure: number; readonly state: number } {
  const question = { plan: whatIfPlan(input), ...axesFloat64(axes, input.position), figure, unit }
  const { figures, states } = gridFloat64(question)
  const at = row * axes.columns + column
  return { figure: figures[at]!, state: states[at]! }
}

describe('the grid agrees with the exact engine to 1e-9 of what makes a figure up', () => {
  it('over every venue, its tiers, both sides and both margin modes', () => {
    const seen = { at: 0, liquidated: 0, never: 0 }
    for (const one of cells) {
      const { input, axes, row, column } = one
      const { position } = input
      const cell = cellAt(axes, position, { row, column })
      const exact = whatIf(input, cell)
      const funding = fundingAt(input, cell)
      const [there, held] = [cell.price, position.entry].map((each) => notional(position, each))
      const behind = exact.equity.coin.abs()
      const parts = there!.plus(held!).plus(funding.abs()).plus(behind)
      const toUsd = position.spec.kind === 'inverse' ? cell.price : new D(1)
      const says = `${position.spec.id} ${position.side} ${position.backing.kind} ${JSON.stringify(cell)}`

      expect(near(drawnAt(one, 'net').figure, exact.net.coin, parts), says).toBe(true)
      expect(near(drawnAt(one, 'net', 'usd').figure, exact.net.usd, parts.times(toUsd)), says).toBe(
        true,
      )
      const equity = drawnAt(one, 'equity')
      expect(near(equity.figure, exact.equity.coin, parts), says).toBe(true)
      expect(
        near(drawnAt(one, 'equity', 'usd').figure, exact.equity.usd, parts.times(toUsd)),
        says,
      ).toBe(true)
      expect((equity.state & LIQUIDATED) !== 0, says).toBe(exact.liquidated)

      const ratio = drawnAt(one, 'ratio')
      expect((ratio.state & ABSENT) !== 0, says).toBe(exact.marginRatio === undefined)
      if (exact.marginRatio !== undefined) {
        // What a quotient's rounding is counted on: the parts over the equity that divides.
        const scale = exact.marginRatio.times(parts.div(exact.equity.coin).abs().plus(1))
        expect(near(ratio.figure, exact.marginRatio, scale), says).toBe(true)
      }

      const distance = drawnAt(one, 'distance')
      expect((distance.state & ABSENT) !== 0, says).toBe(exact.distance === undefined)
      if (exact.distance !== undefined)
        expect(near(distance.figure, exact.distance.coin, parts), says).toBe(true)
      if (exact.liquidation.kind === 'at') {
        seen.at += 1
        // The price is as sharp as the notional it is the price of.
        const end = notional(position, exact.liquidation.price)
        const scale = exact.liquidation.price.times(parts.div(end)).plus(cell.price)
        const drawn = drawnAt(one, 'distance', 'usd').figure
        expect(near(drawn, exact.distance!.quote, scale), says).toBe(true)
      } else if (exact.liquidated) seen.liquidated += 1
      else seen.never += 1
    }
    // The sample is worth something only when it has cases of each kind.
    expect(Object.values(seen).every((count) => count > 20)).toBe(true)
  })
})

describe('the grid', () => {
  it('has prices upwards on the tick and times from now', () => {
    const input = sample(first!)
    const entry = price(new D(50_000))
    const axes = {
      ...{ from: price(entry.times('0.5')), to: price(entry.times('1.5')) },
      ...{ days: new D(10), rows: 3, columns: 3 },
    }
    const { prices, days, intervals } = axesFloat64(axes, input.position)
    expect([...prices]).toEqual([25_000, 50_000, 75_000])
    expect([...days]).toEqual([0, 5, 10])
    expect([...intervals]).toEqual([0, 15, 30])
  })

  it('finds the row nearest to a price', () => {
    const axes = {
      ...{ from: price(new D(40_000)), to: price(new D(60_000)) },
      ...{ days: new D(10), rows: 21, columns: 3 },
    }
    // Rows are 1 000 apart.
    const rows = ['40000', '50499', '50500', '60000', '1', '90000'].map((at) =>
      rowNear(axes, price(new D(at))),
    )
    expect(rows).toEqual([0, 10, 11, 20, 0, 20])
  })

  it('says the extremes of what is neither liquidated nor absent', () => {
    const input = sample(first!)
    const grid = gridFloat64({
      ...{ plan: whatIfPlan(input), ...axesFloat64(axesOf(input), input.position) },
      ...{ figure: 'equity', unit: 'coin' },
    })
    const alive = [...grid.figures].filter((_, at) => grid.states[at] === 0)
    expect(grid.least).toBe(Math.min(...alive))
    expect(grid.most).toBe(Math.max(...alive))
  })

  it('has no extremes where everything is liquidated', () => {
    const input = sample(first!)
    const broke = {
      ...input,
      position: {
        ...input.position,
        backing: { kind: 'margin', margin: coin(new D(0)) } as const,
        side: 'long' as const,
      },
    }
    const to = price(broke.position.entry.times('0.5'))
    const grid = gridFloat64({
      ...{
        plan: whatIfPlan(broke),
        ...axesFloat64({ ...axesOf(broke), to }, broke.position),
      },
      ...{ figure: 'ratio', unit: 'coin' },
    })
    expect([grid.least, grid.most]).toEqual([0, 0])
    expect([...grid.states].every((state) => (state & LIQUIDATED) !== 0)).toBe(true)
  })
})
