import { z } from 'zod'

import { InverseSpec, type ContractId } from './contract-spec'
import { binanceBtcusdPerp } from './venues/binance'
import { bitmexXbtusd } from './venues/bitmex'
import { bybitBtcusd } from './venues/bybit'
import { deribitBtcPerpetual } from './venues/deribit'

/** The contracts the program knows by itself, in the order they are offered. */
export const listedContracts: readonly InverseSpec[] = [
  bitmexXbtusd,
  bybitBtcusd,
  deribitBtcPerpetual,
  binanceBtcusdPerp,
].map((json) => z.decode(InverseSpec, json))

/** A known contract by its id, such as `bitmex:XBTUSD`; undefined when none has it. */
export function contractById(id: ContractId): InverseSpec | undefined {
  return listedContracts.find((spec) => spec.id === id)
}
