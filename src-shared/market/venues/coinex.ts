import { defineListings } from '../venue'

import { readOn } from './reading'

const { confirmed, inferred } = readOn('2026-11-24')

const LIQUIDATION =
  'https://support.coinex.com/hc/en-us/articles/6951987920025-How-to-Calculate-Liquidation-Price-For-Inverse-Contract'

/** CoinEx BTCUSD. */
export const coinexListings = defineListings([
  {
    eras: [],
    spec: {
      kind: 'inverse',
      id: 'coinex:BTCUSD',
      version: 1,
      venue: 'CoinEx',
      symbol: 'BTCUSD',
      title: 'CoinEx BTCUSD perpetual',
      base: 'BTC',
      quote: 'USD',
      settlement: 'BTC',
      settlementScale: 8,
      term: 'perpetual',
      contractValue: '1',
      tick: '0.01',
      lot: '1',
      maxLeverage: '100',
      fees: { maker: '0.0003', taker: '0.0005' },
      margin: {
        method: 'tiered',
        measure: 'contracts',
        maintenance: 'whole',
        initial: 'whole',
        tiers: [
          { upTo: '500000', initialRate: '0.01', maintenanceRate: '0.005' },
          { upTo: '1000000', initialRate: '0.02', maintenanceRate: '0.01' },
          { upTo: '2000000', initialRate: '0.0333', maintenanceRate: '0.015' },
          { upTo: '5000000', initialRate: '0.05', maintenanceRate: '0.02' },
          { upTo: '10000000', initialRate: '0.0666', maintenanceRate: '0.025' },
          { upTo: '20000000', initialRate: '0.1', maintenanceRate: '0.03' },
        ],
      },
      liquidation: {
        name: 'maintenance at the liquidation value',
        basis: 'liquidation-value',
        isolatedFee: 'outside',
        crossFee: 'outside',
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
      funding: {
        intervalHours: 8,
        paidOn: 'mark',
        charge: 'relative',
        rule: {
          method: 'clamped-premium',
          interestRate: '0',
          clamp: '0.0003',
          cap: '0.00375',
        },
      },
      breakEven: 'round-trip',
      roe: 'entry-margin',
      markRule: 'Fair price marking; the formula was not found',
      neverPrices: [],
      sources: [
        confirmed(
          ['contract'],
          'Contract of 1 USD settled in BTC, leverage up to 100×: CoinEx help on inverse contracts; smallest order 10 contracts: GET /v2/futures/market as kept in ccxt 4.5.84 (js/src/coinex.js)',
          'https://support.coinex.com/hc/en-us/articles/6367729561369',
        ),
        inferred(
          ['contract'],
          'Tick 0.01 from the quote precision of 2 in the same record, order step of one contract: neither is stated as such',
        ),
        confirmed(
          ['fees'],
          'Maker 0.03 % and taker 0.05 % without any level: CoinEx announcement of 2024-08-06 on futures rates',
          'https://announcement.coinex.com/hc/es/articles/29142898853140',
        ),
        confirmed(
          ['margin'],
          'Levels by contracts with maintenance rate, initial rate and leverage (3.33 % and 6.66 % as printed): CoinEx inverse contract leverage and margin',
          'https://support.coinex.com/hc/en-us/articles/6367729561369',
        ),
        inferred(
          ['margin'],
          'That a level’s rate holds for the whole position, as the page does not say it is marginal. An older table of the venue had 100,000, 1,000,000, 2,500,000, 5,000,000, 7,500,000 and 10,000,000; the day of the change was not found',
          'https://support.coinex.com/hc/en-us/articles/360036161293-Maintenance-Margin-Level-System',
        ),
        inferred(
          ['liquidation'],
          'The page prints settlement price · (1 + margin rate) / (1 + maintenance rate) for longs, which would lie above the entry; read on 1/price it is maintenance on the value at liquidation, without a fee',
          LIQUIDATION,
        ),
        confirmed(
          ['funding'],
          'Average premium + clamp(0 − premium, ±0.03 %), at most ±0.375 % for BTCUSD: CoinEx announcement of October 2023; every 8 hours, paid on the mark price; the venue may shorten the interval',
          'https://announcement.coinex.com/hc/en-us/articles/20300633616020',
        ),
        inferred(
          ['rounding', 'mark', 'break-even', 'roe'],
          'No rounding rule, break-even or ROE of the venue was found: nearest unit of 8 decimals, a break-even with both fees, and the margin at entry stand in',
        ),
      ],
      userDefined: false,
    },
  },
])
