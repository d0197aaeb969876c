import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { ScenarioDocument } from '@shared/scenario/document'

import { keptText } from './kept-scenario'
import { scenarioStore, type ScenarioStore } from './scenario-store'

const ID = (last: number): string => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`
const AT_MS = Date.UTC(2026, 10, 24, 5)

const document = (name: string): ScenarioDocument => ({
  format: 'reciprocal-scenario',
  version: 1,
  name,
  sheet: { contractId: 'bitmex:XBTUSD', entry: '60000' },
  tools: {},
})

let parent = ''
let folder = ''
let minute = 0
let last = 0
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'reciprocal-scenarios-'))
  folder = join(parent, 'scenarios')
  minute = 0
  last = 0
})
afterEach(() => rmSync(parent, { recursive: true, force: true }))

/** A store as after a start of the program: it knows only the folder. */
const opened = (): ScenarioStore =>
  scenarioStore({
    folder,
    now: () => AT_MS + 60_000 * minute++,
    newId: () => ID(++last),
  })
const names = (store: ScenarioStore): string[] => store.list().scenarios.map(({ name }) => name)
const problem = (act: () => unknown): unknown => {
  try {
    return act()
  } catch (error) {
    return error
  }
}

describe('kept scenarios', () => {
  it('are none before the first, and no folder is made for them', () => {
    expect(opened().list()).toEqual({ scenarios: [], unreadable: [] })
    expect(readdirSync(parent)).toEqual([])
  })

  it('are on the disk when they are saved, the one changed last first', () => {
    const store = opened()
    const first = store.save({ document: document('A') })
    expect(first).toEqual({
      id: ID(1),
      name: 'A',
      contractId: 'bitmex:XBTUSD',
      changedAtMs: AT_MS,
    })
    store.save({ document: document('B') })
    store.save({ id: first.id, document: document('A again') })

    const again = opened()
    expect(names(again)).toEqual(['A again', 'B'])
    expect(again.read(first.id)).toEqual(document('A again'))
    expect(readdirSync(folder).sort()).toEqual([`${ID(1)}.json`, `${ID(2)}.json`])
  })

  it('are gone when they are removed, and come back under their id', () => {
    const store = opened()
    const { id } = store.save({ document: document('A') })
    store.remove(id)
    expect(names(store)).toEqual([])
    expect(names(opened())).toEqual([])
    expect(problem(() => store.read(id))).toMatchObject({ code: 'not-found' })
    expect(problem(() => store.remove(id))).toMatchObject({ code: 'not-found' })
    expect(store.save({ id, document: document('A') }).id).toBe(id)
    expect(names(opened())).toEqual(['A'])
  })

  it('are 500 at most, and those at hand can still be saved', () => {
    const store = opened()
    store.save({ document: document('first') })
    for (let count = 1; count < 500; count += 1)
      writeFileSync(
        join(folder, `${ID(1_000 + count)}.json`),
        keptText({ changedAtMs: AT_MS, document: document('copied') }),
      )
    const full = opened()
    expect(full.list().scenarios).toHaveLength(500)
    expect(problem(() => full.save({ document: document('one more') }))).toMatchObject({
      code: 'conflict',
    })
    expect(full.save({ id: ID(1), document: document('changed') }).name).toBe('changed')
  })

  it('are refused above two megabytes, which could not be handed on', () => {
    const tools = Object.fromEntries(
      Array.from({ length: 101 }, (_, at) => [`f${at}`, 'x'.repeat(20_000)]),
    )
    expect(problem(() => opened().save({ document: { ...document('big'), tools } }))).toMatchObject(
      { code: 'invalid-input' },
    )
  })

  it('say so when the disk refuses', () => {
    writeFileSync(folder, 'a file where the folder should be')
    expect(problem(() => opened().save({ document: document('A') }))).toMatchObject({
      code: 'storage',
    })
  })
})

describe('a damaged file', () => {
  it('is kept aside and named, and the others are read', () => {
    opened().save({ document: document('whole') })
    writeFileSync(join(folder, `${ID(7)}.json`), '{"changedAtMs": 1')
    const store = opened()
    const aside = `${ID(7)}.json.unreadable-2026-11-24T05-01-00-000Z`
    expect(names(store)).toEqual(['whole'])
    expect(store.list().unreadable).toEqual([
      { file: aside, reason: expect.stringContaining('ends here') as string },
    ])
    expect(readFileSync(join(folder, aside), 'utf8')).toBe('{"changedAtMs": 1')
    expect(opened().list().unreadable).toEqual([])
  })

  it('is one with a document that does not hold, too', () => {
    opened().save({ document: document('whole') })
    const text = readFileSync(join(folder, `${ID(1)}.json`), 'utf8')
    writeFileSync(join(folder, `${ID(2)}.json`), text.replace('"60000"', '60000'))
    const { unreadable } = opened().list()
    expect(unreadable[0]?.reason).toBe('The field “entry” of the sheet must be a text.')
  })

  it('that a newer version wrote stays as it is, for that version', () => {
    opened().save({ document: document('whole') })
    const text = readFileSync(join(folder, `${ID(1)}.json`), 'utf8')
    writeFileSync(join(folder, `${ID(2)}.json`), text.replace('"version":1', '"version":2'))
    expect(opened().list()).toMatchObject({
      scenarios: [{ name: 'whole' }],
      unreadable: [{ file: `${ID(2)}.json`, reason: expect.stringContaining('newer') as string }],
    })
    expect(readdirSync(folder)).toContain(`${ID(2)}.json`)
  })

  it('that a killed program left unfinished is cleared, and other files are let be', () => {
    opened().save({ document: document('whole') })
    writeFileSync(join(folder, `${ID(2)}.json.x.unfinished`), '{')
    writeFileSync(join(folder, 'notes.json'), 'mine')
    expect(opened().list().unreadable).toEqual([])
    expect(readdirSync(folder).sort()).toEqual([`${ID(1)}.json`, 'notes.json'])
  })
})
