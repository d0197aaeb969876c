import { D } from '../num/decimal'
import { coin, type Coin } from '../num/units'

/** The margins of the two parties of a contract that only they back. */
export interface BothMargins {
  readonly own: Coin
  /** Undefined: the gain is not capped. */
  readonly counterparty: Coin | undefined
}

/**
 * PnL of a contract for difference between two parties, who can lose no more than their own margin each: the exact
 * PnL held between −own and +counterparty. −0.6 with margins 0.5 and 1 → −0.5.
 * Source: github.com/get10101/10101 at 3ae13509, crates/xxi-node/src/cfd.rs; ItchySats caps losses at 100 % alike.
 */
export function cappedPnl(exact: Coin, { own, counterparty }: BothMargins): Coin {
  const kept = D.max(exact, own.negated())
  return coin(counterparty === undefined ? kept : D.min(kept, counterparty))
}
