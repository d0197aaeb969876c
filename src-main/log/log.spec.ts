import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { openLog } from './log'
import { redacted } from './redact'

describe('log', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'log-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))
  const now = () => new Date('2026-11-23T12:00:00Z')

  it('writes one JSON object a line', () => {
    const log = openLog({ folder: join(folder, 'logs'), now, redactions: [] })
    log.info('started', { version: '0.1.0' })
    log.info('closed')

    expect(
      readFileSync(log.path, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      { at: '2026-11-23T12:00:00.000Z', level: 'info', happened: 'started', version: '0.1.0' },
      { at: '2026-11-23T12:00:00.000Z', level: 'info', happened: 'closed' },
    ])
  })

  it('puts a full file aside and keeps three in all', () => {
    const log = openLog({ folder, now, redactions: [], largestBytes: 100 })
    for (let line = 0; line < 20; line += 1) log.info(`line ${line}`)

    expect(readdirSync(folder).sort()).toEqual(['main.1.log', 'main.2.log', 'main.log'])
    expect(readFileSync(log.path, 'utf8')).toContain('line 19')
  })

  it('names a person’s folders instead of spelling them out, and hides amounts', () => {
    const log = openLog({
      folder,
      now,
      redactions: [
        { path: '/home/ann', as: '<home>' },
        { path: '/home/ann/data', as: '<data>' },
      ],
    })
    const error = new Error('cannot hold 0.51234 of /home/ann/data/journal.sqlite')
    error.stack = `${error.message}\n    at open (/home/ann/app/main.js:12:3)`
    log.error('call failed', error, { traceId: 't-1' })

    const [line = ''] = readFileSync(log.path, 'utf8').split('\n')
    expect(JSON.parse(line)).toMatchObject({
      traceId: 't-1',
      error: 'cannot hold # of <data>/journal.sqlite\n    at open (<home>/app/main.js:12:3)',
    })
  })

  it('never fails the program when it cannot be written', () => {
    const file = join(folder, 'in-the-way')
    writeFileSync(file, '')
    const log = openLog({ folder: file, now, redactions: [] })
    expect(() => log.info('started')).not.toThrow()
  })

  it('redacts nothing for an empty path', () => {
    expect(redacted('ab', [{ path: '', as: '<x>' }])).toBe('ab')
  })
})
