import { defineListings } from '../venue'

/** Bybit BTCUSD inverse perpetual. */
export const bybitListings = defineListings([
  {
    eras: [],
    spec: {
      kind: 'inverse',
      id: 'bybit:BTCUSD',
      version: 2,
      venue: 'Bybit',
      symbol: 'BTCUSD',
      title: 'Bybit BTCUSD inverse perpetual',
      base: 'BTC',
      quote: 'USD',
      settlement: 'BTC',
      settlementScale: 8,
      term: 'perpetual',
      contractValue: '1',
      tick: '0.5',
      lot: '1',
      maxLeverage: '100',
      fees: { maker: '0.0002', taker: '0.00055' },
      margin: {
        method: 'tiered',
        measure: 'coin',
        maintenance: 'marginal',
        initial: 'whole',
        tiers: [{ upTo: '150', initialRate: '0.01', maintenanceRate: '0.005' }],
      },
      liquidation: {
        name: 'unified account since 2025',
        basis: 'liquidation-value',
        isolatedFee: 'shrinks-extra',
        crossFee: 'outside',
        feeRate: 'taker',
        fundingDue: false,
        printed: 'long-ceil-short-floor',
        indicative: false,
      },
      settlementPolicy: {
        value: { grain: 'total', mode: 'half-up' },
        fee: { paid: 'down', received: 'down' },
        funding: { paid: 'down', received: 'down' },
        margin: 'ceil',
        pnl: 'value-difference',
      },
      funding: { intervalHours: 8, paidOn: 'mark', charge: 'relative' },
      breakEven: 'linear-with-closing-fee',
      roe: 'entry-margin',
      markRule: 'Index and fair basis',
      neverPrices: [],
      sources: [
        {
          title: 'Contract value and fees: Bybit help centre, inverse contract trading fees',
          url: 'https://www.bybit.com/en/help-center/article/360039261154',
          readOn: '2026-11-23',
          standing: 'confirmed',
          topics: ['contract', 'fees'],
        },
        {
          title:
            'First tier of 150 BTC, 1 % and 0.5 %: bybit-exchange/docs @072c197d docs/v5/market/risk-limit.mdx, sample of 2022-12-26',
          url: 'https://github.com/bybit-exchange/docs',
          readOn: '2026-11-23',
          standing: 'confirmed',
          topics: ['margin'],
        },
        {
          title:
            'Maintenance margin on the value at the liquidation price, the rule since 2025/26: Bybit help page of 2026-05-27 (kbybit.com). Before it, margin was taken on the entry value',
          readOn: '2026-11-23',
          standing: 'confirmed',
          topics: ['liquidation'],
        },
        {
          title: 'Tick 0.5: the historical tick; the instrument list of today was not read',
          readOn: '2026-11-23',
          standing: 'inferred',
          topics: ['contract'],
        },
        {
          title:
            'Position value half up and fees cut at 8 decimals: fits published API samples (v5 position, classic log)',
          readOn: '2026-11-23',
          standing: 'inferred',
          topics: ['rounding'],
        },
      ],
      userDefined: false,
    },
  },
])
