import { expect, it } from 'vitest'

import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { coin, contracts, price, rate } from '../num/units'

import { bookedFunding } from './booked-funding'

const at = (fundingRate: string) =>
  ({ kind: 'relative', rate: rate(new D(fundingRate)), price: price(new D('63974.88')) }) as const
const short = (id: string) =>
  ({ spec: contractById(id)!, side: 'short', quantity: contracts(new D(1_000)) }) as const

it('cuts what is paid and what is received where the venue cuts', () => {
  // 1 000 / 63 974.88 · 0.0001 = 156.3… satoshi
  expect(bookedFunding(short('bybit:BTCUSD'), at('0.0001'))).toEqual({ ok: true, value: 156n })
  expect(bookedFunding(short('bybit:BTCUSD'), at('-0.0001'))).toEqual({ ok: true, value: -156n })
})

it('has a long pay what a short receives, and nothing of the rate lost before rounding', () => {
  const long = { ...short('bybit:BTCUSD'), side: 'long' } as const
  expect(bookedFunding(long, at('0.0001'))).toEqual({ ok: true, value: -156n })
  expect(bookedFunding(long, at('-0.0001'))).toEqual({ ok: true, value: 156n })
  const perLot = { ...short('bitmex:XBTUSD'), side: 'long' } as const
  // 10 lots of round(156 311.35) = 156 311 at 63 974.88: 1 563 110 · 0.0001 = 156.3…
  expect(bookedFunding(perLot, at('0.0001'))).toEqual({ ok: true, value: -156n })
})

it('takes a payment per contract or over time on the exact value, whatever the lots', () => {
  // 1 000 contracts · 0.000000001557 coins = 155.7 satoshi
  const terms = { kind: 'absolute', coinsPerContract: coin(new D('0.000000001557')) } as const
  expect(bookedFunding(short('bitmex:XBTUSD'), terms)).toEqual({ ok: true, value: 155n })
})

it('rounds paid and received apart where the venue does', () => {
  expect(bookedFunding(short('phemex:BTCUSD'), at('0.0001'))).toEqual({ ok: true, value: 156n })
  expect(bookedFunding(short('phemex:BTCUSD'), at('-0.0001'))).toEqual({ ok: true, value: -157n })
})

it('takes the booked value where each lot is rounded', () => {
  // 7 lots of 100 at 7: 7 · round(1 428 571 428.57…) = 10 000 000 003, half of it 5 000 000 001.5
  const terms = { kind: 'relative', rate: rate(new D('0.5')), price: price(new D(7)) } as const
  const held = { ...short('bitmex:XBTUSD'), quantity: contracts(new D(700)) }
  expect(bookedFunding(held, terms)).toEqual({ ok: true, value: 5_000_000_001n })
})

it('gives back the words of terms that cannot be', () => {
  const terms = { ...at('0.0001'), kind: 'continuous', periodMs: 0, elapsedMs: 1 } as const
  expect(bookedFunding(short('bybit:BTCUSD'), terms)).toMatchObject({ ok: false })
})
