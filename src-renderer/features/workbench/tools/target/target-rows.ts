import { equityAfter, explainEquityAfter } from '@shared/calc/equity-after'
import { explainPosition } from '@shared/calc/explain'
import { explainRealisedR } from '@shared/calc/explain-r-multiple'
import type { PositionFigures } from '@shared/calc/position'
import { positionFigures } from '@shared/calc/position-figures'
import { realisedR } from '@shared/calc/r-multiple'
import { riskAtStop, type ResultBasis } from '@shared/calc/risk-at-stop'
import type { Result } from '@shared/num/result'
import { fraction, usd, type Fraction, type Price } from '@shared/num/units'

import type { ScenarioReading } from '../../read-scenario'
import type { RowFigure } from '../../result-rows'
import type { ToolRow } from '../tool'
import { none, type Held } from '../tool-input'

/** What an exit brings, in the order it is read. */
export const THERE = [
  { id: 'target-distance', label: 'From entry', term: 'entry' },
  { id: 'target-gross', label: 'PnL there, price only', term: 'pnl', toned: true },
  { id: 'target-net', label: 'PnL there, net', term: 'pnl', toned: true },
  { id: 'target-roe', label: 'ROE there, net', term: 'roe', toned: true },
  { id: 'target-r-coin', label: 'R there, in coin', term: 'r-multiple', toned: true },
  { id: 'target-r-usd', label: 'R there, in dollars', term: 'r-multiple', toned: true },
  { id: 'target-equity', label: 'Equity there', term: 'equity' },
] as const

interface Judged {
  readonly held: Held
  readonly reading: ScenarioReading
  readonly basis: ResultBasis
}

type Drawn = Pick<ToolRow, 'figure' | 'how'>

/** What the position brings at an exit, price by price the same rows. */
export function rowsAt({ held, reading, basis }: Judged, exit: Price): readonly ToolRow[] {
  const input = { ...held, exit }
  const figures = positionFigures(input)
  const steps = explainPosition(input, figures)
  const how = (figure: keyof PositionFigures) => steps.find((each) => each.figure === figure)
  const quote = exit.minus(held.entry)
  const drawn: readonly Drawn[] = [
    { figure: { kind: 'distance', fraction: fraction(quote.div(held.entry)), quote: usd(quote) } },
    { figure: { kind: 'money', twin: figures.gross, signed: true }, how: how('gross') },
    { figure: { kind: 'money', twin: figures.net, signed: true }, how: how('net') },
    { figure: roeOf(figures, reading), how: reading.backing && how('netRoe') },
    ...multiples({ held, reading, basis }, figures),
    equity(reading, figures, exit),
  ]
  return THERE.map((row, index) => ({ ...row, ...(drawn[index] ?? { figure: none('') }) }))
}

function roeOf({ netRoe }: PositionFigures, { backing }: ScenarioReading): RowFigure {
  if (!backing) return none('ROE needs leverage or margin.')
  return netRoe
    ? { kind: 'percent', fraction: netRoe, signed: true }
    : none('No margin stands behind the position.')
}

/** The result over the loss at the stop, in coin and in dollars. */
function multiples({ held, reading, basis }: Judged, figures: PositionFigures): readonly Drawn[] {
  if (!reading.stop) {
    const lacks: Drawn = { figure: none('R needs a stop on the sheet.') }
    return [lacks, lacks]
  }
  const risk = riskAtStop(held, reading.stop, basis)
  const result = figures[basis]
  const { settlement, quote } = held.spec
  return [
    {
      figure: multiple(realisedR(result.coin, risk.coin)),
      how: explainRealisedR(result.coin, risk.coin, settlement)[0],
    },
    {
      figure: multiple(realisedR(result.usd, risk.usd)),
      how: explainRealisedR(result.usd, risk.usd, quote)[0],
    },
  ]
}

const multiple = (r: Result<Fraction, { readonly message: string }>): RowFigure =>
  r.ok ? { kind: 'count', count: r.value, unit: 'R', signed: true } : none(r.error.message)

function equity({ spec, balance }: ScenarioReading, { net }: PositionFigures, exit: Price): Drawn {
  if (!balance) return { figure: none('Equity needs a balance on the sheet.') }
  const closed = { balance, net: net.coin }
  return {
    figure: { kind: 'money', twin: equityAfter(spec, closed, exit), signed: false },
    how: explainEquityAfter(spec, closed, exit),
  }
}
