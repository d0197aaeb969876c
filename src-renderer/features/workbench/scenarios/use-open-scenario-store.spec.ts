import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'

import { EMPTY_SCENARIO } from '../../../app/scenario'
import { useScenarioDocStore, type ScenarioDoc } from '../use-scenario-doc-store'

import { useOpenScenarioStore } from './use-open-scenario-store'

const doc = (entry: string): ScenarioDoc => ({ sheet: { ...EMPTY_SCENARIO, entry }, tools: {} })

beforeEach(() => setActivePinia(createPinia()))

function withTwoKept() {
  const docs = useScenarioDocStore()
  const scenarios = useOpenScenarioStore()
  scenarios.know('a', { name: 'A', doc: doc('1') })
  scenarios.know('b', { name: 'B', doc: doc('2') })
  docs.load(doc(''))
  return { docs, scenarios }
}

describe('the open scenario', () => {
  it('is none, and nothing is unsaved, before anything was typed', () => {
    const { docs, scenarios } = withTwoKept()
    expect(scenarios.open).toBeUndefined()
    expect(scenarios.differs).toBe(false)
    docs.type(doc('7'), 'entry')
    expect(scenarios.differs).toBe(true)
  })

  it('differs from what is kept as soon as a letter does', () => {
    const { docs, scenarios } = withTwoKept()
    scenarios.put(doc('1'), { label: 'Open A', id: 'a' })
    expect(scenarios.open?.name).toBe('A')
    expect(scenarios.differs).toBe(false)
    docs.type(doc('12'), 'entry')
    expect(scenarios.differs).toBe(true)
    docs.type(doc('1'), 'entry')
    expect(scenarios.differs).toBe(false)
  })

  it('comes back with its unsaved texts when the opening of another is undone, and goes again', () => {
    const { docs, scenarios } = withTwoKept()
    scenarios.put(doc('1'), { label: 'Open A', id: 'a' })
    docs.type(doc('1234'), 'entry')
    scenarios.put(doc('2'), { label: 'Open B', id: 'b' })
    docs.type(doc('23'), 'entry')
    expect(scenarios.open?.name).toBe('B')

    docs.undo()
    expect(scenarios.open?.name).toBe('B')
    docs.undo()
    expect([scenarios.open?.name, docs.sheet.entry, scenarios.differs]).toEqual(['A', '1234', true])
    docs.redo()
    expect([scenarios.open?.name, docs.sheet.entry]).toEqual(['B', '2'])
    docs.undo()
    docs.undo()
    docs.undo()
    expect([scenarios.open, docs.sheet.entry]).toEqual([undefined, ''])
  })

  it('tells two openings of the same scenario apart', () => {
    const { docs, scenarios } = withTwoKept()
    const kept = doc('1')
    scenarios.put(kept, { label: 'Open A', id: 'a' })
    scenarios.put(doc('9'), { label: 'Open a link' })
    scenarios.put(kept, { label: 'Open A', id: 'a' })
    docs.undo()
    expect(scenarios.open).toBeUndefined()
    docs.undo()
    expect(scenarios.open?.name).toBe('A')
  })

  it('keeps its texts when it is removed, and its name when that is taken back', () => {
    const { docs, scenarios } = withTwoKept()
    scenarios.put(doc('1'), { label: 'Open A', id: 'a' })
    scenarios.forget('a')
    expect([scenarios.open, scenarios.differs, docs.sheet.entry]).toEqual([undefined, true, '1'])
    scenarios.know('a', { name: 'A', doc: doc('1') })
    expect(scenarios.open?.name).toBe('A')
  })
})
