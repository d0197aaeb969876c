import type { Decimal } from '../num/decimal'
import { fraction, usd, type Fraction, type Price, type Usd } from '../num/units'

/** How far one price is from another, in quote units and as a fraction of the first. */
export interface PriceDifference {
  readonly quote: Usd
  readonly fraction: Fraction
}

/**
 * From one price to another: to − from, and the same over from. 50 000 to 48 000 is −2 000 and −0.04. Quote units,
 * any sign; exact.
 */
export function priceDifference(from: Price, to: Price): PriceDifference {
  const quote = to.minus(from)
  return { quote: usd(quote), fraction: fraction(quote.div(from)) }
}

/**
 * From one number to another of the same unit, for what two scenarios come to: to − from, of any sign, exact. A ROE
 * of 0.6 and one of 0.45 differ by −0.15, which are percentage points and not a change in percent.
 */
export const difference = (from: Decimal, to: Decimal): Decimal => to.minus(from)
