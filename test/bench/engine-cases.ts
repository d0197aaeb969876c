import { contractById } from '../../src-shared/market/registry'
import type { InverseSpec } from '../../src-shared/market/contract-spec'
import { MarginSchedule } from '../../src-shared/market/margin-schedule'
import { dice } from '../oracle/dice'

/** A contract as all three languages take it. The last tier has no end. */
export const CONTRACT = {
  contractValue: '100',
  taker: '0.0005',
  maxLeverage: '125',
  tiers: [
    { upTo: '5', initialRate: '0.008', maintenanceRate: '0.004' },
    { upTo: '10', initialRate: '0.01', maintenanceRate: '0.005' },
    { upTo: '20', initialRate: '0.02', maintenanceRate: '0.01' },
    { upTo: '50', initialRate: '0.05', maintenanceRate: '0.025' },
    { upTo: '100', initialRate: '0.1', maintenanceRate: '0.05' },
    { upTo: '200', initialRate: '0.2', maintenanceRate: '0.1' },
    { upTo: '400', initialRate: '0.25', maintenanceRate: '0.125' },
    { upTo: '1000', initialRate: '0.333', maintenanceRate: '0.15' },
    { upTo: '1500', initialRate: '0.5', maintenanceRate: '0.25' },
    { initialRate: '1', maintenanceRate: '0.5' },
  ],
} as const

/** The same as the engine's contract: marginal tiers on the notional, maintenance on the value at the price. */
export function tieredSpec(): InverseSpec {
  const spec = contractById('binance:BTCUSD_PERP')
  if (spec === undefined) throw new Error('a contract of 100 USD is listed')
  const margin = MarginSchedule.decode({
    method: 'tiered',
    measure: 'coin',
    maintenance: 'marginal',
    initial: 'whole',
    tiers: CONTRACT.tiers.map((tier) => ({ ...tier })),
  })
  return { ...spec, margin }
}

export interface PositionCase {
  readonly side: 'long' | 'short'
  readonly quantity: string
  readonly entry: string
  readonly exit: string
  readonly leverage: string
  readonly openFeeRate: string
  readonly closeFeeRate: string
  readonly fundingPaid: string
  /** Ten fills: quantity and price. */
  readonly fills: readonly (readonly [string, string])[]
}

/** The questions asked of every case, each by the case's place; the answer is one number to compare by. */
export type Operations = Readonly<
  Record<'pnl' | 'averageEntry' | 'liquidation' | 'positionFigures', (at: number) => number>
>

/** Positions of a tenth of a coin to eighty coins, so that prices lie on, and cross, several tiers. */
export function positionCases(count: number, seed: number): readonly PositionCase[] {
  const roll = dice(seed)
  const near = (center: number, share: number): string =>
    (center * (1 - share + 2 * share * roll())).toFixed(1)
  return Array.from({ length: count }, () => {
    const coins = 0.1 * Math.exp(roll() * Math.log(800))
    const most = coins < 4 ? 50 : coins < 20 ? 20 : 5
    const entry = near(60_000, 0.5)
    const contracts = Math.ceil((coins * Number(entry)) / 100)
    return {
      side: roll() < 0.5 ? 'long' : 'short',
      quantity: String(contracts),
      entry,
      exit: near(Number(entry), 0.1),
      leverage: (2 + roll() * (most - 2)).toFixed(1),
      openFeeRate: '0.0005',
      closeFeeRate: roll() < 0.5 ? '0.0001' : '0.0005',
      fundingPaid: ((roll() - 0.5) * 0.01 * coins).toFixed(8),
      fills: Array.from({ length: 10 }, () => [
        String(1 + Math.floor(roll() * 500)),
        near(Number(entry), 0.02),
      ]),
    }
  })
}
