import { D, isDecimal, type Decimal } from './decimal'

declare const unit: unique symbol

/**
 * A Decimal that knows its unit. `×` and `÷` are decimal.js methods and return a plain Decimal, so a
 * product or quotient loses its brand by itself and has to be named again, on purpose.
 */
export type Dec<U extends string> = Decimal & { readonly [unit]: U }

/** Quote units for one base coin (USD per BTC). Always > 0. */
export type Price = Dec<'price'>
/** A number of contracts, unsigned. ≥ 0; the side is kept apart. */
export type Contracts = Dec<'contracts'>
/** An amount of the settlement coin, any sign. */
export type Coin = Dec<'coin'>
/** An amount of the quote currency (US dollars), any sign. */
export type Usd = Dec<'usd'>
/** A fraction of notional: 0.0005 is five basis points. Negative is a rebate. */
export type Rate = Dec<'rate'>
/** A ratio of two like amounts, any sign: ROE, distance. 0.25 is 25 %. */
export type Fraction = Dec<'fraction'>
/** Notional over initial margin. > 0. */
export type Leverage = Dec<'leverage'>
/** Quote value of one contract (100 for a 100-dollar contract). > 0. */
export type ContractValue = Dec<'contract value'>

/** Why a number cannot carry a unit. Text is for the person who typed it. */
export class UnitError extends RangeError {
  override readonly name = 'UnitError'
}

function checked<U extends string>(value: Decimal, holds: boolean, message: string): Dec<U> {
  if (!isDecimal(value)) throw new UnitError('must be a finite number')
  if (!holds) throw new UnitError(message)
  // A negative zero would show as "−0" and compare as a different text.
  if (value.isZero()) return new D(0) as Dec<U>
  // The one place where the brand is put on: the range was checked on the line above.
  return value as Dec<U>
}

/** @throws UnitError unless finite and > 0 */
export const price = (value: Decimal): Price =>
  checked(value, value.gt(0), `price must be above zero, was ${value.toFixed()}`)

/** @throws UnitError unless finite and ≥ 0 */
export const contracts = (value: Decimal): Contracts =>
  checked(value, value.gte(0), `quantity must not be negative, was ${value.toFixed()}`)

/** @throws UnitError unless finite */
export const coin = (value: Decimal): Coin => checked(value, true, '')

/** @throws UnitError unless finite */
export const usd = (value: Decimal): Usd => checked(value, true, '')

/** @throws UnitError unless finite */
export const fraction = (value: Decimal): Fraction => checked(value, true, '')

/** @throws UnitError unless finite and > −1: a fee or margin rate of −100 % or less has no meaning */
export const rate = (value: Decimal): Rate =>
  checked(value, value.gt(-1), `rate must be above −1, was ${value.toFixed()}`)

/** @throws UnitError unless finite and > 0 */
export const leverage = (value: Decimal): Leverage =>
  checked(value, value.gt(0), `leverage must be above zero, was ${value.toFixed()}`)

/** @throws UnitError unless finite and > 0 */
export const contractValue = (value: Decimal): ContractValue =>
  checked(value, value.gt(0), `contract value must be above zero, was ${value.toFixed()}`)

/** Sum that keeps the unit, which decimal.js's own `plus` would drop. */
export function plus<U extends string>(a: Dec<U>, b: Dec<NoInfer<U>>): Dec<U> {
  return a.plus(b) as Dec<U>
}

/** Difference that keeps the unit. Only for units of any sign: a price or quantity could leave its range. */
export function minus<U extends 'coin' | 'usd' | 'rate'>(a: Dec<U>, b: Dec<NoInfer<U>>): Dec<U> {
  return a.minus(b) as Dec<U>
}

/** Negation that keeps the unit. Of zero it is zero: decimal.js makes a −0 of it. */
export function negated<U extends 'coin' | 'usd' | 'rate'>(a: Dec<U>): Dec<U> {
  return a.isZero() ? a : (a.negated() as Dec<U>)
}
