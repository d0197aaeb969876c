import { defineListings, type ListingJson } from '../venue'

import { readOn } from './reading'

const { confirmed, inferred } = readOn('2026-11-24')

interface Row {
  readonly symbol: string
  readonly base: string
  readonly contractValue: string
  readonly tick: string
  readonly margin: ListingJson['spec']['margin']
  readonly marginSource: ListingJson['spec']['sources'][number]
}

const swap = ({ symbol, base, contractValue, tick, margin, marginSource }: Row): ListingJson => ({
  eras: [],
  spec: {
    kind: 'inverse',
    id: `htx:${symbol}`,
    version: 1,
    venue: 'HTX',
    symbol,
    title: `HTX ${symbol} coin-margined swap`,
    base,
    quote: 'USD',
    settlement: base,
    settlementScale: 8,
    term: 'perpetual',
    contractValue,
    tick,
    lot: '1',
    maxLeverage: '100',
    fees: { maker: '0.0002', taker: '0.0005' },
    margin,
    liquidation: {
      name: 'margin ratio less the adjust factor',
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
    funding: { intervalHours: 8, paidOn: 'settlement', charge: 'relative' },
    breakEven: 'round-trip',
    roe: 'entry-margin',
    markRule:
      'Position margin and unrealised PnL follow the latest price; every 8 hours a settlement books the PnL and resets the holding cost, while the opening cost stays',
    neverPrices: [],
    sources: [
      confirmed(
        ['contract'],
        'Face value of 100 USD for BTC and 10 USD for other coins: HTX coin-margined swap specification',
        'https://www.huobi.com/support/en-us/detail/900000106046/',
      ),
      inferred(
        ['contract'],
        'Tick from a GET /swap-api/v1/swap_contract_info response of 2020-07-06 kept in a public repository; later changes are not known. Order step of one contract, as quantities are whole contracts. Leverage 1× to 100× as HTX states it for its futures in general',
      ),
      confirmed(
        ['fees'],
        'Maker 0.02 % and taker 0.05 %, opening and closing alike: HTX coin-margined swap specification',
        'https://www.huobi.com/support/en-us/detail/900000106046/',
      ),
      marginSource,
      inferred(
        ['liquidation'],
        'Margin ratio = equity / used margin − adjust factor, liquidated at 0: stated by HTX (partial liquidation). Solved for the price, with margin at that price, it reproduces the API’s XRP-USD record, 0.2716252 to 7 decimals; no fee is in it. HTX margins the whole account of a coin: the margin put in is its static balance',
        'https://www.huobi.com/support/ru-ru/detail/900000106106',
      ),
      confirmed(
        ['funding'],
        'Net contracts · face value / settlement price · rate every 8 hours, longs pay when it is positive; at the real-time rate since 2024-01-08',
        'https://www.huobi.com/support/pt-pt/detail/900000106903',
      ),
      confirmed(
        ['mark'],
        'Position margin on the latest price, and settlement every 8 hours: HTX help on margin and on settlement of coin-margined swaps',
      ),
      inferred(
        ['margin'],
        'With both sides of a contract held HTX margins the larger one only, and half of the smaller across maturities (help 900003126443). That relief is not modelled: each position asks for its own',
      ),
      confirmed(
        ['roe'],
        'profit_rate is the profit from the opening cost over the margin at that cost: reproduced by the record in ccxt 4.5.84 (js/src/htx.js)',
      ),
      inferred(
        ['rounding', 'break-even'],
        'Records kept in ccxt 4.5.84 (js/src/htx.js) show 18 decimals and no coarser rounding; 8 are kept here, as a booked sum is a whole number of at most 18 digits. No break-even of the venue was found, so one with both fees stands in',
      ),
    ],
    userDefined: false,
  },
})

/** HTX (Huobi) coin-margined swaps. The adjust factor tables are not published as text: samples stand in. */
export const htxListings = defineListings([
  swap({
    symbol: 'BTC-USD',
    base: 'BTC',
    contractValue: '100',
    tick: '0.1',
    margin: {
      method: 'adjust-factor',
      rows: [{ leverageUpTo: '10', tiers: [{ upToContracts: '1800', adjust: '0.1' }] }],
    },
    marginSource: inferred(
      ['margin'],
      'One published sample: net 1,800 contracts at 10× have the factor 10 % (English help; a Chinese copy says 12.5 %). It stands in for every other size and leverage',
      'https://support.hbfile.net/hc/ru/articles/900000089903-Tiered-Adjustment-Factors-of-Huobi-Coin-margined-Swaps',
    ),
  }),
  swap({
    symbol: 'XRP-USD',
    base: 'XRP',
    contractValue: '10',
    tick: '0.00001',
    margin: {
      method: 'adjust-factor',
      rows: [{ leverageUpTo: '5', tiers: [{ adjust: '0.075' }] }],
    },
    marginSource: inferred(
      ['margin'],
      'One record: a position at 5× with the factor 7.5 % (ccxt 4.5.84, js/src/htx.js, response of 2022-05-26). It stands in for every size and leverage',
    ),
  }),
])
