import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { ScenarioDocument } from '@shared/scenario/document'

import { scenarioFiles } from './scenario-files'

const document: ScenarioDocument = {
  format: 'reciprocal-scenario',
  version: 1,
  name: 'Short into the cuts?',
  sheet: { contractId: 'bitmex:XBTUSD' },
  tools: {},
}

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reciprocal-scenario-files-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const filesAt = (path: string | undefined) =>
  scenarioFiles({
    whereToSave: () => Promise.resolve(path),
    whichToOpen: () => Promise.resolve(path),
  })

describe('scenarios as files', () => {
  it('go out whole and come back the same', async () => {
    const path = join(folder, 'a.json')
    expect(await filesAt(path).write(document)).toMatchObject({ state: 'written', file: 'a.json' })
    expect(readdirSync(folder)).toEqual(['a.json'])
    expect(await filesAt(path).read()).toEqual({ state: 'read', file: 'a.json', document })
  })

  it('are offered a file name made of their own', async () => {
    let offered = ''
    const files = scenarioFiles({
      whereToSave: (name) => {
        offered = name
        return Promise.resolve(undefined)
      },
      whichToOpen: () => Promise.resolve(undefined),
    })
    await files.write(document)
    expect(offered).toBe('short-into-the-cuts.json')
    await files.write({ ...document, name: '夏' })
    expect(offered).toBe('scenario.json')
  })

  it('are refused with the line when they are broken', async () => {
    const path = join(folder, 'a.json')
    writeFileSync(path, '{\n  "format": "reciprocal-scenario",\n  version: 1\n}')
    expect(await filesAt(path).read()).toMatchObject({
      ...{ state: 'refused', file: 'a.json', line: 3, column: 3 },
      reason: expect.stringContaining('in double quotes') as string,
    })
  })

  it('are refused unread above two megabytes, and as a whole when they cannot be read', async () => {
    const path = join(folder, 'large.json')
    writeFileSync(path, ' '.repeat(2_000_001))
    expect(await filesAt(path).read()).toEqual({
      ...{ state: 'refused', file: 'large.json' },
      reason: 'It is larger than 2 MB, more than any scenario needs.',
    })
    expect(await filesAt(join(folder, 'gone.json')).read()).toMatchObject({
      state: 'refused',
      reason: 'It could not be read (ENOENT).',
    })
  })

  it('say so when the disk refuses, and nothing is left behind', async () => {
    await expect(filesAt(join(folder, 'gone', 'a.json')).write(document)).rejects.toMatchObject({
      code: 'storage',
    })
    expect(readdirSync(folder)).toEqual([])
  })

  it('do nothing when the person closes the dialog', async () => {
    expect(await filesAt(undefined).write(document)).toEqual({ state: 'closed' })
    expect(await filesAt(undefined).read()).toEqual({ state: 'closed' })
  })
})
