import type { ContractSpec } from '../market/contract-spec'
import { signOf } from '../market/side'
import type { Decimal } from '../num/decimal'
import type { Coin } from '../num/units'

import { fundingPeriodHours } from './expected-funding'
import { notionalFilled, notionalFormula } from './explain-notional'
import { num, outcomeText, percent, sourced, term, type Explanation } from './explanation'
import { notional } from './notional'
import { pnl } from './pnl'
import type { PositionInput, Twin } from './position'
import { standingOf } from './standing'
import { countText } from './whole-count'
import { standingAt, type WhatIfCell, type WhatIfFigures, type WhatIfInput } from './what-if'

export type WhatIfFigure =
  'received' | 'net' | 'equity' | 'maintenance' | 'marginRatio' | 'liquidation' | 'distance'
type Explained = Explanation<WhatIfFigure>

/**
 * The working of one cell, each figure with its numbers in it. Letters as everywhere: s direction, q contracts,
 * C contract value, E entry, p the cell's price, n the funding intervals that have passed.
 */
export function explainWhatIf(
  input: WhatIfInput,
  cell: WhatIfCell,
  figures: WhatIfFigures,
): readonly Explained[] {
  const { position } = input
  const gross = pnl({ ...position, exit: cell.price })
  return [
    explainReceived(input, cell, figures),
    explainNet(position, cell, { gross, figures }),
    explainEquity(position, { gross, figures }),
    explainMaintenance(position, cell, figures),
    explainRatio(position, figures),
    explainLiquidation(position, figures),
    explainDistance(position, cell, figures),
  ]
}

type Position = WhatIfInput['position']

const money = ({ coin, usd }: Twin, { settlement, quote, kind }: ContractSpec): string =>
  kind === 'inverse'
    ? `${num(coin)} ${settlement} (${num(usd)} ${quote})`
    : `${num(coin)} ${settlement}`

function explainReceived(
  { position, fundingRate }: WhatIfInput,
  { price, intervals }: WhatIfCell,
  { received }: WhatIfFigures,
): Explained {
  const { spec, side } = position
  const hours = fundingPeriodHours(spec)
  const s = signOf(side) === 1 ? '−(+1)' : '−(−1)'
  const rate = fundingRate.lt(0) ? `(${percent(fundingRate)})` : percent(fundingRate)
  return {
    figure: 'received',
    title: 'Funding until then',
    formula: `n · (−s · ${notionalFormula(spec, 'p')} · rate)`,
    substituted: `${num(intervals)} · (${s} · ${notionalFilled(position, price)} · ${rate})`,
    result: money(received, spec),
    note:
      hours === undefined
        ? 'A contract that expires settles no funding.'
        : `Positive is received. One interval is ${countText(hours)} ${hours === 1 ? 'hour' : 'hours'}; the mark is taken to stand at this price all the while.`,
    ...sourced(spec, 'funding'),
  }
}

interface Parts {
  readonly gross: Coin
  readonly figures: WhatIfFigures
}

function explainNet(
  position: Position,
  { price }: WhatIfCell,
  { gross, figures }: Parts,
): Explained {
  const { spec, entry, openFeeRate, closeFeeRate, fundingPaid } = position
  const fee = (at: PositionInput['entry'], rate: Decimal): string =>
    `${notionalFilled(position, at)} · ${rate.lt(0) ? `(${percent(rate)})` : percent(rate)}`
  return {
    figure: 'net',
    title: 'Net PnL',
    formula: 'gross − fee in − fee out − funding paid before + funding until then',
    substituted: `${num(gross)} − ${fee(entry, openFeeRate)} − ${fee(price, closeFeeRate)} − ${term(fundingPaid)} + ${term(figures.received.coin)}`,
    result: money(figures.net, spec),
    note: 'In coin. Dollars are the sum of the parts, the fee in at the entry, all else at this price.',
  }
}

