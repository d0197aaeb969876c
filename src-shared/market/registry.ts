import type { ContractId, InverseSpec } from './contract-spec'
import type { ContractListing } from './listing'
import { readWhenAsked } from './read-when-asked'
import { binanceListings } from './venues/binance'
import { bitmexListings } from './venues/bitmex'
import { bybitListings } from './venues/bybit'
import { coinexListings } from './venues/coinex'
import { deribitListings } from './venues/deribit'
import { gateListings } from './venues/gate'
import { htxListings } from './venues/htx'
import { krakenListings } from './venues/kraken'
import { kucoinListings } from './venues/kucoin'
import { okxListings } from './venues/okx'
import { phemexListings } from './venues/phemex'

/** Every contract that the program knows by itself, with its past, in the order they are offered. */
export const listings: readonly ContractListing[] = [
  ...bitmexListings,
  ...bybitListings,
  ...deribitListings,
  ...binanceListings,
  ...okxListings,
  ...krakenListings,
  ...htxListings,
  ...kucoinListings,
  ...gateListings,
  ...phemexListings,
  ...coinexListings,
].map(readWhenAsked)

const isInverse = (spec: ContractListing['spec']): spec is InverseSpec => spec.kind === 'inverse'

/** The inverse ones among them, under the terms of today: what calculators and the journal offer. */
export const listedContracts: readonly InverseSpec[] = listings
  .map(({ spec }) => spec)
  .filter(isInverse)

/** A known inverse contract by its id, such as `bitmex:XBTUSD`; undefined when none has it. */
export function contractById(id: ContractId): InverseSpec | undefined {
  return listedContracts.find((spec) => spec.id === id)
}
