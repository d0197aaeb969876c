import { describe, expect, it } from 'vitest'

import { UNJUDGED } from '@shared/journal/judgement'

import { judgementForm, questionsOf, readJudgement } from './read-judgement'
import { readRelabelling } from './read-relabelling'

const judged = {
  setup: 'range fade',
  mistakes: ['chased', 'late'],
  emotions: [],
  rating: 4,
  checklist: [
    { item: 'Second touch', met: true },
    { item: 'Funding in favour', met: false },
  ],
}
const items = judged.checklist.map(({ item }) => item)

describe('a judgement in its form', () => {
  it.each([judged, UNJUDGED])('comes back as it was', (each) => {
    const read = readJudgement(
      judgementForm(each),
      each.checklist.map(({ item }) => item),
    )
    expect(read).toEqual({ ok: true, value: each })
  })

  it('names the field that does not hold', () => {
    const read = readJudgement(
      { ...judgementForm(judged), setup: 'a, b', mistakes: 'x'.repeat(41) },
      items,
    )
    expect(read.ok ? [] : read.error.map(({ path }) => path)).toEqual(['mistakes', 'setup'])
  })
})

describe('the questions of a setup', () => {
  const setups = [{ name: 'range fade', checklist: ['Second touch', 'Stop beyond the range'] }]
  it('are those of the settings, else those that were answered', () => {
    expect(questionsOf(' range fade ', setups, judged)).toEqual(setups[0]?.checklist)
    expect(questionsOf('range fade', [], judged)).toEqual(items)
    expect(questionsOf('breakout', setups, judged)).toEqual([])
  })
})

describe('what is said of several positions', () => {
  it('reads tags and leaves out a setup that was not typed', () => {
    expect(readRelabelling({ add: 'a, b,a', remove: '', setup: ' ' })).toEqual({
      ok: true,
      value: { add: ['a', 'b'], remove: [] },
    })
    expect(readRelabelling({ add: '', remove: 'c', setup: 'fade' })).toEqual({
      ok: true,
      value: { add: [], remove: ['c'], setup: 'fade' },
    })
  })

  it('takes something to change', () => {
    expect(readRelabelling({ add: ' ', remove: ',', setup: '' }).ok).toBe(false)
    expect(readRelabelling({ add: '', remove: '', setup: 'a, b' }).ok).toBe(false)
  })
})
