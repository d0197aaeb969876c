import { describe, expect, it } from 'vitest'

import { contractById } from '../market/registry'
import { D, ZERO } from '../num/decimal'
import { coin, contracts, contractValue, leverage, price, rate } from '../num/units'

import type { PositionFigures } from './position'
import { positionFigures } from './position-figures'
import { explainShownRoe, shownRoe } from './shown-roe'

const spec = { ...contractById('bitmex:XBTUSD')!, contractValue: contractValue(new D(1)) }
const atMark = { ...spec, roe: 'mark-margin' as const }

const figuresOf = (margin?: string): PositionFigures =>
  positionFigures({
    ...{ spec, side: 'long', quantity: contracts(new D(10_000)) },
    ...{ entry: price(new D(50_000)), exit: price(new D(60_000)) },
    backing: margin
      ? { kind: 'margin', margin: coin(new D(margin)) }
      : { kind: 'leverage', leverage: leverage(new D(10)) },
    ...{ openFeeRate: rate(ZERO), closeFeeRate: rate(ZERO), fundingPaid: coin(ZERO) },
  })

describe('the ROE that a venue prints', () => {
  it('is on the margin at the entry, or at the mark', () => {
    // 0.0333… / 0.02, and / (0.02 · 0.1666… / 0.2)
    const roeOf = (of: typeof spec): string => {
      const shown = shownRoe(of, figuresOf())
      return shown.ok ? shown.value.toFixed(8) : shown.error.message
    }
    expect([roeOf(spec), roeOf(atMark)]).toEqual(['1.66666667', '2.00000000'])
  })

  it('needs a margin', () => {
    const refusal = 'No margin stands behind the position.'
    expect(shownRoe(spec, figuresOf('-1'))).toEqual({
      ok: false,
      error: { about: 'margin', message: refusal },
    })
    const nothing = { ...figuresOf(), ...{ entryNotional: figuresOf().funding } }
    const without = { ...nothing, initialMargin: nothing.funding }
    expect(explainShownRoe(atMark, without).result).toBe(refusal)
  })

  it('shows its working', () => {
    expect(explainShownRoe(atMark, figuresOf())).toMatchObject({
      formula: 'gross PnL / margin at the mark',
      substituted: '0.0333333333333 / 0.0166666666667',
      result: '200%',
    })
    expect(explainShownRoe(spec, figuresOf()).note).toMatch(/at the entry\.$/)
    expect(explainShownRoe(spec, figuresOf()).formula).toBe('gross PnL / margin at the entry')
  })
})
