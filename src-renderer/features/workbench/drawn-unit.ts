import { unitName, type ShownUnit } from '@shared/format/decimal-text'
import type { InverseSpec } from '@shared/market/contract-spec'

/** The unit that coins are drawn in: its name, and how many of it are one coin. */
export interface DrawnUnit {
  readonly name: string
  readonly factor: number
}

export function drawnUnit(
  unit: ShownUnit,
  { settlement, settlementScale }: Pick<InverseSpec, 'settlement' | 'settlementScale'>,
): DrawnUnit {
  return {
    name: unitName(unit, settlement),
    factor: 10 ** { coin: 0, milli: 3, minor: settlementScale }[unit],
  }
}
