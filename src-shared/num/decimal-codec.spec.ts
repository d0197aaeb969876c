import { expect, it } from 'vitest'
import { z } from 'zod'

import { D } from './decimal'
import { coinCodec, decimal, priceCodec } from './decimal-codec'
import { coin } from './units'

it('refuses a JSON number: a float may have lost digits already', () => {
  expect(decimal.safeParse(1.5).success).toBe(false)
})

it('says which range a number left', () => {
  const refused = z.safeDecode(priceCodec, '0')
  expect(refused.error?.issues[0]?.message).toBe('price must be above zero, was 0')
})

it('encodes canonical text, also for a zero with a sign', () => {
  expect(z.encode(decimal, new D('1.50'))).toBe('1.5')
  expect(z.encode(coinCodec, coin(new D('-0')))).toBe('0')
})

it('refuses to encode what is not a number', () => {
  expect(() => z.encode(decimal, new D(NaN))).toThrow()
  expect(z.safeEncode(coinCodec, new D(NaN) as never).success).toBe(false)
})
