import { countText } from '@shared/format/decimal-text'
import { canonicalText } from '@shared/num/decimal'
import { atDigits, atPlaces } from '@shared/num/rounding'
import type { Contracts, Price } from '@shared/num/units'

import type { ToolAnswer } from '../tool'

/** Far finer than any tick: a satoshi of the result moves at the eighth significant digit. */
const PLACES = 12
/** Digits that carry meaning: the last ones of a division forth and back are no part of the mean. */
const MEANT_DIGITS = 40

/** A quantity and its mean entry as they go on the sheet, and a note where the mean had more digits. */
export function takenEntry({
  quantity,
  averageEntry,
}: {
  readonly quantity: Contracts
  readonly averageEntry: Price
}): Pick<ToolAnswer, 'taking' | 'notes'> {
  const mean = atDigits(averageEntry, MEANT_DIGITS, 'half-even')
  const entry = atPlaces(mean, PLACES, 'half-even')
  const cut = `The entry goes on the sheet with ${PLACES} decimals, ${canonicalText(entry)}: the mean has no end.`
  return {
    taking: {
      label: `Put ${countText(quantity)} contracts at their mean entry on the sheet`,
      patch: {
        ...{ quantity: canonicalText(quantity), quantityUnit: 'contracts' },
        entry: canonicalText(entry),
      },
    },
    notes: entry.eq(mean) ? [] : [cut],
  }
}
