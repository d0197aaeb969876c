import { canonicalText, type Decimal } from '@shared/num/decimal'
import { readable } from '@shared/num/field-rule'
import { atPlaces } from '@shared/num/rounding'

const minus = (text: string): string => text.replace('-', '−')

/** A number with all its digits: −1,234.5. Nothing is rounded, so that a change never hides. */
export const exactText = (value: Decimal): string => minus(readable(value))

/** A fraction as percent with all its digits: 0.00075 → 0.075%. */
export const exactPercent = (fraction: Decimal): string => `${exactText(fraction.times(100))}%`

/** For a column: at most four decimals, with ≈ where there are more. A third → ≈ 33.3333%. */
export function columnPercent(fraction: Decimal): string {
  const whole = fraction.times(100)
  const shown = atPlaces(whole, 4, 'half-up')
  return `${shown.eq(whole) ? '' : '≈ '}${exactText(shown)}%`
}

/** A plain decimal text of JSON as a percent for a field: 0.00075 → 0.075. */
export const percentPlain = (fraction: Decimal): string => canonicalText(fraction.times(100))

/** 1 contract, 100 contracts. */
export const contractCount = (count: Decimal): string =>
  `${exactText(count)} ${count.eq(1) ? 'contract' : 'contracts'}`
