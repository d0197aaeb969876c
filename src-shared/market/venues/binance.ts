import { defineListings } from '../venue'

/** Binance COIN-M BTCUSD_PERP. */
export const binanceListings = defineListings([
  {
    eras: [],
    spec: {
      kind: 'inverse',
      id: 'binance:BTCUSD_PERP',
      version: 2,
      venue: 'Binance COIN-M',
      symbol: 'BTCUSD_PERP',
      title: 'Binance COIN-M BTCUSD perpetual',
      base: 'BTC',
      quote: 'USD',
      settlement: 'BTC',
      settlementScale: 8,
      term: 'perpetual',
      contractValue: '100',
      tick: '0.1',
      lot: '1',
      maxLeverage: '125',
      fees: { maker: '0.0001', taker: '0.0005' },
      margin: {
        method: 'tiered',
        measure: 'coin',
        maintenance: 'marginal',
        initial: 'whole',
        tiers: [{ upTo: '5', initialRate: '0.008', maintenanceRate: '0.004' }],
      },
      liquidation: {
        name: 'COIN-M, one-way',
        basis: 'liquidation-value',
        isolatedFee: 'outside',
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
      breakEven: 'opening-fee',
      roe: 'mark-margin',
      markRule: 'Index and fair basis',
      neverPrices: [],
      sources: [
        {
          title: 'Contract value and default fees: ccxt 4.5.84, js/src/binance.js',
          url: 'https://github.com/ccxt/ccxt',
          readOn: '2026-11-23',
          standing: 'confirmed',
          topics: ['contract', 'fees'],
        },
        {
          title:
            'First bracket of 5 BTC at 125×: Binance COIN-M leverage and margin FAQ, version of 2021. An undated API sample shows 50 BTC; the nearer limit is kept',
          url: 'https://www.binance.com/en/support/faq/be2c7d9d95b04a7e8044ed02dd7dfe5c',
          readOn: '2026-11-23',
          standing: 'confirmed',
          topics: ['margin'],
        },
        {
          title: 'Maintenance rate 0.4 % of the first bracket: leverageBracket API example',
          url: 'https://developers.binance.com',
          readOn: '2026-11-23',
          standing: 'confirmed',
          topics: ['margin'],
        },
        {
          title:
            'Maintenance margin on the value at the liquidation price, no fee term: Binance COIN-M liquidation FAQ; reproduces an exchange-reported 25 119.97445760',
          readOn: '2026-11-23',
          standing: 'confirmed',
          topics: ['liquidation'],
        },
        {
          title:
            'Notional half up, commission cut at 8 decimals: fits published user trades and position samples',
          readOn: '2026-11-23',
          standing: 'inferred',
          topics: ['rounding'],
        },
        {
          title: 'Tick 0.1: common knowledge of the market, not read from the instrument list',
          readOn: '2026-11-23',
          standing: 'inferred',
          topics: ['contract'],
        },
      ],
      userDefined: false,
    },
  },
])
