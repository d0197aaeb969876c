import { countText, priceText } from '@shared/format/decimal-text'
import type { InverseSpec } from '@shared/market/contract-spec'
import { canonicalText } from '@shared/num/decimal'
import type { Contracts, Price } from '@shared/num/units'

import type { ToolAnswer } from './tool'

interface Sold {
  readonly spec: Pick<InverseSpec, 'tick'>
  readonly quantity: Contracts
  readonly entry: Price
}

/** A short that a tool worked out, to be put on the sheet. */
export const takingShort = ({ spec, quantity, entry }: Sold): ToolAnswer['taking'] => ({
  label: `Put a short of ${countText(quantity)} contracts at ${priceText(entry, spec.tick)} on the sheet`,
  patch: {
    ...{ side: 'short', quantity: canonicalText(quantity), quantityUnit: 'contracts' },
    entry: canonicalText(entry),
  },
})
