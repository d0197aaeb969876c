import { describe, expect, it } from 'vitest'

import { Draft } from '@shared/ipc/settings'

import { draftOf, formOfDraft } from './record-draft-text'
import { emptyFill, emptyFunding, type RecordForm } from './record-form'

const withoutKeys = ({ fills, funding, ...rest }: RecordForm): unknown => ({
  ...rest,
  fills: fills.map((fill) => ({ ...fill, key: '' })),
  funding: funding.map((row) => ({ ...row, key: '' })),
})

const form: RecordForm = {
  contractId: 'bitmex:XBTUSD',
  fills: [
    emptyFill('2026-11-20 14:05:00', { quantity: '10,00', price: 'sixty"', role: 'liquidation' }),
    emptyFill('', { action: 'sell', fee: '-0.1' }),
  ],
  funding: [emptyFunding('2026-11-20', { amount: '-0.1' })],
  stop: '58,000',
  note: 'Long note. '.repeat(500),
  tags: 'a, b',
}

describe('the half-typed form over a restart', () => {
  it('comes back as it was left', () => {
    const back = formOfDraft(draftOf(form))
    expect(back && withoutKeys(back)).toEqual(withoutKeys(form))
  })

  it('fits what main keeps, also with the longest note and many rows', () => {
    const many = Array.from({ length: 100 }, () => emptyFill('2026-11-20 14:05:00'))
    const long = { ...form, note: 'x'.repeat(20_000), fills: many }
    expect(Draft.safeParse(draftOf(long)).success).toBe(true)
  })

  it('is no form when nothing was left', () => {
    expect(formOfDraft({})).toBeUndefined()
  })

  it('opens with a row that can not be read as an empty one', () => {
    expect(formOfDraft({ contract: 'a:B', 'fill.0': '{broken' })?.fills[0]?.quantity).toBe('')
  })
})
