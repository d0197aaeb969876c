import fc from 'fast-check'
import { expect } from 'vitest'

import type { PositionInput } from '@shared/calc/position'
import type { InverseSpec } from '@shared/market/contract-spec'
import { specAt } from '@shared/market/listing'
import { listings } from '@shared/market/registry'
import { D, type Decimal } from '@shared/num/decimal'
import * as units from '@shared/num/units'

import { decimalBetween, quantities, sides } from './arbitraries'

/** Every inverse contract under every set of terms it ever had. */
export const everySpec: readonly InverseSpec[] = listings.flatMap(({ spec, eras }) =>
  spec.kind === 'inverse'
    ? [spec, ...eras.map(({ until }) => specAt({ spec, eras }, Date.parse(until) - 1))]
    : [],
)

/** Prices from one tick to a billion, the ends among them. */
export const priceFor = ({ tick }: InverseSpec): fc.Arbitrary<units.Price> =>
  fc
    .oneof(
      fc.constantFrom(tick, new D('1e9')),
      decimalBetween('0.1', '1000000000', 1),
      decimalBetween('10000', '110000', 1),
    )
    .map(units.price)

/** One contract to far beyond any tier. */
export const anyQuantity = fc.oneof(
  fc
    .constantFrom('1', '1000000000000', '75000001', '0')
    .map((text) => units.contracts(new D(text))),
  quantities,
)
export const anyLeverage = fc
  .oneof(
    fc.constantFrom('0.01', '0.5', '1', '100', '125'),
    fc.integer({ min: 1, max: 125 }).map(String),
  )
  .map((text) => units.leverage(new D(text)))
export const anyRate = fc
  .oneof(fc.constantFrom('0', '-0.00025', '0.00075', '0.01'), fc.constant('-0.005'))
  .map((text) => units.rate(new D(text)))

/** A position of an inverse contract at any edge, whatever stands behind it. */
export type WildPosition = PositionInput & { readonly spec: InverseSpec }

export const wildPositions: fc.Arbitrary<WildPosition> = fc
  .constantFrom(...everySpec)
  .chain((spec) =>
    fc.record({
      spec: fc.constant(spec),
      side: sides,
      quantity: anyQuantity,
      entry: priceFor(spec),
      exit: priceFor(spec),
      backing: fc.oneof(
        anyLeverage.map((leverage) => ({ kind: 'leverage' as const, leverage })),
        fc
          .oneof(decimalBetween('-1', '1', 8), decimalBetween('0', '100000000', 2))
          .map((margin) => ({ kind: 'margin' as const, margin: units.coin(margin) })),
        fc.tuple(decimalBetween('-1', '100000', 8), anyLeverage).map(([wallet, leverage]) => ({
          kind: 'cross' as const,
          wallet: units.coin(wallet),
          leverage,
        })),
      ),
      openFeeRate: anyRate,
      closeFeeRate: anyRate,
      fundingPaid: decimalBetween('-5', '5', 8).map(units.coin),
    }),
  )

/** Every Decimal inside an answer. */
function decimalsOf(value: unknown): readonly Decimal[] {
  if (D.isDecimal(value)) return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(decimalsOf)
}

/** Finite numbers only, and no zero with a minus. */
export function expectSound(answer: unknown): void {
  for (const figure of decimalsOf(answer)) {
    if (figure.isFinite() && !(figure.isZero() && figure.isNegative())) continue
    expect(figure.toString()).toBe('a finite number')
  }
}

/** Words that only a broken number leaves in a text. */
const BROKEN = /NaN|Infinity|undefined|null|\[object/u

interface Worked {
  readonly formula: string
  readonly substituted: string
  readonly result: string
}

/** A working whose letters, numbers and result are all there. */
export function expectReadable(workings: readonly Worked[]): void {
  for (const { formula, substituted, result } of workings)
    expect(`${formula} ${substituted} ${result}`).not.toMatch(BROKEN)
}
