import { notional } from '@shared/calc/notional'
import { pointValue } from '@shared/calc/point-value'
import { pricesAround } from '@shared/calc/price-moves'
import { priceText } from '@shared/format/decimal-text'

import type { ToolChart } from '../tool-chart'

import type { HeldAt } from './contract-rows'

/** From half of the price to twice it, in steps of 5 %: few enough to be worked out exactly. */
const PERCENTS = Array.from({ length: 31 }, (_, step) => step * 5 - 50)

/** Why a contract of fixed dollars is worth fewer coins as the price rises, and each dollar of price moves it less. */
export function worthChart(held: HeldAt): ToolChart {
  const { price, spec } = held
  const along = pricesAround(price, PERCENTS).map((moved) => moved.price)
  return {
    ...{ id: 'contract-worth', title: 'Worth in coin and point value along the price' },
    x: { label: 'Price', kind: 'price' },
    left: { label: 'Worth', kind: 'coin' },
    right: { label: 'Point value', kind: 'coin' },
    series: [
      {
        ...{ name: 'Worth', axis: 'left', tone: 'coin' },
        points: along.map((at) => [Number(at), Number(notional(held, at))] as const),
      },
      {
        ...{ name: 'For 1 USD of price', axis: 'right', tone: 'accent', dashed: true },
        points: along.map((at) => [Number(at), Number(pointValue(held, at))] as const),
      },
    ],
    marks: [{ at: Number(price), label: `Price ${priceText(price, spec.tick)}`, tone: 'entry' }],
  }
}
