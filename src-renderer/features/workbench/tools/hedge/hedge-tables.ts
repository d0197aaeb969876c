import {
  openShare,
  rebalance,
  rebalancesOnTheWay,
  type Rebalance,
  type RebalanceStep,
  type TradedHedge,
} from '@shared/calc/hedge-rebalance'
import { pricesAround, type MovedPrice } from '@shared/calc/price-moves'
import { percentText, priceText } from '@shared/format/decimal-text'

import type { RowFigure } from '../../result-rows'
import type { ToolTable, ToolTableRow } from '../tool'
import { none } from '../tool-input'

import { money, openAt, type InPlace } from './in-place'

/** Where the price may stand, in percent from the price that the coins were frozen at. */
const PERCENTS = [-50, -25, -10, -5, 0, 5, 10, 25, 50, 100] as const
/** Rebalancings that are listed each way. */
const STEPS = 4

/** What is open at one price after another, and what it takes to close it there. */
export function openTable(of: InPlace | undefined): ToolTable {
  return {
    ...{ id: 'hedge-prices', title: 'Along the price, while the coins stay', head: 'Price' },
    columns: ['Open', 'Share', 'Sell more'],
    rows: of ? pricesAround(of.price, PERCENTS).map((moved) => openLine(of.hedge, moved)) : [],
  }
}

function openLine(hedge: TradedHedge, { percent, price: at }: MovedPrice): ToolTableRow {
  const open = openShare(hedge, at)
  const trade = rebalance(hedge, at)
  return {
    id: percent < 0 ? `down-${(-percent).toString()}` : `up-${percent.toString()}`,
    head: priceText(at, hedge.spec.tick),
    figures: [
      openAt(hedge, at),
      open ? { kind: 'percent', fraction: open, signed: true } : none(''),
      trade.ok ? moreFigure(trade.value) : none(trade.error),
    ],
  }
}

/** Bought back is less than nothing sold. */
const moreFigure = ({ action, traded }: Rebalance): RowFigure => ({
  ...{ kind: 'count', unit: '', signed: true },
  count: action === 'buy back' ? traded.negated() : traded,
})

/** The trades of a hedge that is brought back each time its share is open, from the lowest price to the highest. */
export function rebalanceTable(of: InPlace | undefined): ToolTable {
  return {
    id: 'hedge-steps',
    title: of
      ? `Rebalanced each time ${percentText(of.share)} is open, up or down from here`
      : 'Rebalanced each time, up or down from here',
    head: 'Price',
    columns: ['Sell more', 'Sold', 'Fee', 'So far'],
    rows: of ? [...walked(of, 'down').toReversed(), ...walked(of, 'up')] : [],
  }
}

const walked = ({ hedge, share, lacksFee }: InPlace, way: 'up' | 'down'): readonly ToolTableRow[] =>
  rebalancesOnTheWay(hedge, share, { way, most: STEPS }).map((step, at) => ({
    id: `${way}-${(at + 1).toString()}`,
    head: priceText(step.price, hedge.spec.tick),
    figures: stepFigures(step, lacksFee),
  }))

function stepFigures(step: RebalanceStep, lacksFee: string): readonly RowFigure[] {
  const lacks = none(lacksFee)
  return [
    moreFigure(step),
    { kind: 'count', count: step.quantity, unit: '' },
    lacksFee ? lacks : money(step.fee),
    lacksFee ? lacks : money(step.feesSoFar),
  ]
}
