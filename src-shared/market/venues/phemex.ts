import { defineListings } from '../venue'

import { readOn } from './reading'

const { confirmed, inferred } = readOn('2026-11-24')

const TICKS_2022 =
  'https://phemex.com/announcements/adjustments-to-contract-risk-limits-and-ticker-sizes'

/** Phemex BTCUSD. Its other contracts in USD settle in USD and are linear. */
export const phemexListings = defineListings([
  {
    eras: [
      {
        until: '2022-11-03T00:00:00Z',
        terms: { tick: '0.5' },
        source: confirmed(
          ['contract'],
          'Tick of inverse BTCUSD 0.5 until 2022-11-03 and 0.1 since: Phemex announcement of 2022-10-27, which names the day without an hour',
          TICKS_2022,
        ),
      },
    ],
    spec: {
      kind: 'inverse',
      id: 'phemex:BTCUSD',
      version: 1,
      venue: 'Phemex',
      symbol: 'BTCUSD',
      title: 'Phemex BTCUSD perpetual',
      base: 'BTC',
      quote: 'USD',
      settlement: 'BTC',
      settlementScale: 8,
      term: 'perpetual',
      contractValue: '1',
      tick: '0.1',
      lot: '1',
      maxLeverage: '100',
      fees: { maker: '0.0001', taker: '0.0006' },
      margin: {
        method: 'tiered',
        measure: 'coin',
        maintenance: 'whole',
        initial: 'whole',
        tiers: [
          { upTo: '100', initialRate: '0.01', maintenanceRate: '0.005' },
          { upTo: '150', initialRate: '0.015', maintenanceRate: '0.01' },
          { upTo: '200', initialRate: '0.02', maintenanceRate: '0.015' },
        ],
        then: { step: '50', initialStep: '0.005', maintenanceStep: '0.005' },
      },
      liquidation: {
        name: 'entry value',
        basis: 'entry-value',
        isolatedFee: 'outside',
        crossFee: 'outside',
        feeRate: 'taker',
        fundingDue: false,
        printed: 'exact',
        indicative: false,
      },
      settlementPolicy: {
        value: { grain: 'total', mode: 'down' },
        fee: { paid: 'up', received: 'down' },
        funding: { paid: 'up', received: 'down' },
        margin: 'up',
        pnl: 'value-difference',
        closingReserve: 'cost-and-margin',
        orderCost: { method: 'fees-both-ways', closing: 'by-side' },
      },
      funding: { intervalHours: 8, paidOn: 'mark', charge: 'relative' },
      breakEven: 'round-trip',
      roe: 'entry-margin',
      markRule: 'Fair price marking on the .MBTC mark index; the formula was not found',
      neverPrices: [],
      sources: [
        confirmed(
          ['contract', 'funding'],
          'Contract of 1 USD, lot 1, 100×, 8 decimals, funding at 00, 08 and 16 UTC: GET /public/products as kept in ccxt 4.5.84 (js/src/phemex.js); tick 0.1 by the announcement of 2022-10-27',
          TICKS_2022,
        ),
        confirmed(
          ['fees'],
          'Maker 0.01 % and taker 0.06 %: Phemex user guide, with a BTCUSD example; before an undated change −0.025 % and 0.075 %',
          'https://phemex.com/user-guides/how-are-trading-fees-calculated',
        ),
        inferred(
          ['margin'],
          'Risk limits of 100, 150 and 200 BTC with a step of 50 in the product record of ccxt 4.5.84; that the rates go on by half a percent a step is read off it. A position record of 2025-12-31 shows 0.5 % under a limit of 1,500 BTC, and the help now speaks of a newer table, which was not found',
          'https://phemex.com/help-center/risk-limit',
        ),
        confirmed(
          ['liquidation'],
          'Liquidation value = open value ∓ maintenance on the open value ± margin, no fee in it: Phemex help “How are liquidation prices calculated”, of 2020-04-10',
          'https://phemex.com/help-center/liquidation-price',
        ),
        inferred(
          ['fees', 'rounding'],
          'Order cost 1/L + t + t · (1 ± 1/L), and a closing fee on value and margin reserved beside the margin: fits buyValueToCost 0.05123, sellValueToCost 0.05117 and posCost 58 of a BTCUSD position record of 2025-12-31 (ccxt 4.5.84, js/src/phemex.js)',
        ),
        inferred(
          ['rounding'],
          'Value cut to 1e-8, fees and funding rounded up when paid and cut when received, margins rounded up: fits the order, funding and position records in ccxt 4.5.84 (js/src/phemex.js)',
        ),
        inferred(
          ['funding', 'mark', 'break-even', 'roe'],
          'Funding on the value at the mark price, a break-even with both fees, and ROE on the margin at entry: taken, as none was found in what the venue publishes',
        ),
      ],
      userDefined: false,
    },
  },
])
