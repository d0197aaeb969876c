import { canonicalText, type Decimal } from '@shared/num/decimal'

import type { RowFigure } from './result-rows'

/** The plain numbers behind a figure for the clipboard: first what is read large. Empty when there is none. */
export function copyText(figure: RowFigure): string {
  if (figure.kind === 'none') return ''
  return figure.kind === 'words' ? figure.words : canonicalText(numberOf(figure))
}

function numberOf(figure: Exclude<RowFigure, { readonly kind: 'none' | 'words' }>): Decimal {
  switch (figure.kind) {
    case 'money':
      return figure.twin.coin
    case 'percent':
    case 'distance':
      return figure.fraction.times(100)
    case 'rate':
      return figure.rate.times(100)
    case 'coin':
      return figure.coin
    case 'usd':
      return figure.usd
    case 'times':
      return figure.times
    case 'count':
      return figure.count
    case 'price':
      return figure.price
  }
}
