import type { ContractSpec } from '../market/contract-spec'
import type { Decimal } from '../num/decimal'
import { coin, usd, type Price } from '../num/units'

import type { Twin, TwinnedSpec } from './position'

/** True when a contract's settlement money has a dollar worth from its own price. */
export function hasDollarTwin(spec: ContractSpec): spec is TwinnedSpec {
  return spec.kind !== 'quanto'
}

/**
 * Settlement money with its dollar worth at a price. Inverse: coins × price. Linear: settlement is the quote
 * currency already, so both are one number. −0.0002 BTC at 54 000 → −10.80 USD.
 */
export function twinAt(spec: TwinnedSpec, settled: Decimal, price: Price): Twin {
  return {
    coin: coin(settled),
    usd: usd(spec.kind === 'inverse' ? settled.times(price) : settled),
  }
}

/** Both sides times one plain number (a fee or margin rate). */
export function scaled(twin: Twin, by: Decimal): Twin {
  return { coin: coin(twin.coin.times(by)), usd: usd(twin.usd.times(by)) }
}

/** Coins with coins, dollars with dollars. */
export function twinPlus(a: Twin, b: Twin): Twin {
  return { coin: coin(a.coin.plus(b.coin)), usd: usd(a.usd.plus(b.usd)) }
}

export function twinMinus(a: Twin, b: Twin): Twin {
  return { coin: coin(a.coin.minus(b.coin)), usd: usd(a.usd.minus(b.usd)) }
}
