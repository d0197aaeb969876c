import { describe, expect, it } from 'vitest'
import { z } from 'zod'

import { ContractListing } from '@shared/market/listing'
import { listings } from '@shared/market/registry'
import { D } from '@shared/num/decimal'

import { draftOf, readDraft, withDraft } from './contract-draft'
import { editedListing } from './edited-listing'
import { columnPercent } from './figure-words'
import { changesBetween, datedChanges } from './listing-changes'
import { tierRows } from './margin-rows'
import { packPreview } from './pack-preview'
import * as words from './policy-words'
import { headStatements, statementsOf } from './statements'
import { venueGroups } from './venue-rows'

const byId = (id: string): ContractListing => {
  const found = listings.find(({ spec }) => spec.id === id)
  if (!found) throw new Error(`${id} is not listed`)
  return found
}
const xbtusd = byId('bitmex:XBTUSD')
const aim = { from: xbtusd, copy: false, takenIds: new Set<string>(), today: '2026-11-24' }
const edited = (path: string, text: string, since = '') =>
  editedListing(withDraft(draftOf(xbtusd.spec), path, text), { aim, since, kept: xbtusd.eras })

/** Every leaf of a JSON value, as a path. */
function leaves(json: unknown, path: readonly (string | number)[] = []): (string | number)[][] {
  if (Array.isArray(json)) return json.flatMap((each, at) => leaves(each, [...path, at]))
  if (typeof json === 'object' && json !== null)
    return Object.entries(json).flatMap(([key, each]) => leaves(each, [...path, key]))
  return [[...path]]
}

/** The names that stand beside a name in any policy. */
const besides = (name: string): readonly string[] =>
  Object.values(words)
    .map((each) => Object.keys(each))
    .filter((names) => names.includes(name))
    .flat()

/** Other values for a leaf, the likeliest to be taken first. */
function otherLeaves(value: unknown): readonly unknown[] {
  if (typeof value === 'boolean') return [!value]
  if (typeof value === 'number') return [value + 1]
  const text = String(value)
  const names = besides(text)
  return names.length > 0 ? names : [`${text}1`, '0.0123', '2026-01-01', 'OTHER']
}

describe('the words of a contract', () => {
  it('differ for every name of a policy', () => {
    for (const meanings of Object.values(words)) {
      const texts = Object.values(meanings)
      expect(new Set(texts).size).toBe(texts.length)
    }
  })

  it('name each thing once in its part', () => {
    for (const { spec } of listings) {
      const keys = statementsOf(spec).map(({ group, label }) => `${group} ${label}`)
      expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
    }
  })

  it.each(['bitmex:XBTUSD', 'deribit:BTC-PERPETUAL', 'htx:BTC-USD'])(
    'lose nothing of %s: whatever the schema lets change, the changes name',
    (id) => {
      const listing = byId(id)
      const wire = z.encode(ContractListing, { ...listing, eras: [] })
      const isCounted = (path: readonly (string | number)[]): boolean =>
        !['id', 'version', 'userDefined'].includes(String(path[0])) &&
        path.every((part) => typeof part === 'string' || part < 2)
      for (const path of leaves(wire.spec).filter(isCounted)) {
        const other = otherAt(wire, path)
        if (other === undefined) continue
        const changes = changesBetween({ ...listing, eras: [] }, other)
        expect(changes.length, path.join('.')).toBeGreaterThan(0)
      }
    },
  )

  it('say nothing of a contract beside itself', () => {
    for (const listing of listings) expect(changesBetween(listing, listing)).toEqual([])
  })
})

/** The listing with another leaf that its schema takes; undefined where none of those tried is taken. */
function otherAt(wire: unknown, path: readonly (string | number)[]): ContractListing | undefined {
  const first = at(wire, ['spec', ...path])
  for (const value of otherLeaves(first)) {
    const copy: unknown = structuredClone(wire)
    const owner = at(copy, ['spec', ...path.slice(0, -1)])
    if (value === first || typeof owner !== 'object' || owner === null) continue
    Object.assign(owner, { [String(path.at(-1))]: value })
    const read = z.safeDecode(ContractListing, copy as z.input<typeof ContractListing>)
    if (read.success) return read.data
  }
  return undefined
}

const at = (json: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    // A path of leaves() leads only through objects and lists.
    (value, key) => (value as Readonly<Record<string, unknown>>)[String(key)],
    json,
  )

