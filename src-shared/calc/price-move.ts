import { fraction, usd, type Fraction, type Price, type Usd } from '../num/units'

import { num, percent, type Explanation } from './explanation'

/** How far one price lies from another. */
export interface PriceMove {
  readonly fraction: Fraction
  readonly quote: Usd
}

/** From one price to another: (to − from) / from, and to − from. 50 000 to 45 000 → −0.1, −5 000. */
export function priceMove(from: Price, to: Price): PriceMove {
  const quote = to.minus(from)
  return { fraction: fraction(quote.div(from)), quote: usd(quote) }
}

/** The working behind a distance between two prices, in the letters of the formulas. */
export function explainPriceMove(
  [from, to]: readonly [Price, Price],
  [start, end]: readonly [string, string],
): Explanation<'priceMove'> {
  const move = priceMove(from, to)
  return {
    figure: 'priceMove',
    title: `${end} from ${start}`,
    formula: `(${end} − ${start}) / ${start}`,
    substituted: `(${num(to)} − ${num(from)}) / ${num(from)}`,
    result: `${percent(move.fraction)}, ${num(move.quote)} in price`,
  }
}
