import { z } from 'zod'

import { canonicalText, D, isDecimal, type Decimal } from './decimal'
import * as units from './units'

const DecimalText = z
  .string()
  .max(160)
  .regex(/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/, 'must be a plain decimal number written as text')

const AnyDecimal = z.custom<Decimal>(isDecimal, 'must be a finite Decimal')

/** How a Decimal is stored and crosses a boundary: canonical text. A JSON number is refused. */
export const decimal = z.codec(DecimalText, AnyDecimal, {
  decode: (text) => new D(text),
  encode: canonicalText,
})

/** A codec whose decoded side carries a unit; a value outside the unit's range is an issue, not a throw. */
function branded<T extends Decimal>(brand: (value: Decimal) => T) {
  const holds = (value: unknown): value is T => {
    try {
      return isDecimal(value) && brand(value).eq(value)
    } catch {
      return false
    }
  }
  const say = (issue: { input?: unknown }): string => {
    try {
      if (isDecimal(issue.input)) brand(issue.input)
      return 'must be a finite number'
    } catch (error) {
      return error instanceof units.UnitError ? error.message : 'is out of range'
    }
  }
  return z.codec(DecimalText, z.custom<T>(holds, { error: say }), {
    // The custom schema on the right side checks the range and puts the brand on.
    decode: (text) => new D(text) as T,
    encode: canonicalText,
  })
}

export const priceCodec = branded(units.price)
export const contractsCodec = branded(units.contracts)
export const coinCodec = branded(units.coin)
export const usdCodec = branded(units.usd)
export const rateCodec = branded(units.rate)
export const contractValueCodec = branded(units.contractValue)
export const leverageCodec = branded(units.leverage)
export const fractionCodec = branded(units.fraction)
