import { explainPosition } from '@shared/calc/explain'
import {
  explainCoinPerDollarR,
  explainGrossR,
  explainPlannedR,
} from '@shared/calc/explain-r-multiple'
import { explainRiskAtStop } from '@shared/calc/explain-risk-at-stop'
import { positionFigures } from '@shared/calc/position-figures'
import { explainPriceMove, priceMove } from '@shared/calc/price-move'
import { coinPerDollarR, type PlannedR, type RPlan } from '@shared/calc/r-multiple'
import { riskAtStop } from '@shared/calc/risk-at-stop'
import { explainShareOfBalance, shareOfBalance } from '@shared/calc/share-of-balance'
import { ZERO, type Decimal } from '@shared/num/decimal'
import { coin, type Coin, type Price } from '@shared/num/units'

import type { ScenarioReading } from '../../read-scenario'
import { priceOrWhy, type RowFigure } from '../../result-rows'
import { namedRows, waitingRows, type Drawn } from '../named-rows'
import { stopFirst } from '../stop-first'
import type { ToolAnswer, ToolRow } from '../tool'
import { heldOf, lacksOf, none, type Held } from '../tool-input'

import { lacksPlan, wholePlan, type StopRInput } from './stop-r-plan'

const PLAN = [
  {
    id: 'stop-r-net-coin',
    label: 'Planned R in coin, after fees',
    term: 'r-multiple',
    toned: true,
  },
  {
    id: 'stop-r-net-usd',
    label: 'Planned R in dollars, after fees',
    term: 'r-multiple',
    toned: true,
  },
  {
    id: 'stop-r-gross-coin',
    label: 'Planned R in coin, price only',
    term: 'r-multiple',
    toned: true,
  },
  {
    id: 'stop-r-gross-usd',
    label: 'Planned R in dollars, price only',
    term: 'r-multiple',
    toned: true,
  },
] as const

const FACTOR = { id: 'stop-r-factor', label: 'Coin R per dollar R', term: 'r-multiple' } as const

const inR = (count: Decimal): RowFigure => ({ kind: 'count', count, unit: 'R', signed: true })

/** What the plan brings over what it risks, in both units. */
export function planRows({ plan, planned, rest, lacks }: StopRInput): readonly ToolRow[] {
  if (!plan || !planned) return [...waitingRows(PLAN, lacks), { ...FACTOR, figure: none(lacks) }]
  const { gross, net } = wholePlan(planned, rest)
  const steps = explainPlannedR(plan, planned)
  const stopped = rest === 'stopped' && !planned.open.isZero()
  const ofNet = steps.find(({ figure }) => figure === (stopped ? 'restStopped' : 'planned'))
  const ofGross = explainGrossR(planned, rest)
  const rows = namedRows(PLAN, {
    'stop-r-net-coin': { figure: inR(net.coin), how: ofNet },
    'stop-r-net-usd': { figure: inR(net.usd), how: ofNet },
    'stop-r-gross-coin': { figure: inR(gross.coin), how: ofGross },
    'stop-r-gross-usd': { figure: inR(gross.usd), how: ofGross },
  })
  return [...rows, factorRow(plan, planned)]
}

/** The factor is that of one exit price: with several targets the first one's is shown, and the row says so. */
function factorRow(plan: RPlan, { targets }: PlannedR): ToolRow {
  const [first] = targets
  if (!first) return { ...FACTOR, figure: none('') }
  return {
    ...FACTOR,
    ...(targets.length > 1 && { label: `${FACTOR.label}, target 1` }),
    figure: { kind: 'times', times: coinPerDollarR(plan.spec, plan.stop, first.price) },
    how: explainCoinPerDollarR(plan, first),
  }
}

const RISK = [
  { id: 'stop-r-risk', label: '1 R, after fees', term: 'r-multiple', group: 'At the stop' },
  { id: 'stop-r-risk-gross', label: '1 R, price only', term: 'r-multiple' },
  { id: 'stop-r-share', label: '1 R on the balance', term: 'balance' },
  { id: 'stop-r-distance', label: 'Stop from entry', term: 'stop' },
  { id: 'stop-r-liquidation', label: 'Liquidation', term: 'liquidation' },
  { id: 'stop-r-first', label: 'Met first', term: 'stop' },
] as const
type RiskDrawn = Readonly<Record<(typeof RISK)[number]['id'], Drawn>>

