import type { z } from 'zod'

import type { InverseSpec } from '@shared/market/contract-spec'
import type { SourceTopic } from '@shared/market/source'
import type {
  BreakEvenDefinition,
  ClosingFee,
  LiquidationBasis,
  LiquidationPolicy,
  RoeDefinition,
  Rounding,
  SettlementPolicy,
} from '@shared/market/venue-policies'

/** What each named policy means, in plain words. Every name has its own: two that read alike would hide a change. */
type Words<T extends string> = Readonly<Record<T, string>>

export const ROUNDING_WORDS: Words<z.infer<typeof Rounding>> = {
  down: 'cut towards zero',
  up: 'away from zero',
  floor: 'down',
  ceil: 'up',
  'half-up': 'to the nearest, a half away from zero',
  'half-even': 'to the nearest, a half to the even one',
}

export const GRAIN_WORDS: Words<SettlementPolicy['value']['grain']> = {
  'per-lot': 'the value of one lot, times the lots',
  total: 'the value of the whole fill',
}

export const PNL_WORDS: Words<SettlementPolicy['pnl']> = {
  ...ROUNDING_WORDS,
  'value-difference': 'the difference of two rounded values',
}

export const AVERAGE_ENTRY_WORDS: Words<NonNullable<SettlementPolicy['averageEntry']>> = {
  exact: 'the exact mean of the fills',
  'booked-lot': 'the price at which one lot has the average booked value',
  'booked-value': 'the price at which all contracts have their booked value',
}

export const CLOSING_RESERVE_WORDS: Words<NonNullable<SettlementPolicy['closingReserve']>> = {
  'cost-and-margin-per-lot': 'the taker rate on cost and margin, each lot rounded up',
  'cost-and-margin': 'the taker rate on cost and margin',
  'bankruptcy-price': 'the taker rate on the value at the bankruptcy price',
}

type OrderCost = NonNullable<SettlementPolicy['orderCost']>
export const ORDER_COST_WORDS: Words<OrderCost['method']> = {
  'fees-both-ways': 'margin, opening fee and closing fee',
  'open-loss': 'margin and what would be lost at once at the mark price',
}

export const ORDER_CLOSING_WORDS: Words<Extract<OrderCost, { closing: string }>['closing']> = {
  alike: 'on 1 + 1 / leverage of the value, both sides',
  'by-side': 'on 1 + 1 / leverage of the value for a buy, 1 − 1 / leverage for a sell',
}

export const BASIS_WORDS: Words<LiquidationBasis> = {
  'entry-value': 'on the value at entry',
  'liquidation-value': 'on the value at the liquidation price itself',
}

export const CLOSING_FEE_WORDS: Words<ClosingFee> = {
  outside: 'not in the liquidation price',
  cancels: 'reserved beside the margin and asked for again, so it drops out',
  'bankruptcy-value': 'added to the maintenance margin, on the value at bankruptcy',
  'liquidation-value': 'its rate is added to the maintenance rate',
  'shrinks-extra': 'only lessens margin added beyond the initial one',
}

export const FEE_RATE_WORDS: Words<LiquidationPolicy['feeRate']> = {
  taker: 'the taker rate',
  liquidation: 'the liquidation rate',
}

export const PRINTED_WORDS: Words<LiquidationPolicy['printed']> = {
  'long-ceil-short-floor': 'on the tick, a long up and a short down',
  floor: 'on the tick, down',
  exact: 'exactly, off the tick',
}

export const BREAK_EVEN_WORDS: Words<BreakEvenDefinition> = {
  'with-realised': 'fees and funding already paid are in it, the exit fee is not',
  'opening-fee': 'the entry moved by one fee',
  'linear-with-closing-fee': 'the formula of a linear contract, with the closing fee',
  'round-trip': 'both fees and funding: the price at which nothing is won or lost',
}

export const ROE_WORDS: Words<RoeDefinition> = {
  'entry-margin': 'PnL over the margin at entry',
  'mark-margin': 'PnL over the margin at the mark price',
}

export const PAID_ON_WORDS: Words<InverseSpec['funding']['paidOn']> = {
  mark: 'the mark price',
  index: 'the index price',
  settlement: 'the settlement price',
}

export const CHARGE_WORDS: Words<InverseSpec['funding']['charge']> = {
  relative: 'rate times notional',
  'per-contract': 'a sum of coin per contract, fixed for the interval',
}

export const KIND_WORDS: Words<'inverse' | 'linear' | 'quanto'> = {
  inverse: 'Inverse',
  linear: 'Linear',
  quanto: 'Quanto',
}

export const TERM_WORDS: Words<'perpetual' | 'dated'> = { perpetual: 'Perpetual', dated: 'Dated' }

export const MEASURE_WORDS: Words<'coin' | 'contracts'> = {
  coin: 'position value in coin',
  contracts: 'contracts held',
}

export const REACH_WORDS: Words<'whole' | 'marginal'> = {
  whole: 'the rate of the tier reached holds for the whole position',
  marginal: 'each tier’s rate holds for the part inside it',
}

export const TOPIC_WORDS: Words<SourceTopic> = {
  contract: 'contract',
  fees: 'fees',
  margin: 'margin',
  liquidation: 'liquidation',
  funding: 'funding',
  rounding: 'rounding',
  mark: 'mark price',
  'break-even': 'break-even',
  roe: 'ROE',
}
