import { copyFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { fileStamp, synced } from './backup'
import { factsOf } from './file-trial'

/** SQLite's companions: without them the file would lack its last commits, and beside another it would harm. */
const PARTS = ['-wal', '-shm', ''] as const

const asideName = (path: string, atMs: number): string => {
  for (let stamp = atMs; ; stamp += 1) {
    const name = join(dirname(path), `journal-set-aside-${fileStamp(stamp)}.sqlite`)
    if (PARTS.every((part) => factsOf(`${name}${part}`) === undefined)) return name
  }
}

/** Moves a journal that cannot be used out of the way, with its log. Nothing is deleted. */
export function setAside(path: string, atMs: number): void {
  const aside = asideName(path, atMs)
  for (const part of PARTS)
    if (factsOf(`${path}${part}`)) renameSync(`${path}${part}`, `${aside}${part}`)
}

/**
 * Puts a copy in the journal's place. What was there is first copied aside whole; only then are its parts
 * replaced, the file itself last and in one step, so that no moment exists at which nothing is kept.
 */
export function replaceWithCopy(
  path: string,
  of: { readonly copy: string; readonly atMs: number; readonly keepReplaced: boolean },
): void {
  const incoming = `${path}.incoming`
  copyFileSync(of.copy, incoming)
  synced(incoming)
  if (of.keepReplaced) copyAside(path, of.atMs)
  for (const part of PARTS) if (part !== '') rmSync(`${path}${part}`, { force: true })
  renameSync(incoming, path)
}

function copyAside(path: string, atMs: number): void {
  const aside = asideName(path, atMs)
  for (const part of PARTS) {
    if (factsOf(`${path}${part}`) === undefined) continue
    copyFileSync(`${path}${part}`, `${aside}${part}`)
    synced(`${aside}${part}`)
  }
}
