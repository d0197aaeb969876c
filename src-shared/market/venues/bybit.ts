import { defineListings, type ListingJson } from '../venue'

import { readOn } from './reading'

const { confirmed, inferred } = readOn('2026-11-24')

type Spec = ListingJson['spec']
type Eras = ListingJson['eras']
type Tier = readonly [upTo: string | undefined, initialRate: string, maintenanceRate: string]

const DOCS = 'https://github.com/bybit-exchange/docs'
const FEES = 'https://www.bybit.com/en/help-center/article/360039261154'
const RISK_LIMITS = 'https://www.bybit.com/en/help-center/article/Risk-Limit-Inverse-Contract'
const UNIFIED =
  'https://www.bybit.com/en/help-center/article/Liquidation-Price-Calculation-under-Isolated-Mode-Unified-Trading-Account'
const CLASSIC = 'https://help.bybit.com/hc/en-us/articles/360039261334'

/** Marginal tiers in coin, each with the deduction that follows from the ones below it. */
const riskLimits = (...rows: readonly Tier[]): Spec['margin'] => ({
  method: 'tiered',
  measure: 'coin',
  maintenance: 'marginal',
  initial: 'whole',
  tiers: rows.map(([upTo, initialRate, maintenanceRate]) => ({
    ...(upTo === undefined ? {} : { upTo }),
    initialRate,
    maintenanceRate,
  })),
})

const rule = (
  terms: Pick<Spec['liquidation'], 'name' | 'basis' | 'isolatedFee' | 'crossFee'>,
): Spec['liquidation'] => ({
  ...terms,
  feeRate: 'taker',
  fundingDue: false,
  printed: 'long-ceil-short-floor',
  indicative: false,
})

/** Three generations of one venue's liquidation price. */
const SINCE_2025 = rule({
  name: 'unified account since 2025',
  basis: 'liquidation-value',
  isolatedFee: 'shrinks-extra',
  crossFee: 'outside',
})
const UNIFIED_2023 = rule({
  name: 'unified account 2023 to 2024',
  basis: 'entry-value',
  isolatedFee: 'outside',
  crossFee: 'outside',
})
const CLASSIC_ACCOUNT = rule({
  name: 'classic account',
  basis: 'entry-value',
  isolatedFee: 'outside',
  crossFee: 'bankruptcy-value',
})

const shared = {
  kind: 'inverse',
  version: 2,
  venue: 'Bybit',
  quote: 'USD',
  settlementScale: 8,
  contractValue: '1',
  lot: '1',
  liquidation: SINCE_2025,
  settlementPolicy: {
    value: { grain: 'total', mode: 'half-up' },
    fee: { paid: 'down', received: 'down' },
    funding: { paid: 'down', received: 'down' },
    margin: 'ceil',
    pnl: 'half-up',
    averageEntry: 'booked-value',
    closingReserve: 'bankruptcy-price',
    orderCost: { method: 'fees-both-ways', closing: 'by-side' },
  },
  breakEven: 'linear-with-closing-fee',
  roe: 'entry-margin',
  markRule:
    'A mark price made from the index and a basis, apart from the last price (dual price); its exact formula was not read',
  neverPrices: ['999999'],
  userDefined: false,
} satisfies Partial<Spec>

const everyEightHours: Spec['funding'] = {
  intervalHours: 8,
  paidOn: 'mark',
  charge: 'relative',
  rule: { method: 'clamped-premium', interestRate: '0.0001', clamp: '0.0005', cap: '0.005' },
}

const LIVE =
  'answers of the live venue of 2026-09-26, kept in the test payloads of a public C# trading library (BybitPayloads)'

const sharedSources = [
  confirmed(
    ['fees'],
    'Taker 0.055 % and maker 0.02 %: Bybit help centre, inverse contract trading fees of 2023 and later',
    FEES,
  ),
  confirmed(
    ['liquidation'],
    'Maintenance on the value at the liquidation price, margin added later counted as extra / (1 ± taker rate): Bybit help page as of 2026-05-27 (kbybit.com). In a cross account the margin is shared and the page gives no price per position',
    UNIFIED,
  ),
  inferred(
    ['rounding'],
    'Position value and PnL half up at 8 decimals, execution fees and funding cut, reserved closing fee and margins up: fits v5 position samples and the classic account log of the API documentation',
    DOCS,
  ),
  confirmed(
    ['break-even'],
    'The API documents its break-even as (entry · quantity − realised) / (quantity − |quantity| · fee), a linear contract’s formula, for inverse contracts too: docs/v5/position/position.mdx @072c197d',
    DOCS,
  ),
  inferred(
    ['mark', 'roe'],
    'Liquidation on a mark price apart from the last one is stated by Bybit help (dual price); its formula was not read, nor what its ROE divides by, for which the margin at entry stands in',
  ),
  inferred(
    ['liquidation'],
    'A liquidation price of 999999 stands for never: seen in old samples of shorts at 1×, not documented',
    DOCS,
  ),
]

const fundingSources = [
  confirmed(
    ['funding'],
    `Every 8 hours at 00, 08 and 16 UTC on the value at the mark, rate capped at ±0.5 %: ${LIVE}`,
  ),
  inferred(
    ['funding'],
    'Premium and interest clamped to ±0.05 %: Bybit help. The interest of 0.01 % per interval is the usual (0.06 % − 0.03 %) / 3 and was not read for each coin',
  ),
]

const deductions = (known: string, url = DOCS): readonly Spec['sources'][number][] => [
  confirmed(
    ['margin'],
    'A tier’s rate holds for the whole less a deduction in coin, dₙ = dₙ₋₁ + limitₙ₋₁ · (mₙ − mₙ₋₁): Bybit help, maintenance margin (inverse contract)',
    RISK_LIMITS,
  ),
  confirmed(['margin'], known, url),
]

