import { explainHedge } from '@shared/calc/explain-hedge'
import { explainRebalance } from '@shared/calc/explain-rebalance'
import { hedgeBounds } from '@shared/calc/hedge'
import { openShare, rebalance, type Rebalance } from '@shared/calc/hedge-rebalance'
import { percentText, priceText } from '@shared/format/decimal-text'

import { priceOrWhy, type RowFigure } from '../../result-rows'
import { namedRows, waitingRows, type Drawn } from '../named-rows'
import type { ToolRow } from '../tool'
import { none } from '../tool-input'

import { money, openAt, stepOf, type InPlace } from './in-place'

const TRADE_LABELS = {
  sell: 'Sell to hedge again',
  'buy back': 'Buy back to hedge again',
  nothing: 'To hedge again',
} as const satisfies Record<Rebalance['action'], string>

const nowRows = (group: string, action: Rebalance['action']) =>
  [
    { id: 'hedge-left', label: 'Open', term: 'delta', group },
    { id: 'hedge-left-share', label: 'Share of the coins', term: 'delta' },
    { id: 'hedge-trade', label: TRADE_LABELS[action], term: 'rebalancing' },
    { id: 'hedge-trade-fee', label: 'Fee of that', term: 'rebalancing' },
  ] as const

const boundRows = (group: string) =>
  [
    { id: 'hedge-low', label: 'Buy back at or below', term: 'rebalancing', group },
    { id: 'hedge-even', label: 'Nothing is open at', term: 'rebalancing' },
    { id: 'hedge-high', label: 'Sell more at or above', term: 'rebalancing' },
  ] as const

const NOW = 'While the coins stay as they are'
const BOUNDS = 'When to rebalance'

/** What is open now, what closes it, and between which prices it may be left; or what all of that waits for. */
export function openRows(of: InPlace | string): readonly ToolRow[] {
  if (typeof of === 'string')
    return [...waitingRows(nowRows(NOW, 'nothing'), of), ...waitingRows(boundRows(BOUNDS), of)]
  const { hedge, now, share } = of
  const steps = [...explainHedge(hedge, now, share), ...explainRebalance(hedge, now)]
  return [...drawnNow(of, steps), ...drawnBounds(of, stepOf(steps, 'bounds'))]
}

function drawnNow(
  { hedge, now, lacksFee }: InPlace,
  steps: Parameters<typeof stepOf>[0],
): readonly ToolRow[] {
  const group = `${NOW}, at ${priceText(now, hedge.spec.tick)}`
  const open = openShare(hedge, now)
  const trade = rebalance(hedge, now)
  const action = trade.ok ? trade.value.action : 'nothing'
  return namedRows(nowRows(group, action), {
    'hedge-left': { figure: openAt(hedge, now), how: stepOf(steps, 'residual') },
    'hedge-left-share': {
      figure: open ? { kind: 'percent', fraction: open, signed: true } : none(''),
      how: stepOf(steps, 'share'),
    },
    'hedge-trade': {
      figure: trade.ok ? tradeFigure(trade.value) : none(trade.error),
      how: stepOf(steps, 'trade'),
    },
    'hedge-trade-fee': trade.ok
      ? feeDrawn(trade.value, lacksFee, stepOf(steps, 'fee'))
      : { figure: none(trade.error) },
  })
}

const tradeFigure = ({ action, traded }: Rebalance): RowFigure =>
  action === 'nothing'
    ? { kind: 'words', words: 'nothing to trade' }
    : { kind: 'count', count: traded, unit: 'contracts' }

const feeDrawn = ({ fee }: Rebalance, lacksFee: string, how: Drawn['how']): Drawn =>
  lacksFee ? { figure: none(lacksFee) } : { figure: money(fee), how }

/** A bound on the tick is never inside the exact one: the share is really open there. */
function drawnBounds({ hedge, share }: InPlace, how: Drawn['how']): readonly ToolRow[] {
  const rows = boundRows(`${BOUNDS}: ${percentText(share)} open`)
  const bounds = hedgeBounds(hedge, share)
  if (!bounds.ok) return waitingRows(rows, bounds.error)
  const { spec } = hedge
  const { low, even, high } = bounds.value
  return namedRows(rows, {
    'hedge-low': { figure: priceOrWhy({ kind: 'at', price: low }, { spec, side: 'short' }), how },
    'hedge-even': { figure: { kind: 'price', price: even, shown: even }, how },
    'hedge-high': { figure: priceOrWhy(high, { spec, side: 'long' }), how },
  })
}
