import { difference, priceDifference } from '@shared/calc/difference'
import { plannedR, type RPair } from '@shared/calc/r-multiple'
import { twinMinus } from '@shared/calc/twin'
import { ONE } from '@shared/num/decimal'
import { fraction, price } from '@shared/num/units'

import { lacksOf, none } from '../tools/tool-input'
import { resultRows, type RowFigure } from '../result-rows'

import { sameCoin, sameMarket, type CompareSide } from './compare-sides'

/** One figure of two scenarios, and what the second has more. */
export interface CompareRow {
  readonly id: string
  readonly label: string
  readonly a: RowFigure
  readonly b: RowFigure
  readonly difference: RowFigure
}

export interface CompareGroup {
  readonly title: string
  readonly rows: readonly CompareRow[]
}

/** Whether coins, and whether prices, of the two can be counted against each other. */
interface Common {
  readonly coin: boolean
  readonly market: boolean
}

/** Every figure of both scenarios side by side, and the exact difference, second less first. */
export function compareFigures(a: CompareSide, b: CompareSide): readonly CompareGroup[] {
  const common = { coin: sameCoin(a, b), market: sameMarket(a, b) }
  const [inA, inB] = [figureGroups(a), figureGroups(b)]
  return inA.map(({ title, rows }, group) => ({
    title,
    rows: rows.map(({ id, label, figure }, at) => {
      const other = inB[group]?.rows[at]
      const beside = other?.figure ?? none('')
      return {
        id,
        label: other && other.label !== label ? 'Notional at exit or mark' : label,
        a: figure,
        b: beside,
        difference: figureDifference(figure, beside, common),
      }
    }),
  }))
}

interface FigureGroup {
  readonly title: string
  readonly rows: readonly {
    readonly id: string
    readonly label: string
    readonly figure: RowFigure
  }[]
}

function figureGroups(side: CompareSide): readonly FigureGroup[] {
  const r = rOf(side)
  return [
    ...resultRows(side),
    {
      title: 'Reward over risk',
      rows: (['coin', 'usd'] as const).map((unit) => ({
        id: `r-${unit}`,
        label: unit === 'coin' ? 'R in coin, net' : 'R in dollars, net',
        figure:
          typeof r === 'string'
            ? none(r)
            : ({ kind: 'count', count: r[unit], unit: 'R', signed: true } as const),
      })),
    },
  ]
}

/** The exit over the risk to the stop, after both fees; or what it waits for. */
function rOf({ reading }: CompareSide): RPair | string {
  const { spec, side, entry, exit, stop, openFeeRate, closeFeeRate } = reading
  const lacks = lacksOf(reading, ['entry', 'exit', 'openFeeRate', 'closeFeeRate'])
  if (lacks !== undefined) return lacks
  if (!stop) return 'Needs a stop on the sheet.'
  if (!entry || !exit || !openFeeRate || !closeFeeRate) return ''
  const plan = { spec, side, entry, stop, openFeeRate, closeFeeRate }
  const planned = plannedR({ ...plan, targets: [{ price: exit, share: fraction(ONE) }] })
  return planned.ok ? planned.value.net : planned.error.message
}

/** What the second figure has more than the first, in the unit of both. */
export function figureDifference(a: RowFigure, b: RowFigure, common: Common): RowFigure {
  if (a.kind === 'none') return none(a.reason)
  if (b.kind === 'none') return none(b.reason)
  return sameKind(a, b, common) ?? none('The two are not of one kind.')
}

type Figure = Exclude<RowFigure, { readonly kind: 'none' }>

function sameKind(a: Figure, b: Figure, { coin, market }: Common): RowFigure | undefined {
  if (a.kind === 'money' && b.kind === 'money') {
    const twin = twinMinus(b.twin, a.twin)
    return coin
      ? { kind: 'money', twin, signed: true, ...(b.finer !== undefined && { finer: b.finer }) }
      : { kind: 'usd', usd: twin.usd, signed: true }
  }
  if (a.kind === 'price' && b.kind === 'price') {
    if (!market) return none('The prices are of different coins.')
    const { quote, fraction: part } = priceDifference(price(a.price), price(b.price))
    return { kind: 'distance', quote, fraction: part }
  }
  return plainDifference(a, b)
}

function plainDifference(a: Figure, b: Figure): RowFigure | undefined {
  if ((a.kind === 'percent' || a.kind === 'distance') && b.kind === a.kind)
    return { kind: 'percent', fraction: difference(a.fraction, b.fraction), signed: true }
  if (a.kind === 'times' && b.kind === 'times')
    return { kind: 'count', count: difference(a.times, b.times), unit: '×', signed: true }
  if (a.kind === 'count' && b.kind === 'count')
    return { kind: 'count', count: difference(a.count, b.count), unit: a.unit, signed: true }
  return undefined
}
