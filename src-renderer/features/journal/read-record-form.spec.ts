import { assert, describe, expect, it } from 'vitest'

import { contractById } from '@shared/market/registry'

import { readRecordForm, readTags } from './read-record-form'
import { emptyFill, emptyFunding, emptyRecordForm, type RecordForm } from './record-form'

const spec = contractById('bitmex:XBTUSD')
assert(spec !== undefined)
const AT = '2026-11-20 14:05:00'

function form(changes: Partial<RecordForm> = {}): RecordForm {
  return {
    ...emptyRecordForm('bitmex:XBTUSD', AT),
    fills: [emptyFill(AT, { quantity: '10,000', price: '$60,000' })],
    ...changes,
  }
}
const issues = (changes: Partial<RecordForm>): readonly string[] =>
  readRecordForm(form(changes), spec).issues.map(({ path, message }) => `${path}: ${message}`)

describe('the record form', () => {
  it('reads what people paste', () => {
    const { position } = readRecordForm(form({ tags: 'a, b,a ' }), spec)
    const [fill] = position?.fills ?? []
    expect(fill?.quantity.toFixed()).toBe('10000')
    expect(fill?.price.toFixed()).toBe('60000')
    expect(fill?.atMs).toBe(Date.UTC(2026, 10, 20, 14, 5))
    expect(position?.tags).toEqual(['a', 'b'])
  })

  it('leaves the fee to the contract when none was typed', () => {
    expect(readRecordForm(form(), spec).position?.fills[0]).not.toHaveProperty('fee')
  })

  it('names the field of the row that is wrong', () => {
    const fills = [
      emptyFill(AT, { quantity: '10000', price: '60000' }),
      emptyFill(AT, { quantity: '50', price: '1e5', fee: '0.000000001' }),
    ]
    expect(issues({ fills })).toEqual([
      'fills.1.quantity: Quantity comes in steps of 100 here.',
      'fills.1.price: Write the number in full, without e.',
      'fills.1.fee: Fee takes at most 8 decimals.',
    ])
  })

  it('calls an empty field missing rather than wrong', () => {
    const { issues: found } = readRecordForm(form({ fills: [emptyFill('')] }), spec)
    expect(found.map(({ path, missing }) => [path, missing])).toEqual([
      ['fills.0.quantity', true],
      ['fills.0.price', true],
      ['fills.0.atMs', true],
    ])
  })

  it('keeps readable rows while another is half typed', () => {
    const fills = [emptyFill(AT, { quantity: '10000', price: '60000' }), emptyFill(AT)]
    const read = readRecordForm(form({ fills }), spec)
    expect(read.fills).toHaveLength(1)
    expect(read.position).toBeUndefined()
  })

  it('takes funding received and paid, but not none', () => {
    const rows = ['0.0001', '-0.0001', '0'].map((amount) =>
      emptyFunding(AT, { amount, price: '60000' }),
    )
    expect(issues({ funding: rows })).toEqual([
      'funding.2.amount: Funding of zero changes nothing: leave the row out.',
    ])
  })

  it('refuses a tag that is a paragraph', () => {
    expect(readTags('x'.repeat(41)).ok).toBe(false)
  })
})
