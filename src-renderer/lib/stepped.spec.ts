import { describe, expect, it } from 'vitest'

import { stepped } from './stepped'

const up = { up: true, factor: 'once' } as const
const down = { up: false, factor: 'once' } as const

describe('stepped', () => {
  it('moves by the step, exactly', () => {
    expect(stepped('0.1', '0.1', up)).toBe('0.2')
    expect(stepped('0.3', '0.1', down)).toBe('0.2')
  })

  it('moves ten steps or a tenth of one', () => {
    expect(stepped('100', '0.5', { up: true, factor: 'times ten' })).toBe('105')
    expect(stepped('100', '0.5', { up: false, factor: 'a tenth' })).toBe('99.95')
  })

  it('understands what was pasted before it steps', () => {
    expect(stepped('60,000', '0.5', up)).toBe('60000.5')
  })

  it('stops at zero on the way down and starts from zero in an empty field', () => {
    expect(stepped('0.2', '0.5', down)).toBe('0')
    expect(stepped('', '100', up)).toBe('100')
  })

  it('keeps going below zero where a negative number was typed', () => {
    expect(stepped('-1', '1', down)).toBe('-2')
  })
})
