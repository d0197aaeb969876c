import { expect, it } from 'vitest'
import { z } from 'zod'

import { ContractListing } from './listing'
import { readWhenAsked } from './read-when-asked'
import type { ListingJson } from './venue'
import { binanceListings } from './venues/binance'

const [json] = binanceListings as readonly [ListingJson]

it('is the listing that its schema reads, field by field', () => {
  const eager = z.decode(ContractListing, json)
  const asked = readWhenAsked(json)
  expect({ ...asked.spec }).toEqual(eager.spec)
  expect(asked.eras).toEqual(eager.eras)
  expect(Object.keys(asked.spec).sort()).toEqual(Object.keys(eager.spec).sort())
  expect(z.encode(ContractListing, asked)).toEqual(z.encode(ContractListing, eager))
})

it('gives names without reading figures, and refuses figures that do not fit', () => {
  const damaged = { ...json, spec: { ...json.spec, tick: 'half a dollar' } }
  const asked = readWhenAsked(damaged)
  expect(asked.spec.title).toBe(json.spec.title)
  expect(() => asked.spec.tick).toThrow('must be a plain decimal')
})

it('reads once', () => {
  const asked = readWhenAsked(json)
  expect(asked.spec.margin).toBe(asked.spec.margin)
})
