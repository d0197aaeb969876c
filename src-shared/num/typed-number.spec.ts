import fc from 'fast-check'
import { assert, describe, expect, it } from 'vitest'

import { canonicalText, D } from './decimal'
import type { FieldRule } from './field-rule'
import { readTypedNumber } from './typed-number'

const valueOf = (text: string, rule?: FieldRule): string => {
  const read = readTypedNumber(text, rule)
  assert(read.ok, `${text} was refused`)
  return canonicalText(read.value.value)
}
const issueOf = (text: string, rule?: FieldRule): { code: string; message: string } => {
  const read = readTypedNumber(text, rule)
  assert(!read.ok, `${text} was read`)
  return read.error
}
const understood = (text: string): string | undefined => {
  const read = readTypedNumber(text)
  assert(read.ok)
  return read.value.understood
}

describe('reads what people type and paste', () => {
  const table: readonly [string, string][] = [
    ['60000', '60000'],
    [' 60000.5 ', '60000.5'],
    ['+5', '5'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['-0', '0'],
    ['60,000.5', '60000.5'],
    ['60.000,5', '60000.5'],
    ['1,5', '1.5'],
    ['0,125', '0.125'],
    ['1234,567', '1234.567'],
    ['60,000', '60000'],
    ['1,234,567', '1234567'],
    ['1.234.567', '1234567'],
    ['60 000', '60000'],
    ['60\u2009000', '60000'],
    ['60\u00A0000,5', '60000.5'],
    ["1'234'567.5", '1234567.5'],
    ['1’234’567', '1234567'],
    ['0.01\u202F234\u202F567', '0.01234567'],
    ['$60,000', '60000'],
    ['US$ 5', '5'],
    ['60000 USD', '60000'],
    ['€ 5', '5'],
    ['₿0.5', '0.5'],
    ['0.5 btc', '0.5'],
    ['0.5 XBT', '0.5'],
    ['−5', '-5'],
    ['–5', '-5'],
    ['-$5', '-5'],
    ['$-5', '-5'],
    ['$5 USD', '5'],
    ['10k', '10000'],
    ['1.5 m', '1500000'],
    ['2.5M', '2500000'],
    ['10k USD', '10000'],
    ['\uFEFF42', '42'],
  ]
  for (const [text, value] of table)
    it(`${JSON.stringify(text)} is ${value}`, () => {
      expect(valueOf(text)).toBe(value)
    })
})

describe('refuses in words that say what would be right', () => {
  const table: readonly [string, string, string][] = [
    ['', 'empty', 'Type a number.'],
    ['   ', 'empty', 'Type a number.'],
    ['abc', 'letters', 'Write the number in digits, such as 60000 or 60,000.5.'],
    ['NaN', 'letters', 'Write the number in digits, such as 60000 or 60,000.5.'],
    ['Infinity', 'letters', 'Write the number in digits, such as 60000 or 60,000.5.'],
    ['0x1F', 'letters', 'Write the number in digits, such as 60000 or 60,000.5.'],
    ['5mBTC', 'letters', 'Write the number in digits, such as 60000 or 60,000.5.'],
    ['1e400', 'exponent', 'Write the number in full, without e.'],
    ['1E-8', 'exponent', 'Write the number in full, without e.'],
    ['--5', 'two-signs', 'Write one sign only.'],
    ['+$-5', 'two-signs', 'Write one sign only.'],
    ['1'.repeat(60), 'too-long', 'That has 60 digits; up to 40 are taken.'],
    ['1'.repeat(500), 'too-long', 'That has 500 digits; up to 40 are taken.'],
    ['.', 'malformed', 'Write one plain number, such as 60000 or 60,000.5.'],
    ['1_000', 'malformed', 'Write one plain number, such as 60000 or 60,000.5.'],
    [
      '60000 54000',
      'malformed',
      'Write one number, thousands in groups of three, such as 1 234 567.5.',
    ],
    ['12 34', 'malformed', 'Write one number, thousands in groups of three, such as 1 234 567.5.'],
    [
      '1.2.3',
      'two-separators',
      'Write one decimal point, and thousands in groups of three, such as 1,234,567.5.',
    ],
    [
      '1.234,567,8',
      'two-separators',
      'Write one decimal point, and thousands in groups of three, such as 1,234,567.5.',
    ],
    [
      "1'234 567",
      'malformed',
      'Write one number, thousands in groups of three, such as 1 234 567.5.',
    ],
    ['5 sat', 'wrong-unit', 'This field does not take sat: write 5 without it.'],
    ['5 days', 'wrong-unit', 'This field does not take days: write 5 without it.'],
    ['5%', 'wrong-unit', 'This field does not take %: write 5 without it.'],
    ['€ 5 USD', 'wrong-unit', 'Write one unit only, not € and USD.'],
  ]
  for (const [text, code, message] of table)
    it(`${JSON.stringify(text.slice(0, 20))} is ${code}`, () => {
      expect(issueOf(text)).toEqual({ code, message })
    })
})

describe('says what it understood', () => {
  it('nothing when plain digits were typed', () => {
    expect(understood('60000.5')).toBeUndefined()
  })
  it('the number when there was more than digits', () => {
    expect(understood('$ 10k')).toBe('Read as 10,000.')
  })
  it('which way an ambiguous comma was taken', () => {
    expect(understood('60,000')).toBe(
      'Read as 60,000. The comma was taken as a thousands separator; for decimals write a point.',
    )
  })
  it('which way an ambiguous point was taken', () => {
    expect(understood('60.000')).toBe(
      'Read as 60. The point was taken as the decimal point; for thousands write a comma.',
    )
  })
})

describe('holds the number against the field', () => {
  const price: FieldRule = {
    label: 'Exit price',
    sign: 'positive',
    because: 'a contract cannot trade at 0',
    units: ['USD'],
  }
  const leverage: FieldRule = {
    label: 'Leverage',
    sign: 'positive',
    atMost: new D(100),
    limitOf: 'on this contract',
    units: ['x'],
  }
  it('refuses an exit at zero with the reason', () => {
    expect(issueOf('0', price)).toEqual({
      code: 'zero',
      message: 'Exit price must be above zero; a contract cannot trade at 0.',
    })
  })
  it('refuses a leverage of zero and one below zero', () => {
    expect(issueOf('0', leverage)).toEqual({
      code: 'zero',
      message: 'Leverage must be above zero.',
    })
    expect(issueOf('-5', leverage).code).toBe('negative')
  })
  it('refuses more than the limit and names it', () => {
    expect(issueOf('250', leverage)).toEqual({
      code: 'too-high',
      message: 'Leverage on this contract goes up to 100; you typed 250.',
    })
    expect(issueOf('250', { atMost: new D(100) }).message).toBe(
      'This number goes up to 100; you typed 250.',
    )
    expect(valueOf('100', leverage)).toBe('100')
  })
  it('takes the units it names and refuses any other by name', () => {
    expect(valueOf('10x', leverage)).toBe('10')
    expect(valueOf('10×', leverage)).toBe('10')
    const time = { units: ['days'] }
    expect(['7 days', '1 day', '2.5d'].map((typed) => valueOf(typed, time))).toEqual([
      '7',
      '1',
      '2.5',
    ])
    expect(valueOf('$54,000', price)).toBe('54000')
    expect(issueOf('0.5 BTC', price)).toEqual({
      code: 'wrong-unit',
      message: 'This field does not take BTC: write 0.5 in USD.',
    })
  })
  it('refuses a negative number where only zero and above make sense', () => {
    expect(issueOf('-1', { sign: 'not-negative' }).message).toBe(
      'This number must not be below zero.',
    )
    expect(valueOf('0', { sign: 'not-negative' })).toBe('0')
  })
  it('refuses decimals that have no meaning', () => {
    expect(issueOf('1.5', { decimals: 0 }).message).toBe('This number takes no decimals.')
    expect(issueOf('1.55', { decimals: 1 }).message).toBe('This number takes at most 1 decimal.')
    expect(issueOf('1.555', { decimals: 2, label: 'Tick' }).message).toBe(
      'Tick takes at most 2 decimals.',
    )
    expect(valueOf('1.50', { decimals: 1 })).toBe('1.5')
  })
})

/** What fields see, in one character each: the fuzz then forms near misses, not noise. */
const TYPED = Array.from("0123456789.,' -+−$€kmeEx%BTCUSD\u202F\u00A0")

describe('whatever is typed', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 500 }),
    fc.string({
      unit: fc.constantFrom(...TYPED),
      maxLength: 60,
    }),
  )
  it('gives a finite number or an issue with words, and never throws', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const read = readTypedNumber(text)
        if (read.ok) expect(read.value.value.isFinite()).toBe(true)
        else expect(read.error.message).toMatch(/^[A-Z].*\.$/u)
      }),
      { numRuns: 2_000 },
    )
  })
})
