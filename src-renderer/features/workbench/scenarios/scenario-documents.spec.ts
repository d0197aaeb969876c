import { describe, expect, it } from 'vitest'

import { listings } from '@shared/market/registry'

import { EMPTY_SCENARIO } from '../../../app/scenario'

import { docOf, documentOf, isBlank, sameDoc, toolTextsThatDiffer } from './scenario-documents'

const doc = {
  sheet: { ...EMPTY_SCENARIO, entry: '60,000', side: 'short' },
  tools: { 'size-risk': '1', 'target-want': '' },
} as const

describe('a scenario as it is kept', () => {
  it('is typed on as it was', () => {
    const document = documentOf(doc, { name: 'Plan', own: [] })
    expect(document).toMatchObject({ name: 'Plan', tools: { 'size-risk': '1' } })
    expect(sameDoc(docOf(document), doc)).toBe(true)
  })

  it('takes the person’s own contract along', () => {
    const [own, other] = listings
    const sheet = { ...doc.sheet, contractId: own!.spec.id }
    const taken = documentOf({ ...doc, sheet }, { name: 'a', own: [other!, own!] })
    expect(taken.listing).toBe(own)
    expect(taken).not.toHaveProperty('further')
    expect(documentOf(doc, { name: 'a', own: [] })).not.toHaveProperty('listing')
  })

  it('takes those along that a leg is in, each once', () => {
    const [own, other] = listings
    const sheet = { ...doc.sheet, contractId: own!.spec.id }
    const tools = { 'legs-0-contract': other!.spec.id, 'legs-1-contract': own!.spec.id }
    const taken = documentOf({ sheet, tools }, { name: 'a', own: listings })
    expect(taken.listing).toBe(own)
    expect(taken.further).toEqual([other])
  })

  it('loses only what this program does not know', () => {
    const read = docOf({ sheet: { entry: '1', side: 'sideways', later: 'x' }, tools: {} })
    expect(read.sheet).toEqual({ ...EMPTY_SCENARIO, entry: '1' })
  })
})

describe('sameDoc', () => {
  it('tells one changed letter of the sheet or of a tool', () => {
    expect(sameDoc(doc, { ...doc, sheet: { ...doc.sheet, entry: '60,001' } })).toBe(false)
    expect(sameDoc(doc, { ...doc, tools: { 'size-risk': '2' } })).toBe(false)
  })

  it('takes an empty text for an absent one', () => {
    expect(sameDoc(doc, { ...doc, tools: { 'size-risk': '1' } })).toBe(true)
    expect(toolTextsThatDiffer({ a: '' }, { b: '1' })).toEqual(['b'])
  })
})

describe('isBlank', () => {
  it('sees what could be lost, which a switch is not', () => {
    expect(isBlank({ sheet: { ...EMPTY_SCENARIO, side: 'short' }, tools: { a: '' } })).toBe(true)
    expect(isBlank({ sheet: { ...EMPTY_SCENARIO, stop: '1' }, tools: {} })).toBe(false)
    expect(isBlank({ sheet: EMPTY_SCENARIO, tools: { a: '1' } })).toBe(false)
  })
})
