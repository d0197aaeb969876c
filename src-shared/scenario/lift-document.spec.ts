import { describe, expect, it } from 'vitest'
import { z } from 'zod'

import { ContractSpec } from '../market/contract-spec'
import { ContractListing } from '../market/listing'
import { listings } from '../market/registry'

import { liftDocument, type DocumentForms, type LiftStep } from './lift-document'

const head = { format: 'reciprocal-scenario', version: 1 }

describe('liftDocument', () => {
  it('leaves the form of today as it is', () => {
    const document = { ...head, name: 'a', sheet: {}, tools: {} }
    expect(liftDocument(document)).toEqual({ ok: true, value: document })
  })

  it('takes an earlier form step by step to the form of today', () => {
    const forms: DocumentForms = {
      current: 3,
      steps: new Map<number, LiftStep>([
        [1, ({ title, ...rest }) => ({ ...rest, name: title })],
        [2, (document) => ({ ...document, tools: {} })],
      ]),
    }
    expect(liftDocument({ ...head, title: 'a' }, forms)).toEqual({
      ok: true,
      value: { ...head, version: 3, name: 'a', tools: {} },
    })
    expect(liftDocument({ ...head, version: 2, name: 'b' }, forms)).toMatchObject({
      value: { name: 'b', tools: {}, version: 3 },
    })
  })

  it('lifts a contract that stands alone, as before contracts had a past', () => {
    const listing = listings[0]!
    const alone = z.encode(ContractSpec, listing.spec)
    expect(liftDocument({ ...head, further: [alone] })).toMatchObject({
      value: { further: [z.encode(ContractListing, { spec: listing.spec, eras: [] })] },
    })
    expect(liftDocument({ ...head, further: 'none' })).toMatchObject({ value: { further: 'none' } })
    const lifted = liftDocument({ ...head, listing: alone })
    expect(lifted).toMatchObject({
      value: { listing: z.encode(ContractListing, { spec: listing.spec, eras: [] }) },
    })
  })

  it('refuses a newer form, naming both', () => {
    expect(liftDocument({ ...head, version: 2 })).toEqual({
      ok: false,
      error: {
        kind: 'newer',
        path: ['version'],
        reason:
          'It was written by a newer version of the program: its form is 2, and this program reads forms up to 1.',
      },
    })
  })

  it.each([
    [null, [], 'not a scenario'],
    [[], [], 'not a scenario'],
    ['text', [], 'not a scenario'],
    [{}, [], 'not a scenario'],
    [{ format: 'reciprocal-venue-pack' }, ['format'], 'not a scenario'],
    [{ format: 'reciprocal-scenario' }, [], 'its version'],
    [{ ...head, version: '1' }, ['version'], 'its version'],
    [{ ...head, version: 0 }, ['version'], 'its version'],
    [{ ...head, version: 1.5 }, ['version'], 'its version'],
  ])('refuses %j at %j', (json, path, words) => {
    expect(liftDocument(json)).toMatchObject({
      ok: false,
      error: { kind: 'broken', path, reason: expect.stringContaining(words) as string },
    })
  })
})
