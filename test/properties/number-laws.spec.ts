import fc from 'fast-check'
import { assert, describe, expect, it } from 'vitest'
import { z } from 'zod'

import { fillCost, fillFee } from '@shared/calc/cost'
import { notional } from '@shared/calc/notional'
import { contractsFromCoin, contractsFromUsd, worthOfContracts } from '@shared/calc/quantity'
import { coinText, countText, usdText } from '@shared/format/decimal-text'
import { ContractSpec } from '@shared/market/contract-spec'
import { listedContracts } from '@shared/market/registry'
import { canonicalText, D, ONE, type Decimal } from '@shared/num/decimal'
import { coinCodec, priceCodec } from '@shared/num/decimal-codec'
import { parseDecimal } from '@shared/num/parse'
import { atPlaces, onGrid } from '@shared/num/rounding'
import { readTypedNumber } from '@shared/num/typed-number'
import * as units from '@shared/num/units'

import {
  anySpec,
  decimalBetween,
  prices,
  quantities,
  roundingModes,
  specs,
  twinnedSpec,
} from './arbitraries'

const inverseSpec = specs(fc.constant('inverse' as const))

/** Whether a rounded number moved less than one step, the way its mode says. */
function keepsDirection(exact: Decimal, rounded: Decimal, step: Decimal): Record<string, boolean> {
  const move = rounded.minus(exact)
  const small = move.abs().lt(step)
  const near = move.abs().times(2).lte(step)
  return {
    down: small && rounded.abs().lte(exact.abs()),
    up: small && rounded.abs().gte(exact.abs()),
    floor: small && move.lte(0),
    ceil: small && move.gte(0),
    'half-up': near,
    'half-even': near,
  }
}

describe('rounding', () => {
  it('moves a number less than one step, in its stated direction', () => {
    fc.assert(
      fc.property(
        decimalBetween('-1000', '1000', 12),
        fc.integer({ min: 0, max: 11 }),
        roundingModes,
        (exact, places, mode) => {
          const step = new D(10).pow(-places)
          expect(keepsDirection(exact, atPlaces(exact, places, mode), step)[mode]).toBe(true)
          expect(keepsDirection(exact, onGrid(exact, step, mode), step)[mode]).toBe(true)
        },
      ),
    )
  })

  it('of a whole fill and its fee moves less than one satoshi, in its stated direction', () => {
    fc.assert(
      fc.property(
        inverseSpec,
        quantities,
        prices,
        decimalBetween('-0.001', '0.002', 6),
        (...[drawn, quantity, price, fee]) => {
          const { value, fee: modes } = drawn.settlementPolicy
          const feeMode = fee.lt(0) ? modes.received : modes.paid
          const spec = {
            ...drawn,
            settlementPolicy: {
              ...drawn.settlementPolicy,
              value: { ...value, grain: 'total' as const },
            },
          }
          const fill = { spec, quantity, price, feeRate: units.rate(fee) }
          const exact = quantity.times(spec.contractValue).times('1e8').div(price)
          const cost = new D(fillCost(fill).toString())
          expect(keepsDirection(exact, cost, ONE)[value.mode]).toBe(true)
          const exactFee = quantity.times(spec.contractValue).times('1e8').times(fee).div(price)
          const charged = new D(fillFee(fill).toString())
          expect(keepsDirection(exactFee, charged, ONE)[feeMode]).toBe(true)
        },
      ),
    )
  })

  it('down to the lot keeps contracts that came from their own worth', () => {
    fc.assert(
      fc.property(
        twinnedSpec,
        quantities,
        prices,
        fc.constantFrom(1, 10, 100),
        (...[drawn, count, price, lot]) => {
          const spec = { ...drawn, lot: units.contracts(new D(lot)) }
          const quantity = units.contracts(count.times(lot))
          const worth = worthOfContracts(spec, quantity, price)
          expect(canonicalText(contractsFromCoin(spec, worth.coin, price))).toBe(
            canonicalText(quantity),
          )
          expect(canonicalText(contractsFromUsd(spec, worth.usd, price))).toBe(
            canonicalText(quantity),
          )
        },
      ),
    )
  })

  it('down to the lot never buys more than the coins are worth, and leaves less than a lot', () => {
    fc.assert(
      fc.property(
        twinnedSpec,
        decimalBetween('0.00000001', '1000', 8),
        prices,
        (spec, coins, price) => {
          const bought = contractsFromCoin(spec, units.coin(coins), price)
          expect(bought.mod(spec.lot).isZero()).toBe(true)
          const slack = ONE.plus('1e-30')
          expect(notional({ spec, quantity: bought }, price).lte(coins.times(slack))).toBe(true)
          const more = units.contracts(bought.plus(spec.lot))
          expect(notional({ spec, quantity: more }, price).times(slack).gt(coins)).toBe(true)
        },
      ),
    )
  })
})

const anyDecimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.integer({ min: 0, max: 18 }))
  .map(([digits, places]) => new D(digits.toString()).div(new D(10).pow(places)))

describe('text', () => {
  it('read back is the number printed', () => {
    fc.assert(
      fc.property(anyDecimal, (value) => {
        const strict = parseDecimal(canonicalText(value))
        assert(strict.ok)
        expect(canonicalText(strict.value)).toBe(canonicalText(value))
        const typed = readTypedNumber(canonicalText(value))
        assert(typed.ok)
        expect(canonicalText(typed.value.value)).toBe(canonicalText(value))
      }),
    )
  })

  it('as the program shows it can be pasted back, to the places shown', () => {
    fc.assert(
      fc.property(decimalBetween('-10000000', '10000000', 10), (value) => {
        const shown = [
          [coinText(value, 8), 8],
          [coinText(value, 8, { sign: 'gain' }), 8],
          [usdText(value), 2],
          [countText(value), 8],
        ] as const
        for (const [text, places] of shown) {
          const typed = readTypedNumber(text)
          assert(typed.ok, text)
          expect(canonicalText(typed.value.value)).toBe(
            canonicalText(atPlaces(value, places, 'half-up')),
          )
        }
      }),
    )
  })

  it('over the wire decodes to what was encoded', () => {
    fc.assert(
      fc.property(anyDecimal, prices, (value, price) => {
        const amount = units.coin(value)
        expect(z.decode(coinCodec, z.encode(coinCodec, amount)).eq(amount)).toBe(true)
        expect(z.decode(priceCodec, z.encode(priceCodec, price)).eq(price)).toBe(true)
      }),
    )
  })

  it('of a whole contract comes back from its JSON', () => {
    fc.assert(
      fc.property(fc.oneof(anySpec, fc.constantFrom(...listedContracts)), (spec) => {
        const json = JSON.stringify(z.encode(ContractSpec, spec))
        expect(
          z.encode(
            ContractSpec,
            z.decode(ContractSpec, JSON.parse(json) as z.input<typeof ContractSpec>),
          ),
        ).toEqual(z.encode(ContractSpec, spec))
      }),
      { numRuns: 50 },
    )
  })
})
