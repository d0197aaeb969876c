import type { ListingJson } from '../venue'

import { readOn } from './reading'

const { confirmed, inferred } = readOn('2026-11-24')

const SCHEDULE =
  'https://support.kraken.com/hc/en-us/articles/15579128794772-Inverse-Futures-Margin-Schedule-Maximum-Leverage'
const SCHEDULE_2019 = 'https://support.kraken.com/hc/en-us/articles/360022632452-Margin-Schedule'
const PERPETUALS =
  'https://support.cryptofacilities.com/hc/en-us/articles/360008643453-Inverse-Crypto-Collateral-Perpetual-Contract-Specifications'
export const MATURITIES =
  'https://support.kraken.com/hc/en-us/articles/360022632172-Inverse-Crypto-Collateral-Fixed-Maturity-Contract-Specifications'
const FEES = 'https://support.kraken.com/hc/en-us/articles/360048917612-Fee-schedule'
const EQUITY_PROTECTION =
  'https://support.kraken.com/hc/en-us/articles/360022835671-Equity-Protection-Process'
const FUNDING =
  'https://support.kraken.com/hc/en-us/articles/360022835911-Inverse-Crypto-Collateral-Perpetual-Contract-Specifications'

/** Initial and maintenance rate of each level; maintenance is half of the initial one. */
const LEVELS = {
  I: ['0.02', '0.01'],
  II: ['0.04', '0.02'],
  III: ['0.06', '0.03'],
  IV: ['0.1', '0.05'],
  V: ['0.15', '0.075'],
  VI: ['0.2', '0.1'],
  VII: ['0.25', '0.125'],
  VIII: ['0.3', '0.15'],
  IX: ['0.4', '0.2'],
  X: ['0.5', '0.25'],
} as const
type Level = keyof typeof LEVELS

type Margin = ListingJson['spec']['margin']

/** Levels by contracts, each rate on the part inside it. The last one ends at the largest position allowed. */
export const levels = (...rows: readonly (readonly [level: Level, upTo: string])[]): Margin => ({
  method: 'tiered',
  measure: 'contracts',
  maintenance: 'marginal',
  initial: 'marginal',
  tiers: rows.map(([level, upTo]) => ({
    upTo,
    initialRate: LEVELS[level][0],
    maintenanceRate: LEVELS[level][1],
  })),
})

/** The schedule of 2019-03-05. When it was replaced is not known, so it is used up to that day only. */
const in2019 = (margin: Margin): ListingJson['eras'] => [
  {
    until: '2019-03-06T00:00:00Z',
    terms: { margin, maxLeverage: '50' },
    source: confirmed(
      ['margin'],
      'Margin schedule for professional clients as last updated on 2019-03-05. The day of its replacement was not found, so later days take the schedule of today; retail clients had 2×',
      SCHEDULE_2019,
    ),
  },
]

/** What differs between the contracts. */
interface Row {
  readonly symbol: string
  readonly title: string
  readonly base: string
  readonly tick: string
  readonly maxLeverage: string
  readonly margin: Margin
  readonly before: Margin
  readonly marginSource: ListingJson['spec']['sources'][number]
}

export const perpetualMargin = (note = ''): Row['marginSource'] =>
  confirmed(
    ['margin'],
    `Initial and maintenance margin by contracts, each rate on its own part, and the largest position as the end of the last level: Kraken inverse margin schedule${note}`,
    SCHEDULE,
  )

/** One contract under the terms that all of them share. */
export const krakenListing = (row: Row, term: 'perpetual' | 'dated'): ListingJson => ({
  eras: in2019(row.before),
  spec: {
    kind: 'inverse',
    id: `kraken:${row.symbol}`,
    version: 1,
    venue: 'Kraken Futures',
    symbol: row.symbol,
    title: row.title,
    base: row.base,
    quote: 'USD',
    settlement: row.base,
    settlementScale: 8,
    term,
    contractValue: '1',
    tick: row.tick,
    lot: '1',
    maxLeverage: row.maxLeverage,
    fees: {
      maker: '0.0002',
      taker: '0.0005',
      ...(term === 'dated' ? { delivery: '0.0005' } : {}),
      tiers: [
        { name: 'over 100,000 USD in 30 days', maker: '0.00015', taker: '0.0004' },
        { name: 'over 1,000,000 USD in 30 days', maker: '0.000125', taker: '0.0003' },
        { name: 'over 5,000,000 USD in 30 days', maker: '0.0001', taker: '0.00025' },
        { name: 'over 10,000,000 USD in 30 days', maker: '0.000075', taker: '0.0002' },
        { name: 'over 20,000,000 USD in 30 days', maker: '0.00005', taker: '0.00015' },
        { name: 'over 50,000,000 USD in 30 days', maker: '0.000025', taker: '0.000125' },
        { name: 'over 100,000,000 USD in 30 days', maker: '0', taker: '0.0001' },
      ],
    },
    margin: row.margin,
    liquidation: {
      name: 'equity protection process',
      basis: 'liquidation-value',
      isolatedFee: 'outside',
      crossFee: 'outside',
      feeRate: 'taker',
      fundingDue: false,
      printed: 'floor',
      indicative: false,
    },
    settlementPolicy: {
      value: { grain: 'total', mode: 'half-up' },
      fee: { paid: 'half-up', received: 'half-up' },
      funding: { paid: 'half-up', received: 'half-up' },
      margin: 'half-up',
      pnl: 'half-up',
    },
    funding:
      term === 'perpetual'
        ? {
            intervalHours: 1,
            paidOn: 'index',
            charge: 'per-contract',
            rule: { method: 'premium-over-hours', hours: 24, cap: '0.0025' },
          }
        : { intervalHours: 0, paidOn: 'index', charge: 'per-contract' },
    breakEven: 'round-trip',
    roe: 'entry-margin',
    markRule:
      'Index plus a 30-second average of how far the contract’s impact mid price stands from it',
    neverPrices: [],
    sources: [
      confirmed(
        ['contract'],
        'Contract of 1 USD, order step, tick and highest leverage: Kraken inverse contract specifications; PI_XBTUSD also in the instrument list kept by nautilus_trader (http_futures_instruments.json)',
        term === 'perpetual' ? PERPETUALS : MATURITIES,
      ),
      confirmed(
        ['fees'],
        'Maker and taker rates by 30-day volume; a contract held to settlement pays the taker rate: Kraken Futures fee schedule',
        FEES,
      ),
      row.marginSource,
      inferred(
        ['liquidation'],
        'The page’s example, long 1,000 at 8,000 with 0.01 BTC liquidated at 7481, only comes out with maintenance on the value at the liquidation price, without a fee and cut to whole dollars; the text speaks of the value at entry, which would give 7476',
        EQUITY_PROTECTION,
      ),
      inferred(
        ['mark'],
        'Mark price: stated by the Kraken MTF page on linear contracts and taken to hold here as well',
        'https://support.mtf.kraken.com/hc/en-us/articles/25499987607837-Linear-Contract-Specifications',
      ),
      ...(term === 'perpetual'
        ? [
            confirmed(
              ['funding'],
              'Hourly rate = mean premium of the hour / 24, at most 0.25 %; fixed as coins per contract at the index when it is set: contract specification and instrument list (coefficient 24, cap 0.0025)',
              FUNDING,
            ),
          ]
        : []),
      inferred(
        ['rounding', 'break-even', 'roe'],
        'No rounding rule, break-even or ROE of the venue was found: nearest unit of 8 decimals, a break-even with both fees, and the margin at entry stand in',
      ),
    ],
    userDefined: false,
  },
})
