import { describe, expect, it } from 'vitest'

import { planFigures } from '@shared/journal/plan'
import { listedContracts } from '@shared/market/registry'
import { countText } from '@shared/format/decimal-text'

import { EMPTY_SCENARIO, type Scenario } from '../../../app/scenario'
import { readEntries } from '../read-entries'
import { readScenario } from '../read-scenario'

import { planDraft, type PlanAsk, type PlanDraft } from './new-plan'

const [bitmex] = listedContracts
const SHEET = { quantity: '10,000', entry: '50000', stop: '45000', leverage: '10' }

function ask(patch: Partial<Scenario> = {}, tools: Readonly<Record<string, string>> = {}): PlanAsk {
  const sheet = { ...EMPTY_SCENARIO, ...SHEET, ...patch }
  const entries = readEntries(tools, bitmex!)
  return { doc: { sheet, tools }, entries, reading: readScenario(sheet, bitmex!, entries) }
}

function drafted(...of: Parameters<typeof ask>): PlanDraft {
  const draft = planDraft(ask(...of))
  if (!draft.ok) throw new Error(draft.error.join(' '))
  return draft.value
}

function lacks(...of: Parameters<typeof ask>): readonly string[] {
  const draft = planDraft(ask(...of))
  return draft.ok ? [] : draft.error
}

const TARGETS = {
  ...{ 'targets-0-price': '60000', 'targets-0-share': '50' },
  ...{ 'targets-1-price': '75000', 'targets-1-share': '25' },
}

describe('planDraft', () => {
  it('takes the position with what stands behind it and what it costs', () => {
    const plan = drafted({ openRole: 'maker', closeFee: '0.04', fundingRate: '0.01', balance: '1' })
    expect({
      quantity: plan.quantity.toFixed(),
      entry: plan.entry.toFixed(),
      stop: plan.stop?.toFixed(),
      roles: [plan.openRole, plan.closeRole],
      rates: [plan.openFeeRate.eq(bitmex!.fees.maker), plan.closeFeeRate.toFixed()],
      funding: plan.fundingRate?.toFixed(),
      balance: plan.balance?.toFixed(),
    }).toEqual({
      quantity: '10000',
      entry: '50000',
      stop: '45000',
      roles: ['maker', 'taker'],
      rates: [true, '0.0004'],
      funding: '0.0001',
      balance: '1',
    })
    expect(plan.backing?.kind === 'leverage' && plan.backing.leverage.toFixed()).toBe('10')
    expect(plan.spec).toBe(bitmex)
  })

  // 10 000 · (1/45 000 − 1/50 000) = 0.0222… BTC, at 45 000 that is 1 000 USD, both before fees.
  it('comes to the risk and the reward that the journal will list', () => {
    const plan = drafted({ openFee: '0', closeFee: '0', exitIs: 'exit', exit: '60000' })
    const { risk, plannedR } = planFigures(plan, plan.spec)
    expect(risk && [risk.coin.toFixed(10), risk.usd.toFixed(6)]).toEqual([
      '0.0222222222',
      '1000.000000',
    ])
    // 10 000 over 5 000 is 2 R in dollars, and 2 · 45/60 in coin
    expect(plannedR && [plannedR.usd.toFixed(4), plannedR.coin.toFixed(4)]).toEqual([
      '2.0000',
      '1.5000',
    ])
  })

  it('takes the targets of the list with their shares', () => {
    const { targets } = drafted({ exit: '99000', exitIs: 'exit' }, TARGETS)
    expect(targets.map(({ price, share }) => [price.toFixed(), share.toFixed()])).toEqual([
      ['60000', '0.5'],
      ['75000', '0.25'],
    ])
  })

  it('takes an exit as the one target, and no mark', () => {
    const shown = drafted({ exit: '60000', exitIs: 'exit' }).targets.map(({ price, share }) => [
      price.toFixed(),
      share.toFixed(),
    ])
    expect(shown).toEqual([['60000', '1']])
    expect(drafted({ exit: '60000', exitIs: 'mark' }).targets).toEqual([])
  })

  it('takes fills one by one with their mean', () => {
    const fills = {
      ...{ 'entries-0-quantity': '10000', 'entries-0-price': '40000' },
      ...{ 'entries-1-quantity': '10000', 'entries-1-price': '60000' },
    }
    const { quantity, entry, entries } = drafted({ quantity: '', entry: '' }, fills)
    // 20 000 / (0.25 + 1/6) = 48 000
    expect([countText(quantity), countText(entry)]).toEqual(['20,000', '48,000'])
    expect(entries?.map((fill) => fill.price.toFixed())).toEqual(['40000', '60000'])
  })

  it('keeps the texts of the sheet and of the tools as they were typed', () => {
    const { sheet, tools } = drafted({}, { ...TARGETS, 'size-risk': '' })
    expect(sheet).toMatchObject({ quantity: '10,000', side: 'long' })
    expect(tools).toEqual(TARGETS)
  })

  it('is whole with a quantity and an entry alone', () => {
    const { stop, backing, targets } = drafted({ stop: '', leverage: '' })
    expect({ stop, backing, targets }).toEqual({ stop: undefined, backing: undefined, targets: [] })
  })

  it.each<readonly [string, Parameters<typeof ask>, RegExp]>([
    ['a contract that is gone', [{ contractId: 'custom:GONE' }], /^The contract of the sheet/],
    ['no quantity', [{ quantity: '' }], /^A plan takes a quantity\.$/],
    ['no entry', [{ entry: '' }], /^A plan takes an entry\.$/],
    ['a quantity off the lot', [{ quantity: '10050' }], /^Quantity: The lot is 100: near it are/],
    ['a quantity that is none', [{ quantity: 'ten' }], /^Quantity: Write/],
    ['a stop on the winning side', [{ stop: '51000' }], /must be below the entry/],
    ['a leverage beyond the contract', [{ leverage: '250' }], /goes up to 100/],
    ['a fee that is none', [{ closeFee: 'free' }], /^Fee out, %: Write/],
    ['an exit that is none', [{ exit: '0', exitIs: 'exit' }], /^Exit or mark: /],
    [
      'cross margin without an account',
      [{ marginMode: 'cross' }],
      /^Cross margin takes the balance/,
    ],
    [
      'a target without a share',
      [{}, { 'targets-0-price': '60000' }],
      /^A target does not hold\. .*share/,
    ],
    [
      'targets beyond the whole',
      [{}, { ...TARGETS, 'targets-0-share': '80' }],
      /sum to 105%; a position has 100%/,
    ],
    [
      'a fill without a price',
      [{}, { 'entries-0-quantity': '100' }],
      /^A fill of the entry does not hold\. .*price/,
    ],
  ])('says what it lacks: %s', (_named, of, words) => {
    expect(lacks(...of)).toEqual([expect.stringMatching(words)])
  })

  it('does not mind a mark or an index that is wrong: a plan has neither', () => {
    expect(lacks({ exit: '0', exitIs: 'mark', index: 'x' })).toEqual([])
  })
})
