import { expect, it } from 'vitest'

import { problemOf, problemOfError } from './file-problem'
import { SqliteFailure } from './sqlite'

const said = (code: string) => problemOf(new SqliteFailure(code, 'x', undefined))

it.each([
  ['SQLITE_FULL', 'unreadable', /^The disk is full/],
  ['SQLITE_IOERR_SHMSIZE', 'unreadable', /^The disk is full/],
  ['SQLITE_IOERR_READ', 'unreadable', /cannot be read \(SQLITE_IOERR_READ\)/],
  ['SQLITE_CORRUPT_INDEX', 'corrupt', /damaged/],
  ['SQLITE_NOTADB', 'corrupt', /overwritten/],
  ['SQLITE_BUSY', 'held', /Another program/],
  ['SQLITE_READONLY_DIRECTORY', 'read-only', /cannot be written/],
] as const)('%s is told as what it is for the person: %s', (code, kind, message) => {
  expect(said(code)).toMatchObject({ kind, message: expect.stringMatching(message) as string })
})

it('tells what the system refused, and passes on a defect of the program', () => {
  const refused = (code: string) => Object.assign(new Error('x'), { syscall: 'open', code })
  expect(problemOfError(refused('ENOSPC'))?.message).toMatch(/^The disk is full/)
  expect(problemOfError(refused('EACCES'))?.message).toMatch(/EACCES/)
  expect(problemOfError(new TypeError('a defect'))).toBeUndefined()
})
