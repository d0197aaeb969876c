import { describe, expect, it } from 'vitest'

import { begin, changed, redone, settled, undone } from './doc-history'

describe('undo and redo', () => {
  it('go back and forth through every step', () => {
    const two = changed(changed(begin('a'), 'b', { label: 'one' }), 'c', { label: 'two' })
    expect(undone(two).now).toBe('b')
    expect(undone(undone(two)).now).toBe('a')
    expect(redone(undone(undone(two))).now).toBe('b')
    expect(redone(redone(undone(undone(two)))).now).toBe('c')
    expect(undone(two).future[0]?.label).toBe('two')
  })

  it('stay where they are at either end', () => {
    const history = begin('a')
    expect(undone(history)).toBe(history)
    expect(redone(history)).toBe(history)
  })

  it('take the letters of one field together', () => {
    const typed = ['6', '60', '600'].reduce(
      (history, text) => changed(history, text, { label: 'entry', typing: 'entry' }),
      begin(''),
    )
    expect(undone(typed).now).toBe('')
    expect(redone(undone(typed)).now).toBe('600')
  })

  it('take two fields apart, and one field that was left in between', () => {
    const first = changed(begin(''), 'a', { label: 'a', typing: 'a' })
    const other = changed(first, 'b', { label: 'b', typing: 'b' })
    expect(undone(other).now).toBe('a')
    const again = changed(settled(first), 'aa', { label: 'a', typing: 'a' })
    expect(undone(again).now).toBe('a')
  })

  it('forget what was gone back from once something else is done', () => {
    const back = undone(changed(begin('a'), 'b', { label: 'one' }))
    const other = changed(back, 'c', { label: 'two' })
    expect(redone(other)).toBe(other)
    expect(undone(other).now).toBe('a')
  })

  it('keep the last 200 steps', () => {
    const many = Array.from({ length: 250 }, (_, at) => at + 1).reduce(
      (history, at) => changed(history, at, { label: '' }),
      begin(0),
    )
    expect(many.past).toHaveLength(200)
    expect(many.past[0]?.state).toBe(50)
  })
})
