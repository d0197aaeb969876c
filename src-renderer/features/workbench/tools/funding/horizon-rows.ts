import { fundingPeriodHours } from '@shared/calc/expected-funding'
import { explainFundedStanding } from '@shared/calc/explain-funding-standing'
import { explainHorizon, NO_YIELD } from '@shared/calc/explain-funding-horizon'
import { readableYear } from '@shared/calc/explain-yearly'
import {
  daysAfter,
  fundingHorizon,
  type FundingHorizon,
  type FundingPath,
  type HorizonInput,
} from '@shared/calc/funding-horizon'
import { fundedStanding, type FundedStanding } from '@shared/calc/funding-standing'
import { twinAt } from '@shared/calc/twin'
import { countText } from '@shared/format/decimal-text'
import type { Fraction, Price } from '@shared/num/units'

import type { ScenarioReading } from '../../read-scenario'
import { priceOrWhy, type RowFigure } from '../../result-rows'
import { lacksBacking } from '../backing-words'
import { namedRows, waitingRows, type Drawn } from '../named-rows'
import type { ToolRow } from '../tool'
import { heldOf, lacksOf, none, type Held } from '../tool-input'

import { paymentsText } from './funding-steps'
import type { HorizonReading } from './horizon-path'

/** A position over the time that was asked for. */
export interface Over {
  readonly held: Held
  readonly asked: HorizonInput & { readonly position: Held }
  /** The mark at the start. */
  readonly mark: Price
  readonly horizon: FundingHorizon
  /** Absent while nothing is known to stand behind the position. */
  readonly standing: FundedStanding | undefined
}

export type Outcome =
  { readonly ok: true; readonly value: Over } | { readonly ok: false; readonly lacks: string }

/** As many points as a picture needs; a longer time has one for every second day, or third. */
const MOST_ROWS = 120

/** Lets the position pay and receive along the way, or says what it still waits for. */
export function overTime(reading: ScenarioReading, { path, lacks }: HorizonReading): Outcome {
  const hours = fundingPeriodHours(reading.spec)
  const held = heldOf(reading)
  if (!held) return { ok: false, lacks: lacksOf(reading) ?? '' }
  if (!path || hours === undefined) return { ok: false, lacks }
  const rowEvery = rowsOf(intervalsOf(path), hours)
  const asked = { position: held, path, intervalHours: hours, rowEvery }
  const horizon = fundingHorizon(asked)
  const mark = startOf(path)
  if (!horizon.ok || !mark) return { ok: false, lacks: horizon.ok ? lacks : horizon.error }
  const standing = reading.backing && fundedStanding(held, horizon.value, mark)
  return { ok: true, value: { held, asked, mark, horizon: horizon.value, standing } }
}

const startOf = (path: FundingPath): Price | undefined =>
  path.kind === 'series' ? path.points[0]?.mark : path.mark

function intervalsOf(path: FundingPath): number {
  if (path.kind === 'constant') return path.intervals
  return path.kind === 'series'
    ? path.points.length
    : path.steps.reduce((all, { intervals }) => all + intervals, 0)
}

/** Day by day where a day is a whole number of intervals, and every so many days over a long time. */
function rowsOf(intervals: number, hours: number): number {
  const aDay = 24 % hours === 0 ? 24 / hours : 1
  return aDay * Math.max(1, Math.ceil(intervals / aDay / MOST_ROWS))
}

export const OVER = [
  { id: 'funding-total', label: 'Funding over it', term: 'funding-horizon', toned: true },
  { id: 'funding-break-even', label: 'Break-even after it', term: 'break-even' },
  { id: 'funding-margin', label: 'Margin after it', term: 'initial-margin' },
  { id: 'funding-liquidation', label: 'Liquidation after it', term: 'liquidation' },
  {
    ...{ id: 'funding-yield', label: 'A year of it, simple', term: 'funding-rate' },
    toned: true,
  },
  {
    ...{ id: 'funding-compounded', label: 'A year of it, compounded', term: 'funding-rate' },
    toned: true,
  },
] as const

/** What the time brings in all, where it leaves the position, and the year that it comes to. */
export function horizonRows(reading: ScenarioReading, outcome: Outcome): readonly ToolRow[] {
  if (!outcome.ok) return grouped(waitingRows(OVER, outcome.lacks), 'Over the time')
  const { held, asked, horizon } = outcome.value
  const steps = explainHorizon(asked, { ok: true, value: horizon })
  const how = (figure: string): Drawn['how'] => steps.find((each) => each.figure === figure)
  const { received, intervals, rows, simpleYield, compoundedYield } = horizon
  const last = rows.at(-1)
  const drawn = namedRows(OVER, {
    'funding-total': {
      figure: { kind: 'money', twin: received, signed: true },
      how: how('received'),
    },
    'funding-break-even': {
      figure: last ? priceOrWhy(last.breakEven, held) : none(''),
      how: how('breakEven'),
    },
    ...standingRows(reading, outcome.value),
    'funding-yield': { figure: yearly(simpleYield), how: how('simpleYield') },
    'funding-compounded': { figure: yearly(compoundedYield), how: how('compoundedYield') },
  })
  const days = countText(daysAfter(intervals, asked.intervalHours), 2)
  return grouped(drawn, `Over ${days} days, ${paymentsText(intervals)}`)
}

const grouped = (rows: readonly ToolRow[], group: string): readonly ToolRow[] =>
  rows.map((row, index) => (index === 0 ? { ...row, group } : row))

function yearly(fraction: Fraction | undefined): RowFigure {
  const read = readableYear(fraction, NO_YIELD)
  return read.ok ? { kind: 'percent', fraction: read.value, signed: true } : none(read.error)
}

function standingRows(
  reading: ScenarioReading,
  { held, mark, horizon, standing }: Over,
): { readonly 'funding-margin': Drawn; readonly 'funding-liquidation': Drawn } {
  if (!standing) {
    const lacks = { figure: none(lacksBacking(reading)) }
    return { 'funding-margin': lacks, 'funding-liquidation': lacks }
  }
  const { spec } = held
  const [margin, liquidation] = explainFundedStanding(spec, standing, horizon)
  const last = standing.rows.at(-1) ?? standing.start
  const at = horizon.rows.at(-1)?.mark ?? mark
  return {
    'funding-margin': {
      figure: { kind: 'money', twin: twinAt(spec, last.margin, at), signed: false },
      how: margin,
    },
    'funding-liquidation': { figure: priceOrWhy(last.liquidation, held), how: liquidation },
  }
}
