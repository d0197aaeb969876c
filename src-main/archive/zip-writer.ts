import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

import { centralRecord, endRecords, localHeader, type ZipEntry } from './zip-records'

/** What went into the file under a name: how much, and its SHA-256 in hexadecimal. */
export interface Added {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

export interface ZipWriter {
  /** Adds one file, a chunk at a time: none is ever held whole. Pictures are stored as they are. */
  readonly add: (
    name: string,
    content: { readonly chunks: AsyncIterable<Buffer>; readonly packed: boolean },
  ) => Promise<Added>
  /** Writes the directory. The file is whole after it. Gives its length in bytes. */
  readonly finish: () => Promise<number>
}

/** Text reaches the packer in pieces of this size, so that the same text always packs to the same bytes. */
const PIECE = 65_536

/** Writes a ZIP file from its first byte to its last. @throws AbortError when the signal says stop */
export function zipWriter(file: FileHandle, signal: AbortSignal): ZipWriter {
  const entries: ZipEntry[] = []
  let at = 0
  const write = async (bytes: Buffer): Promise<void> => {
    await writeAll(file, bytes, at)
    at += bytes.length
  }
  return {
    add: async (name, { chunks, packed }) => {
      const offset = at
      const sums = contentSums()
      await write(localHeader({ name, packed, crc: 0, bytes: 0, packedBytes: 0, offset }))
      const start = at
      const through = Readable.from(sums.watch(pieces(chunks)), { objectMode: false })
      const written = async (source: AsyncIterable<Buffer>): Promise<void> => {
        for await (const piece of source) await write(piece)
      }
      if (packed) await pipeline(through, createDeflateRaw(), written, { signal })
      else await pipeline(through, written, { signal })
      const { crc, bytes, sha256 } = sums.result()
      const entry = { name, packed, crc, bytes, packedBytes: at - start, offset }
      await writeAll(file, localHeader(entry), offset)
      entries.push(entry)
      return { name, bytes, sha256 }
    },
    finish: async () => {
      const directory = Buffer.concat(entries.map(centralRecord))
      const directoryAt = at
      await write(directory)
      await write(
        endRecords({ entries: entries.length, directoryBytes: directory.length, directoryAt }),
      )
      return at
    },
  }
}

async function writeAll(file: FileHandle, bytes: Buffer, at: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at + done)
    done += bytesWritten
  }
}

async function* pieces(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0)
  for await (const chunk of chunks) {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk])
    let from = 0
    for (; held.length - from >= PIECE; from += PIECE) yield held.subarray(from, from + PIECE)
    held = held.subarray(from)
  }
  if (held.length > 0) yield held
}

/** The three things that are said of a content, counted while it passes. */
export function contentSums(): {
  readonly watch: (chunks: AsyncIterable<Buffer>) => AsyncGenerator<Buffer>
  readonly result: () => { crc: number; bytes: number; sha256: string }
} {
  const hash = createHash('sha256')
  let crc = 0
  let bytes = 0
  return {
    watch: async function* (chunks) {
      for await (const chunk of chunks) {
        hash.update(chunk)
        crc = crc32(chunk, crc)
        bytes += chunk.length
        yield chunk
      }
    },
    result: () => ({ crc, bytes, sha256: hash.digest('hex') }),
  }
}
