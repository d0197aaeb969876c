import { breakEven } from '@shared/calc/break-even'
import { priceMove } from '@shared/calc/price-move'
import {
  explainRoundTrip,
  inBps,
  rolePairs,
  roundTripFees,
  roundTripShare,
  type RatePair,
  type RolePair,
} from '@shared/calc/role-pairs'
import type { InverseSpec } from '@shared/market/contract-spec'
import type { Side } from '@shared/market/side'
import { listedContracts } from '@shared/market/registry'
import { ZERO } from '@shared/num/decimal'
import { coin, type Rate } from '@shared/num/units'

import { priceOrWhy, type RowFigure } from '../../result-rows'
import { asCost } from '../fee-figures'
import type { ToolRow, ToolTable, ToolTableRow } from '../tool'
import { none } from '../tool-input'

import { tiersOf, tierWords, type ContractInput, type Tier } from './contract-fields'
import type { HeldAt } from './contract-rows'

const bps = (pair: RatePair, unit = 'bps'): RowFigure => ({
  ...{ kind: 'count', count: inBps(roundTripShare(pair)), unit },
})

/** The same in a column whose head has the unit. */
const inColumn = (openRate: Rate, closeRate: Rate): RowFigure => bps({ openRate, closeRate }, '')

/** The four ways through the rates that the fields state; a wrong field leaves their places empty. */
const pairsOf = ({ maker, taker, tier }: ContractInput) => ({
  known: maker.value !== undefined && taker.value !== undefined,
  pairs: rolePairs({ maker: maker.value ?? tier.maker, taker: taker.value ?? tier.taker }),
})

const wayOf = ({ open, close }: RolePair): string =>
  `${open === 'maker' ? 'Maker' : 'Taker'} in, ${close} out`

/** What going in and out again costs of the notional, in each pair of roles. */
export function roundTripRows(input: ContractInput, spec: InverseSpec): readonly ToolRow[] {
  const { known, pairs } = pairsOf(input)
  return pairs.map((pair, index) => ({
    ...{ id: `contract-trip-${pair.open}-${pair.close}`, label: wayOf(pair), term: 'round-trip' },
    ...(index === 0 && { group: 'Round trip at one price' }),
    ...(known ? { figure: bps(pair), how: explainRoundTrip(spec, pair) } : { figure: none('') }),
  }))
}

/** The same in money at the price, and how far the price has to go for it. */
export function roundTripTable(
  input: ContractInput,
  held: HeldAt | undefined,
  { side, lacks }: { readonly side: Side; readonly lacks: string },
): ToolTable {
  const { known, pairs } = pairsOf(input)
  return {
    ...{ id: 'contract-round-trip', title: `Round trip of a ${side} at this price` },
    head: 'Roles',
    columns: ['Fees', 'Break-even', 'Move to it'],
    rows: pairs.map((pair) => ({
      ...{ id: `${pair.open}-${pair.close}`, head: wayOf(pair) },
      figures: held && known ? atPrice(held, side, pair) : [none(lacks), none(lacks), none(lacks)],
    })),
  }
}

function atPrice(held: HeldAt, side: Side, pair: RatePair): readonly RowFigure[] {
  const { spec, quantity, price } = held
  const even = breakEven({
    ...{ spec, side, quantity, entry: price, fundingPaid: coin(ZERO) },
    ...{ openFeeRate: pair.openRate, closeFeeRate: pair.closeRate },
  })
  return [
    asCost(roundTripFees({ spec, quantity, entry: price, exit: price }, pair)),
    priceOrWhy(even, { side, spec }),
    even.kind === 'at'
      ? { kind: 'usd', usd: priceMove(price, even.price).quote, signed: true }
      : none(even.reason),
  ]
}

/** What each tier of the venue takes; the chosen one is marked. */
export function tierTable(spec: InverseSpec, chosen: Tier): ToolTable {
  return {
    ...{ id: 'contract-tiers', title: `Fee tiers, ${spec.venue}`, head: 'Tier' },
    columns: ['Maker', 'Taker', 'Both taker, bps'],
    rows: tiersOf(spec).map((tier, index) => ({
      id: index.toString(),
      head: `${tierWords(tier)}${tier.name === chosen.name ? ' · chosen' : ''}`,
      figures: [rateFigure(tier.maker), rateFigure(tier.taker), inColumn(tier.taker, tier.taker)],
    })),
  }
}

const rateFigure = (rate: Rate): RowFigure => ({ kind: 'rate', rate, signed: false })

/** The same coin and term on every venue that is known, at its standard rates. */
export function venueTable(spec: InverseSpec): ToolTable {
  const alike = listedContracts.filter(
    ({ base, term, quote }) => base === spec.base && term === spec.term && quote === spec.quote,
  )
  return {
    ...{
      id: 'contract-venues',
      title: `${spec.base} ${spec.term} contracts elsewhere, standard rates`,
    },
    head: 'Venue',
    columns: ['Maker', 'Taker', 'Both maker, bps', 'Mixed, bps', 'Both taker, bps'],
    rows: alike.filter(({ id }) => id !== spec.id).map(venueRow),
  }
}

function venueRow({ id, venue, fees: { maker, taker } }: InverseSpec): ToolTableRow {
  return {
    ...{ id, head: venue },
    figures: [
      rateFigure(maker),
      rateFigure(taker),
      inColumn(maker, maker),
      inColumn(maker, taker),
      inColumn(taker, taker),
    ],
  }
}
