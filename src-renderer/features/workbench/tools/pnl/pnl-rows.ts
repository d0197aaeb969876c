import { convexity } from '@shared/calc/convexity'
import { equityAfter, explainEquityAfter } from '@shared/calc/equity-after'
import { explainConvexity } from '@shared/calc/explain-convexity'
import type { Explanation } from '@shared/calc/explanation'
import type { PositionFigures, PositionInput } from '@shared/calc/position'
import { explainShareOfBalance, shareOfBalance } from '@shared/calc/share-of-balance'
import { explainShownRoe, shownRoe } from '@shared/calc/shown-roe'
import type { Result } from '@shared/num/result'
import type { Fraction } from '@shared/num/units'

import { figuresAtHand } from '../../figures-at-hand'
import type { ScenarioReading } from '../../read-scenario'
import { rowFigure, type RowFigure } from '../../result-rows'
import type { ToolRow } from '../tool'
import { lacksOf, none, type Held } from '../tool-input'

/** The position of the sheet at its exit or mark, worked out. */
export interface Whole {
  readonly input: PositionInput & Held
  readonly figures: PositionFigures
  readonly steps: readonly Explanation[]
}

type Drawn = Pick<ToolRow, 'figure' | 'how'>

const RESULT = [
  ['pnl-net', 'PnL, net', 'pnl', 'net'],
  ['pnl-gross', 'PnL, price only', 'pnl', 'gross'],
  ['pnl-fee-in', 'Fee in', 'fee', 'openFee'],
  ['pnl-fee-out', 'Fee out', 'fee', 'closeFee'],
  ['pnl-funding', 'Funding', 'funding', 'funding'],
] as const
const TONED: readonly string[] = ['pnl-net', 'pnl-gross', 'pnl-roe-net', 'pnl-roe-gross']

/** Each result as soon as its own fields are there. */
export function resultRows(reading: ScenarioReading, whole: Whole | undefined): readonly ToolRow[] {
  const figures = whole?.figures ?? figuresAtHand(reading)
  return RESULT.map(([id, label, term, figure]) => ({
    ...{ id, label, term, toned: TONED.includes(id) },
    figure: rowFigure(figure, { figures, reading }),
    how: whole?.steps.find((step) => step.figure === figure),
  }))
}

const NO_MARGIN = 'Needs leverage or margin.'

/** The result as a share of what was put behind it. */
export function returnRows(reading: ScenarioReading, whole: Whole | undefined): readonly ToolRow[] {
  const lacks = none(lacksAt(reading))
  const on = (figure: 'grossRoe' | 'netRoe'): Drawn => {
    if (!whole) return { figure: lacks }
    if (!reading.backing) return { figure: none(NO_MARGIN) }
    return {
      figure: rowFigure(figure, { figures: whole.figures, reading }),
      how: whole.steps.find((step) => step.figure === figure),
    }
  }
  const venue = { id: 'pnl-roe-shown', label: 'ROE as the venue shows it', term: 'roe' } as const
  return [
    {
      id: 'pnl-roe-net',
      label: 'ROE on the margin, net',
      term: 'roe',
      group: 'Return',
      toned: true,
      ...on('netRoe'),
    },
    {
      id: 'pnl-roe-gross',
      label: 'ROE on the margin, price only',
      term: 'roe',
      toned: true,
      ...on('grossRoe'),
    },
    { ...venue, toned: true, ...(whole ? shownRow(reading, whole) : { figure: lacks }) },
    {
      id: 'pnl-on-balance',
      label: 'On the balance, net',
      term: 'equity',
      toned: true,
      ...(whole ? onBalance(reading, whole) : { figure: lacks }),
    },
    {
      id: 'pnl-equity',
      label: 'Equity after it',
      term: 'equity',
      ...(whole ? equityRow(reading, whole) : { figure: lacks }),
    },
  ]
}

const percentOr = (share: Result<Fraction, { readonly message: string }>): RowFigure =>
  share.ok ? { kind: 'percent', fraction: share.value, signed: true } : none(share.error.message)

function shownRow({ spec, backing }: ScenarioReading, { figures }: Whole): Drawn {
  if (!backing) return { figure: none(NO_MARGIN) }
  return { figure: percentOr(shownRoe(spec, figures)), how: explainShownRoe(spec, figures) }
}

const NO_BALANCE = 'Needs a balance on the sheet.'

function onBalance({ balance }: ScenarioReading, { figures: { net } }: Whole): Drawn {
  if (!balance) return { figure: none(NO_BALANCE) }
  return {
    figure: percentOr(shareOfBalance(net.coin, balance)),
    how: explainShareOfBalance(net.coin, balance, 'net PnL'),
  }
}

function equityRow({ spec, balance }: ScenarioReading, { input, figures }: Whole): Drawn {
  if (!balance) return { figure: none(NO_BALANCE) }
  const closed = { balance, net: figures.net.coin }
  return {
    figure: { kind: 'money', twin: equityAfter(spec, closed, input.exit), signed: false },
    how: explainEquityAfter(spec, closed, input.exit),
  }
}

/** Quantity, entry and exit are enough for it. */
export function convexityRows(reading: ScenarioReading): readonly ToolRow[] {
  const { spec, side, quantity, entry, exit } = reading
  const rows = [
    {
      id: 'pnl-straight',
      label: 'A straight line would say',
      term: 'convexity',
      group: 'Convexity',
    },
    { id: 'pnl-bend', label: 'The bend, beside it', term: 'convexity', toned: true },
  ] as const
  if (!quantity || !entry || !exit) {
    const figure = none(lacksOf(reading, ['quantity', 'entry', 'exit']) ?? '')
    return rows.map((row) => ({ ...row, figure }))
  }
  const trip = { spec, side, quantity, entry, exit }
  const { straight, bend } = convexity(trip)
  const steps = explainConvexity(trip)
  const [first, second] = rows
  return [
    { ...first, figure: { kind: 'money', twin: straight, signed: true }, how: steps[0] },
    { ...second, figure: { kind: 'money', twin: bend, signed: true }, how: steps[1] },
  ]
}

/** What net PnL still waits for, as a sentence. */
export const lacksAt = (reading: ScenarioReading): string =>
  lacksOf(reading) ?? lacksOf(reading, ['exit']) ?? ''
