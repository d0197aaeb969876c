import { describe, expect, it } from 'vitest'

import { listedContracts } from '@shared/market/registry'

import { EMPTY_SCENARIO, type Scenario } from '../../app/scenario'

import { readScenario } from './read-scenario'
import { isRecordable, recordDraft } from './record-draft'

const [bitmex] = listedContracts
const sheet = (patch: Partial<Scenario>): Scenario => ({
  ...EMPTY_SCENARIO,
  quantity: '10,000',
  entry: '50000',
  exit: '60000',
  ...patch,
})
const draft = (patch: Partial<Scenario>) =>
  recordDraft(sheet(patch), readScenario(sheet(patch), bitmex!))

describe('recordDraft', () => {
  it('hands over the entry alone while the second price is a mark', () => {
    expect(draft({})?.fills).toEqual([
      { action: 'buy', quantity: '10000', price: '50000', role: 'taker' },
    ])
  })

  it('hands over both fills when it is an exit, a short selling first', () => {
    const fills = draft({ exitIs: 'exit', side: 'short', closeRole: 'maker' })?.fills
    expect(fills?.map(({ action, price, role }) => [action, price, role])).toEqual([
      ['sell', '50000', 'taker'],
      ['buy', '60000', 'maker'],
    ])
  })

  it('hands over a typed fee in coins and turns the sign of funding', () => {
    const handed = draft({ openFee: '0.1', funding: '0.00002' })
    expect(handed?.fills[0]?.fee).toBe('0.0002')
    expect(handed?.funding).toEqual([{ amount: '-0.00002', price: '60000' }])
  })

  it('is not offered for a quantity off the lot', () => {
    const off = sheet({ quantity: '885' })
    expect(isRecordable(readScenario(off, bitmex!))).toBe(false)
    expect(isRecordable(readScenario(sheet({}), bitmex!))).toBe(true)
  })
})
