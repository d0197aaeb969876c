import { z } from 'zod'

import { InverseSpec } from '@shared/market/contract-spec'
import { canonicalText, D } from '@shared/num/decimal'

import { between, chance, pick, spread, type Roll } from './dice'

type Json = z.input<typeof InverseSpec>
type MarginJson = Json['margin']

const ROUNDINGS = ['down', 'up', 'floor', 'ceil', 'half-up', 'half-even'] as const
const FEES = [
  'outside',
  'cancels',
  'bankruptcy-value',
  'liquidation-value',
  'shrinks-extra',
] as const
const BASES = ['entry-value', 'liquidation-value'] as const
const REACHES = ['whole', 'marginal'] as const

/** The shapes of a schedule that are drawn in turn. */
const SHAPES = [
  { method: 'tiered', measure: 'coin', maintenance: 'whole' },
  { method: 'tiered', measure: 'coin', maintenance: 'marginal' },
  { method: 'tiered', measure: 'contracts', maintenance: 'whole' },
  { method: 'tiered', measure: 'contracts', maintenance: 'marginal' },
  { method: 'linear-growth' },
  { method: 'adjust-factor' },
] as const
type Shape = (typeof SHAPES)[number]
type TieredShape = Extract<Shape, { method: 'tiered' }>

/** Every basis with every fee with every shape, three times over. */
export const DRAWN_TERMS = 3 * BASES.length * FEES.length * SHAPES.length

/** Takes them in turn: neighbours differ in the basis first, then in the fee, then in the shape. */
const inTurn = (at: number) => ({
  basis: BASES[at % 2]!,
  isolatedFee: FEES[Math.floor(at / 2) % 5]!,
  shape: SHAPES[Math.floor(at / 10) % 6]!,
})

const text = (from: number, places = 6): string => canonicalText(new D(from.toFixed(places)))

/** A user's own contract with drawn terms: every schedule, every policy, checked by the schema that packs pass. */
export function randomTerms(roll: Roll, at: number): InverseSpec {
  const { basis, isolatedFee, shape } = inTurn(at)
  const json: Json = {
    kind: 'inverse',
    id: `custom:DRAWN${at}`,
    version: 1,
    venue: 'Custom',
    symbol: `DRAWN${at}`,
    title: `Drawn contract ${at}`,
    base: 'BTC',
    quote: 'USD',
    settlement: 'BTC',
    settlementScale: pick(roll, [4, 6, 8, 8, 8, 12, 18]),
    term: pick(roll, ['perpetual', 'dated']),
    contractValue: pick(roll, ['1', '10', '100', '0.1', '2.5']),
    tick: pick(roll, ['0.5', '0.1', '0.05', '0.01', '0.0001']),
    lot: pick(roll, ['1', '100', '10', '0.1']),
    maxLeverage: pick(roll, ['1', '10', '50', '100', '125', '200']),
    fees: {
      maker: canonicalText(between(roll, -0.0005, 0.0005)),
      taker: canonicalText(between(roll, -0.0002, 0.001)),
      ...(chance(roll, 0.5) ? { liquidation: canonicalText(between(roll, 0, 0.01)) } : {}),
    },
    margin: randomMargin(roll, shape),
    liquidation: {
      name: 'drawn',
      basis,
      isolatedFee,
      crossFee: pick(roll, FEES),
      feeRate: pick(roll, ['taker', 'liquidation']),
      fundingDue: chance(roll, 0.3),
      printed: 'exact',
      indicative: false,
    },
    settlementPolicy: {
      value: { grain: pick(roll, ['per-lot', 'total']), mode: pick(roll, ROUNDINGS) },
      fee: { paid: pick(roll, ROUNDINGS), received: pick(roll, ROUNDINGS) },
      funding: { paid: pick(roll, ROUNDINGS), received: pick(roll, ROUNDINGS) },
      margin: pick(roll, ROUNDINGS),
      pnl: pick(roll, ['value-difference', ...ROUNDINGS]),
    },
    funding: { intervalHours: 8, paidOn: 'mark', charge: 'relative' },
    breakEven: 'round-trip',
    roe: 'entry-margin',
    markRule: 'Drawn',
    neverPrices: [],
    sources: [{ title: 'Drawn by dice', readOn: '2026-11-24', standing: 'inferred' }],
    userDefined: true,
  }
  return z.decode(InverseSpec, json)
}

function randomMargin(roll: Roll, shape: Shape): MarginJson {
  if (shape.method === 'tiered') return randomTiers(roll, shape)
  if (shape.method === 'adjust-factor') return randomAdjust(roll)
  const maintenance = between(roll, 0, 0.05)
  return {
    method: 'linear-growth',
    initialBase: canonicalText(maintenance.plus(between(roll, 0, 0.05))),
    maintenanceBase: canonicalText(maintenance),
    slopePerCoin: pick(roll, ['0', '0.00005', '0.001', '0.0000001']),
  }
}

/** Ends that rise from `first`, each by a factor; the last tier may have none. */
function ends(roll: Roll, count: number, first: number): readonly (string | undefined)[] {
  let end = first
  const open = chance(roll, 0.5)
  return Array.from({ length: count }, (_, at) => {
    const here = end
    end = Math.round(end * (1.3 + roll() * 3) + 1)
    return open && at === count - 1 ? undefined : text(here)
  })
}

function randomTiers(roll: Roll, shape: TieredShape): MarginJson {
  const { measure } = shape
  const first = measure === 'coin' ? spread(roll, 0.5, 200) : Math.ceil(spread(roll, 100, 500_000))
  const limits = ends(roll, 1 + Math.floor(roll() * 8), first)
  let maintenance = between(roll, 0, 0.01)
  let gap = between(roll, 0, 0.01)
  const tiers = limits.map((upTo) => {
    const tier = {
      initialRate: canonicalText(D.min(maintenance.plus(gap), 1)),
      maintenanceRate: canonicalText(maintenance),
      ...(upTo === undefined ? {} : { upTo }),
    }
    maintenance = D.min(maintenance.plus(between(roll, 0, chance(roll, 0.2) ? 0.3 : 0.03)), 1)
    gap = gap.plus(between(roll, 0, 0.02))
    return tier
  })
  const isClosed = limits.at(-1) !== undefined
  return {
    ...shape,
    initial: pick(roll, REACHES),
    tiers,
    ...(isClosed && chance(roll, 0.5)
      ? {
          then: {
            step: text(first * 2),
            initialStep: canonicalText(between(roll, 0.02, 0.1)),
            maintenanceStep: canonicalText(between(roll, 0.02, 0.1)),
          },
        }
      : {}),
  }
}

function randomAdjust(roll: Roll): MarginJson {
  return {
    method: 'adjust-factor',
    rows: ['1', '3', '5', '10', '20', '75', '125'].map((leverageUpTo) => ({
      leverageUpTo,
      tiers: ends(roll, 1 + Math.floor(roll() * 4), 1_000).map((upTo) => ({
        adjust: canonicalText(between(roll, 0, 0.6)),
        ...(upTo === undefined ? {} : { upToContracts: upTo }),
      })),
    })),
  }
}
