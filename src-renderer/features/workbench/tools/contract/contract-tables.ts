import { breakEven } from '@shared/calc/break-even'
import { sourced } from '@shared/calc/explanation'
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
import { asCost, rateWords } from '../fee-figures'
import type { ToolRow, ToolTable, ToolTableRow } from '../tool'
import { none } from '../tool-input'

import { tiersOf, tierWords, type ContractInput, type Tier } from './contract-fields'
import type { HeldAt } from './contract-rows'

const bps = (pair: RatePair): RowFigure => ({
  ...{ kind: 'count', count: inBps(roundTripShare(pair)), unit: 'bps' },
})

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
    ...{ id: 'contract-round-trip', title: `In and out again at this price, ${side}` },
    head: 'Roles',
    columns: ['Rates, in + out', 'Fees', 'Break-even', 'Move to it'],
    rows: pairs.map((pair) => ({
      ...{ id: `${pair.open}-${pair.close}`, head: wayOf(pair) },
      figures: [
        known
          ? { kind: 'words', words: `${rateWords(pair.openRate)} + ${rateWords(pair.closeRate)}` }
          : none(''),
        ...(held && known ? atPrice(held, side, pair) : [none(lacks), none(lacks), none(lacks)]),
      ],
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
    columns: RATE_COLUMNS,
    rows: tiersOf(spec).map((tier, index) => ({
      id: index.toString(),
      head: `${tierWords(tier)}${tier.name === chosen.name ? ' · chosen' : ''}`,
      figures: ratesOf(tier),
    })),
  }
}

const RATE_COLUMNS = ['Maker', 'Taker', 'Maker both ways', 'One of each', 'Taker both ways']

function ratesOf({ maker, taker }: Pick<Tier, 'maker' | 'taker'>): readonly RowFigure[] {
  const [makers, mixed, , takers] = rolePairs({ maker, taker })
  const cost = (pair: RatePair | undefined): RowFigure => (pair ? bps(pair) : none(''))
  return [rateFigure(maker), rateFigure(taker), cost(makers), cost(mixed), cost(takers)]
}

const rateFigure = (rate: Rate): RowFigure => ({ kind: 'rate', rate, signed: false })

/** The same coin and term on every venue that is known, at its standard rates. */
export function venueTable(spec: InverseSpec): ToolTable {
  const alike = listedContracts.filter(
    ({ base, term, quote }) => base === spec.base && term === spec.term && quote === spec.quote,
  )
  return {
    ...{ id: 'contract-venues', title: `${spec.base} ${spec.term} contracts elsewhere` },
    head: 'Contract',
    columns: [...RATE_COLUMNS, 'Read on'],
    rows: alike.filter(({ id }) => id !== spec.id).map(venueRow),
  }
}

function venueRow(spec: InverseSpec): ToolTableRow {
  const read = sourced(spec, 'fees').source
  return {
    id: spec.id,
    head: `${spec.venue} ${spec.symbol}`,
    figures: [...ratesOf(spec.fees), read ? { kind: 'words', words: read.readOn } : none('')],
  }
}
