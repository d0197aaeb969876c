import { describe, expect, it } from 'vitest'

import { D } from '../../num/decimal'
import { contracts, contractValue } from '../../num/units'

import { bulkFold, type BulkFill } from './bulk-fold'
import type { BulkLeg } from './bulk-leg'
import type { BulkSpec } from './bulk-terms'

/** 1 USD a contract, lots of 100, satoshi; each lot's value rounded half up, fees cut. */
const usdPerpetual = {
  kind: 'inverse',
  contractValue: contractValue(new D(1)),
  lot: contracts(new D(100)),
  settlementScale: 8,
  settlementPolicy: {
    value: { grain: 'per-lot', mode: 'half-up' },
    fee: { paid: 'down', received: 'down' },
    funding: { paid: 'down', received: 'down' },
    margin: 'up',
    pnl: 'value-difference',
  },
} as const satisfies BulkSpec

const fill = (action: 'buy' | 'sell', quantity: string, price: string): BulkFill => ({
  action,
  quantity,
  price,
  feeRate: '0.0005',
  role: 'taker',
  atMs: 1_700_000_000_000,
})

function legsOf(fills: readonly BulkFill[], spec: BulkSpec = usdPerpetual): readonly BulkLeg[] {
  const fold = bulkFold(spec, fills)
  if (!fold.ok) throw new Error(fold.error.message)
  return fold.value.legs
}

describe('many fills folded at once', () => {
  it('are one leg from flat to flat, each lot’s value rounded', () => {
    // 100 USD at 60 001 = 166 663.888… → 166 664 satoshi, 3 lots 499 992, fee 249.996 → 249.
    // 100 USD at 50 000 = 200 000, 3 lots 600 000, fee 300. Long: −(600 000 − 499 992).
    const [leg, none] = legsOf([fill('buy', '300', '60001'), fill('sell', '300', '50000')])
    expect(none).toBeUndefined()
    expect(leg).toMatchObject({ side: 'long', opened: 0, closed: 1, quantity: 0, openCost: 0 })
    expect(leg).toMatchObject({ entryCost: 499_992, exitCost: 600_000, gross: -100_008, fees: 549 })
    expect(leg).toMatchObject({ peakQuantity: 300, entryQuantity: 300, exitQuantity: 300 })
  })

  it('release the entry’s cost pro rata, ties to even, and what is left at the end', () => {
    // 300 at 60 001 cost 499 992. Selling 100 releases 166 664; 100 of 200 left releases 166 664 of 333 328.
    const [leg] = legsOf([
      fill('buy', '300', '60001'),
      fill('sell', '100', '60001'),
      fill('sell', '100', '50000'),
    ])
    expect(leg).toMatchObject({ closed: null, quantity: 100, openCost: 166_664, gross: -33_336 })
  })

  it('that cross zero close one leg and open the next, cost and fee shared by quantity', () => {
    // 300 at 50 000: cost 600 000, fee 300. 100 close: 200 000 and 100; 200 open: 400 000 and 200.
    const [first, second] = legsOf([fill('buy', '100', '60000'), fill('sell', '300', '50000')])
    expect(first).toMatchObject({ side: 'long', closed: 1, exitCost: 200_000, exitQuantity: 100 })
    // 100 USD at 60 000 = 166 666.67 → 166 667; fee 83.33 → 83, and 100 of the second fill.
    expect(first).toMatchObject({ gross: -33_333, fees: 183, fillCount: 2 })
    expect(second).toMatchObject({ side: 'short', opened: 1, closed: null, openingQuantity: 200 })
    expect(second).toMatchObject({ openCost: 400_000, fees: 200, fillCount: 1 })
  })

  it('keep rebates apart from payments when they are rounded', () => {
    // 166 664 · 0.0005 = 83.33; paid up → 84, received down → −83.
    const spec: BulkSpec = {
      ...usdPerpetual,
      settlementPolicy: {
        ...usdPerpetual.settlementPolicy,
        fee: { paid: 'up', received: 'down' },
      },
    }
    const rebate = { ...fill('buy', '100', '60001'), feeRate: '-0.0005' }
    expect(legsOf([fill('buy', '100', '60001')], spec)[0]?.fees).toBe(84)
    expect(legsOf([rebate], spec)[0]?.fees).toBe(-83)
  })

  it('are taken by time, and those of one instant as they come', () => {
    const early = { ...fill('sell', '100', '50000'), atMs: 1_600_000_000_000 }
    const [leg] = legsOf([fill('buy', '300', '60001'), fill('sell', '200', '60001'), early])
    expect(leg).toMatchObject({ side: 'short', opened: 2, closed: 0, openingQuantity: 100 })
  })

  it('stay exact beyond 2⁵³', () => {
    // 9 007 199 254 741 100 USD at 1, in satoshi 9.007e23.
    const [leg] = legsOf([fill('buy', '9007199254741100', '1')])
    expect(leg?.openCost).toBe(900_719_925_474_110_000_000_000n)
  })

  it('count broken quantities in one step that fits them all', () => {
    const fold = bulkFold(usdPerpetual, [fill('buy', '100', '50000'), fill('buy', '0.25', '50000')])
    // 100 + 0.25 contracts in hundredths; 0.25 · 200 000 / 100 = 500 satoshi
    expect(fold.ok && fold.value.quantityScale).toBe(2)
    expect(fold.ok && fold.value.legs[0]).toMatchObject({ quantity: 10_025, openCost: 200_500 })
  })

  it('remember that the venue closed the position', () => {
    const taken = { ...fill('sell', '100', '50000'), role: 'liquidation' as const }
    expect(legsOf([fill('buy', '200', '60000'), taken])[0]?.liquidated).toBe(true)
    expect(legsOf([taken])[0]?.liquidated).toBe(false)
  })

  it('are no legs when there are none', () => {
    expect(legsOf([])).toEqual([])
  })

  it.each([
    [{ quantity: '0' }, 'quantity must be a number above zero, was “0”'],
    [{ quantity: '-5' }, 'quantity must be a number above zero, was “-5”'],
    [{ price: '1e5' }, 'price must be a number above zero, was “1e5”'],
    [{ price: '0.0' }, 'price must be a number above zero, was “0.0”'],
    [{ feeRate: '-1' }, 'fee rate must be a number above −1, was “-1”'],
    [{ feeRate: 'free' }, 'fee rate must be a number above −1, was “free”'],
  ])('are refused with words where one has %o', (wrong, message) => {
    const fold = bulkFold(usdPerpetual, [
      fill('buy', '100', '50000'),
      { ...fill('buy', '100', '50000'), ...wrong },
    ])
    expect(fold).toEqual({ ok: false, error: { fill: 1, message } })
  })
})
