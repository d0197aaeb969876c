import type { Twin } from '@shared/calc/position'
import { percentText } from '@shared/format/decimal-text'
import { negated, type Rate } from '@shared/num/units'

import type { RowFigure } from '../result-rows'

/** What is paid has a minus, as in net = gross − fees + funding. */
export const asCost = ({ coin, usd }: Twin): RowFigure => ({
  kind: 'money',
  twin: { coin: negated(coin), usd: negated(usd) },
  signed: true,
})

/** A rate with the decimals it has: 0.055%. */
export const rateWords = (each: Rate): string =>
  percentText(each, { places: 6 }).replace(/\.?0+%$/, '%')
