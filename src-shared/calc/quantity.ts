import type { ContractSpec } from '../market/contract-spec'
import type { Decimal } from '../num/decimal'
import { atPlaces } from '../num/rounding'
import { contracts, type Coin, type Contracts, type Price, type Usd } from '../num/units'

import { notionalTwin } from './notional'
import type { Twin, TwinnedSpec } from './position'

type Sizing = Pick<ContractSpec, 'kind' | 'contractValue' | 'lot'>

/**
 * The contracts that a number of coins buys at a price, down to the lot. The sign is ignored: the side is kept
 * apart. Inverse ⌊N·p/C⌋, linear ⌊N/(p·C)⌋. 0.2 BTC at 50 000, contract 1 USD, lot 100 → 10 000.
 */
export function contractsFromCoin(spec: Sizing, coins: Coin, price: Price): Contracts {
  const { kind, contractValue } = spec
  return toLot(
    kind === 'inverse'
      ? coins.times(price).div(contractValue)
      : coins.div(contractValue.times(price)),
    spec.lot,
  )
}

/**
 * The contracts that a number of dollars buys at a price, down to the lot. Inverse: U / C at every price.
 * 10 050 USD, contract 100 USD, lot 1 → 100.
 */
export function contractsFromUsd(spec: TwinnedSpec, dollars: Usd, price: Price): Contracts {
  const perContract = spec.kind === 'inverse' ? spec.contractValue : spec.contractValue.times(price)
  return toLot(dollars.div(perContract), spec.lot)
}

/** The way back: what the contracts are worth in coins and dollars at the price. */
export function worthOfContracts(spec: TwinnedSpec, quantity: Contracts, price: Price): Twin {
  return notionalTwin({ spec, quantity }, price)
}

/** Places at which a count of lots is taken as whole: far beyond any input, well inside the 64 digits. */
const LOT_PLACES = 40

/**
 * Down to the lot. A worth such as q·C/p may end in …999 after its 64th digit, and its floor would be one lot
 * less than the contracts it came from; so the count of lots is settled to 40 places first.
 */
export function toLot(exact: Decimal, lot: Contracts): Contracts {
  const lots = atPlaces(exact.abs().div(lot), LOT_PLACES, 'half-even')
  return contracts(atPlaces(lots, 0, 'floor').times(lot))
}
