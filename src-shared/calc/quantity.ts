import type { ContractSpec } from '../market/contract-spec'
import type { Decimal } from '../num/decimal'
import { onGrid } from '../num/rounding'
import { contracts, type Coin, type Contracts, type Price, type Usd } from '../num/units'

import { notionalTwin } from './notional'
import { payoffOf } from './payoff'
import type { Twin, TwinnedSpec } from './position'

type Sizing = Pick<ContractSpec, 'kind' | 'contractValue' | 'lot'>

/**
 * The contracts that a number of coins buys at a price, down to the lot: ⌊N / |f(p)|⌋. Sign is ignored: the
 * side is kept apart. 0.2 BTC at 50 000, contract 1 USD, lot 100 → 10 000.
 */
export function contractsFromCoin(spec: Sizing, coins: Coin, price: Price): Contracts {
  return toLot(coins.div(payoffOf(spec).valueAt(price)), spec.lot)
}

/**
 * The contracts that a number of dollars buys at a price, down to the lot. Inverse: U / C at every price.
 * 10 050 USD, contract 100 USD, lot 1 → 100.
 */
export function contractsFromUsd(spec: TwinnedSpec, dollars: Usd, price: Price): Contracts {
  const perContract = spec.kind === 'inverse' ? spec.contractValue : payoffOf(spec).valueAt(price)
  return toLot(dollars.div(perContract), spec.lot)
}

/** The way back: what the contracts are worth in coins and dollars at the price. */
export function worthOfContracts(spec: TwinnedSpec, quantity: Contracts, price: Price): Twin {
  return notionalTwin({ spec, quantity }, price)
}

const toLot = (exact: Decimal, lot: Contracts): Contracts =>
  contracts(onGrid(exact.abs(), lot, 'floor'))
