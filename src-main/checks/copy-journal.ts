import { constants, mkdirSync, rmSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'

import { factsOf, firstBytes } from '../storage/file-trial'

import { wordsOf } from './words-of'

export interface CopyJournalInput {
  readonly path: string
  /** Made afresh: what a killed check left in it goes. */
  readonly folder: string
}

/** Why there is no copy, in words; null when there is one. */
export interface CopiedJournal {
  readonly reason: string | null
}

/** The copy in its folder. */
export const copyIn = (folder: string): string => join(folder, 'journal.sqlite')

/** The log's own header; its random parts change whenever the log begins again. */
const LOG_HEAD_BYTES = 32

const logHead = (path: string): string =>
  factsOf(`${path}-wal`) === undefined
    ? ''
    : firstBytes(`${path}-wal`, LOG_HEAD_BYTES).toString('latin1')

/**
 * Copies a journal that another process has open and holds still (`storage/while-still.ts`). The log may grow
 * meanwhile: a commit that was copied in part is none, by the log's own checksums. It may also begin again once, if
 * all of it was in the file already; then the copy is made again.
 */
export async function copyJournal({ path, folder }: CopyJournalInput): Promise<CopiedJournal> {
  try {
    for (;;) {
      const head = logHead(path)
      await copied(path, folder)
      if (logHead(path) === head) return { reason: null }
    }
  } catch (error) {
    return { reason: wordsOf(error) }
  }
}

async function copied(path: string, folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  // Where the file system can, the copy shares its blocks and costs nothing.
  await copyFile(path, copyIn(folder), constants.COPYFILE_FICLONE)
  if (factsOf(`${path}-wal`) !== undefined)
    await copyFile(`${path}-wal`, `${copyIn(folder)}-wal`, constants.COPYFILE_FICLONE)
}
