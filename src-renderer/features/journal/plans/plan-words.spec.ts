import { describe, expect, it } from 'vitest'
import { z } from 'zod'

import type { PlanHistory } from '@shared/ipc/plans'
import { AccountId, EventId } from '@shared/journal/event'
import { planOf, type PlanEvent } from '@shared/journal/plan'
import { contractById } from '@shared/market/registry'
import { D } from '@shared/num/decimal'
import { coin, contracts, fraction, leverage, price, rate } from '@shared/num/units'
import { ScenarioDocument } from '@shared/scenario/document'

import { listedPrice } from './listed-price'
import { documentFromPlan } from './plan-document'
import { termsOfPlan } from './plan-terms'

const spec = contractById('bitmex:XBTUSD')!
const listing = EventId.parse('00000000-0000-4000-8000-000000000001')
const id = EventId.parse('00000000-0000-4000-8000-000000000002')

function recorded(more: Partial<PlanHistory['recorded']> = {}): PlanHistory {
  const body: PlanEvent['body'] = {
    ...{ kind: 'plan-recorded', version: 1, listing, name: 'Fade the spike', side: 'short' },
    ...{ quantity: contracts(new D(10_000)), entry: price(new D(50_000)) },
    targets: [{ price: price(new D(45_000)), share: fraction(new D(1)) }],
    ...{ openRole: 'maker', closeRole: 'taker' },
    ...{ openFeeRate: rate(new D('-0.0001')), closeFeeRate: rate(new D('0.0005')) },
    sheet: { contractId: spec.id, entry: '50k', side: 'short' },
    tools: { 'targets-0-price': '45000' },
    note: '',
    ...more,
  }
  const event = { seq: 2, id, accountId: AccountId.parse('bitmex:BTC'), body }
  const at = { atMs: 1_750_000_000_000, recordedAtMs: 1_750_000_000_000 }
  const { summary } = planOf({ ...event, ...at }, () => spec)
  return { plan: summary, spec, recorded: body, voided: null }
}

const said = (more: Partial<PlanHistory['recorded']>): readonly string[] =>
  termsOfPlan(recorded(more)).map(
    ({ label, words, coin: coins }) => `${label}: ${words ?? coins?.toFixed() ?? ''}`,
  )

describe('termsOfPlan', () => {
  it('says the fees with their role, and a rebate with its sign', () => {
    expect(said({})).toEqual(['Fee in: −0.0100%, maker', 'Fee out: 0.0500%, taker'])
  })

  it('says what stood behind it, and the funding per interval', () => {
    const wallet = coin(new D('0.5'))
    expect(
      said({
        ...{ balance: wallet, fundingRate: rate(new D('0.0001')) },
        backing: { kind: 'cross', wallet, leverage: leverage(new D('12.5')) },
      }),
    ).toEqual([
      'Balance: 0.5',
      'Leverage, cross: 12.5×',
      'Fee in: −0.0100%, maker',
      'Fee out: 0.0500%, taker',
      'Funding assumed: +0.0100% per 8 h',
    ])
  })

  it.each([
    [{ kind: 'margin', margin: coin(new D('0.02')) } as const, 'Margin, isolated: 0.02'],
    [{ kind: 'leverage', leverage: leverage(new D(10)) } as const, 'Leverage, isolated: 10×'],
  ])('says an isolated backing as it was stated', (backing, words) => {
    expect(said({ backing })[0]).toBe(words)
  })
})

describe('documentFromPlan', () => {
  it('is a scenario that a file could hold, with the contract of its day', () => {
    const document = documentFromPlan(recorded())
    const again = z.decode(ScenarioDocument, z.encode(ScenarioDocument, document))
    expect(again).toMatchObject({
      name: 'Fade the spike',
      sheet: { entry: '50k' },
      tools: { 'targets-0-price': '45000' },
    })
    expect(again.listing?.spec).toEqual(spec)
  })
})

describe('listedPrice', () => {
  it.each([
    ['48655.5', '48,655.5'],
    ['49295.774647887', '49,295.77'],
    ['0.523412', '0.523412'],
    ['999.1234567', '999.123457'],
  ])('shows %s as %s', (text, shown) => {
    expect(listedPrice(new D(text))).toBe(shown)
  })
})
