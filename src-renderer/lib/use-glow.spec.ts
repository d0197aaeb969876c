import { afterEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, shallowRef } from 'vue'

import { changedPlaces, useGlow } from './use-glow'

describe('the glow of a changed figure', () => {
  afterEach(() => vi.unstubAllGlobals())

  /** Two figures, the second of which changes; how often each was lit. */
  async function lit(still: boolean): Promise<readonly number[]> {
    vi.stubGlobal('matchMedia', () => ({ matches: still }))
    const animate = [vi.fn(), vi.fn()]
    const places = animate.map((each) =>
      Object.assign(document.createElement('b'), { animate: each }),
    )
    const texts = shallowRef<readonly string[]>(['1', '2'])
    const scope = effectScope()
    scope.run(() => useGlow(() => texts.value, shallowRef(places)))
    texts.value = ['1', '3']
    await nextTick()
    scope.stop()
    return animate.map((each) => each.mock.calls.length)
  }

  it('lights what changed and nothing else', async () => {
    expect(await lit(false)).toEqual([0, 1])
  })

  it('stays dark where the system asks for no motion', async () => {
    expect(await lit(true)).toEqual([0, 0])
  })

  it('does not light a figure that was not there before', () => {
    expect(changedPlaces(['1', '2'], ['1'])).toEqual([])
  })
})
