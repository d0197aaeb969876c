import { canonicalText, type Decimal } from '@shared/num/decimal'
import { readable } from '@shared/num/field-rule'

const minus = (text: string): string => text.replace('-', '−')

/** A number with all its digits: −1,234.5. Nothing is rounded, so that a change never hides. */
export const exactText = (value: Decimal): string => minus(readable(value))

/** A fraction as percent with all its digits: 0.00075 → 0.075%. */
export const exactPercent = (fraction: Decimal): string => `${exactText(fraction.times(100))}%`

/** A plain decimal text of JSON as a percent for a field: 0.00075 → 0.075. */
export const percentPlain = (fraction: Decimal): string => canonicalText(fraction.times(100))

/** 1 contract, 100 contracts. */
export const contractCount = (count: Decimal): string =>
  `${exactText(count)} ${count.eq(1) ? 'contract' : 'contracts'}`
