import type { FileHandle } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'

import {
  CENTRAL_FIXED_BYTES,
  centralRecord,
  centralRecordBytes,
  END_BYTES,
  END_SIGNATURE,
  endRecords,
  LOCAL_SIGNATURE,
  localHeader,
  localHeaderBytes,
  type ZipEntry,
} from './zip-records'
import { contentSums } from './zip-writer'

/** Why a file is not taken, in a sentence: the first thing that is wrong with it. */
export class ArchiveFlaw extends Error {
  override readonly name = 'ArchiveFlaw'
}

export interface ZipReader {
  readonly entries: readonly ZipEntry[]
  /**
   * The content of an entry, a chunk at a time, checked against its length and its checksum; the SHA-256 once
   * it was read to its end.
   * @throws ArchiveFlaw
   */
  readonly content: (entry: ZipEntry) => {
    readonly chunks: AsyncIterable<Buffer>
    readonly sha256: () => string
  }
}

const MOST_ENTRIES = 200_000
const MOST_DIRECTORY_BYTES = 40_000_000
const READ_BYTES = 65_536
const NAME = /^[a-z0-9][a-z0-9-]*(?:\/[a-z0-9][a-z0-9-]*)?(?:\.[a-z]+)?$/

const NOT_OURS = 'It is not an export of this program.'
const CUT = 'It is cut short: the end of the file is missing.'
const REPACKED =
  'It is not as this program wrote it: it was packed by another program, or changed afterwards.'

/**
 * Opens a ZIP file that {@link zipWriter} wrote, and no other: every record is made again from what it says and
 * must come out as the same bytes, and the entries must fill the file without a gap. So nothing is hidden in it,
 * nothing overlaps, and no length is believed before it fits.
 * @throws ArchiveFlaw
 */
export async function openZip(file: FileHandle): Promise<ZipReader> {
  const { size } = await file.stat()
  if (size < 4 || (await bytesAt(file, 0, 4)).readUInt32LE() !== LOCAL_SIGNATURE)
    throw new ArchiveFlaw(NOT_OURS)
  const entries = await readDirectory(file, size)
  for (const entry of entries) {
    const header = await bytesAt(file, entry.offset, localHeaderBytes(entry.name))
    if (!header.equals(localHeader(entry))) throw new ArchiveFlaw(REPACKED)
  }
  return { entries, content: (entry) => contentOf(file, entry) }
}

async function readDirectory(file: FileHandle, size: number): Promise<readonly ZipEntry[]> {
  if (size < END_BYTES) throw new ArchiveFlaw(CUT)
  const end = await bytesAt(file, size - END_BYTES, END_BYTES)
  const entries = Number(end.readBigUInt64LE(24))
  const directoryBytes = Number(end.readBigUInt64LE(40))
  const directoryAt = Number(end.readBigUInt64LE(48))
  if (end.readUInt32LE(END_BYTES - 22) !== END_SIGNATURE) throw new ArchiveFlaw(CUT)
  const tooMany = entries > MOST_ENTRIES || directoryBytes > MOST_DIRECTORY_BYTES
  if (tooMany || directoryAt + directoryBytes + END_BYTES !== size) throw new ArchiveFlaw(REPACKED)
  if (!end.equals(endRecords({ entries, directoryBytes, directoryAt })))
    throw new ArchiveFlaw(REPACKED)
  const directory = await bytesAt(file, directoryAt, directoryBytes)
  const read = entriesOf(directory)
  const filled = read.reduce((at, entry) => (at === entry.offset ? endOf(entry) : Number.NaN), 0)
  if (read.length !== entries || filled !== directoryAt) throw new ArchiveFlaw(REPACKED)
  return read
}

const endOf = (entry: ZipEntry): number =>
  entry.offset + localHeaderBytes(entry.name) + entry.packedBytes

function entriesOf(directory: Buffer): readonly ZipEntry[] {
  const entries: ZipEntry[] = []
  for (let at = 0; at < directory.length;) {
    const entry = entryAt(directory, at)
    if (entry === undefined) throw new ArchiveFlaw(REPACKED)
    const record = centralRecord(entry)
    if (!directory.subarray(at, at + record.length).equals(record)) throw new ArchiveFlaw(REPACKED)
    entries.push(entry)
    at += record.length
  }
  if (new Set(entries.map(({ name }) => name)).size < entries.length)
    throw new ArchiveFlaw(REPACKED)
  return entries
}

function entryAt(directory: Buffer, at: number): ZipEntry | undefined {
  if (directory.length - at < CENTRAL_FIXED_BYTES) return undefined
  const nameAt = at + CENTRAL_FIXED_BYTES
  const name = directory.toString('latin1', nameAt, nameAt + directory.readUInt16LE(at + 28))
  if (!NAME.test(name) || directory.length - at < centralRecordBytes(name)) return undefined
  const extra = nameAt + name.length + 4
  const count = (offset: number): number => Number(directory.readBigUInt64LE(extra + offset))
  return {
    name,
    packed: directory.readUInt16LE(at + 10) === 8,
    crc: directory.readUInt32LE(at + 16),
    bytes: count(0),
    packedBytes: count(8),
    offset: count(16),
  }
}

function contentOf(file: FileHandle, entry: ZipEntry): ReturnType<ZipReader['content']> {
  const sums = contentSums()
  let sha256 = ''
  const damaged = (): ArchiveFlaw => new ArchiveFlaw(`${entry.name} is damaged.`)
  const chunks = async function* (): AsyncGenerator<Buffer> {
    let bytes = 0
    try {
      for await (const chunk of sums.watch(unpacked(file, entry))) {
        bytes += chunk.length
        // A packed file may claim to be small and swell without end.
        if (bytes > entry.bytes) throw damaged()
        yield chunk
      }
    } catch (error) {
      throw isZlibError(error) ? damaged() : error
    }
    const result = sums.result()
    if (result.bytes !== entry.bytes || result.crc !== entry.crc) throw damaged()
    sha256 = result.sha256
  }
  return { chunks: chunks(), sha256: () => sha256 }
}

const isZlibError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')

function unpacked(file: FileHandle, entry: ZipEntry): AsyncIterable<Buffer> {
  const stored = storedBytes(file, entry)
  if (!entry.packed) return stored
  const inflate = createInflateRaw()
  const source = Readable.from(stored, { objectMode: false })
  source.on('error', (error) => inflate.destroy(error))
  inflate.on('close', () => source.destroy())
  return source.pipe(inflate)
}

async function* storedBytes(file: FileHandle, entry: ZipEntry): AsyncGenerator<Buffer> {
  const start = entry.offset + localHeaderBytes(entry.name)
  for (let done = 0; done < entry.packedBytes;) {
    const chunk = await bytesAt(file, start + done, Math.min(READ_BYTES, entry.packedBytes - done))
    done += chunk.length
    yield chunk
  }
}

/** @throws ArchiveFlaw when the file ends before */
async function bytesAt(file: FileHandle, at: number, count: number): Promise<Buffer> {
  const bytes = Buffer.alloc(count)
  for (let done = 0; done < count;) {
    const { bytesRead } = await file.read(bytes, done, count - done, at + done)
    if (bytesRead === 0) throw new ArchiveFlaw(CUT)
    done += bytesRead
  }
  return bytes
}
