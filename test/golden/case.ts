import * as z from 'zod'

import type { PositionInput } from '@shared/calc/position'
import type { InverseSpec } from '@shared/market/contract-spec'
import { contractById } from '@shared/market/registry'
import { D, ONE, ZERO, type Decimal } from '@shared/num/decimal'
import * as units from '@shared/num/units'

import published from './cases.json'

const Figures = z.record(z.string(), z.string())

/**
 * A figure that a venue or a trader published, with its inputs. `stated`: the source gives the formula.
 * `inferred`: the formula was found by fitting records and reproduces them. `correct`: what the published
 * figure should have been, where the source rounded wrongly.
 */
const GoldenCase = z.strictObject({
  id: z.string(),
  venue: z.enum(['BitMEX', 'Bybit', 'Binance COIN-M', 'Deribit', 'generic']),
  topic: z.string(),
  inputs: Figures,
  expected: Figures,
  tolerance: Figures,
  formula: z.string(),
  source: z.string(),
  readOn: z.iso.date(),
  standing: z.enum(['stated', 'inferred']),
  correct: Figures.optional(),
})
export type GoldenCase = z.infer<typeof GoldenCase>

export const goldenCases: readonly GoldenCase[] = z.array(GoldenCase).parse(published)

/** A case's inputs by name, as numbers. */
export function reader({ inputs, id }: GoldenCase): (name: string, otherwise?: string) => Decimal {
  return (name, otherwise) => {
    const text = inputs[name] ?? otherwise
    if (text === undefined) throw new Error(`${id} has no input ${name}`)
    return new D(text)
  }
}

export const sideOf = ({ inputs }: GoldenCase): 'long' | 'short' =>
  inputs['side'] === 'short' ? 'short' : 'long'

const TEMPLATES = {
  BitMEX: 'bitmex:XBTUSD',
  Bybit: 'bybit:BTCUSD',
  'Binance COIN-M': 'binance:BTCUSD_PERP',
  Deribit: 'deribit:BTC-PERPETUAL',
  generic: 'bybit:BTCUSD',
} as const

/**
 * The venue's listed contract with what the case states in its place (contract value, lot, maintenance rate):
 * old records stand on old terms. The liquidation basis and the rounding stay the venue's own.
 */
export function specOf(golden: GoldenCase): InverseSpec {
  const read = reader(golden)
  const template = contractById(TEMPLATES[golden.venue])!
  return {
    ...template,
    contractValue: units.contractValue(read('contractValue', '1')),
    lot: units.contracts(read('lot', '1')),
    margin: {
      method: 'tiered',
      measure: 'coin',
      maintenance: 'whole',
      initial: 'whole',
      tiers: [
        {
          initialRate: units.rate(read('imr', '0.01')),
          maintenanceRate: units.rate(read('mmr', '0.005')),
        },
      ],
    },
  }
}

/** The names under which sources give one idea. */
const QUANTITY = ['qty', 'contracts', 'sizeUSD', 'openInterest'] as const
const ENTRY = ['entry', 'avgEntryPrice', 'price', 'buyPrice'] as const
const EXIT = ['exit', 'mark', 'markPrice', 'sellPrice'] as const

const firstOf = ({ inputs }: GoldenCase, names: readonly string[], otherwise: Decimal): Decimal => {
  const name = names.find((candidate) => inputs[candidate] !== undefined)
  return name === undefined ? otherwise : new D(inputs[name]!)
}

/** The case as a position; what it does not state is neutral (1× leverage, no fees, exit at entry). */
export function positionOf(golden: GoldenCase): PositionInput {
  const read = reader(golden)
  const entry = firstOf(golden, ENTRY, ONE)
  return {
    spec: specOf(golden),
    side: sideOf(golden),
    quantity: units.contracts(firstOf(golden, QUANTITY, ONE)),
    entry: units.price(entry),
    exit: units.price(firstOf(golden, EXIT, entry)),
    backing: { kind: 'leverage', leverage: units.leverage(read('leverage', '1')) },
    openFeeRate: units.rate(ZERO),
    closeFeeRate: units.rate(ZERO),
    fundingPaid: units.coin(ZERO),
  }
}