type Answer = Pick<ToolAnswer, 'rows' | 'risks' | 'notes'>

/** What is lost at the stop, and whether the venue closes the position before it. */
export function riskRows(reading: ScenarioReading): Answer {
  const { stop } = reading
  const held = heldOf(reading)
  if (!held || !stop)
    return { rows: namedRows(RISK, waitingForStop(reading)), risks: [], notes: [] }
  const { liquidation, first, risks, notes } = closeOf(reading, held, stop)
  const rows = namedRows(RISK, {
    ...riskOf(reading, held, stop),
    'stop-r-distance': distanceOf(held.entry, stop),
    'stop-r-liquidation': liquidation,
    'stop-r-first': first,
  })
  return { rows, risks, notes }
}

/** Two prices are enough for the distance; everything else waits for the whole position. */
function waitingForStop(reading: ScenarioReading): RiskDrawn {
  const { entry, stop } = reading
  const lacksPrices = lacksPlan(reading)
  const lacks = { figure: none(lacksPrices || (lacksOf(reading) ?? '')) }
  return {
    'stop-r-risk': lacks,
    'stop-r-risk-gross': lacks,
    'stop-r-share': lacks,
    'stop-r-distance': entry && stop ? distanceOf(entry, stop) : { figure: none(lacksPrices) },
    'stop-r-liquidation': lacks,
    'stop-r-first': lacks,
  }
}

/** Funding so far is no part of a plan: 1 R is what a stop costs from here, with both fees. */
const planned = (held: Held): Held => ({ ...held, fundingPaid: coin(ZERO) })

function riskOf(
  { balance }: ScenarioReading,
  of: Held,
  stop: Price,
): Pick<RiskDrawn, 'stop-r-risk' | 'stop-r-risk-gross' | 'stop-r-share'> {
  const held = planned(of)
  const risk = riskAtStop(held, stop, 'net')
  return {
    'stop-r-risk': {
      figure: { kind: 'money', twin: risk, signed: false },
      how: explainRiskAtStop(held, stop, 'net'),
    },
    'stop-r-risk-gross': {
      figure: { kind: 'money', twin: riskAtStop(held, stop, 'gross'), signed: false },
      how: explainRiskAtStop(held, stop, 'gross'),
    },
    'stop-r-share': balance
      ? shareOf(risk.coin, balance)
      : { figure: none('Needs a balance on the sheet.') },
  }
}

function shareOf(risk: Coin, balance: Coin): Drawn {
  const share = shareOfBalance(risk, balance)
  return {
    figure: share.ok
      ? { kind: 'percent', fraction: share.value, signed: false }
      : none(share.error.message),
    how: explainShareOfBalance(risk, balance, 'loss at the stop'),
  }
}

const distanceOf = (entry: Price, stop: Price): Drawn => ({
  figure: { kind: 'distance', ...priceMove(entry, stop) },
  how: explainPriceMove([entry, stop], ['E', 'S']),
})

interface Close extends Pick<ToolAnswer, 'risks' | 'notes'> {
  readonly liquidation: Drawn
  readonly first: Drawn
}

function closeOf(reading: ScenarioReading, held: Held, stop: Price): Close {
  if (!reading.backing) {
    const lacks = { figure: none('Liquidation needs leverage or margin.') }
    return { liquidation: lacks, first: lacks, risks: [], notes: [] }
  }
  const input = { ...held, exit: stop }
  const figures = positionFigures(input)
  const { first, risks, notes } = stopFirst({ ...held, stop }, figures.liquidation)
  const how = explainPosition(input, figures).find(({ figure }) => figure === 'liquidation')
  const words = first === 'stop' ? 'The stop' : 'Liquidation'
  return {
    liquidation: { figure: priceOrWhy(figures.liquidation, held), how },
    first: { figure: { kind: 'words', words }, how },
    ...{ risks, notes },
  }
}
