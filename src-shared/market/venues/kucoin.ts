import { defineListings } from '../venue'

import { readOn } from './reading'

const { confirmed, inferred } = readOn('2026-11-24')

const FORMULA_CHANGE =
  'https://www.kucoin.com/announcement/update-to-the-isolated-margin-calculation-formula'
const OLD_API_DOCS = 'https://github.com/Kucoin/kucoin-futures-api-docs'

/** KuCoin XBTUSDM. XBT is KuCoin's ticker for BTC on futures. */
export const kucoinListings = defineListings([
  {
    eras: [
      {
        until: '2025-05-22T03:00:00Z',
        terms: {
          liquidation: {
            name: 'entry value, bankruptcy fee reserved',
            basis: 'entry-value',
            isolatedFee: 'cancels',
            crossFee: 'cancels',
            feeRate: 'taker',
            fundingDue: true,
            printed: 'floor',
            indicative: false,
          },
        },
        source: confirmed(
          ['liquidation'],
          'Until the upgrade of 2025-05-22 03:00 UTC maintenance stood on the entry price, with the bankruptcy fee both in the position margin and in the maintenance and the estimated funding in the maintenance: KuCoin announcement of 2025-05-20; formula Vol / (Vol/HP ± (IM − MM)) in help 4408061803033',
          FORMULA_CHANGE,
        ),
      },
      {
        until: '2021-11-04T00:00:00Z',
        terms: {
          tick: '1',
          maxLeverage: '100',
          margin: {
            method: 'tiered',
            measure: 'coin',
            maintenance: 'whole',
            initial: 'whole',
            tiers: [{ upTo: '200', initialRate: '0.01', maintenanceRate: '0.005' }],
          },
        },
        source: inferred(
          ['contract', 'margin'],
          'Sample of GET /api/v1/contracts/active in the API documentation: tick 1, 100×, 1 % and 0.5 % up to 200 XBT. Dated by the arrival of risk limit levels on 2021-11-04 in the same document’s list of changes; the day of the change itself is not stated',
          OLD_API_DOCS,
        ),
      },
    ],
    spec: {
      kind: 'inverse',
      id: 'kucoin:XBTUSDM',
      version: 1,
      venue: 'KuCoin',
      symbol: 'XBTUSDM',
      title: 'KuCoin XBTUSDM perpetual',
      base: 'BTC',
      quote: 'USD',
      settlement: 'BTC',
      settlementScale: 8,
      term: 'perpetual',
      contractValue: '1',
      tick: '0.1',
      lot: '1',
      maxLeverage: '75',
      fees: { maker: '0.0002', taker: '0.0006' },
      margin: {
        method: 'tiered',
        measure: 'contracts',
        maintenance: 'whole',
        initial: 'whole',
        tiers: [{ initialRate: '0.0133', maintenanceRate: '0.007' }],
      },
      liquidation: {
        name: 'mark value and liquidation fee, since 2025-05-22',
        basis: 'liquidation-value',
        isolatedFee: 'liquidation-value',
        crossFee: 'liquidation-value',
        feeRate: 'liquidation',
        fundingDue: false,
        printed: 'floor',
        indicative: false,
      },
      settlementPolicy: {
        value: { grain: 'total', mode: 'half-up' },
        fee: { paid: 'half-up', received: 'half-up' },
        funding: { paid: 'half-up', received: 'half-up' },
        margin: 'half-up',
        pnl: 'value-difference',
        printedRatio: { places: 4, mode: 'half-up' },
      },
      funding: { intervalHours: 8, paidOn: 'mark', charge: 'relative' },
      breakEven: 'round-trip',
      roe: 'entry-margin',
      markRule: 'Fair price: the index carried by the funding rate of the running interval',
      neverPrices: ['1000000'],
      sources: [
        confirmed(
          ['contract', 'fees'],
          'Contract of 1 USD, tick 0.1, lot 1, 75×, maker 0.02 % and taker 0.06 %, fair price marked by the funding rate, funding every 8 hours: GET /api/v1/contracts/XBTUSDM as kept in the tests of KuCoin’s own SDK (kucoin-universal-sdk), of October 2024',
        ),
        inferred(
          ['margin'],
          'First risk limit level of the same record: maintenance 0.7 %. It prints an initial rate of 1.4 % beside 75×, which would bar 75×; the 1.3 % that the help names for 75× is used. Where the levels end was not found, so they stand in for every quantity',
          'https://kucoin.com/support/26685810193433',
        ),
        confirmed(
          ['liquidation'],
          'Maintenance and a liquidation fee on the mark value since 2025-05-22: KuCoin announcement of 2025-05-20; Q(1 ± m ± f) / (notional ± margin) in help 26694703491737',
          FORMULA_CHANGE,
        ),
        inferred(
          ['liquidation', 'fees'],
          'The liquidation fee rate was not found; the taker rate stands in. Prices cut to whole units: fits the 28,000 at 50× example, bankrupt at 27,450 (help 27619032569113)',
        ),
        inferred(
          ['rounding'],
          'Values to the nearest 1e-8 and PnL as their difference: fits the position sample of the API documentation (20 contracts at 7508.22, mark 7933.01, −0.00014264); posMaint to the nearest 1e-8. How a fee is rounded was not found',
          OLD_API_DOCS,
        ),
        inferred(
          ['funding', 'mark', 'break-even', 'roe'],
          'Funding on the value at the mark price: fits the funding history sample of the API documentation. The highest order price, 1,000,000, is printed where there is no liquidation price. No break-even of the venue was found, so one with both fees stands in. ROE on the margin at entry fits its position sample, which is at 1×',
          OLD_API_DOCS,
        ),
      ],
      userDefined: false,
    },
  },
])
