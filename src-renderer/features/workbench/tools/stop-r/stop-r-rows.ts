import { explainPosition } from '@shared/calc/explain'
import {
  explainCoinPerDollarR,
  explainGrossR,
  explainPlannedR,
} from '@shared/calc/explain-r-multiple'
import { explainRiskAtStop } from '@shared/calc/explain-risk-at-stop'
import { positionFigures } from '@shared/calc/position-figures'
import { explainPriceMove, priceMove } from '@shared/calc/price-move'
import { coinPerDollarR } from '@shared/calc/r-multiple'
import { riskAtStop } from '@shared/calc/risk-at-stop'
import { explainShareOfBalance, shareOfBalance } from '@shared/calc/share-of-balance'
import { ZERO, type Decimal } from '@shared/num/decimal'
import { coin, type Price } from '@shared/num/units'

import type { ScenarioReading } from '../../read-scenario'
import { priceOrWhy, type RowFigure } from '../../result-rows'
import { stopFirst } from '../stop-first'
import type { ToolAnswer, ToolRow } from '../tool'
import { heldOf, lacksOf, none, type Held } from '../tool-input'

import { lacksPlan, wholePlan, type StopRInput } from './stop-r-plan'

const PLAN = [
  { id: 'stop-r-net-coin', label: 'Planned R in coin, after fees', term: 'r-multiple' },
  { id: 'stop-r-net-usd', label: 'Planned R in dollars, after fees', term: 'r-multiple' },
  { id: 'stop-r-gross-coin', label: 'Planned R in coin, price only', term: 'r-multiple' },
  { id: 'stop-r-gross-usd', label: 'Planned R in dollars, price only', term: 'r-multiple' },
  { id: 'stop-r-factor', label: 'Coin R for each dollar R', term: 'r-multiple' },
] as const

type Drawn = Pick<ToolRow, 'figure' | 'how'>

const inR = (count: Decimal): RowFigure => ({ kind: 'count', count, unit: 'R', signed: true })

/** What the plan brings over what it risks, in both units. */
export function planRows({ plan, planned, rest, lacks }: StopRInput): readonly ToolRow[] {
  if (!plan || !planned) return PLAN.map((row) => ({ ...row, figure: none(lacks) }))
  const { gross, net } = wholePlan(planned, rest)
  const steps = explainPlannedR(plan, planned)
  const stopped = rest === 'stopped' && !planned.open.isZero()
  const ofNet = steps.find(({ figure }) => figure === (stopped ? 'restStopped' : 'planned'))
  const ofGross = explainGrossR(planned, rest)
  const [first] = planned.targets
  const drawn: readonly Drawn[] = [
    { figure: inR(net.coin), how: ofNet },
    { figure: inR(net.usd), how: ofNet },
    { figure: inR(gross.coin), how: ofGross },
    { figure: inR(gross.usd), how: ofGross },
    first
      ? {
          figure: { kind: 'times', times: coinPerDollarR(plan.spec, plan.stop, first.price) },
          how: explainCoinPerDollarR(plan, first),
        }
      : { figure: none('') },
  ]
  return PLAN.map((row, index) => ({
    ...row,
    toned: row.id !== 'stop-r-factor',
    ...(drawn[index] ?? { figure: none('') }),
  }))
}

const RISK = [
  { id: 'stop-r-risk', label: '1 R, after fees', term: 'r-multiple', group: 'At the stop' },
  { id: 'stop-r-risk-gross', label: '1 R, price only', term: 'r-multiple' },
  { id: 'stop-r-share', label: '1 R on the balance', term: 'balance' },
  { id: 'stop-r-distance', label: 'Stop from entry', term: 'stop' },
  { id: 'stop-r-liquidation', label: 'Liquidation', term: 'liquidation' },
  { id: 'stop-r-first', label: 'Met first', term: 'stop' },
] as const

type Answer = Pick<ToolAnswer, 'rows' | 'risks' | 'notes'>

/** What is lost at the stop, and whether the venue closes the position before it. */
export function riskRows(reading: ScenarioReading): Answer {
  const { stop } = reading
  const held = heldOf(reading)
  const close = held && stop ? closeOf(reading, held, stop) : undefined
  const lacks = none(lacksPlan(reading) || (lacksOf(reading) ?? ''))
  const drawn: readonly Drawn[] = [
    ...(held && stop ? riskOf(reading, held, stop) : [lacks, lacks, lacks].map(drawnAs)),
    distanceOf(reading) ?? { figure: none(lacksPlan(reading)) },
    ...(close?.drawn ?? [lacks, lacks].map(drawnAs)),
  ]
  return {
    rows: RISK.map((row, index) => ({ ...row, ...(drawn[index] ?? { figure: lacks }) })),
    risks: close?.risks ?? [],
    notes: close?.notes ?? [],
  }
}

const drawnAs = (figure: RowFigure): Drawn => ({ figure })

/** Funding so far is no part of a plan: 1 R is what a stop costs from here, with both fees. */
const planned = (held: Held): Held => ({ ...held, fundingPaid: coin(ZERO) })

function riskOf({ balance }: ScenarioReading, of: Held, stop: Price): readonly Drawn[] {
  const held = planned(of)
  const risk = riskAtStop(held, stop, 'net')
  const share = balance && shareOfBalance(risk.coin, balance)
  return [
    {
      figure: { kind: 'money', twin: risk, signed: false },
      how: explainRiskAtStop(held, stop, 'net'),
    },
    {
      figure: { kind: 'money', twin: riskAtStop(held, stop, 'gross'), signed: false },
      how: explainRiskAtStop(held, stop, 'gross'),
    },
    {
      figure: !share
        ? none('Needs a balance on the sheet.')
        : share.ok
          ? { kind: 'percent', fraction: share.value, signed: false }
          : none(share.error.message),
      how: balance && explainShareOfBalance(risk.coin, balance, 'loss at the stop'),
    },
  ]
}

function distanceOf({ entry, stop }: ScenarioReading): Drawn | undefined {
  if (!entry || !stop) return undefined
  return {
    figure: { kind: 'distance', ...priceMove(entry, stop) },
    how: explainPriceMove([entry, stop], ['E', 'S']),
  }
}

interface Close extends Pick<ToolAnswer, 'risks' | 'notes'> {
  readonly drawn: readonly Drawn[]
}

function closeOf(reading: ScenarioReading, held: Held, stop: Price): Close {
  if (!reading.backing) {
    const figure = none('Liquidation needs leverage or margin.')
    return { drawn: [{ figure }, { figure }], risks: [], notes: [] }
  }
  const input = { ...held, exit: stop }
  const figures = positionFigures(input)
  const { first, risks, notes } = stopFirst({ ...held, stop }, figures.liquidation)
  const how = explainPosition(input, figures).find(({ figure }) => figure === 'liquidation')
  const words = first === 'stop' ? 'The stop' : 'Liquidation'
  return {
    drawn: [
      { figure: priceOrWhy(figures.liquidation, held), how },
      { figure: { kind: 'words', words }, how },
    ],
    risks,
    notes,
  }
}
