import type { PriceOutcome } from '@shared/calc/position'
import { priceOnTick } from '@shared/calc/price-on-tick'
import { priceText } from '@shared/format/decimal-text'
import type { Price } from '@shared/num/units'

import type { ScenarioReading } from '../read-scenario'

import type { ToolAnswer } from './tool'

interface Stopped extends Pick<ScenarioReading, 'spec' | 'side'> {
  readonly stop: Price
}

interface StopFirst extends Pick<ToolAnswer, 'risks' | 'notes'> {
  /** Which of the two is met first. */
  readonly first: 'stop' | 'liquidation'
}

/** Whether the stop is met before the venue closes the position, in words. */
export function stopFirst({ spec, side, stop }: Stopped, liquidation: PriceOutcome): StopFirst {
  if (liquidation.kind === 'already')
    return { first: 'liquidation', risks: [liquidation.reason], notes: [] }
  if (liquidation.kind === 'never') return { first: 'stop', risks: [], notes: [] }
  const { price } = liquidation
  const end = priceText(priceOnTick(price, side, spec.tick), spec.tick)
  const at = priceText(stop, spec.tick)
  const before = side === 'long' ? stop.lte(price) : stop.gte(price)
  const [past, short] = side === 'long' ? ['below', 'above'] : ['above', 'below']
  if (!before)
    return {
      first: 'stop',
      risks: [],
      notes: [`The stop at ${at} is ${short} the liquidation price ${end}: it is met first.`],
    }
  const where = stop.eq(price) ? 'at' : past
  return {
    first: 'liquidation',
    risks: [
      `The stop at ${at} is ${where} the liquidation price ${end}: the venue would close the position first.`,
    ],
    notes: [],
  }
}
