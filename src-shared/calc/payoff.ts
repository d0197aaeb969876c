import type { ContractSpec } from '../market/contract-spec'
import { D, type Decimal } from '../num/decimal'
import { assertNever } from '../num/result'
import { price as asPrice, type Dec, type Price } from '../num/units'

/** Settlement coins that one long contract is worth at a price. Negative for an inverse contract. */
export type CoinPerContract = Dec<'coin per contract'>

/**
 * A contract kind as one strictly increasing function of price, and its inverse. Everything the engine
 * answers (PnL, average entry, break-even, target, liquidation, curves) is written once over these two.
 */
export interface Payoff {
  /** Sign of `valueAt` over all prices: −1 inverse, +1 linear and quanto. */
  readonly sign: 1 | -1
  /** f(p), defined for every price. */
  readonly valueAt: (price: Price) => CoinPerContract
  /** f⁻¹(v); undefined where no price above zero has that value. */
  readonly priceAt: (value: Decimal) => Price | undefined
  /** f′(p) > 0: settlement coins that one contract moves per one unit of price. */
  readonly slopeAt: (price: Price) => Decimal
}

/** The two facts of a contract that its payoff depends on. */
export type PayoffTerms = Pick<ContractSpec, 'kind' | 'contractValue'>

/**
 * | kind | f(p) | f⁻¹(v) | C is |
 * | --- | --- | --- | --- |
 * | inverse | −C / p | −C / v | quote value of one contract (100 USD) |
 * | linear | C · p | v / C | base units of one contract |
 * | quanto | C · p | v / C | settlement units per price point |
 *
 * Slope: C / p² for inverse, C otherwise.
 *
 * Worked: C = 100 USD at 50 000 → f = −0.002 BTC; at 40 000 → −0.0025; a long that falls from the first to
 * the second loses 0.0005 BTC per contract. Source: every venue's PnL formula, `s·q·C·(1/E − 1/X)`.
 */
export function payoffOf({ kind, contractValue }: PayoffTerms): Payoff {
  return payoffOver(kind, contractValue)
}

/**
 * The payoff with any constant in the place of C: a whole holding (q·C), or its fee in satoshi (q·C·rate·1e8).
 * The constant is multiplied out first, so that one division is all that rounds: 1 000 contracts at 3 with a rate
 * of 0.03 % cost exactly 10 000 000 satoshi, where q·(C/p)·rate falls a hair short and is cut to 9 999 999.
 * Zero gives zero.
 */
export function payoffOver(kind: ContractSpec['kind'], c: Decimal): Payoff {
  switch (kind) {
    case 'inverse':
      return {
        sign: -1,
        valueAt: (p) => c.negated().div(p) as CoinPerContract,
        priceAt: (v) => positive(c.negated().div(orNaN(v))),
        slopeAt: (p) => c.div(p.times(p)),
      }
    case 'linear':
    case 'quanto':
      return {
        sign: 1,
        valueAt: (p) => c.times(p) as CoinPerContract,
        priceAt: (v) => positive(v.div(orNaN(c))),
        slopeAt: () => c,
      }
    default:
      return assertNever(kind)
  }
}

/** decimal.js divides by zero to Infinity; the engine has no infinities, so zero becomes "no such price". */
const orNaN = (value: Decimal): Decimal => (value.isZero() ? new D(NaN) : value)

const positive = (value: Decimal): Price | undefined =>
  value.isFinite() && value.gt(0) ? asPrice(value) : undefined
