import type { InverseSpec, LinearSpec } from '../market/contract-spec'
import type { Side } from '../market/side'
import type { Decimal } from '../num/decimal'
import type { Coin, Contracts, Fraction, Leverage, Price, Rate, Usd } from '../num/units'

/**
 * A contract whose settlement money has a dollar worth from its own price alone. A quanto contract settles in
 * a third currency: its dollar twin would need a price that the position does not hold.
 */
export type TwinnedSpec = InverseSpec | LinearSpec

/** What the Position calculator asks of the engine. All exact; nothing here was rounded. */
export interface PositionInput {
  readonly spec: TwinnedSpec
  readonly side: Side
  readonly quantity: Contracts
  readonly entry: Price
  /** Exit or mark price: where PnL is taken. */
  readonly exit: Price
  /**
   * The margin put behind the position, as a leverage on entry notional or as coins; or the whole wallet of the
   * account (cross margin), in which the leverage only sets the initial margin.
   */
  readonly backing:
    | { readonly kind: 'leverage'; readonly leverage: Leverage }
    | { readonly kind: 'margin'; readonly margin: Coin }
    | { readonly kind: 'cross'; readonly wallet: Coin; readonly leverage: Leverage }
  readonly openFeeRate: Rate
  readonly closeFeeRate: Rate
  /** Coins paid in funding so far; negative when received. */
  readonly fundingPaid: Coin
}

/** A coin figure and its dollar twin, the dollars counted at the event's own price. */
export interface Twin {
  readonly coin: Coin
  readonly usd: Usd
}

/** A price, or the reason why no such price exists. `already`: it is past at entry. */
export type PriceOutcome =
  | { readonly kind: 'at'; readonly price: Price }
  | { readonly kind: 'never'; readonly reason: string }
  | { readonly kind: 'already'; readonly reason: string }

export interface PositionFigures {
  readonly gross: Twin
  /** Positive is paid. Each leg at its own fill price. */
  readonly openFee: Twin
  readonly closeFee: Twin
  readonly fees: Twin
  /** Positive is received, so net = gross − fees + funding. */
  readonly funding: Twin
  readonly net: Twin
  /**
   * gross / initial margin and net / initial margin, as fractions. Undefined when no margin stands behind
   * the position, so that there is nothing to take a return on.
   */
  readonly grossRoe: Fraction | undefined
  readonly netRoe: Fraction | undefined
  readonly entryNotional: Twin
  readonly exitNotional: Twin
  /** Coins per one unit of price at the exit, q·C/X², and its dollar worth at the exit. */
  readonly pointValue: Twin
  /** The exit at which net PnL is zero, both fees and funding inside. */
  readonly breakEven: PriceOutcome
  readonly initialMargin: Twin
  /** Entry notional / what stands behind it. Undefined without contracts or without margin. */
  readonly effectiveLeverage: Leverage | undefined
  /** At the entry notional. */
  readonly maintenanceMarginRate: Rate
  readonly maintenanceMargin: Twin
  readonly liquidation: PriceOutcome
  readonly bankruptcy: PriceOutcome
  /** (liquidation − exit price) / exit price, as a fraction, and in quote units. */
  readonly liquidationDistance: { readonly fraction: Fraction; readonly quote: Usd } | undefined
  /** True when the exit price lies at or past the liquidation price: the venue would have closed it first. */
  readonly exitPastLiquidation: boolean
  /** Where the position stands in a table of tiers; undefined where the schedule has none. */
  readonly tier: TierStanding | undefined
}

/** The tiers that a position touches, counted from 1. Limits are in the schedule's measure. */
export interface TierStanding {
  readonly measure: 'coin' | 'contracts'
  readonly atEntry: number
  /** The highest leverage that the initial margin of this size allows, never above the contract's own. */
  readonly mostLeverage: Leverage
  /** Where the tier at entry ends; undefined on the last one. */
  readonly upTo: Decimal | undefined
  /** The tier that the liquidation price lies on, where that moves. */
  readonly atLiquidation: number | undefined
  /** Where the last tier that is known ends; undefined where tiers go on. */
  readonly knownUpTo: Decimal | undefined
  readonly beyondKnownAtEntry: boolean
  /** False when there is no liquidation price. */
  readonly beyondKnownAtLiquidation: boolean
}
