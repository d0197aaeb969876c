import fc from 'fast-check'
import { assert, describe, expect, it } from 'vitest'

import type { ContractSpec } from '../market/contract-spec'
import { contractById } from '../market/registry'
import type { Side } from '../market/side'
import { canonicalText, D, ONE, type Decimal } from '../num/decimal'
import { coin, contracts, contractValue, fraction, leverage, price, rate, usd } from '../num/units'

import { explainLadder } from './explain-ladder'
import { explainMaxQuantity } from './explain-max-quantity'
import { explainPositionSize } from './explain-position-size'
import { explainPlannedR } from './explain-r-multiple'
import { explainTarget } from './explain-target'
import { ladder, type LadderPlan } from './ladder'
import { maxQuantity, maxQuantityByReserve } from './max-quantity'
import { notional, notionalTwin } from './notional'
import { pnl, pnlUsd } from './pnl'
import type { Twin } from './position'
import { positionSize, type RiskLimit } from './position-size'
import { plannedR } from './r-multiple'
import { target, type TargetQuestion, type Wanted } from './target'
import { scaled, twinAt, twinMinus } from './twin'

const NEARNESS = new D('1e-30')

/** Equal to 1e-30, scaled up with figures above one. */
function expectNear(a: Decimal, b: Decimal, scale: Decimal = ONE): void {
  const allowed = NEARNESS.times(D.max(ONE, scale.abs()))
  if (a.minus(b).abs().gt(allowed)) expect(canonicalText(a)).toBe(canonicalText(b))
}

/** A whole number of steps of 10^−places between two bounds. */
function between(low: string, high: string, places: number): fc.Arbitrary<Decimal> {
  const scale = new D(10).pow(places)
  const steps = (text: string): bigint => BigInt(new D(text).times(scale).toFixed(0))
  return fc
    .bigInt({ min: steps(low), max: steps(high) })
    .map((count) => new D(count.toString()).div(scale))
}

/** One tick of 0.0001 to 1e9, with what a market would print mixed in. */
const prices = fc
  .oneof(
    between('10000', '110000', 1),
    between('0.0001', '10', 4),
    between('0.0001', '1000000000', 4),
    fc.constantFrom(new D('0.0001'), new D('1e9')),
  )
  .map(price)
const quantities = fc
  .oneof(between('1', '10000', 0), between('1', '1000000000000', 0))
  .map(contracts)
const rates = between('-0.001', '0.01', 6)
const sides = fc.constantFrom<Side>('long', 'short')
const lots = fc.constantFrom('0.1', '1', '10', '100').map((lot) => contracts(new D(lot)))
const base = contractById('bitmex:XBTUSD')!

const specOf = <K extends ContractSpec['kind']>(
  ...kinds: readonly K[]
): fc.Arbitrary<Extract<ContractSpec, { kind: K }>> =>
  fc
    .record({
      kind: fc.constantFrom(...kinds),
      lot: lots,
      tick: fc.constant(price(new D('0.0001'))),
      contractValue: fc.constantFrom('1', '10', '100', '0.001').map((c) => contractValue(new D(c))),
    })
    // Every field in which the kinds differ is replaced here.
    .map((terms) => ({ ...base, ...terms }) as unknown as Extract<ContractSpec, { kind: K }>)
const twinned = specOf('inverse', 'linear')
const anySpec = specOf('inverse', 'linear', 'quanto')

const costs = {
  openFeeRate: rates.map(rate),
  closeFeeRate: rates.map(rate),
}
const positions = fc.record({
  spec: twinned,
  side: sides,
  quantity: quantities,
  entry: prices,
  exit: prices,
  fundingPaid: between('-5', '5', 8).map(coin),
  ...costs,
})
type Sampled = typeof positions extends fc.Arbitrary<infer P> ? P : never

/** Gross and net at the exit, written once more from PnL, notional and rates. */
function resultOf(position: Sampled): { readonly gross: Twin; readonly net: Twin } {
  const { spec, quantity, entry, exit, openFeeRate, closeFeeRate, fundingPaid } = position
  const gross = { coin: pnl(position), usd: pnlUsd(position) }
  const parts = [
    scaled(notionalTwin({ spec, quantity }, entry), openFeeRate),
    scaled(notionalTwin({ spec, quantity }, exit), closeFeeRate),
    twinAt(spec, fundingPaid, exit),
  ]
  return { gross, net: parts.reduce(twinMinus, gross) }
}

function expectTarget(question: TargetQuestion, exit: Decimal): void {
  const outcome = target(question)
  assert(outcome.kind === 'at', outcome.kind === 'at' ? '' : outcome.reason)
  expectNear(outcome.price, exit, exit)
}

