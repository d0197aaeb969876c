import { join } from 'node:path'

import { expect, it } from 'vitest'

import { AppError } from '@shared/ipc/errors'
import { PayloadError } from '@shared/journal/upcast'

import { freshFolder, refusalOf } from '../../test/support/journal-harness'
import { openConnection, SqliteFailure } from '../storage/sqlite'

import { withStorageWords } from './storage-words'

const failing = (error: unknown) =>
  refusalOf(() =>
    withStorageWords(() => {
      throw error
    }),
  )

it('says that the disk is full when SQLite finds no room', () => {
  const connection = openConnection(join(freshFolder(), 'file.sqlite'))
  connection.exec('CREATE TABLE note (text TEXT)')
  connection.exec('PRAGMA max_page_count = 3')
  const refusal = refusalOf(() =>
    withStorageWords(() =>
      connection.transaction(() => {
        for (let page = 0; page < 9; page += 1)
          connection.prepare('INSERT INTO note VALUES (?)').run('x'.repeat(4_000))
      }),
    ),
  )
  expect(refusal).toMatchObject({
    code: 'storage',
    message: expect.stringMatching(/^The disk is full\. Nothing was recorded/) as string,
  })
  expect(connection.prepare('SELECT * FROM note').all()).toEqual([])
  connection.close()
})

it.each([
  [new SqliteFailure('SQLITE_IOERR_WRITE', 'x', undefined), /disk refused/],
  [new SqliteFailure('SQLITE_CORRUPT_INDEX', 'x', undefined), /damaged/],
  [new SqliteFailure('SQLITE_NOLFS', 'x', undefined), /SQLITE_NOLFS/],
  [new PayloadError('event 3 cannot be read'), /event 3/],
  [Object.assign(new Error('x'), { syscall: 'copyfile', code: 'ENOSPC' }), /disk is full/],
  [Object.assign(new Error('x'), { syscall: 'rename', code: 'EXDEV' }), /EXDEV/],
])('gives %s its words', (error, words) => {
  expect(failing(error).message).toMatch(words)
})

it('lets the refusals of use cases and defects pass as they are', () => {
  const refusal = new AppError('conflict', 'already voided')
  expect(() =>
    withStorageWords(() => {
      throw refusal
    }),
  ).toThrow(refusal)
  const defect = new TypeError('x is undefined')
  expect(() =>
    withStorageWords(() => {
      throw defect
    }),
  ).toThrow(defect)
})
