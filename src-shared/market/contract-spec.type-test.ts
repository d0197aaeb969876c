import type { SettlementPolicy } from './contract-spec'
import { defineContract } from './venue'
import { bitmexXbtusd } from './venues/bitmex'

export const fine = defineContract({ ...bitmexXbtusd, title: 'Another name' })
// @ts-expect-error -- a JSON number is refused: decimals are text
export const numberTick = defineContract({ ...bitmexXbtusd, tick: 0.1 })
// @ts-expect-error -- an unknown rounding mode
export const wrongMode: SettlementPolicy['fee'] = 'nearest'
// @ts-expect-error -- every contract names its sources
export const unsourced = defineContract({ ...bitmexXbtusd, sources: undefined })
