import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { fillCost, fillFee } from '../../src-shared/calc/cost'
import { bulkFold, type BulkFill, type BulkFold } from '../../src-shared/journal/bulk/bulk-fold'
import type { BulkLeg } from '../../src-shared/journal/bulk/bulk-leg'
import type { JournalEvent } from '../../src-shared/journal/event'
import type { LegState } from '../../src-shared/journal/leg-state'
import { projectContract } from '../../src-shared/journal/project'
import type { ContractSpec } from '../../src-shared/market/contract-spec'
import { listedContracts } from '../../src-shared/market/registry'
import { signOf } from '../../src-shared/market/side'
import { D, type Decimal } from '../../src-shared/num/decimal'
import type { RoundingMode } from '../../src-shared/num/rounding'
import * as units from '../../src-shared/num/units'
import { benchFills } from '../bench/engine-fills'

import { ACCOUNT, idOf, START_MS } from './journal-arbitraries'

const MODES: readonly RoundingMode[] = ['down', 'up', 'floor', 'ceil', 'half-up', 'half-even']
const GRAINS = ['per-lot', 'total'] as const

interface Terms {
  readonly kind: 'inverse' | 'linear'
  readonly grain: (typeof GRAINS)[number]
  readonly mode: RoundingMode
  readonly paid: RoundingMode
  readonly received: RoundingMode
  readonly scale: number
  readonly contractValue: string
  readonly lot: string
}

function specOf(terms: Terms): ContractSpec {
  const base = listedContracts[0]!
  return {
    ...base,
    // The fold reads nothing in which the two kinds differ by shape.
    kind: terms.kind as 'inverse',
    contractValue: units.contractValue(new D(terms.contractValue)),
    lot: units.contracts(new D(terms.lot)),
    settlementScale: terms.scale,
    settlementPolicy: {
      ...base.settlementPolicy,
      value: { grain: terms.grain, mode: terms.mode },
      fee: { paid: terms.paid, received: terms.received },
    },
  }
}

/** The journal's own fold of the same fills, each settled in exact decimals. */
function legsOfJournal(spec: ContractSpec, fills: readonly BulkFill[]): readonly LegState[] {
  const events = fills.map(({ action, role, atMs, ...texts }, index): JournalEvent => {
    const quantity = units.contracts(new D(texts.quantity))
    const price = units.price(new D(texts.price))
    const feeRate = units.rate(new D(texts.feeRate))
    return {
      seq: index + 1,
      id: idOf(index),
      accountId: ACCOUNT,
      atMs,
      recordedAtMs: START_MS,
      body: {
        kind: 'fill-recorded',
        version: 2,
        listing: idOf(0),
        action,
        quantity,
        price,
        cost: fillCost({ spec, quantity, price }),
        fee: fillFee({ spec, quantity, price, feeRate }),
        role,
      },
    }
  })
  const of = {
    accountId: ACCOUNT,
    contract: spec.id,
    positionSide: 'net' as const,
    specOf: () => spec,
  }
  return projectContract(of, events).legs.map(({ state }) => state)
}

/** What both folds say of a leg. */
const ofJournal = (leg: LegState) => ({
  opened: leg.id,
  closedAtMs: leg.closed === null ? null : [leg.closed.atMs, leg.closed.seq],
  side: leg.side,
  openingQuantity: leg.openingQuantity.toFixed(),
  quantity: leg.quantity.toFixed(),
  peakQuantity: leg.peakQuantity.toFixed(),
  entryQuantity: leg.entryQuantity.toFixed(),
  exitQuantity: leg.exitQuantity.toFixed(),
  openCost: leg.openCost,
  gross: leg.gross,
  fees: leg.fees,
  fillCount: leg.fillCount,
  liquidated: leg.liquidated,
})

function ofBulk(leg: BulkLeg, { quantityScale }: BulkFold, fills: readonly BulkFill[]) {
  const contracts = (steps: BulkLeg['quantity']): string =>
    new D(steps.toString()).times(new D(10).pow(-quantityScale)).toFixed()
  return {
    opened: idOf(leg.opened),
    closedAtMs: leg.closed === null ? null : [fills[leg.closed]!.atMs, leg.closed + 1],
    side: leg.side,
    openingQuantity: contracts(leg.openingQuantity),
    quantity: contracts(leg.quantity),
    peakQuantity: contracts(leg.peakQuantity),
    entryQuantity: contracts(leg.entryQuantity),
    exitQuantity: contracts(leg.exitQuantity),
    openCost: BigInt(leg.openCost),
    gross: BigInt(leg.gross),
    fees: BigInt(leg.fees),
    fillCount: leg.fillCount,
    liquidated: leg.liquidated,
  }
}

function folded(spec: ContractSpec, fills: readonly BulkFill[]): BulkFold {
  const fold = bulkFold(spec, fills)
  if (!fold.ok) throw new Error(`fill ${fold.error.fill}: ${fold.error.message}`)
  return fold.value
}

function expectSameLegs(spec: ContractSpec, fills: readonly BulkFill[]): void {
  const bulk = folded(spec, fills)
  const exact = legsOfJournal(spec, fills)
  expect(bulk.legs.map((leg) => ofBulk(leg, bulk, fills))).toEqual(exact.map(ofJournal))
}

const roundingMode = fc.constantFrom(...MODES)

