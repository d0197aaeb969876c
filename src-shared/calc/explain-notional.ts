import type { Decimal } from '../num/decimal'

import { num } from './explanation'
import type { Holding } from './notional'
import type { PayoffTerms } from './payoff'

/** The notional of q contracts at a price, in letters: q · C / M or q · C · M. */
export const notionalFormula = ({ kind }: PayoffTerms, letter: string): string =>
  kind === 'inverse' ? `q · C / ${letter}` : `q · C · ${letter}`

/** The same with the numbers in it. */
export function notionalFilled({ spec, quantity }: Holding, price: Decimal): string {
  const held = `${num(quantity)} · ${num(spec.contractValue)}`
  return spec.kind === 'inverse' ? `${held} / ${num(price)}` : `${held} · ${num(price)}`
}
