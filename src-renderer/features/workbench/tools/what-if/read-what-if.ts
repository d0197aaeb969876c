import type { PriceRange } from '@shared/calc/curve-range'
import { whatIf, type WhatIfInput } from '@shared/calc/what-if'
import type { GridFigure, GridUnit } from '@shared/calc/what-if-float64'
import { MOST_PATH_DAYS } from '@shared/calc/what-if-path'
import type { GridAxes } from '@shared/calc/what-if-plan-float64'
import { whatIfRange } from '@shared/calc/what-if-range'
import { countText } from '@shared/format/decimal-text'
import type { InverseSpec } from '@shared/market/contract-spec'
import { D, ZERO } from '@shared/num/decimal'
import { rate, type Price } from '@shared/num/units'

import type { ScenarioReading } from '../../read-scenario'
import { needsWords } from '../../result-rows'
import type { ToolAsk, ToolField } from '../tool'
import { choiceOf, chosenOf, heldOf, lacksOf } from '../tool-input'

import { readPath, type PathReading } from './path-points'
import { readAxes } from './read-axes'

const VIEWS = ['grid', 'path'] as const
const FIGURES = ['net', 'equity', 'ratio', 'distance'] as const
const UNITS = ['coin', 'usd'] as const
const MOST_DAYS = new D(365)

export interface WhatIfReading {
  readonly view: (typeof VIEWS)[number]
  readonly figure: GridFigure
  readonly unit: GridUnit
  /** Undefined while the sheet lacks something, named in `lacks`. */
  readonly input: WhatIfInput | undefined
  /** Undefined while a field of the grid is wrong. */
  readonly axes: GridAxes | undefined
  readonly lacks: string
  readonly fields: readonly ToolField[]
  /** The price of now: the mark of the sheet, its index, or the entry. */
  readonly start: Price | undefined
  readonly path: PathReading
}

/** The grid's own fields as numbers over the position of the sheet; an empty field has its default. */
export function readWhatIf({ reading, texts }: ToolAsk): WhatIfReading {
  const { spec } = reading
  const chosen = {
    view: chosenOf(texts, 'what-if-view', VIEWS),
    figure: chosenOf(texts, 'what-if-figure', FIGURES),
    unit: chosenOf(texts, 'what-if-unit', UNITS),
  }
  const input = inputOf(reading)
  const start = startOf(reading)
  const path = readPath(texts, { start, spec })
  const points = chosen.view === 'path' ? path.points : undefined
  const { axes, fields } = readAxes(texts, {
    spec,
    around: input && rangeOf(input, spec, points),
    pathDays: points?.at(-1)?.days,
    mostDays: chosen.view === 'path' ? MOST_PATH_DAYS : MOST_DAYS,
  })
  return {
    ...chosen,
    ...{ input, start, path, axes },
    lacks: lacksOf(reading) ?? (reading.backing ? '' : needsWords('backing', reading)),
    fields: [...choicesOf(chosen, spec), ...fields],
  }
}

const choicesOf = (
  { view, figure, unit }: Pick<WhatIfReading, 'view' | 'figure' | 'unit'>,
  { settlement, quote }: InverseSpec,
): readonly ToolField[] => [
  choiceOf({ id: 'what-if-view', label: 'Look at' }, view, { grid: 'Grid', path: 'Path' }),
  choiceOf({ id: 'what-if-figure', label: 'Coloured by' }, figure, FIGURE_WORDS),
  choiceOf({ id: 'what-if-unit', label: 'In' }, unit, { coin: settlement, usd: quote }),
]

/** The price of now as far as the sheet knows it: an exit that is planned is no such price. */
const startOf = ({ exitIs, exit, index, entry }: ScenarioReading): Price | undefined =>
  (exitIs === 'mark' ? exit : undefined) ?? index ?? entry

export const FIGURE_WORDS: Readonly<Record<GridFigure, string>> = {
  net: 'Net PnL',
  equity: 'Equity',
  ratio: 'Margin ratio',
  distance: 'Distance to liquidation',
}

function inputOf(reading: ScenarioReading): WhatIfInput | undefined {
  const position = reading.backing && heldOf(reading)
  return position && { position, fundingRate: reading.fundingRate ?? rate(ZERO) }
}

/** What the sheet assumes of funding, in words. */
export function fundingWords(
  { spec, fundingRate }: ScenarioReading,
  view: WhatIfReading['view'],
): string {
  if (spec.term === 'dated')
    return 'A contract that expires settles no funding, so time changes nothing.'
  if (!fundingRate)
    return 'No funding rate is assumed on the sheet, so it is 0 and time changes nothing.'
  const each = spec.funding.intervalHours === 0 ? 'accrues all day' : 'is paid at each settlement'
  const paid = `Funding of ${countText(fundingRate.times(100))}% ${each}`
  return view === 'grid'
    ? `${paid}, on a mark that stands at the cell’s price all the while.`
    : `${paid} at the price that the path has then; the cells behind it stand at one price.`
}

function rangeOf(input: WhatIfInput, spec: InverseSpec, points: PathReading['points']): PriceRange {
  const { entry } = input.position
  const { liquidation } = whatIf(input, { price: entry, intervals: ZERO })
  return whatIfRange(entry, { liquidation, path: points?.map(({ price }) => price) ?? [] }, spec)
}
