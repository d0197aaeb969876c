import { assert, describe, expect, it } from 'vitest'

import type { NewFill } from '@shared/ipc/contract'
import type { JournalEvent } from '@shared/journal/event'
import type { LegHistory } from '@shared/journal/leg'
import { contractById } from '@shared/market/registry'
import { D } from '@shared/num/decimal'
import { coin, contracts, price } from '@shared/num/units'

import { previewOf, type Preview } from './preview'

const spec = contractById('bitmex:XBTUSD')
assert(spec !== undefined)
const at = (text: string): number => Date.parse(text)

/** `10000 @ 60000` */
function fill(action: 'buy' | 'sell', text: string, atMs: number): NewFill {
  const [quantity = '', at_ = ''] = text.split(' @ ')
  return {
    action,
    role: 'taker',
    quantity: contracts(new D(quantity)),
    price: price(new D(at_)),
    atMs,
  }
}

function figures(preview: Preview | undefined): readonly string[] {
  return (preview?.legs ?? []).map((leg) =>
    [
      leg.side,
      leg.status,
      leg.quantity.toFixed(),
      `gross ${leg.money.gross.toFixed()}`,
      `fees ${leg.money.fees.toFixed()}`,
    ].join(' '),
  )
}

/** A long of 10 000 XBTUSD from 60 000, as main tells it. */
function openLong(): LegHistory {
  const made = previewOf({ spec: spec!, funding: [], fills: [fill('buy', '10000 @ 60000', T0)] })
  const event = {
    seq: 3,
    id: 'opening',
    accountId: 'bitmex:BTC',
    atMs: T0,
    recordedAtMs: T0,
    body: {
      kind: 'fill-recorded',
      version: 2,
      listing: 'listing',
      action: 'buy',
      quantity: contracts(new D('10000')),
      price: price(new D('60000')),
      cost: 16_666_700n,
      fee: 8_333n,
      role: 'taker',
    },
    // The ids here are names, not UUIDs: nothing in the preview reads them.
  } as unknown as JournalEvent
  const entry = {
    event,
    quantityInLeg: contracts(new D('10000')),
    realised: coin(new D('0')),
    realisedUsd: null,
    fee: null,
    feeUsd: null,
    funding: null,
    fundingUsd: null,
    quantityAfter: contracts(new D('10000')),
    voided: null,
  }
  return { leg: made!.legs[0]!, spec: spec!, entries: [entry] }
}

const T0 = at('2026-11-20T14:05:00Z')

describe('what typed rows will become', () => {
  it('is nothing while no row can be read', () => {
    expect(previewOf({ spec, fills: [], funding: [] })).toBeUndefined()
  })

  // Buy 100 lots: 100/60 000 BTC = 166 666.67 → 166 667 sat a lot → 16 666 700. Sell 40 lots at 63 500:
  // 157 480 a lot → 6 299 200 against the released 6 666 680. Fees 8 333.35 and 3 149.6, cut.
  it('books each fill as the venue does', () => {
    const preview = previewOf({
      spec,
      funding: [],
      fills: [
        fill('buy', '10000 @ 60000', T0),
        fill('sell', '4000 @ 63500', at('2026-11-21T09:00:00Z')),
      ],
    })
    expect(figures(preview)).toEqual(['long open 6000 gross 0.0036748 fees 0.00011482'])
  })

  it('puts rows in the order they happened, whatever order they were typed in', () => {
    const late = fill('sell', '4000 @ 63500', at('2026-11-21T09:00:00Z'))
    const early = fill('buy', '10000 @ 60000', T0)
    const typed = previewOf({ spec, funding: [], fills: [late, early] })
    expect(figures(typed)).toEqual(['long open 6000 gross 0.0036748 fees 0.00011482'])
  })

  // Sell 30 lots at 40 000 against 10 open: 2 500 000 of 7 500 000 sat close them, the rest opens a short.
  it('splits a fill that crosses zero into two positions', () => {
    const preview = previewOf({
      spec,
      funding: [],
      fills: [
        fill('buy', '1000 @ 50000', T0),
        fill('sell', '3000 @ 40000', at('2026-11-21T09:00:00Z')),
      ],
    })
    expect(preview?.flips).toBe(1)
    expect(figures(preview)).toEqual([
      'long closed 0 gross -0.005 fees 0.0000225',
      'short open 2000 gross 0 fees 0.000025',
    ])
  })

  it('joins the open position of the contract', () => {
    const preview = previewOf({
      spec,
      funding: [],
      open: openLong(),
      fills: [fill('sell', '4000 @ 63500', at('2026-11-21T09:00:00Z'))],
    })
    expect(preview?.joins).toBe(true)
    expect(figures(preview)).toEqual(['long open 6000 gross 0.0036748 fees 0.00011482'])
  })

  it('does not join what was opened later', () => {
    const preview = previewOf({
      spec,
      funding: [],
      open: openLong(),
      fills: [fill('sell', '4000 @ 63500', at('2026-11-19T09:00:00Z'))],
    })
    expect(preview?.earlier).toBe(true)
    expect(figures(preview)).toEqual(['short open 4000 gross 0 fees 0.00003149'])
  })

  it('counts funding that was paid against the position', () => {
    const preview = previewOf({
      spec,
      fills: [fill('buy', '10000 @ 60000', T0)],
      funding: [
        { amount: coin(new D('-0.00001667')), price: price(new D('60400')), atMs: T0 + 3_600_000 },
      ],
    })
    expect(preview?.legs[0]?.money.net.toFixed()).toBe('-0.0001')
  })
})
