import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { VenuePack } from '@shared/market/listing'
import { listings } from '@shared/market/registry'

import { packText, readVenuePack } from './venue-pack'
import { venuePackFiles } from './venue-pack-files'

const pack: VenuePack = {
  format: 'reciprocal-venue-pack',
  version: 1,
  venue: 'BitMEX',
  listings: listings.filter(({ spec }) => spec.venue === 'BitMEX'),
}

/** The pack's JSON with its listings put through a change. */
function changed(change: (listings: Record<string, unknown>[]) => void): string {
  const json = JSON.parse(packText(pack)) as { listings: Record<string, unknown>[] }
  change(json.listings)
  return JSON.stringify(json)
}

describe('a venue pack', () => {
  it('reads as it was written', () => {
    const read = readVenuePack(packText(pack))
    expect(read).toEqual({
      ok: true,
      value: { venue: 'BitMEX', listings: pack.listings, refused: [] },
    })
  })

  it.each([
    ['', 'not JSON'],
    ['{', 'not JSON'],
    ['null', 'not a venue pack'],
    ['[]', 'not a venue pack'],
    ['{"format":"other"}', 'not a venue pack'],
    ['{"format":"reciprocal-venue-pack","version":2}', 'version'],
    ['{"format":"reciprocal-venue-pack","version":1,"venue":"X"}', 'listings: is missing'],
  ])('is refused whole when the file holds %s', (text, words) => {
    const read = readVenuePack(text)
    expect(read).toMatchObject({ ok: false, error: expect.stringContaining(words) as string })
  })

  it('loses only the listings that do not hold, and names them', () => {
    const text = changed((all) => {
      Object.assign(all[0]?.['spec'] ?? {}, { lot: '0' })
    })
    const read = readVenuePack(text)
    if (!read.ok) throw new Error(read.error)
    expect(read.value.listings).toHaveLength(pack.listings.length - 1)
    expect(read.value.refused).toEqual([
      { name: 'bitmex:XBTUSD', reason: 'spec.lot: lot must be above zero.' },
    ])
  })
})

describe('a listing with a figure that is no number', () => {
  it.each([
    ['tier', { tiers: [{ upTo: 'x', initialRate: '0.01', maintenanceRate: '0.005' }, {}] }],
    ['rate', { tiers: [{ upTo: '1', initialRate: 'x', maintenanceRate: '0.005' }] }],
    ['range', { method: 'adjust-factor', rows: [{ leverageUpTo: 'x' }, { leverageUpTo: '1' }] }],
  ])('is refused for its %s, without an exception', (_, terms) => {
    const text = changed((all) => {
      const spec = all[0]?.['spec'] as Record<string, object>
      Object.assign(spec['margin'] ?? {}, terms)
    })
    const read = readVenuePack(text)
    expect(read.ok && read.value.refused.map(({ name }) => name)).toEqual(['bitmex:XBTUSD'])
  })
})

describe('venue packs on the disk', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'reciprocal-pack-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const files = (path: string | undefined) =>
    venuePackFiles({
      whereToSave: () => Promise.resolve(path),
      whichToOpen: () => Promise.resolve(path),
    })

  it('are written whole over what stood there, and leave nothing beside it', async () => {
    const path = join(folder, 'a.json')
    writeFileSync(path, 'old')
    const bytes = Buffer.byteLength(packText(pack))
    expect(await files(path).write(pack)).toEqual({ state: 'written', file: 'a.json', bytes })
    expect(readdirSync(folder)).toEqual(['a.json'])
    expect(readFileSync(path, 'utf8')).toBe(packText(pack))
    expect(await files(path).read()).toMatchObject({ state: 'read', venue: 'BitMEX' })
  })

  it('say so when the disk refuses, and nothing is left behind', async () => {
    await expect(files(join(folder, 'gone', 'a.json')).write(pack)).rejects.toMatchObject({
      code: 'storage',
    })
    expect(readdirSync(folder)).toEqual([])
    expect(await files(join(folder, 'gone')).read()).toMatchObject({ state: 'refused' })
  })

  it('are refused unread above five megabytes', async () => {
    const path = join(folder, 'large.json')
    writeFileSync(path, ' '.repeat(5_000_001))
    expect(await files(path).read()).toMatchObject({
      state: 'refused',
      reason: expect.stringContaining('larger than 5 MB') as string,
    })
  })

  it('do nothing when the person closes the dialog', async () => {
    expect(await files(undefined).write(pack)).toEqual({ state: 'closed' })
    expect(await files(undefined).read()).toEqual({ state: 'closed' })
  })
})
