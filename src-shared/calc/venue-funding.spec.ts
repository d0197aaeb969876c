import { assert, describe, expect, it } from 'vitest'

import type { ContractSpec } from '../market/contract-spec'
import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { contracts, price, rate } from '../num/units'

import { fundingUnder } from './funding'
import { venueFunding, type FundingSettled } from './venue-funding'

function contract(id: string): ContractSpec {
  const spec = contractById(id)
  assert(spec)
  return spec
}

/** What a short of so many contracts receives. */
function received(id: string, quantity: number, settled: FundingSettled): string {
  const spec = contract(id)
  const terms = venueFunding(spec, settled)
  const paid = fundingUnder({ spec, side: 'short', quantity: contracts(new D(quantity)) }, terms)
  assert(paid.ok)
  return `${terms.kind} ${paid.value.toFixed()}`
}

const at = (text: string, value: number): FundingSettled => ({
  rate: rate(new D(text)),
  price: price(new D(value)),
})

describe('one payment as the contract states it', () => {
  it('is a rate on the notional', () => {
    expect(received('bitmex:XBTUSD', 10_000, at('0.0001', 50_000))).toBe('relative 0.00002')
  })

  // Kraken Futures help 360022835911: 100 000 contracts, 0.01785 % at an index of 7 000
  it('is fixed per contract on Kraken', () => {
    expect(received('kraken:PI_XBTUSD', 100_000, at('0.0001785', 7_000))).toBe('absolute 0.00255')
  })

  // Deribit support 25944756883229: 10 000 USD at 10 000 for one minute at 0.075 %
  it('runs by the millisecond on Deribit, a whole period unless stated', () => {
    const settled = at('0.00075', 10_000)
    const minute = { ...settled, elapsedMs: 60_000 }
    expect(received('deribit:BTC-PERPETUAL', 10_000, minute)).toBe('continuous 0.0000015625')
    expect(received('deribit:BTC-PERPETUAL', 10_000, settled)).toBe('continuous 0.00075')
  })
})
