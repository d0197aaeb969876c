import { readTypedNumber } from '@shared/num/typed-number'
import { price, type Price } from '@shared/num/units'

/** The price that balances are valued at; nothing typed is no price and no issue. */
export function readMark(text: string): {
  readonly price: Price | undefined
  readonly issue: string | undefined
} {
  if (text.trim() === '') return { price: undefined, issue: undefined }
  const read = readTypedNumber(text, { label: 'The price', sign: 'positive', units: ['USD'] })
  return read.ok
    ? { price: price(read.value.value), issue: undefined }
    : { price: undefined, issue: read.error.message }
}
