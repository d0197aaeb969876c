import { describe, expect, it } from 'vitest'

import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { contracts, fraction, price, rate } from '../num/units'

import { AccountId, EventId, type EventBody, type JournalEvent } from './event'
import { plansOf } from './plan'
import { PlanTerms } from './plan-terms'

const spec = contractById('bitmex:XBTUSD')!
const idOf = (seq: number) =>
  EventId.parse(`00000000-0000-4000-8000-${String(seq).padStart(12, '0')}`)
const event = (seq: number, body: EventBody): JournalEvent => ({
  seq,
  id: idOf(seq),
  accountId: AccountId.parse('bitmex:BTC'),
  atMs: 1_700_000_000_000,
  recordedAtMs: 1_700_000_000_000,
  body,
})
const at = (text: string) => price(new D(text))
const share = (text: string) => fraction(new D(text))

const short = {
  name: 'Fade the spike',
  side: 'short' as const,
  quantity: contracts(new D(10_000)),
  entry: at('100000'),
  stop: at('105000'),
  targets: [
    { price: at('90000'), share: share('0.5') },
    { price: at('80000'), share: share('0.5') },
  ],
  openRole: 'maker' as const,
  closeRole: 'taker' as const,
  openFeeRate: rate(new D(0)),
  closeFeeRate: rate(new D(0)),
  sheet: {},
  tools: {},
}
const planned = (seq: number, more: Partial<PlanTerms> = {}): JournalEvent =>
  event(seq, {
    kind: 'plan-recorded',
    version: 1,
    listing: idOf(1),
    ...short,
    ...more,
    note: '',
  })
const plans = (...events: JournalEvent[]) =>
  plansOf(events, () => spec).map(({ summary }) => summary)

describe('a plan', () => {
  // 10 000 · (1/100 000 − 1/105 000) = 10 000 · 5 000 / 10 500 000 000 = 0.00476190… BTC, times 105 000 = 500 USD.
  // Half of it 10 000 below (2 R in dollars), half 20 000 below (4 R): 3 R. In coin each is R · S/X:
  // 2 · 105/90 = 2.333…, 4 · 105/80 = 5.25, on the mean 3.791666…
  it('of a short counts its risk above zero and its parts by their share', () => {
    const [plan] = plans(planned(2))
    expect(plan?.risk?.usd.toFixed(20)).toBe('500.00000000000000000000')
    expect(plan?.risk?.coin.toFixed(12)).toBe('0.004761904762')
    expect(plan?.plannedR?.usd.toFixed(12)).toBe('3.000000000000')
    expect(plan?.plannedR?.coin.toFixed(12)).toBe('3.791666666667')
  })

  // The taker's 0.05 % of 10 000 USD at the stop are 5 USD more.
  it('risks its fees too', () => {
    const [plan] = plans(planned(2, { closeFeeRate: rate(new D('0.0005')) }))
    expect(plan?.risk?.usd.toFixed(12)).toBe('505.000000000000')
  })

  it('that was voided was never made, whatever the order of the events', () => {
    const drop = event(3, { kind: 'event-voided', version: 1, eventId: idOf(2), reason: 'x' })
    expect(plans(planned(4), drop, planned(2)).map(({ id }) => id)).toEqual([idOf(4)])
  })
})

describe('the terms of a plan', () => {
  const wire = PlanTerms.encode(short)
  it.each([
    ['a name of two lines', { name: 'a\nb' }],
    ['no name', { name: ' ' }],
    ['a name that is too long', { name: 'x'.repeat(81) }],
    ['no contracts', { quantity: '0' }],
    ['a share of nothing', { targets: [{ price: '1', share: '0' }] }],
    ['a share beyond the whole', { targets: [{ price: '1', share: '1.1' }] }],
    ['a balance below zero', { balance: '-1' }],
    ['no margin', { backing: { kind: 'margin', margin: '0' } }],
    ['more text than a plan keeps', { tools: Object.fromEntries(texts(11)) }],
    ['more fields than a plan keeps', { sheet: Object.fromEntries(texts(601, 'x')) }],
    ['a number in the place of text', { entry: 1 }],
  ])('never have %s', (_, wrong) => {
    expect(PlanTerms.safeDecode(wire as never).success).toBe(true)
    expect(PlanTerms.safeDecode({ ...wire, ...wrong } as never).success).toBe(false)
  })

  it('keep every text that fits', () => {
    const tools = Object.fromEntries(texts(10))
    expect(PlanTerms.decode({ ...wire, tools }).tools).toEqual(tools)
  })
})

function texts(count: number, text = 'x'.repeat(20_000)): [string, string][] {
  return Array.from({ length: count }, (_, index) => [`field-${index}`, text])
}