const unifiedUntil2025: Eras[number] = {
  until: '2025-01-01T00:00:00Z',
  terms: { liquidation: UNIFIED_2023 },
  source: inferred(
    ['liquidation'],
    'Isolated margin of the unified account, quantity / (value ± (initial − maintenance margin)) with both on the entry value: Bybit help of 2023 and 2024. The day on which the formula of today replaced it was not found; the turn of the year stands for it',
    UNIFIED,
  ),
}

const classicUntil2023: Eras[number] = {
  until: '2023-01-01T00:00:00Z',
  terms: { liquidation: CLASSIC_ACCOUNT, fees: { maker: '-0.00025', taker: '0.00075' } },
  source: inferred(
    ['liquidation', 'fees'],
    'Classic account: isolated without a fee, cross with the fee at the bankruptcy price; reproduces two API records and the worked 5,739.50. Taker 0.075 %, maker −0.025 %. Accounts moved one by one and other fees may have held in between; the turn of the year stands for both',
    CLASSIC,
  ),
}

const leastClosingValueUntil2022: Eras[number] = {
  until: '2022-05-02T00:00:00Z',
  terms: {
    settlementPolicy: {
      ...shared.settlementPolicy,
      orderCost: { method: 'fees-both-ways', closing: 'by-side', leastClosingValue: '0.01' },
    },
  },
  source: inferred(
    ['rounding'],
    'A sell at 1× was charged a closing fee on at least 1 % of its value: sv2c 1.0007575 in the v2 API sample of December 2019; a record of 2022-05-03 shows 1.0006 at 0.06 %, without it. The day of the change was not found',
    DOCS,
  ),
}

const halfDollarTick: Eras[number] = {
  until: '2023-11-14T22:13:20Z',
  terms: { tick: '0.5' },
  source: inferred(
    ['contract'],
    'Tick 0.5 in instrument samples up to this stamp (nautilus_trader @26987dc2, bybit http_get_instruments_inverse.json) and in records since 2019; 0.1 on 2026-09-26. The day of the change was not found; prices on the old tick are on the new one too',
    'https://github.com/nautechsystems/nautilus_trader',
  ),
}

/** Bybit inverse contracts: one dollar each, one-way mode. */
export const bybitListings = defineListings([
  {
    spec: {
      ...shared,
      id: 'bybit:BTCUSD',
      symbol: 'BTCUSD',
      title: 'Bybit BTCUSD inverse perpetual',
      base: 'BTC',
      settlement: 'BTC',
      term: 'perpetual',
      tick: '0.1',
      maxLeverage: '100',
      fees: { maker: '0.0002', taker: '0.00055' },
      margin: riskLimits(['150', '0.01', '0.005'], ['300', '0.015', '0.01']),
      funding: everyEightHours,
      sources: [
        confirmed(['contract'], `Tick 0.1, lot 1, highest leverage 100: ${LIVE}`),
        ...deductions(
          `150 BTC at 1 % and 0.5 %, 300 BTC at 1.5 % and 1 % with a deduction of 0.75 BTC: ${LIVE}; the first tier also in docs/v5/market/risk-limit.mdx @072c197d. Further tiers were not found`,
        ),
        ...fundingSources,
        ...sharedSources,
      ],
    },
    eras: [unifiedUntil2025, halfDollarTick, classicUntil2023, leastClosingValueUntil2022],
  },
  {
    spec: {
      ...shared,
      id: 'bybit:BTCUSDZ26',
      symbol: 'BTCUSDZ26',
      title: 'Bybit BTCUSDZ26 inverse future, December 2026',
      base: 'BTC',
      settlement: 'BTC',
      term: 'dated',
      tick: '0.5',
      maxLeverage: '100',
      fees: { maker: '0.0002', taker: '0.00055', delivery: '0.0005' },
      margin: riskLimits(['100', '0.01', '0.005']),
      funding: { intervalHours: 0, paidOn: 'mark', charge: 'relative' },
      sources: [
        confirmed(
          ['contract', 'fees'],
          `Tick 0.5, lot 1, delivery on 2026-12-25 at 08:00 UTC for 0.05 %, highest leverage 100: ${LIVE}`,
        ),
        ...deductions(`100 BTC at 1 % and 0.5 %: ${LIVE}. Further tiers were not found`),
        ...sharedSources,
      ],
    },
    eras: [],
  },
  {
    spec: {
      ...shared,
      id: 'bybit:ETHUSD',
      symbol: 'ETHUSD',
      title: 'Bybit ETHUSD inverse perpetual',
      base: 'ETH',
      settlement: 'ETH',
      term: 'perpetual',
      tick: '0.05',
      maxLeverage: '50',
      fees: { maker: '0.0002', taker: '0.00055' },
      margin: riskLimits([undefined, '0.02', '0.01']),
      funding: everyEightHours,
      sources: [
        inferred(
          ['contract'],
          'Tick 0.05: a trade of one contract at 1,162.95 on 2022-11-23 in the recent-trade sample of the v5 documentation. The instrument list of today was not read for ETHUSD',
          DOCS,
        ),
        ...deductions(
          'Base maintenance rate of 1 % for ETH, EOS and XRP: Bybit help, risk limit (inverse contract), updated 2025-11-25',
          RISK_LIMITS,
        ),
        inferred(
          ['margin'],
          'Initial rate 2 % and highest leverage 50: twice the maintenance rate, as in the first BTCUSD tier. Where the first tier ends was not found, so it is listed without an end',
        ),
        ...fundingSources,
        ...sharedSources,
      ],
    },
    eras: [unifiedUntil2025, classicUntil2023, leastClosingValueUntil2022],
  },
])
