import { describe, expect, it } from 'vitest'

import { listings } from '@shared/market/registry'
import { D } from '@shared/num/decimal'
import { price } from '@shared/num/units'
import type { ScenarioDocument } from '@shared/scenario/document'

import { contractIssue } from './contract-issue'

const [bitmex] = listings
const changed = { ...bitmex!, spec: { ...bitmex!.spec, tick: price(new D(7)) } }
const own = {
  ...bitmex!,
  spec: { ...bitmex!.spec, id: 'custom:MINE', title: 'Mine', userDefined: true },
}

const document = (contractId: string, listing?: ScenarioDocument['listing']): ScenarioDocument => ({
  format: 'reciprocal-scenario',
  version: 1,
  name: 'Plan',
  sheet: { contractId },
  tools: {},
  ...(listing && { listing }),
})

describe('contractIssue', () => {
  it('has nothing to say of a contract that is the same here', () => {
    expect(contractIssue(document(bitmex!.spec.id), listings)).toBeUndefined()
    expect(contractIssue(document(bitmex!.spec.id, bitmex), listings)).toBeUndefined()
  })

  it('offers a contract that was brought along and is not known here', () => {
    expect(contractIssue(document('custom:MINE', own), listings)).toEqual({
      text: '“Plan” is made on Mine, which is not among your contracts.',
      missing: [own],
    })
  })

  it('offers those that legs are in as well, and not those that are known', () => {
    const further = [own, bitmex!]
    expect(contractIssue({ ...document(bitmex!.spec.id), further }, listings)).toEqual({
      text: '“Plan” has legs in Mine, which is not among your contracts.',
      missing: [own],
    })
    const other = { ...own, spec: { ...own.spec, id: 'custom:OTHER', title: 'Other' } }
    const both = { ...document('custom:MINE', own), further: [other] }
    expect(contractIssue(both, listings)).toEqual({
      text: '“Plan” is made on Mine, Other, which are not among your contracts.',
      missing: [own, other],
    })
    expect(contractIssue(both, [...listings, own, other])).toBeUndefined()
  })

  it('uses the terms that are here, and says that the others differ', () => {
    const issue = contractIssue(document(bitmex!.spec.id, changed), listings)
    expect(issue?.text).toContain('yours are used')
    expect(issue?.missing).toEqual([])
  })

  it('never offers what passes for a venue’s own, nor a contract of another name', () => {
    const foreign = { ...own, spec: { ...own.spec, userDefined: false } }
    for (const brought of [foreign, bitmex])
      expect(contractIssue(document('custom:MINE', brought), listings)).toEqual({
        text: '“Plan” is made on custom:MINE, which is not known here.',
        missing: [],
      })
  })
})
