import { Decimal } from 'decimal.js'

/**
 * The one configured Decimal. The library's defaults (20 digits per operation, `1e-8` as text) would
 * lose satoshis. 64 digits keep dollar figures of 1e21 (1e9 contracts at a price of 1e9) exact beyond 1e-30
 * even where a liquidation price cancels a dozen leading digits.
 * Exponent notation is switched off so that text is always plain digits.
 */
export const D = Decimal.clone({
  precision: 64,
  rounding: Decimal.ROUND_HALF_EVEN,
  toExpNeg: -9e15,
  toExpPos: 9e15,
})

/** An exact decimal number. Only values made by {@link D} carry the project's precision. */
export type { Decimal }

export const ZERO = new D(0)
export const ONE = new D(1)

/** True for a finite Decimal: what every function of this project takes and gives. */
export function isDecimal(value: unknown): value is Decimal {
  return Decimal.isDecimal(value) && value.isFinite()
}

/**
 * The canonical text of a number: plain digits, no exponent, no trailing zeros, never `-0`.
 * It is how a Decimal is stored and how it crosses a process boundary. `1e-8` → `0.00000001`.
 */
export function canonicalText(value: Decimal): string {
  return value.isZero() ? '0' : value.toFixed()
}
