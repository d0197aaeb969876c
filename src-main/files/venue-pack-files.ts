import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'

import type { PackExport, PackReading } from '@shared/ipc/contract'
import type { VenuePack } from '@shared/market/listing'

import { packText, readVenuePack } from './venue-pack'
import { fileErrorCode, writeWhole } from './write-whole'

/** Five megabytes: a pack of the 200 contracts it may hold stays below two. */
const MOST_BYTES = 5_000_000

/** Where the person wants a pack to go or to come from; undefined when they change their mind. */
export interface PackPlaces {
  readonly whereToSave: (name: string) => Promise<string | undefined>
  readonly whichToOpen: () => Promise<string | undefined>
}

export interface VenuePackFiles {
  readonly write: (pack: VenuePack) => Promise<PackExport>
  readonly read: () => Promise<PackReading>
}

/** Venue packs on the disk, each in a file that the person points at. */
export function venuePackFiles(places: PackPlaces): VenuePackFiles {
  return {
    write: async (pack) => {
      const path = await places.whereToSave(fileName(pack.venue))
      if (path === undefined) return { state: 'closed' }
      const text = packText(pack)
      writeWhole(path, { text, what: 'The pack' })
      return { state: 'written', file: basename(path), bytes: Buffer.byteLength(text) }
    },
    read: async () => {
      const path = await places.whichToOpen()
      return path === undefined ? { state: 'closed' } : readPack(path)
    },
  }
}

/** `BitMEX` → `bitmex-venue-pack.json`. */
const fileName = (venue: string): string =>
  `${
    venue
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'own'
  }-venue-pack.json`

function readPack(path: string): PackReading {
  const file = basename(path)
  const refused = (reason: string): PackReading => ({ state: 'refused', file, reason })
  try {
    if (statSync(path).size > MOST_BYTES)
      return refused('It is larger than 5 MB, more than any venue pack needs.')
    const read = readVenuePack(readFileSync(path, 'utf8'))
    return read.ok ? { state: 'read', file, ...read.value } : refused(read.error)
  } catch (error) {
    return refused(`It could not be read (${fileErrorCode(error)}).`)
  }
}
