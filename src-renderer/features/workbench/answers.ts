import { realisedR } from '@shared/calc/r-multiple'
import { fraction, negated, type Coin, type Fraction, type Usd } from '@shared/num/units'

import { figuresAtHand, type FiguresAtHand } from './figures-at-hand'
import type { ScenarioReading } from './read-scenario'
import { rowFigure, type RowFigure } from './result-rows'

/** The second line under an answer: coins behind it, how far away a price is, or how many R it is. */
type More =
  | { readonly kind: 'r'; readonly multiple: Fraction }
  | { readonly kind: 'coin'; readonly coin: Coin; readonly words: string }
  | {
      readonly kind: 'distance'
      readonly fraction: Fraction
      readonly quote?: Usd
      readonly words: string
    }

export interface Answer {
  readonly id: 'net' | 'roe' | 'liquidation' | 'break-even'
  readonly label: string
  readonly figure: RowFigure
  readonly more?: More
}

/** The net result in multiples of the net loss at the stop, in coin. */
function netMore({ net }: FiguresAtHand, reading: ScenarioReading): { more?: More } {
  const atStop = reading.stop && figuresAtHand({ ...reading, exit: reading.stop }).net
  if (!net || !atStop) return {}
  const multiple = realisedR(net.coin, negated(atStop.coin))
  return multiple.ok ? { more: { kind: 'r', multiple: multiple.value } } : {}
}

function liquidationMore({ liquidationDistance: far }: FiguresAtHand): { more?: More } {
  return far ? { more: { kind: 'distance', ...far, words: '' } } : {}
}

/** What break-even asks of the market, from the entry. */
function breakEvenMore({ breakEven }: FiguresAtHand, { entry }: ScenarioReading): { more?: More } {
  if (breakEven?.kind !== 'at' || !entry) return {}
  return {
    more: {
      kind: 'distance',
      fraction: fraction(breakEven.price.minus(entry).div(entry)),
      words: 'from entry',
    },
  }
}

/** The four answers of the strip, each with the line that completes it. */
export function answers(of: {
  readonly figures: FiguresAtHand
  readonly reading: ScenarioReading
}): readonly Answer[] {
  const { figures, reading } = of
  const margin = figures.initialMargin
  return [
    { id: 'net', label: 'Net PnL', figure: rowFigure('net', of), ...netMore(figures, reading) },
    {
      id: 'roe',
      label: 'ROE, net',
      figure: rowFigure('netRoe', of),
      ...(margin && { more: { kind: 'coin', coin: margin.coin, words: 'margin' } }),
    },
    {
      id: 'liquidation',
      label: 'Liquidation',
      figure: rowFigure('liquidation', of),
      ...liquidationMore(figures),
    },
    {
      id: 'break-even',
      label: 'Break-even',
      figure: rowFigure('breakEven', of),
      ...breakEvenMore(figures, reading),
    },
  ]
}