describe('target', () => {
  it('of a result is the exit that brought it, in coin and dollars, before and after costs', () => {
    fc.assert(
      fc.property(positions, (position) => {
        const result = resultOf(position)
        for (const basis of ['gross', 'net'] as const) {
          const wanted: readonly Wanted[] = [
            { kind: 'coin', result: result[basis].coin },
            { kind: 'usd', result: result[basis].usd, openFeeAt: 'entry' },
          ]
          for (const each of wanted)
            expectTarget({ ...position, basis, wanted: each }, position.exit)
        }
      }),
      { numRuns: 150 },
    )
  })
  it('of an equity is the exit that made it, in coin and dollars', () => {
    fc.assert(
      fc.property(positions, between('0', '1000', 8), (position, coins) => {
        const balance = coin(coins)
        const equity = twinAt(position.spec, coins.plus(resultOf(position).net.coin), position.exit)
        const asked = { ...position, basis: 'net' as const }
        const wanted = { kind: 'equity-coin' as const, equity: equity.coin, balance }
        expectTarget({ ...asked, wanted }, position.exit)
        const inDollars = { kind: 'equity-usd' as const, equity: equity.usd, balance }
        expectTarget({ ...asked, wanted: inDollars }, position.exit)
      }),
      { numRuns: 100 },
    )
  })
})

const sizings = fc.record({
  spec: twinned,
  side: sides,
  entry: prices,
  stop: prices,
  risk: between('0.00000001', '1000', 8),
  unit: fc.constantFrom<'coin' | 'usd'>('coin', 'usd'),
  stopSlippage: between('0', '0.2', 4).map(fraction),
  expectedFunding: between('-0.001', '0.01', 6).map(fraction),
  equity: fc.constantFrom(undefined, coin(new D(3))),
  ...costs,
})
const limitOf = (unit: 'coin' | 'usd', risk: Decimal): RiskLimit =>
  unit === 'coin' ? { kind: unit, risk: coin(risk) } : { kind: unit, risk: usd(risk) }

describe('size from risk', () => {
  it('loses the risk exactly at the stop, and on the lot at most the risk', () => {
    fc.assert(
      fc.property(sizings, ({ unit, risk, ...question }) => {
        const sized = positionSize({ ...question, risk: limitOf(unit, risk) })
        fc.pre(sized.ok)
        const { spec, entry, expectedFunding } = question
        const netAt = (quantity: typeof sized.value.exact): Decimal =>
          resultOf({
            ...question,
            quantity,
            exit: sized.value.stopFill,
            fundingPaid: coin(notional({ spec, quantity }, entry).times(expectedFunding)),
          }).net[unit]
        const worth = notionalTwin({ spec, quantity: sized.value.exact }, entry)[unit]
        const larger = D.max(
          worth,
          notionalTwin({ spec, quantity: sized.value.exact }, sized.value.stopFill)[unit],
        )
        expectNear(netAt(sized.value.exact).negated(), risk, larger)
        expectNear(netAt(sized.value.quantity).negated(), sized.value.risk[unit] ?? ONE, larger)
        assert(sized.value.quantity.lte(sized.value.exact.times(ONE.plus('1e-38'))))
        assert(sized.value.exact.minus(sized.value.quantity).lt(spec.lot))
      }),
      { numRuns: 200 },
    )
  })
})

const inverseTrips = fc.record({
  spec: specOf('inverse'),
  side: sides,
  entry: prices,
  stop: prices,
  exit: prices,
})

describe('planned R', () => {
  it('in coin is R in dollars times S / X, whichever the side', () => {
    fc.assert(
      fc.property(inverseTrips, ({ exit, ...trip }) => {
        const planned = plannedR({
          ...trip,
          targets: [{ price: exit, share: fraction(ONE) }],
          openFeeRate: rate(new D(0)),
          closeFeeRate: rate(new D(0)),
        })
        fc.pre(planned.ok)
        const { gross } = planned.value
        const told = gross.usd.times(trip.stop).div(exit)
        // A stop next to the entry cancels up to 13 of the 64 digits.
        expectNear(gross.coin, told, D.max(told.abs(), gross.usd.abs()))
      }),
      { numRuns: 150 },
    )
  })
})

const plans: fc.Arbitrary<LadderPlan<ContractSpec>> = fc.record({
  spec: anySpec,
  from: prices,
  to: prices,
  orders: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 200 })),
  spacing: fc.constantFrom('equal-steps' as const, 'equal-ratio' as const),
  weighting: fc.oneof(
    fc.constantFrom({ kind: 'equal-contracts' as const }, { kind: 'equal-coin' as const }),
    between('0.5', '1.6', 2).map((factor) => ({
      kind: 'growth' as const,
      factor: fraction(factor),
    })),
  ),
  total: between('1000', '1000000000', 0).map((lotsHeld) => contracts(lotsHeld.times(100))),
})

