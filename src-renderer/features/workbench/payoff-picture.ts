import { curveFloat64, type CurvePoint } from '@shared/calc/curve-float64'
import { curveRange } from '@shared/calc/curve-range'
import type { PriceOutcome } from '@shared/calc/position'
import { priceOnTick } from '@shared/calc/price-on-tick'
import { priceText } from '@shared/format/decimal-text'
import type { Decimal } from '@shared/num/decimal'

import type { ChartMark } from '../../charts/payoff-chart'

import { chartInput } from './figures-at-hand'
import type { ScenarioReading } from './read-scenario'

const POINTS = 121
const ABSENT: PriceOutcome = { kind: 'never', reason: '' }

export interface PayoffPicture {
  readonly points: readonly CurvePoint[]
  readonly marks: readonly ChartMark[]
  readonly liquidated: 'below' | 'above' | undefined
}

/** What is drawn for a position: its points and the prices that matter. Undefined without quantity and entry. */
export function payoffPicture(reading: ScenarioReading): PayoffPicture | undefined {
  const chart = chartInput(reading)
  return chart && pictureOf(reading, chart)
}

type Chart = NonNullable<ReturnType<typeof chartInput>>

function pictureOf(reading: ScenarioReading, { input, figures }: Chart): PayoffPicture {
  const { breakEven = ABSENT, liquidation = ABSENT } = figures
  const range = curveRange(input, { breakEven, liquidation })
  const inside = (price: Decimal): boolean => price.gte(range.from) && price.lte(range.to)
  const mark = (kind: ChartMark['kind'], word: string, price: Decimal): readonly ChartMark[] =>
    inside(price)
      ? [{ kind, label: `${word} ${priceText(price, reading.spec.tick)}`, price: Number(price) }]
      : []
  const at = (outcome: PriceOutcome): Decimal | undefined =>
    outcome.kind === 'at' ? priceOnTick(outcome.price, reading.side, reading.spec.tick) : undefined
  const [even, end] = [at(breakEven), at(liquidation)]
  const marks = [
    ...(end ? mark('liquidation', 'Liquidation', end) : []),
    ...mark('entry', 'Entry', input.entry),
    ...(reading.stop ? mark('stop', 'Stop', reading.stop) : []),
    ...(even ? mark('break-even', 'Break-even', even) : []),
    ...(reading.exit
      ? mark('exit', reading.exitIs === 'exit' ? 'Exit' : 'Mark', reading.exit)
      : []),
  ]
  return {
    points: curveFloat64(input, range, POINTS),
    marks,
    liquidated: end && (reading.side === 'long' ? 'below' : 'above'),
  }
}
