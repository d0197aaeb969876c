import * as z from 'zod'

import type { PositionInput } from '@shared/calc/position'
import type { InverseSpec } from '@shared/market/contract-spec'
import { customContract } from '@shared/market/custom-contract'
import { specAt } from '@shared/market/listing'
import { listings } from '@shared/market/registry'
import { D, ONE, ZERO, type Decimal } from '@shared/num/decimal'
import * as units from '@shared/num/units'

import published from './cases.json' with { type: 'json' }

const Figures = z.record(z.string(), z.string())

/**
 * A figure that a venue or a trader published, with its inputs. `stated`: the source gives the formula.
 * `inferred`: the formula was found by fitting records and reproduces them. `correct`: what the published
 * figure should have been, where the source erred. `asOf`: the day whose terms it stands under, today's without.
 */
const GoldenCase = z.strictObject({
  id: z.string(),
  venue: z.string(),
  topic: z.string(),
  inputs: Figures,
  expected: Figures,
  tolerance: Figures,
  formula: z.string(),
  correct: Figures.optional(),
  source: z.string(),
  readOn: z.iso.date(),
  asOf: z.iso.date().optional(),
  standing: z.enum(['stated', 'inferred']),
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

/** The listed contract that stands for a venue's cases; a venue without one gets a user-defined contract. */
const LISTED: Readonly<Record<string, string>> = {
  BitMEX: 'bitmex:XBTUSD',
  Bybit: 'bybit:BTCUSD',
  'Binance COIN-M': 'binance:BTCUSD_PERP',
  Deribit: 'deribit:BTC-PERPETUAL',
  'Kraken Futures': 'kraken:PI_XBTUSD',
  HTX: 'htx:BTC-USD',
  KuCoin: 'kucoin:XBTUSDM',
  OKX: 'okx:BTC-USD-SWAP',
  Phemex: 'phemex:BTCUSD',
  Gate: 'gate:BTC_USD',
  CoinEx: 'coinex:BTCUSD',
}
const TODAY = '2026-11-24'

function templateOf({ venue, asOf }: GoldenCase): InverseSpec {
  const id = LISTED[venue]
  if (id === undefined) return { ...plain(), ...POLICIES[venue] }
  const listing = listings.find(({ spec }) => spec.id === id)
  if (listing?.spec.kind !== 'inverse') throw new Error(`no inverse contract ${id} is listed`)
  const { spec, eras } = listing
  return specAt({ spec, eras }, Date.parse(asOf ?? TODAY))
}

/** A contract as a person would enter it: 1 dollar, lot 1, values half up at 8 decimals. */
function plain(): InverseSpec {
  const made = customContract(
    {
      title: 'Golden',
      coin: 'BTC',
      contractValue: '1',
      tick: '0.5',
      lot: '1',
      makerFeePercent: '0',
      takerFeePercent: '0',
      initialMarginPercent: '1',
      maintenanceMarginPercent: '0.5',
      upToCoin: '',
      maxLeverage: '100',
      liquidationBasis: 'entry-value',
    },
    TODAY,
  )
  if (!made.ok) throw new Error('the plain contract must be valid')
  return made.value
}

/** Every figure rounded half-even, as nautilus does. */
const HALF_EVEN: InverseSpec['settlementPolicy'] = {
  value: { grain: 'total', mode: 'half-even' },
  fee: { paid: 'half-even', received: 'half-even' },
  funding: { paid: 'half-even', received: 'half-even' },
  margin: 'half-even',
  pnl: 'half-even',
}

/** What the sources of unlisted venues state of their rounding. */
const POLICIES: Readonly<Record<string, Partial<InverseSpec>>> = {
  'nautilus (BitMEX model)': { settlementPolicy: HALF_EVEN },
  'ItchySats (BTCUSD CFD)': {
    settlementPolicy: { ...plain().settlementPolicy, pnl: 'value-difference' },
  },
}

/** The venue's contract of that day with what the case itself states in its place. */
export function specOf(golden: GoldenCase): InverseSpec {
  const template = templateOf(golden)
  const stated = (names: readonly string[], otherwise: Decimal): Decimal =>
    firstOf(golden, names, otherwise)
  return {
    ...template,
    contractValue: units.contractValue(
      stated(['contractValue', 'face'], dollarOf(golden, template)),
    ),
    lot: units.contracts(stated(['lot', 'lotSize'], template.lot)),
    tick: units.price(stated(['tick'], template.tick)),
    fees: {
      ...template.fees,
      taker: units.rate(stated(['taker', 'takerFee'], template.fees.taker)),
    },
    margin: marginOf(golden) ?? template.margin,
  }
}

/** A case that counts dollars and not contracts has contracts of one dollar. */
const dollarOf = ({ inputs }: GoldenCase, { contractValue }: InverseSpec): Decimal =>
  inputs['contracts'] === undefined ? ONE : contractValue

function marginOf(golden: GoldenCase): InverseSpec['margin'] | undefined {
  const { inputs } = golden
  const maintenance = inputs['mmr'] ?? inputs['mmRate']
  if (maintenance === undefined) return undefined
  const rates = {
    initialRate: units.rate(D.max(firstOf(golden, ['imr', 'imRate'], new D('0.01')), maintenance)),
    maintenanceRate: units.rate(new D(maintenance)),
  }
  const whole = { maintenance: 'whole', initial: 'whole' } as const
  return { method: 'tiered', measure: 'coin', ...whole, tiers: [rates] }
}

/** The names under which sources give one idea. */
const QUANTITY = ['qty', 'contracts', 'sizeUSD', 'openInterest'] as const
const ENTRY = ['entry', 'avgEntryPrice', 'avgPx', 'price', 'buyPrice', 'cost', 'costOpen'] as const
const EXIT = ['exit', 'mark', 'markPrice', 'sellPrice', 'last', 'latest'] as const
const LEVERAGE = ['leverage', 'lever'] as const

export const firstOf = (
  { inputs }: GoldenCase,
  names: readonly string[],
  otherwise: Decimal,
): Decimal => {
  const name = names.find((candidate) => inputs[candidate] !== undefined)
  return name === undefined ? otherwise : new D(inputs[name]!)
}

/** The case as a position; what it does not state is neutral (1× leverage, no fees, exit at entry). */
export function positionOf(golden: GoldenCase): PositionInput {
  const entry = firstOf(golden, ENTRY, firstOf(golden, EXIT, ONE))
  return {
    spec: specOf(golden),
    side: sideOf(golden),
    quantity: units.contracts(firstOf(golden, QUANTITY, ONE)),
    entry: units.price(entry),
    exit: units.price(firstOf(golden, EXIT, entry)),
    backing: { kind: 'leverage', leverage: units.leverage(firstOf(golden, LEVERAGE, ONE)) },
    openFeeRate: units.rate(ZERO),
    closeFeeRate: units.rate(ZERO),
    fundingPaid: units.coin(ZERO),
  }
}
