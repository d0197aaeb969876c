import { describe, expect, it } from 'vitest'

import { EMPTY_SCENARIO } from '../../app/scenario'

import { draftOf, scenarioOf } from './scenario-draft'

describe('a kept sheet', () => {
  it('comes back as it was typed', () => {
    const typed = { ...EMPTY_SCENARIO, quantity: ' 10 000', entry: '1e400', side: 'short' } as const
    expect(scenarioOf(draftOf(typed))).toEqual(typed)
  })

  it('falls back field by field when the file holds something else', () => {
    const kept = scenarioOf({ side: 'sideways', quantity: '5', stranger: 'x' })
    expect(kept).toEqual({ ...EMPTY_SCENARIO, quantity: '5' })
  })
})
