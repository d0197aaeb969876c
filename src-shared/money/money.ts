import { D, type Decimal } from '../num/decimal'
import { err, ok, type Result } from '../num/result'
import { atPlaces, type RoundingMode } from '../num/rounding'

import type { CurrencyCode, Scale } from './currency'

/** An exact amount of one currency. Amounts of different currencies never meet in a sum. */
export interface Money<C extends CurrencyCode = CurrencyCode> {
  readonly amount: Decimal
  readonly currency: C
}

export function money<C extends CurrencyCode>(amount: Decimal, currency: C): Money<C> {
  return { amount, currency }
}

/**
 * The sum of two amounts of one currency. Where both codes are literal types a mix does not compile.
 * @throws Error when the codes differ at run time
 */
export function add<C extends CurrencyCode>(a: Money<C>, b: Money<NoInfer<C>>): Money<C> {
  if (a.currency !== b.currency) throw new Error(`cannot add ${b.currency} to ${a.currency}`)
  return money(a.amount.plus(b.amount), a.currency)
}

/** 10⁰ to 10³⁰: every sum of money is shifted by one of them, so they are not raised anew each time. */
const POWERS = Array.from({ length: 31 }, (_, places) => new D(10).pow(places))
const tenTo = (places: number): Decimal => POWERS[places] ?? new D(10).pow(places)
/** Their inverses: exact in decimal, and a product costs a fifth of a quotient. */
const UNITS = POWERS.map((power) => new D(1).div(power))
const unitAt = (scale: Scale): Decimal => UNITS[scale] ?? new D(10).pow(-scale)

/**
 * The same amount counted in whole smallest units (satoshi for BTC at scale 8), for integer columns.
 * An amount that does not fit the scale is refused, never rounded: rounding is the caller's decision.
 */
export function minorUnits(amount: Decimal, scale: Scale): Result<bigint, 'does-not-fit-scale'> {
  const shifted = amount.times(tenTo(scale))
  return shifted.isInteger() ? ok(BigInt(shifted.toFixed(0))) : err('does-not-fit-scale')
}

/** Rounds an amount to the scale with a named mode and counts it in smallest units. */
export function settledMinorUnits(amount: Decimal, scale: Scale, mode: RoundingMode): bigint {
  return BigInt(atPlaces(amount, scale, mode).times(tenTo(scale)).toFixed(0))
}

/** The amount that an integer of smallest units stands for. 1 at scale 8 → 0.00000001. */
export function fromMinorUnits(units: bigint, scale: Scale): Decimal {
  return new D(units.toString()).times(unitAt(scale))
}
