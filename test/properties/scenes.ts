import fc from 'fast-check'
import { it } from 'vitest'

import type { Side } from '@shared/market/side'
import { D, type Decimal } from '@shared/num/decimal'
import * as units from '@shared/num/units'

import { decimalBetween, sides } from './arbitraries'
import { anyLeverage, anyRate, wildPositions, type WildPosition } from './wild'

const anyCoins = fc
  .oneof(
    fc.constantFrom('0', '0.00000001', '-0.00000001', '1000000000000').map((text) => new D(text)),
    decimalBetween('-5', '100', 8),
  )
  .map(units.coin)
const anyFraction = fc
  .oneof(
    fc.constantFrom('0', '1', '-1', '-2', '0.5').map((text) => new D(text)),
    decimalBetween('-1', '3', 4),
  )
  .map(units.fraction)

/** A position and what else a tool asks for. */
export interface Scene {
  readonly input: WildPosition
  readonly coins: units.Coin
  readonly share: units.Fraction
  readonly rate: units.Rate
  readonly leverage: units.Leverage
  readonly side: Side
  readonly realised: bigint
  readonly elapsedMs: number
  /** Of funding; not whole where it accrues without a stop. */
  readonly intervals: Decimal
}

const scenes: fc.Arbitrary<Scene> = fc.record({
  input: wildPositions,
  coins: anyCoins,
  share: anyFraction,
  rate: anyRate,
  leverage: anyLeverage,
  side: sides,
  realised: fc.bigInt({ min: -1_000_000n, max: 1_000_000n }),
  elapsedMs: fc.constantFrom(1, 86_400_000, 31_536_000_000),
  intervals: decimalBetween('0', '1000', 1),
})

/** A law that holds on every scene drawn. */
export const always = (name: string, holds: (scene: Scene) => void): void => {
  it(name, () => {
    fc.assert(fc.property(scenes, holds), { numRuns: 150 })
  })
}