function explainEquity(position: Position, { gross, figures }: Parts): Explained {
  const { spec, backing } = position
  const { terms } = standingOf(position)
  const crossed = backing.kind === 'cross'
  return {
    figure: 'equity',
    title: 'Equity',
    formula: `${crossed ? 'balance' : 'margin'} + gross + funding until then`,
    substituted: `${num(terms.margin)} + ${term(gross)} + ${term(figures.received.coin)}`,
    result: money(figures.equity, spec),
    note: `What stands behind the position: ${crossed ? 'the whole balance' : 'its own margin'} with its result by price. Fees, and funding from before, are not in it.`,
  }
}

function explainMaintenance(
  position: Position,
  { price }: WhatIfCell,
  figures: WhatIfFigures,
): Explained {
  const { spec, quantity, entry } = position
  const atEntry = spec.liquidation.basis === 'entry-value'
  const held = notional({ spec, quantity }, atEntry ? entry : price)
  const asked = figures.maintenance.coin
  return {
    figure: 'maintenance',
    title: 'Maintenance margin',
    formula: `N(${atEntry ? 'E' : 'p'}) · maintenance rate`,
    substituted: held.isZero() ? '0' : `${num(held)} · ${percent(asked.div(held))}`,
    result: money(figures.maintenance, spec),
    note: `The rate over every tier, with what the venue adds to it. ${spec.venue} takes it on the value at ${atEntry ? 'entry' : 'the price itself'}.`,
    ...sourced(spec, 'margin'),
  }
}

function explainRatio(
  { spec }: Position,
  { marginRatio, maintenance, equity }: WhatIfFigures,
): Explained {
  return {
    figure: 'marginRatio',
    title: 'Margin ratio',
    formula: 'maintenance margin / equity',
    substituted: `${num(maintenance.coin)} / ${term(equity.coin)}`,
    result: marginRatio === undefined ? 'No equity is left to compare.' : percent(marginRatio),
    note: 'The position is liquidated at 100 %.',
    ...sourced(spec, 'liquidation'),
  }
}

/** The price was solved for; what is written is the proof, both sides at it. */
function explainLiquidation(
  position: Position,
  { liquidation, received }: WhatIfFigures,
): Explained {
  const { spec } = position
  const { terms } = standingOf(position)
  return {
    figure: 'liquidation',
    title: 'Liquidation from there',
    formula: `${position.backing.kind === 'cross' ? 'balance' : 'margin'} + funding until then + gross at it = maintenance at it`,
    substituted: proofOf(position, { liquidation, received }, terms.margin),
    result: outcomeText(liquidation, spec.quote),
    note: 'Going on from this price against the position, over every tier on the way, without further funding.',
    ...sourced(spec, 'liquidation'),
  }
}

function proofOf(
  position: Position,
  { liquidation, received }: Pick<WhatIfFigures, 'liquidation' | 'received'>,
  margin: Coin,
): string {
  const left = `${num(margin)} + ${term(received.coin)}`
  if (liquidation.kind !== 'at') return `${left} + gross = maintenance at no price ahead`
  const { price } = liquidation
  const { maintenance } = standingAt(position, { price, received: received.coin })
  return `${left} + ${term(pnl({ ...position, exit: price }))} = ${num(maintenance.coin)}`
}

function explainDistance(
  { spec }: Position,
  { price }: WhatIfCell,
  { liquidation, distance }: WhatIfFigures,
): Explained {
  const to = liquidation.kind === 'at' ? num(liquidation.price) : '–'
  return {
    figure: 'distance',
    title: 'Distance to liquidation',
    formula: '(liquidation − p) / p',
    substituted: `(${to} − ${num(price)}) / ${num(price)}`,
    result:
      distance === undefined
        ? outcomeText(liquidation, spec.quote)
        : `${percent(distance.fraction)}, ${num(distance.quote)} ${spec.quote}; ${num(distance.coin)} ${spec.settlement} are lost on the way`,
  }
}
