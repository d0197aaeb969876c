import type { Side } from '@shared/market/side'

/** What a typed quantity counts. Coin and USD are turned into whole lots at the entry price. */
export type QuantityUnit = 'contracts' | 'coin' | 'usd'
/** How a fill met the book: it decides which of the contract's two rates is taken. */
export type FeeRole = 'maker' | 'taker'

/** The calculator's sheet as it was typed: every field text, nothing judged. */
export interface Scenario {
  readonly contractId: string
  readonly side: Side
  readonly quantity: string
  readonly quantityUnit: QuantityUnit
  readonly entry: string
  readonly exit: string
  /** A mark only values the position; an exit is a fill that can be recorded. */
  readonly exitIs: 'mark' | 'exit'
  /** Where the position is given up. */
  readonly stop: string
  /** The price of the underlying that the contract follows. */
  readonly index: string
  /** Isolated margin stands behind this position alone; cross margin is the whole account. */
  readonly marginMode: 'isolated' | 'cross'
  /** Settlement coins of the account, without this position's result. */
  readonly balance: string
  readonly backing: 'leverage' | 'margin'
  readonly leverage: string
  /** Settlement coins. */
  readonly margin: string
  readonly openRole: FeeRole
  readonly closeRole: FeeRole
  /** Percent of notional; empty takes the contract's rate for the role. */
  readonly openFee: string
  readonly closeFee: string
  /** Settlement coins paid, negative when received; empty is none. */
  readonly funding: string
  /** Percent per funding interval that is assumed from here on; longs pay it while it is above zero. */
  readonly fundingRate: string
}

/** A sheet with nothing typed, on the contract that is listed first. */
export const EMPTY_SCENARIO: Scenario = {
  contractId: 'bitmex:XBTUSD',
  side: 'long',
  quantity: '',
  quantityUnit: 'contracts',
  entry: '',
  exit: '',
  exitIs: 'mark',
  stop: '',
  index: '',
  marginMode: 'isolated',
  balance: '',
  backing: 'leverage',
  leverage: '',
  margin: '',
  openRole: 'taker',
  closeRole: 'taker',
  openFee: '',
  closeFee: '',
  funding: '',
  fundingRate: '',
}
