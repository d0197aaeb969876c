import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'

import type { PackExport, PackReading } from '@shared/ipc/contract'
import { AppError } from '@shared/ipc/errors'
import type { VenuePack } from '@shared/market/listing'

import { packText, readVenuePack } from './venue-pack'

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
      writeWhole(path, text)
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

/**
 * Writes beside the place and renames into it, so that a file of that name is either the old one or the whole
 * new one, never a part.
 * @throws AppError storage: the disk refused; what stood there stands
 */
function writeWhole(path: string, text: string): void {
  const unfinished = `${path}.${randomUUID()}.unfinished`
  try {
    const file = openSync(unfinished, 'wx', 0o600)
    try {
      writeFileSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(unfinished, path)
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw new AppError('storage', `The pack could not be written (${codeOf(error)}).`)
  }
}

function readPack(path: string): PackReading {
  const file = basename(path)
  const refused = (reason: string): PackReading => ({ state: 'refused', file, reason })
  try {
    if (statSync(path).size > MOST_BYTES)
      return refused('It is larger than 5 MB, more than any venue pack needs.')
    const read = readVenuePack(readFileSync(path, 'utf8'))
    return read.ok ? { state: 'read', file, ...read.value } : refused(read.error)
  } catch (error) {
    return refused(`It could not be read (${codeOf(error)}).`)
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
