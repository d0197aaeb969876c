/**
 * The few records of a ZIP file as an export has them (APPNOTE 6.3.10, sections 4.3 and 4.5.3): always the 64-bit
 * form, so that neither many files nor large ones are another case; never a date, so that the same content gives
 * the same bytes.
 */
export interface ZipEntry {
  readonly name: string
  /** Deflated, or stored as it is. */
  readonly packed: boolean
  readonly crc: number
  /** Bytes of the content. */
  readonly bytes: number
  /** Bytes as they lie in the file. */
  readonly packedBytes: number
  /** Where its local header starts. */
  readonly offset: number
}

export const LOCAL_SIGNATURE = 0x04_03_4b_50
const CENTRAL_SIGNATURE = 0x02_01_4b_50
const END64_SIGNATURE = 0x06_06_4b_50
const LOCATOR_SIGNATURE = 0x07_06_4b_50
export const END_SIGNATURE = 0x06_05_4b_50

export const CENTRAL_FIXED_BYTES = 46
const CENTRAL_EXTRA_BYTES = 28
const LOCAL_FIXED_BYTES = 30
const LOCAL_EXTRA_BYTES = 20
/** The end of the directory in both forms and the locator between them. */
export const END_BYTES = 56 + 20 + 22

const VERSION = 45
const UTF8_NAMES = 0x08_00
/** The first day that a ZIP file can name: 1 January 1980. */
const NO_DATE = 0x21
const IN_EXTRA = 0xff_ff_ff_ff
const EXTRA_64 = 1

export const localHeaderBytes = (name: string): number =>
  LOCAL_FIXED_BYTES + Buffer.byteLength(name) + LOCAL_EXTRA_BYTES

export const centralRecordBytes = (name: string): number =>
  CENTRAL_FIXED_BYTES + Buffer.byteLength(name) + CENTRAL_EXTRA_BYTES

const count64 = (into: Buffer, value: number, at: number): number =>
  into.writeBigUInt64LE(BigInt(value), at)

/** What stands before the bytes of an entry. */
export function localHeader(entry: ZipEntry): Buffer {
  const name = Buffer.from(entry.name)
  const fixed = Buffer.alloc(LOCAL_FIXED_BYTES)
  fixed.writeUInt32LE(LOCAL_SIGNATURE, 0)
  fixed.writeUInt16LE(VERSION, 4)
  writeCommon(fixed, entry, 6)
  fixed.writeUInt16LE(name.length, 26)
  fixed.writeUInt16LE(LOCAL_EXTRA_BYTES, 28)
  const extra = Buffer.alloc(LOCAL_EXTRA_BYTES)
  writeSizes(extra, entry)
  return Buffer.concat([fixed, name, extra])
}

/** The entry's line in the directory at the end. */
export function centralRecord(entry: ZipEntry): Buffer {
  const name = Buffer.from(entry.name)
  const fixed = Buffer.alloc(CENTRAL_FIXED_BYTES)
  fixed.writeUInt32LE(CENTRAL_SIGNATURE, 0)
  fixed.writeUInt16LE(VERSION, 4)
  fixed.writeUInt16LE(VERSION, 6)
  writeCommon(fixed, entry, 8)
  fixed.writeUInt16LE(name.length, 28)
  fixed.writeUInt16LE(CENTRAL_EXTRA_BYTES, 30)
  fixed.writeUInt32LE(IN_EXTRA, 42)
  const extra = Buffer.alloc(CENTRAL_EXTRA_BYTES)
  writeSizes(extra, entry)
  count64(extra, entry.offset, 20)
  return Buffer.concat([fixed, name, extra])
}

/** From the flags to the two sizes, which stand in the extra field. */
function writeCommon(into: Buffer, { packed, crc }: ZipEntry, at: number): void {
  into.writeUInt16LE(UTF8_NAMES, at)
  into.writeUInt16LE(packed ? 8 : 0, at + 2)
  into.writeUInt16LE(NO_DATE, at + 6)
  into.writeUInt32LE(crc, at + 8)
  into.writeUInt32LE(IN_EXTRA, at + 12)
  into.writeUInt32LE(IN_EXTRA, at + 16)
}

function writeSizes(extra: Buffer, { bytes, packedBytes }: ZipEntry): void {
  extra.writeUInt16LE(EXTRA_64, 0)
  extra.writeUInt16LE(extra.length - 4, 2)
  count64(extra, bytes, 4)
  count64(extra, packedBytes, 12)
}

/** The end of the file: how many entries there are, and where their directory is. */
export function endRecords(of: {
  readonly entries: number
  readonly directoryBytes: number
  readonly directoryAt: number
}): Buffer {
  const end = Buffer.alloc(END_BYTES)
  end.writeUInt32LE(END64_SIGNATURE, 0)
  count64(end, 56 - 12, 4)
  end.writeUInt16LE(VERSION, 12)
  end.writeUInt16LE(VERSION, 14)
  count64(end, of.entries, 24)
  count64(end, of.entries, 32)
  count64(end, of.directoryBytes, 40)
  count64(end, of.directoryAt, 48)
  end.writeUInt32LE(LOCATOR_SIGNATURE, 56)
  count64(end, of.directoryAt + of.directoryBytes, 64)
  end.writeUInt32LE(1, 72)
  end.writeUInt32LE(END_SIGNATURE, 76)
  end.writeUInt16LE(0xff_ff, 84)
  end.writeUInt16LE(0xff_ff, 86)
  end.writeUInt32LE(IN_EXTRA, 88)
  end.writeUInt32LE(IN_EXTRA, 92)
  return end
}
