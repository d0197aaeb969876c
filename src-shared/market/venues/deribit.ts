import { defineListings } from '../venue'

/** Deribit BTC-PERPETUAL. Quantity is quoted in dollars: one contract is 1 USD, the order step 10. */
export const deribitListings = defineListings([
  {
    eras: [],
    spec: {
      kind: 'inverse',
      id: 'deribit:BTC-PERPETUAL',
      version: 2,
      venue: 'Deribit',
      symbol: 'BTC-PERPETUAL',
      title: 'Deribit BTC-PERPETUAL',
      base: 'BTC',
      quote: 'USD',
      settlement: 'BTC',
      settlementScale: 8,
      term: 'perpetual',
      contractValue: '1',
      tick: '0.5',
      lot: '10',
      maxLeverage: '50',
      fees: { maker: '0', taker: '0.0005' },
      margin: {
        method: 'linear-growth',
        initialBase: '0.02',
        maintenanceBase: '0.01',
        slopePerCoin: '0.00005',
      },
      liquidation: {
        name: 'standard margin',
        basis: 'liquidation-value',
        isolatedFee: 'outside',
        crossFee: 'outside',
        feeRate: 'taker',
        fundingDue: false,
        printed: 'long-ceil-short-floor',
        indicative: true,
      },
      settlementPolicy: {
        value: { grain: 'total', mode: 'half-up' },
        fee: { paid: 'half-up', received: 'half-up' },
        funding: { paid: 'half-up', received: 'half-up' },
        margin: 'ceil',
        pnl: 'value-difference',
      },
      funding: { intervalHours: 0, paidOn: 'mark', charge: 'relative' },
      breakEven: 'round-trip',
      roe: 'entry-margin',
      markRule: 'Index and fair basis',
      neverPrices: [],
      sources: [
        {
          title: 'Contract value, order step, tick and fees: Deribit public instrument samples',
          readOn: '2026-11-23',
          standing: 'confirmed',
          topics: ['contract', 'fees'],
        },
        {
          title:
            'Standard margin, 2 % and 1 % plus 0.005 % per BTC of the whole position: Deribit support, inverse margin',
          url: 'https://support.deribit.com/hc/en-us/articles/25944756807069',
          readOn: '2026-11-23',
          standing: 'confirmed',
          topics: ['margin'],
        },
        {
          title: 'Funding is continuous and booked inside realised PnL: Deribit support',
          url: 'https://support.deribit.com/hc/en-us/articles/25944756883229',
          readOn: '2026-11-23',
          standing: 'confirmed',
          topics: ['funding'],
        },
        {
          title:
            'Liquidation price of one isolated position: Deribit margins the whole account on mark value and liquidates in steps, so a single price is indicative',
          readOn: '2026-11-23',
          standing: 'inferred',
          topics: ['liquidation'],
        },
        {
          title: 'Fees half up at 8 decimals: fits published trade samples',
          readOn: '2026-11-23',
          standing: 'inferred',
          topics: ['rounding'],
        },
      ],
      userDefined: false,
    },
  },
])
