import { describe, expect, it } from 'vitest'

import { D } from '../num/decimal'
import { contracts, price } from '../num/units'

import { AccountId, EventId } from './event'
import type { PlanSummary } from './plan'
import { suggestedPlans } from './suggested-plans'

const OPENED = 1_750_000_000_000
const bitmex = AccountId.parse('bitmex:BTC')
const id = EventId.parse('00000000-0000-4000-8000-000000000001')
const planned = (name: string, more: Partial<PlanSummary> = {}): PlanSummary => ({
  ...{ id, accountId: bitmex, contract: 'bitmex:XBTUSD', venue: 'BitMEX', symbol: 'XBTUSD' },
  ...{ currency: 'BTC', scale: 8, plannedAtMs: OPENED - 1_000, name, side: 'long' },
  ...{ quantity: contracts(new D(100)), entry: price(new D(50_000)), stop: null, targets: [] },
  ...{ leverage: null, risk: null, plannedR: null, note: '', ...more },
})
const leg = {
  ...{ accountId: bitmex, contract: 'bitmex:XBTUSD', side: 'long' as const },
  ...{ openedAtMs: OPENED, averageEntry: price(new D(50_000)) },
}
const named = (...plans: PlanSummary[]): readonly string[] =>
  suggestedPlans(leg, plans).map(({ plan }) => plan.name)

describe('the plans that a leg may be', () => {
  it('are on its contract and account alone', () => {
    const elsewhere = planned('account', { accountId: AccountId.parse('bitmex:ETH') })
    expect(named(planned('contract', { contract: 'bitmex:ETHUSD' }), elsewhere)).toEqual([])
  })

  it('come by side, then time, then price', () => {
    const at = (ms: number) => ({ plannedAtMs: OPENED + ms })
    expect(
      named(
        planned('other side', { side: 'short' }),
        planned('afterwards', at(1)),
        planned('long before', at(-9_000)),
        planned('off', { entry: price(new D(48_000)) }),
        planned('near', { entry: price(new D(51_000)) }),
        planned('at the moment', at(0)),
      ),
    ).toEqual(['at the moment', 'near', 'off', 'long before', 'afterwards', 'other side'])
  })

  it('say how well each fits', () => {
    const [fit] = suggestedPlans(leg, [
      planned('late', { plannedAtMs: OPENED + 5, entry: price(new D(40_000)) }),
    ])
    expect(fit).toMatchObject({ sameSide: true, before: false, apartMs: 5 })
    // 10 000 of 40 000.
    expect(fit?.offPrice.toFixed()).toBe('0.25')
  })
})
