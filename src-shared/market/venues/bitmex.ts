import { defineListings } from '../venue'

/** BitMEX XBTUSD. XBT is BitMEX's ticker for BTC. */
export const bitmexListings = defineListings([
  {
    eras: [],
    spec: {
      kind: 'inverse',
      id: 'bitmex:XBTUSD',
      version: 2,
      venue: 'BitMEX',
      symbol: 'XBTUSD',
      title: 'BitMEX XBTUSD perpetual',
      base: 'BTC',
      quote: 'USD',
      settlement: 'BTC',
      settlementScale: 8,
      term: 'perpetual',
      contractValue: '1',
      tick: '0.1',
      lot: '100',
      maxLeverage: '100',
      fees: { maker: '0.0005', taker: '0.0005' },
      margin: {
        method: 'tiered',
        measure: 'coin',
        maintenance: 'whole',
        initial: 'whole',
        tiers: [{ upTo: '200', initialRate: '0.01', maintenanceRate: '0.005' }],
      },
      liquidation: {
        name: 'isolated and cross since 2018',
        basis: 'entry-value',
        isolatedFee: 'cancels',
        crossFee: 'cancels',
        feeRate: 'taker',
        fundingDue: true,
        printed: 'long-ceil-short-floor',
        indicative: false,
      },
      settlementPolicy: {
        value: { grain: 'per-lot', mode: 'half-up' },
        fee: { paid: 'down', received: 'down' },
        funding: { paid: 'down', received: 'down' },
        margin: 'ceil',
        pnl: 'value-difference',
      },
      funding: { intervalHours: 8, paidOn: 'mark', charge: 'relative' },
      breakEven: 'with-realised',
      roe: 'entry-margin',
      markRule: 'Index and fair basis',
      neverPrices: [],
      sources: [
        {
          title:
            'Contract, lot, tick, fees, first risk limit: GET /api/v1/instrument of 2026-05-03, kept in bwjoke/BTC-Trading-Since-2020 @abb5b432 (api-v1-instrument.all.csv)',
          url: 'https://github.com/bwjoke/BTC-Trading-Since-2020',
          readOn: '2026-11-23',
          standing: 'confirmed',
          topics: ['contract', 'fees'],
        },
        {
          title:
            'Margin rate by risk limit: BitMEX risk limit examples (200 XBT base since 2021-08-31)',
          url: 'https://www.bitmex.com/app/riskLimitsExamples',
          readOn: '2026-11-23',
          standing: 'confirmed',
          topics: ['margin'],
        },
        {
          title:
            'Value rounded half up to a whole satoshi per lot, fees cut to a whole satoshi: fits the open value of 9 instruments and execution rows from 2018 to 2026',
          readOn: '2026-11-23',
          standing: 'inferred',
          topics: ['rounding'],
        },
        {
          title:
            'Maintenance margin on the entry value: reproduces liquidation prices in BitMEX position records of 2018 and 2019. The closing fee that BitMEX reserves stands on both sides and cancels; funding about to be paid brings its own price a little nearer',
          readOn: '2026-11-23',
          standing: 'inferred',
          topics: ['liquidation'],
        },
      ],
      userDefined: false,
    },
  },
])
