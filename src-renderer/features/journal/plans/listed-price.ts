import { countText } from '@shared/format/decimal-text'
import type { Decimal } from '@shared/num/decimal'

/**
 * A price in a list that does not know ticks: the decimals it has, as far as they can matter. 48,655.5 stays, the
 * mean 49,295.774647… becomes 49,295.77, and 0.523412 keeps its six.
 */
export const listedPrice = (price: Decimal): string => countText(price, price.gte(1000) ? 2 : 6)
