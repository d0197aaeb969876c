import { listedContracts } from '@shared/market/registry'
import type { LegSummary } from '@shared/journal/leg'
import { D } from '@shared/num/decimal'
import { coin, contracts, price } from '@shared/num/units'

import { previewOf } from './preview'

const at = (text: string): number => Date.parse(text)

/**
 * The row shown faintly where there is nothing yet. It is worked out by the journal's own fold from two
 * fills and one funding payment, so that even the example is right.
 */
export function exampleLeg(): LegSummary | undefined {
  const [spec] = listedContracts
  if (spec === undefined) return undefined
  const fill = { role: 'taker', price: price(new D('60000')) } as const
  const preview = previewOf({
    spec,
    fills: [
      {
        ...fill,
        action: 'buy',
        quantity: contracts(new D('10000')),
        atMs: at('2026-03-02T09:30:00Z'),
      },
      {
        action: 'sell',
        role: 'maker',
        quantity: contracts(new D('10000')),
        price: price(new D('63500')),
        atMs: at('2026-03-04T15:10:00Z'),
      },
    ],
    funding: [
      {
        amount: coin(new D('-0.00001667')),
        price: price(new D('60400')),
        atMs: at('2026-03-02T12:00:00Z'),
      },
    ],
  })
  const leg = preview?.legs[0]
  return leg && { ...leg, tags: ['breakout'] }
}