describe('ladder', () => {
  it('holds its total, on the lot and the tick, with its average within its prices', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const planned = ladder(plan)
        fc.pre(planned.ok)
        const steps = planned.value
        const sum = steps.reduce((held, { quantity }) => held.plus(quantity), new D(0))
        expect(sum.toFixed()).toBe(plan.total.toFixed())
        expect(steps.length).toBe(plan.orders)
        for (const [index, step] of steps.entries()) {
          const filled = steps.slice(0, index + 1).map((each) => each.price)
          const slack = step.averageEntry.times('1e-58')
          assert(step.averageEntry.gte(D.min(...filled).minus(slack)))
          assert(step.averageEntry.lte(D.max(...filled).plus(slack)))
          assert(
            step.quantity.mod(plan.spec.lot).isZero() && step.price.mod(plan.spec.tick).isZero(),
          )
        }
        const last = steps.at(-1)
        assert(last !== undefined)
        const held = { spec: plan.spec, quantity: last.cumulative }
        expectNear(
          notional(held, last.averageEntry),
          last.cumulativeNotional,
          last.cumulativeNotional,
        )
      }),
      { numRuns: 60 },
    )
  })
})

const wallets = fc.record({
  spec: anySpec,
  balance: between('0.00000001', '100000', 8).map(coin),
  price: prices,
  leverage: between('0.1', '125', 2).map(leverage),
  feeRate: rates.map(rate),
})

describe('maximum quantity', () => {
  it('is affordable, and one lot more is not', () => {
    fc.assert(
      fc.property(wallets, (wallet) => {
        const most = maxQuantity(wallet)
        fc.pre(most.ok)
        const { spec, balance } = wallet
        const { quantity, used, left } = most.value
        const needed = (held: Decimal): Decimal => {
          const worth = notional({ spec, quantity: contracts(held) }, wallet.price)
          return worth.div(wallet.leverage).plus(worth.times(wallet.feeRate))
        }
        expectNear(used, needed(quantity), used)
        assert(used.lte(balance.times(ONE.plus('1e-35'))))
        assert(needed(quantity.plus(spec.lot)).gt(balance))
        expectNear(left, balance.minus(used))
      }),
      { numRuns: 150 },
    )
  })
  it('by the two-step reserve is never more than the exact one', () => {
    fc.assert(
      fc.property(wallets, (wallet) => {
        const most = maxQuantity(wallet)
        const reserved = maxQuantityByReserve({
          ...wallet,
          keptAside: coin(new D(0)),
          openOrders: contracts(new D(0)),
          rounding: 'ceil',
        })
        fc.pre(most.ok && reserved.ok)
        assert(reserved.value.quantity.lte(most.value.quantity))
      }),
      { numRuns: 100 },
    )
  })
})

/** Every number inside an answer is finite, and no text of it shows one that is not. */
function expectFinite(answer: unknown): void {
  if (D.isDecimal(answer)) {
    assert(answer.isFinite())
  } else if (typeof answer === 'string') {
    expect(answer).not.toMatch(/NaN|Infinity|undefined/)
  } else if (typeof answer === 'object' && answer !== null) {
    for (const part of Object.values(answer)) expectFinite(part)
  }
}

describe('planning answers', () => {
  it('are finite numbers or words for any target', () => {
    const wanted = fc.oneof(
      between('-1000', '1000', 8).map((c): Wanted => ({ kind: 'coin', result: coin(c) })),
      between('-1000000', '1000000', 2).map((u): Wanted => ({
        kind: 'usd',
        result: usd(u),
        openFeeAt: 'exit',
      })),
      between('-2', '2', 2).map((roe): Wanted => ({
        kind: 'roe',
        roe: fraction(roe),
        margin: coin(roe),
      })),
      between('-2', '2', 2).map((u): Wanted => ({
        kind: 'equity-usd',
        equity: usd(u.times(1000)),
        balance: coin(u),
      })),
    )
    fc.assert(
      fc.property(anySpec, positions, wanted, (spec, position, each) => {
        const question = { ...position, spec, basis: 'net' as const, wanted: each }
        expectFinite(target(question))
        expectFinite(explainTarget(question))
      }),
      { numRuns: 150 },
    )
  })
  it('are finite numbers or words for any size, plan and ladder', () => {
    fc.assert(
      fc.property(anySpec, sizings, plans, (spec, { unit, risk, ...rest }, plan) => {
        const question = { ...rest, spec, risk: limitOf(unit, risk) }
        const sized = positionSize(question)
        expectFinite(sized)
        if (sized.ok) expectFinite(explainPositionSize(question, sized.value))
        const inR = { ...rest, targets: [{ price: plan.from, share: fraction(ONE) }] }
        const planned = plannedR(inR)
        expectFinite(planned)
        if (planned.ok) expectFinite(explainPlannedR(inR, planned.value))
        const steps = ladder(plan)
        expectFinite(steps)
        if (steps.ok) expectFinite(explainLadder(plan, steps.value))
      }),
      { numRuns: 80 },
    )
  })
  it('are finite numbers or words for any wallet', () => {
    fc.assert(
      fc.property(wallets, quantities, (wallet, openOrders) => {
        const most = maxQuantity(wallet)
        expectFinite(most)
        if (most.ok) expectFinite(explainMaxQuantity(wallet, most.value))
        const keptAside = coin(new D('0.001'))
        expectFinite(
          maxQuantityByReserve({ ...wallet, keptAside, openOrders, rounding: 'half-up' }),
        )
      }),
      { numRuns: 100 },
    )
  })
})