/** Whole and broken contract values and lots, scales of a satoshi, of a cent and of a wei. */
const terms: fc.Arbitrary<Terms> = fc.record({
  kind: fc.constantFrom('inverse' as const, 'inverse' as const, 'linear' as const),
  grain: fc.constantFrom(...GRAINS),
  mode: roundingMode,
  paid: roundingMode,
  received: roundingMode,
  scale: fc.constantFrom(8, 8, 2, 18),
  contractValue: fc.constantFrom('1', '10', '100', '0.001', '7.5'),
  lot: fc.constantFrom('1', '100', '0.1'),
})

const text = (digits: bigint, places: number): string =>
  new D(digits.toString()).times(new D(10).pow(-places)).toFixed()

/** Few quantities, so that flat moments and flips come often; odd ones and huge ones between. */
const quantity = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 5 }).map((count) => String(count * 100)) },
  { weight: 1, arbitrary: fc.bigInt({ min: 1n, max: 10n ** 9n }).map((n) => text(n, 3)) },
  { weight: 1, arbitrary: fc.bigInt({ min: 1n, max: 10n ** 14n }).map((n) => text(n, 0)) },
)

const price = fc.oneof(
  { weight: 4, arbitrary: fc.bigInt({ min: 20_000n, max: 400_000n }).map((n) => text(n * 5n, 1)) },
  { weight: 1, arbitrary: fc.bigInt({ min: 1n, max: 10n ** 13n }).map((n) => text(n, 8)) },
  { weight: 1, arbitrary: fc.constantFrom('1', '2', '3', '0.5', '1000000000') },
)

const feeRate = fc.oneof(
  fc.constantFrom('0', '0.00075', '-0.00025', '0.0005'),
  fc.integer({ min: -99_999, max: 99_999 }).map((n) => text(BigInt(n), 7)),
)

const fills: fc.Arbitrary<readonly BulkFill[]> = fc.array(
  fc.record({
    action: fc.constantFrom('buy' as const, 'sell' as const),
    quantity,
    price,
    feeRate,
    role: fc.constantFrom('maker' as const, 'taker' as const, 'liquidation' as const),
    atMs: fc.integer({ min: START_MS, max: START_MS + 20 }),
  }),
  { minLength: 1, maxLength: 25 },
)

describe('the bulk fold', () => {
  it('gives the journal’s legs to the last unit, whatever is rounded and how', () => {
    fc.assert(
      fc.property(terms, fills, (rule, some) => {
        expectSameLegs(specOf(rule), some)
      }),
      { numRuns: 300 },
    )
  })

  it.each(GRAINS)(
    'gives the journal’s legs over a long run, rounded %s',
    { timeout: 60_000 },
    (grain) => {
      const spec = specOf({
        kind: 'inverse',
        grain,
        mode: 'half-up',
        paid: 'down',
        received: 'down',
        scale: 8,
        contractValue: '1',
        lot: '100',
      })
      const run = benchFills(20_000, 7)
      expectSameLegs(spec, run)
      const closings = folded(spec, run).legs.map(({ closed }) => closed)
      const openings = new Set(folded(spec, run).legs.map(({ opened }) => opened))
      // Thousands of legs, and among them fills that close one and open the next.
      expect(closings.length).toBeGreaterThan(3_000)
      expect(closings.filter((at) => at !== null && openings.has(at)).length).toBeGreaterThan(1_000)
    },
  )

  it('books of every leg what came out less what went in', () => {
    fc.assert(
      fc.property(terms, fills, (rule, some) => {
        const spec = specOf(rule)
        const kindSign = rule.kind === 'inverse' ? -1 : 1
        for (const leg of folded(spec, some).legs) {
          const released = BigInt(leg.entryCost) - BigInt(leg.openCost)
          const sign = BigInt(kindSign * signOf(leg.side))
          expect(BigInt(leg.gross)).toBe(sign * (BigInt(leg.exitCost) - released))
        }
      }),
      { numRuns: 200 },
    )
  })

  it('loses no unit and no contract of any fill', () => {
    fc.assert(
      fc.property(terms, fills, (rule, some) => {
        const spec = specOf(rule)
        const { legs, quantityScale } = folded(spec, some)
        const exact = some.map((fill) => {
          const [quantity, at] = [new D(fill.quantity), new D(fill.price)]
          const of = { spec, quantity: units.contracts(quantity), price: units.price(at) }
          const rate = units.rate(new D(fill.feeRate))
          return { cost: fillCost(of), fee: fillFee({ ...of, feeRate: rate }), quantity }
        })
        const sum = (all: readonly bigint[]): bigint => all.reduce((a, b) => a + b, 0n)
        const of = (pick: (leg: BulkLeg) => readonly BulkLeg['fees'][]): bigint =>
          sum(legs.flatMap((leg) => pick(leg).map(BigInt)))
        const traded: Decimal = exact.reduce((all, { quantity: each }) => all.plus(each), new D(0))
        expect(of(({ fees }) => [fees])).toBe(sum(exact.map(({ fee }) => fee)))
        expect(of((leg) => [leg.entryCost, leg.exitCost])).toBe(sum(exact.map(({ cost }) => cost)))
        expect(
          text(
            of((leg) => [leg.entryQuantity, leg.exitQuantity]),
            quantityScale,
          ),
        ).toBe(traded.toFixed())
      }),
      { numRuns: 200 },
    )
  })
})
