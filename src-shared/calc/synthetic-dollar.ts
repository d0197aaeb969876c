import type { InverseSpec } from '../market/contract-spec'
import type { Decimal } from '../num/decimal'
import { err, ok, type Result } from '../num/result'
import {
  coin,
  contracts,
  fraction,
  usd,
  type Coin,
  type Contracts,
  type Fraction,
  type Price,
  type Rate,
  type Usd,
} from '../num/units'

import { annualisedFunding } from './funding-rate'
import type { Twin } from './position'

type Terms = Pick<InverseSpec, 'kind' | 'contractValue'>

/** Coins and a short inverse position against them, opened at one price. */
export interface DollarAccount {
  readonly spec: Terms
  readonly coins: Coin
  /** Contracts sold. */
  readonly quantity: Contracts
  readonly entry: Price
}

/**
 * The short contracts that turn a part of the coins into dollars: ratio · coins · E / C, exact (not on the
 * lot). 2 BTC at 8 000, contract 1 USD, ratio 1 → 16 000. Errors in words without coins or with a ratio below 0.
 */
export function dollarQuantity(
  { spec, coins, entry }: Omit<DollarAccount, 'quantity'>,
  ratio: Fraction,
): Result<Contracts, string> {
  if (coins.lte(0)) return err('There are no coins to turn into dollars.')
  if (ratio.lt(0)) return err('The part to turn into dollars must not be negative.')
  return ok(contracts(coins.times(entry).times(ratio).div(spec.contractValue)))
}

export interface DollarFigures {
  /** What the account is worth at the price, fees and funding aside. */
  readonly worth: Twin
  /** Q = q · C: the dollars that do not move. */
  readonly fixed: Usd
  /** coins − Q/E: the coins that still move with the price. Zero for a full synthetic dollar. */
  readonly floating: Coin
  /** Q / (coins · E). Undefined without coins. */
  readonly ratio: Fraction | undefined
  /** Notional at the price over the coins the account then holds: Q / worth. Undefined when it is not worth anything. */
  readonly marginUse: Fraction | undefined
}

/**
 * What coins with a short against them are at a price: worth S · (coins − Q/E) + Q dollars. With Q = coins · E
 * it is Q at every price and the position never uses more than the whole account, so that only fees and
 * funding can bring it to liquidation.
 *
 * 2 BTC, short 16 000 USD from 8 000, at 10 000: 1.6 BTC, 16 000 USD. 1 BTC short 1 USD from 1, at 100: PnL
 * −0.99, so 0.01 BTC, 1 USD. Sources: R. Ornr, "Trading bitcoin inverse futures contracts" (Medium); USDX.Money
 * documentation of its 1x short.
 */
export function syntheticDollar(account: DollarAccount, price: Price): DollarFigures {
  const { spec, coins, quantity, entry } = account
  const dollars = quantity.times(spec.contractValue)
  const floating = coins.minus(dollars.div(entry))
  const worth: Twin = {
    coin: coin(floating.plus(dollars.div(price))),
    usd: usd(floating.times(price).plus(dollars)),
  }
  return {
    worth,
    fixed: usd(dollars),
    floating: coin(floating),
    ratio: coins.gt(0) ? fraction(dollars.div(coins.times(entry))) : undefined,
    marginUse: shareOf(dollars, worth.usd),
  }
}

const shareOf = (part: Decimal, whole: Usd): Fraction | undefined =>
  whole.gt(0) ? fraction(part.div(whole)) : undefined

/**
 * What funding brings a synthetic dollar in a year at a steady rate, as a simple fraction of its worth:
 * rate · intervals · 365 · Q / worth. A full one earns the yearly rate itself: 0.01 % three times a day → 10.95 %.
 * Negative when shorts pay. Errors in words for a count of intervals that is not whole, or no worth.
 */
export function dollarYield(
  { fixed, worth }: Pick<DollarFigures, 'fixed' | 'worth'>,
  fundingRate: Rate,
  intervalsPerDay: number,
): Result<Fraction, string> {
  const yearly = annualisedFunding(fundingRate, intervalsPerDay)
  if (!yearly.ok) return yearly
  const share = shareOf(fixed, worth.usd)
  if (share === undefined)
    return err('The account is worth nothing at this price, so there is no yield.')
  return ok(fraction(yearly.value.times(share)))
}
