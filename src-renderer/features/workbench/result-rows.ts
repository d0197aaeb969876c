import type { PositionFigures, PriceOutcome, Twin } from '@shared/calc/position'
import { priceOnTick } from '@shared/calc/price-on-tick'
import type { Decimal } from '@shared/num/decimal'
import { negated } from '@shared/num/units'

import { missingFor, type FiguresAtHand, type Part } from './figures-at-hand'
import type { ScenarioReading } from './read-scenario'

/** What a row shows: money in both units, a ratio, a price or why there is none, or what it waits for. */
export type RowFigure =
  | {
      readonly kind: 'money'
      readonly twin: Twin
      readonly signed: boolean
      /** Decimals beyond those of the money, where it is a slope or a tick. */
      readonly finer?: number
    }
  | { readonly kind: 'percent'; readonly fraction: Decimal; readonly signed: boolean }
  | { readonly kind: 'times'; readonly times: Decimal }
  | {
      readonly kind: 'count'
      readonly count: Decimal
      readonly unit: string
      readonly signed?: boolean
    }
  /** A rate whose fourth decimal counts: funding, fees, yields per interval. */
  | { readonly kind: 'rate'; readonly rate: Decimal; readonly signed: boolean }
  | { readonly kind: 'coin'; readonly coin: Decimal; readonly signed: boolean }
  | { readonly kind: 'usd'; readonly usd: Decimal; readonly signed: boolean }
  | { readonly kind: 'words'; readonly words: string }
  /** `shown` is on the contract's tick; `price` keeps every digit for the tooltip and the clipboard. */
  | { readonly kind: 'price'; readonly price: Decimal; readonly shown: Decimal }
  | { readonly kind: 'distance'; readonly fraction: Decimal; readonly quote: Decimal }
  | { readonly kind: 'none'; readonly word: string; readonly reason: string }

/** A figure under its label, as it is drawn in a table. */
export interface FigureRow {
  readonly id: string
  readonly label: string
  /** The glossary's entry for it. */
  readonly term: string
  readonly figure: RowFigure
  /** Coloured by its sign: for what is won or lost. */
  readonly toned?: boolean
}

export interface ResultRow extends FigureRow {
  readonly id: keyof PositionFigures
}

export interface RowGroup {
  readonly title: string
  readonly rows: readonly ResultRow[]
}

const FIELD_WORDS: Readonly<Record<Part, string>> = {
  quantity: 'a quantity',
  entry: 'an entry',
  exit: 'an exit or mark',
  backing: 'leverage or margin',
  openFeeRate: 'the fee in',
  closeFeeRate: 'the fee out',
  fundingPaid: 'the funding',
}

/** Names the first field to fill: the others follow one by one as the sheet is typed downwards. */
function waitsFor(id: keyof PositionFigures, reading: ScenarioReading): RowFigure {
  const [next = 'quantity'] = missingFor(id, reading)
  return { kind: 'none', word: '–', reason: needsWords(next, reading) }
}

/** What a figure waits for, as a sentence. */
export function needsWords(
  part: Part,
  { marginMode, balance }: Pick<ScenarioReading, 'marginMode' | 'balance'>,
): string {
  const crossed = part === 'backing' && marginMode === 'cross'
  const account = balance === undefined ? 'the balance' : 'leverage'
  return `Needs ${crossed ? account : FIELD_WORDS[part]}.`
}

/** A solved price on the tick, or in a word that there is none, with the reason. */
export function priceOrWhy(
  outcome: PriceOutcome,
  { side, spec }: Pick<ScenarioReading, 'side' | 'spec'>,
): RowFigure {
  if (outcome.kind === 'at') {
    const { price } = outcome
    return { kind: 'price', price, shown: priceOnTick(price, side, spec.tick) }
  }
  const word = outcome.kind === 'never' ? 'never' : 'already past'
  return { kind: 'none', word, reason: outcome.reason }
}

const money = (twin: Twin, signed = false): RowFigure => ({ kind: 'money', twin, signed })
const percent = (fraction: Decimal, signed = false): RowFigure => ({
  kind: 'percent',
  fraction,
  signed,
})
/** Costs lower the result: shown with the sign they have in net = gross − fees + funding. */
const costs = ({ coin, usd }: Twin): RowFigure => ({
  kind: 'money',
  twin: { coin: negated(coin), usd: negated(usd) },
  signed: true,
})

