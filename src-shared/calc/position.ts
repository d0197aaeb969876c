import type { ContractSpec } from '../market/contract-spec'
import type { Side } from '../market/side'
import type { Coin, Contracts, Fraction, Leverage, Price, Rate, Usd } from '../num/units'

/** What the Position calculator asks of the engine. All exact; nothing here was rounded. */
export interface PositionInput {
  readonly spec: ContractSpec
  readonly side: Side
  readonly quantity: Contracts
  readonly entry: Price
  /** Exit or mark price: where PnL is taken. */
  readonly exit: Price
  /** The margin put behind the position, as a leverage on entry notional or as coins. */
  readonly backing:
    | { readonly kind: 'leverage'; readonly leverage: Leverage }
    | { readonly kind: 'margin'; readonly margin: Coin }
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
  /** gross / initial margin and net / initial margin, as fractions. */
  readonly grossRoe: Fraction
  readonly netRoe: Fraction
  readonly entryNotional: Twin
  readonly exitNotional: Twin
  /** Coins per one unit of price at the exit, q·C/X², and its dollar worth at the exit. */
  readonly pointValue: Twin
  /** The exit at which net PnL is zero, both fees and funding inside. */
  readonly breakEven: PriceOutcome
  readonly initialMargin: Twin
  readonly effectiveLeverage: Leverage
  readonly maintenanceMarginRate: Rate
  readonly liquidation: PriceOutcome
  readonly bankruptcy: PriceOutcome
  /** (liquidation − exit price) / exit price, as a fraction, and in quote units. */
  readonly liquidationDistance:
    { readonly fraction: Fraction; readonly quote: Usd } | undefined
}
