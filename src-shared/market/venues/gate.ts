import { defineListings } from '../venue'

import { readOn } from './reading'

const { confirmed, inferred } = readOn('2026-11-24')

const LIQUIDATION_REPLY = 'https://www.gatenode.pro/post/status/3870211'
const SAMPLE =
  'the BTC_USD contract and position samples of Gate’s API documentation of 2019, as quoted in code of that time'

/** Gate BTC_USD, the one inverse contract there: its other contracts in USD are quanto. */
export const gateListings = defineListings([
  {
    eras: [
      {
        until: '2023-07-03T00:00:00Z',
        terms: { fees: { maker: '-0.00025', taker: '0.00075' } },
        source: inferred(
          ['fees'],
          'Maker −0.025 % and taker 0.075 % in the samples of 2019; taker 0.075 % still in a support reply of 2023-07-02. The day of the change was not found, so later days take the rates of today',
          LIQUIDATION_REPLY,
        ),
      },
    ],
    spec: {
      kind: 'inverse',
      id: 'gate:BTC_USD',
      version: 1,
      venue: 'Gate',
      symbol: 'BTC_USD',
      title: 'Gate BTC_USD perpetual',
      base: 'BTC',
      quote: 'USD',
      settlement: 'BTC',
      settlementScale: 12,
      term: 'perpetual',
      contractValue: '1',
      tick: '0.5',
      lot: '1',
      maxLeverage: '100',
      fees: { maker: '0.0002', taker: '0.0005' },
      margin: {
        method: 'tiered',
        measure: 'coin',
        maintenance: 'whole',
        initial: 'whole',
        tiers: [{ upTo: '10', initialRate: '0.01', maintenanceRate: '0.005' }],
      },
      liquidation: {
        name: 'maintenance and taker fee at the liquidation value',
        basis: 'liquidation-value',
        isolatedFee: 'liquidation-value',
        crossFee: 'liquidation-value',
        feeRate: 'taker',
        fundingDue: false,
        printed: 'exact',
        indicative: false,
      },
      settlementPolicy: {
        value: { grain: 'total', mode: 'half-up' },
        fee: { paid: 'half-up', received: 'half-up' },
        funding: { paid: 'half-up', received: 'half-up' },
        margin: 'half-up',
        pnl: 'half-up',
      },
      funding: { intervalHours: 8, paidOn: 'mark', charge: 'relative' },
      breakEven: 'round-trip',
      roe: 'entry-margin',
      markRule: 'From the index price (mark type “index” in the contract sample)',
      neverPrices: ['99999999'],
      sources: [
        confirmed(
          ['contract'],
          'Inverse contract quoted in USD and settled in BTC, PnL contracts · multiplier · (1/entry − 1/exit): Gate help on perpetual contracts',
          'https://gatecn.io/help/futures/16695',
        ),
        inferred(
          ['contract', 'funding'],
          `Contract of 1 USD, tick 0.5, order step 1, 100×, funding every 28,800 s: ${SAMPLE}; later changes are not known`,
        ),
        inferred(
          ['fees'],
          'Maker 0.02 % and taker 0.05 %, the rates without a VIP level of Gate’s futures as noted in ccxt 4.5.84 (js/src/gate.js); that BTC_USD has the same is taken',
        ),
        inferred(
          ['margin'],
          `Maintenance 0.5 % up to the base risk limit of 10 BTC, initial rate from 100×: ${SAMPLE}. The rates of higher limits were not found`,
        ),
        inferred(
          ['liquidation'],
          'Position · entry · (1 ± maintenance rate ± taker rate) / (position ± margin · entry), + for longs: reply of Gate’s support of 2023-07-02. The API prints 99999999 where there is no price',
          LIQUIDATION_REPLY,
        ),
        inferred(
          ['rounding', 'mark', 'break-even', 'roe'],
          'Values to the nearest 1e-12: fits the position sample (9,440 at 3780.32, value 2.497143098997); taken for fees, funding and PnL as well. No break-even of the venue was found, so one with both fees stands in. Its ROE adds the exit fee to the margin for USDT contracts (help 22155); for BTC_USD the margin alone is taken',
        ),
      ],
      userDefined: false,
    },
  },
])