const NO_MARGIN: RowFigure = {
  kind: 'none',
  word: '–',
  reason: 'No margin stands behind the position.',
}

/** How each row draws its figure out of those at hand. */
const DRAW: {
  readonly [K in keyof PositionFigures]?: (
    figure: PositionFigures[K],
    reading: ScenarioReading,
  ) => RowFigure
} = {
  gross: (twin) => money(twin, true),
  openFee: costs,
  closeFee: costs,
  funding: (twin) => money(twin, true),
  net: (twin) => money(twin, true),
  grossRoe: (roe) => (roe ? percent(roe, true) : NO_MARGIN),
  netRoe: (roe) => (roe ? percent(roe, true) : NO_MARGIN),
  entryNotional: (twin) => money(twin),
  exitNotional: (twin) => money(twin),
  pointValue: (twin) => ({ kind: 'money', twin, signed: false, finer: 2 }),
  breakEven: priceOrWhy,
  initialMargin: (twin) => money(twin),
  effectiveLeverage: (times) => (times ? { kind: 'times', times } : NO_MARGIN),
  maintenanceMarginRate: (fraction) => percent(fraction),
  maintenanceMargin: (twin) => money(twin),
  liquidation: priceOrWhy,
  bankruptcy: priceOrWhy,
  liquidationDistance: (far) =>
    far
      ? { kind: 'distance', fraction: far.fraction, quote: far.quote }
      : { kind: 'none', word: '–', reason: 'There is no liquidation price to be far from.' },
}

const GROUPS = [
  {
    title: 'Result',
    rows: [
      ['gross', 'PnL, price only', 'pnl'],
      ['openFee', 'Fee in', 'fee'],
      ['closeFee', 'Fee out', 'fee'],
      ['funding', 'Funding', 'funding'],
      ['net', 'PnL, net', 'pnl'],
      ['grossRoe', 'ROE, price only', 'roe'],
      ['netRoe', 'ROE, net', 'roe'],
      ['breakEven', 'Break-even', 'break-even'],
    ],
  },
  {
    title: 'Position',
    rows: [
      ['entryNotional', 'Notional at entry', 'notional'],
      ['exitNotional', 'Notional at exit', 'notional'],
      ['pointValue', 'Point value', 'point-value'],
    ],
  },
  {
    title: 'Margin',
    rows: [
      ['initialMargin', 'Initial margin', 'initial-margin'],
      ['effectiveLeverage', 'Effective leverage', 'leverage'],
      ['maintenanceMarginRate', 'Maintenance rate', 'maintenance-margin'],
      ['maintenanceMargin', 'Maintenance margin', 'maintenance-margin'],
      ['liquidation', 'Liquidation', 'liquidation'],
      ['liquidationDistance', 'Distance to it', 'liquidation'],
      ['bankruptcy', 'Bankruptcy', 'bankruptcy'],
    ],
  },
] as const

function draw(
  id: keyof PositionFigures,
  { figures, reading }: { readonly figures: FiguresAtHand; readonly reading: ScenarioReading },
): RowFigure {
  if (!(id in figures)) return waitsFor(id, reading)
  // A row's drawer takes its own figure: the pair is right by the type of DRAW, which an index forgets.
  const drawn = DRAW[id] as ((figure: unknown, reading: ScenarioReading) => RowFigure) | undefined
  return drawn?.(figures[id], reading) ?? { kind: 'none', word: '–', reason: '' }
}

/** The figure of one result, or what it waits for. */
export function rowFigure(
  id: keyof PositionFigures,
  of: { readonly figures: FiguresAtHand; readonly reading: ScenarioReading },
): RowFigure {
  return draw(id, of)
}

/** All results in the order they are read. Every row is always there, so nothing moves while typing. */
export function resultRows(of: {
  readonly figures: FiguresAtHand
  readonly reading: ScenarioReading
}): readonly RowGroup[] {
  return GROUPS.map(({ title, rows }) => ({
    title,
    rows: rows.map(([id, label, term]) => ({
      id,
      label: id === 'exitNotional' ? `Notional at ${of.reading.exitIs}` : label,
      term,
      figure: rowFigure(id, of),
    })),
  }))
}