describe('the page of XBTUSD', () => {
  const textOf = (label: string) =>
    headStatements(xbtusd.spec).find((each) => each.label === label)?.text

  it('states its figures and policies in words', () => {
    expect(textOf('One contract')).toBe('1 USD')
    expect(textOf('Settlement')).toBe('BTC, in steps of 0.00000001 BTC')
    expect(textOf('Lot')).toBe('100 contracts')
    expect(textOf('Interval')).toBe('every 8 hours')
    expect(textOf('Clamp')).toBe('±0.05%')
    expect(textOf('Printed for “never liquidated”')).toBe('1,000,000 USD or 100,000,000 USD')
  })

  it('lists its tiers with the highest leverage of each', () => {
    // 200 BTC at 1 %, then half a point for each 150: tier 3 is 350 to 500 at 2 %, so 50×.
    const [first, , third] = tierRows(xbtusd.spec)
    expect([first?.upTo?.toFixed(), first?.highestLeverage.toFixed()]).toEqual(['200', '100'])
    expect([third?.from.toFixed(), third?.upTo?.toFixed()]).toEqual(['350', '500'])
    expect([third?.initialRate.toFixed(), third?.highestLeverage.toFixed()]).toEqual(['0.02', '50'])
  })

  it('shows a third in a column with a sign that it goes on', () => {
    expect(columnPercent(new D('0.3333333333333333'))).toBe('≈ 33.3333%')
    expect(columnPercent(new D('0.005'))).toBe('0.5%')
  })

  it('tells each dated change beside what came after it', () => {
    const lot = datedChanges(xbtusd).find(({ era }) => era.until.startsWith('2021-06-08'))
    expect(lot?.changes).toEqual([
      { group: 'Contract', label: 'Lot', before: '1 contract', after: '100 contracts' },
    ])
  })
})

describe('a draft', () => {
  it('gives back every listed contract as it was', () => {
    for (const { spec } of listings) expect(readDraft(draftOf(spec))).toEqual({ ok: true, spec })
  })

  it('says at the field what is wrong', () => {
    const lot = readDraft(withDraft(draftOf(xbtusd.spec), 'lot', '0'))
    expect(lot).toMatchObject({ ok: false, issues: { lot: 'lot must be above zero' } })
    const fee = readDraft(withDraft(draftOf(xbtusd.spec), 'fees.maker', 'a lot'))
    expect(fee).toMatchObject({ ok: false, issues: { 'fees.maker': expect.any(String) as string } })
  })

  it('takes rates in percent as people type them', () => {
    const read = readDraft(withDraft(draftOf(xbtusd.spec), 'fees.taker', '0,075 %'))
    expect(read.ok && read.spec.fees.taker.toFixed()).toBe('0.00075')
  })
})

describe('an edit', () => {
  it('is the person’s own, one version on, under the same id', () => {
    const made = edited('fees.taker', '0.06')
    expect(made.ok && made.value.spec).toMatchObject({
      id: 'bitmex:XBTUSD',
      version: xbtusd.spec.version + 1,
      userDefined: true,
    })
    expect(made.ok && changesBetween(xbtusd, made.value)).toEqual([
      { group: 'Fees', label: 'Taker', before: '0.05%', after: '0.06%' },
    ])
  })

  it('keeps what held before a day that is named', () => {
    const made = edited('lot', '10', '2026-11-20')
    expect(made.ok && made.value.eras[0]).toMatchObject({
      until: '2026-11-20T00:00:00.000Z',
      terms: { lot: xbtusd.spec.lot },
    })
    expect(made.ok && Object.keys(made.value.eras[0]?.terms ?? {})).toEqual(['lot'])
  })

  it('refuses a day before the change before it', () => {
    const made = edited('lot', '10', '2020-01-01')
    expect(made).toMatchObject({
      ok: false,
      error: { since: expect.stringContaining('2024-10-22') as string },
    })
  })

  it('gives a copy an id of its own and refuses one that is taken', () => {
    const copy = { ...aim, copy: true, takenIds: new Set(['custom:XBTUSD']) }
    const draft = draftOf(xbtusd.spec)
    const taken = editedListing(draft, { aim: copy, since: '', kept: [] })
    expect(taken).toMatchObject({ ok: false, error: { symbol: expect.any(String) as string } })
    const named = editedListing(withDraft(draft, 'symbol', 'My XBT'), {
      aim: copy,
      since: '',
      kept: [],
    })
    expect(named.ok && named.value.spec).toMatchObject({ id: 'custom:My-XBT', version: 1 })
  })
})

describe('a pack before it is kept', () => {
  it('tells new, changed and same apart', () => {
    const changed = edited('fees.taker', '0.06')
    const fresh = { ...xbtusd, spec: { ...xbtusd.spec, id: 'custom:NEW' } }
    if (!changed.ok) throw new Error('the edit holds')
    const preview = packPreview([changed.value, fresh, byId('bitmex:XBTZ26')], listings)
    expect(preview.map(({ state }) => state)).toEqual(['changed', 'new', 'same'])
    expect(preview.every(({ listing }) => listing.spec.userDefined)).toBe(true)
    expect(preview[0]?.listing.spec.version).toBe(xbtusd.spec.version + 1)
  })
})

describe('the list of venues', () => {
  const found = (query: string) =>
    venueGroups(listings, { query, isListed: () => true }).flatMap(({ rows }) => rows)

  it('is found by venue, kind and term', () => {
    expect(found('bitmex quanto').map(({ id }) => id)).toEqual(['bitmex:ETHUSD'])
    expect(found('bitmex dated').map(({ id }) => id)).toEqual(['bitmex:XBTZ26'])
    expect(found('')).toHaveLength(listings.length)
  })
})
