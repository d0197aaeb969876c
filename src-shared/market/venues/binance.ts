import { defineListings, type ListingJson } from '../venue'

import { readOn } from './reading'

const { confirmed, inferred } = readOn('2026-11-24')

type Spec = ListingJson['spec']

const MARGIN_FAQ = 'https://www.binance.com/en/support/faq/be2c7d9d95b04a7e8044ed02dd7dfe5c'
const API = 'https://developers.binance.com/docs/derivatives/coin-margined-futures'
const CCXT = 'https://github.com/ccxt/ccxt'
const USDM_NOTICE =
  'https://www.binance.com/en/support/announcement/86cf9aa472574b8cb2e05bb751c2a9a6'

/** Initial rate 1 / leverage and maintenance rate of each step of leverage. */
const RATES = {
  '125': ['0.008', '0.004'],
  '100': ['0.01', '0.005'],
  '75': ['0.0133333333333333', '0.0065'],
  '50': ['0.02', '0.01'],
  '20': ['0.05', '0.025'],
  '10': ['0.1', '0.05'],
  '5': ['0.2', '0.1'],
  '4': ['0.25', '0.125'],
  '3': ['0.3333333333333333', '0.15'],
} as const
type Bracket = readonly [leverage: keyof typeof RATES, upTo: string]

/** Brackets of the notional in coin, by the highest leverage of each. */
const brackets = (...rows: readonly Bracket[]): Spec['margin'] => ({
  method: 'tiered',
  measure: 'coin',
  maintenance: 'marginal',
  initial: 'whole',
  tiers: rows.map(([leverage, upTo]) => ({
    upTo,
    initialRate: RATES[leverage][0],
    maintenanceRate: RATES[leverage][1],
  })),
})

const BTC_2021 = brackets(
  ['125', '5'],
  ['100', '10'],
  ['50', '20'],
  ['20', '50'],
  ['10', '100'],
  ['5', '200'],
  ['4', '400'],
  ['3', '1000'],
)
const BTC_2020 = brackets(
  ['125', '10'],
  ['100', '20'],
  ['50', '30'],
  ['20', '50'],
  ['10', '100'],
  ['5', '200'],
  ['4', '400'],
  ['3', '1000'],
)
const ETH_2020 = brackets(
  ['100', '100'],
  ['75', '500'],
  ['50', '1000'],
  ['20', '2000'],
  ['10', '4000'],
  ['5', '6000'],
  ['4', '8000'],
  ['3', '10000'],
)

const fees: Spec['fees'] = {
  maker: '0.0001',
  taker: '0.0005',
  tiers: [
    { name: 'From 250 BTC in 30 days', maker: '0.00008', taker: '0.00045' },
    { name: 'From 2,500 BTC in 30 days', maker: '0.00005', taker: '0.0004' },
    { name: 'From 22,500 BTC in 30 days', maker: '0', taker: '0.00025' },
    { name: 'From 50,000 BTC in 30 days', maker: '-0.00005', taker: '0.00024' },
    { name: 'From 100,000 BTC in 30 days', maker: '-0.00006', taker: '0.00024' },
    { name: 'From 200,000 BTC in 30 days', maker: '-0.00007', taker: '0.00024' },
    { name: 'From 400,000 BTC in 30 days', maker: '-0.00008', taker: '0.00024' },
    { name: 'From 750,000 BTC in 30 days', maker: '-0.00009', taker: '0.00024' },
  ],
}

const shared = {
  kind: 'inverse',
  version: 2,
  venue: 'Binance COIN-M',
  quote: 'USD',
  settlementScale: 8,
  lot: '1',
  fees,
  liquidation: {
    name: 'one-way mode, margin of the position and bracket amount',
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
    fee: { paid: 'down', received: 'down' },
    funding: { paid: 'down', received: 'down' },
    margin: 'down',
    pnl: 'down',
    unrealisedPnl: 'half-up',
    orderCost: { method: 'open-loss' },
  },
  breakEven: 'opening-fee',
  roe: 'mark-margin',
  markRule:
    'A mark price made from the price index and a basis; its exact formula was not read. Notional and margins are taken on it',
  neverPrices: [],
  userDefined: false,
} satisfies Partial<Spec>

const everyEightHours: Spec['funding'] = {
  intervalHours: 8,
  paidOn: 'mark',
  charge: 'relative',
  rule: { method: 'clamped-premium', interestRate: '0.0001', clamp: '0.0005' },
}
const noFunding: Spec['funding'] = { intervalHours: 0, paidOn: 'mark', charge: 'relative' }

const sharedSources = [
  confirmed(
    ['fees'],
    'Taker 0.05 %, maker 0.01 % and the rates by volume: ccxt 4.5.84, js/src/binance.js, inverse trading. The step from 7,500 BTC is left out: its maker rate is printed there as 0.0003 %, likely a slip. Trades of 2021 to 2024 show a taker rate of 0.04 %',
    CCXT,
  ),
  confirmed(
    ['liquidation'],
    'Maintenance on the value at the liquidation price, no fee in it: Binance COIN-M liquidation FAQ; reproduces the reported 25,119.97445760. In hedge mode both sides of a contract share one price, as two positions of a shared wallet do here',
    MARGIN_FAQ,
  ),
  confirmed(
    ['margin'],
    'A bracket’s rate holds for the whole less an amount in coin: margin FAQ, whose amounts of 1.81, 11.81 and 11.605 BTC follow from the brackets',
    MARGIN_FAQ,
  ),
  inferred(
    ['rounding'],
    'Notional half up, commission, PnL and both margins cut at 8 decimals, prices printed unrounded: fits position and trade samples in ccxt 4.5.84, js/src/binance.js',
    CCXT,
  ),
  confirmed(
    ['roe'],
    'ROI = unrealised PnL · mark / (|position| · initial margin rate), so on the margin at the mark: Binance COIN-M beginner’s guide',
  ),
  inferred(
    ['mark'],
    'That notional and margins are taken on the mark price fits the samples in ccxt; how the mark is made from index and basis was not read',
    API,
  ),
  inferred(
    ['break-even'],
    'Break-even is entry · (1 ± opening fee): reproduces one portfolio-margin sample, 2,422.400000007 to 2,423.368960034',
    API,
  ),
]

const fundingSources = [
  inferred(
    ['funding'],
    'Every 8 hours; premium and an interest of 0.01 % clamped to ±0.05 %: the usual rule, not read for COIN-M. The API gives a cap per symbol, which was not read for this one',
    API,
  ),
]

const btcMargin = inferred(
  ['margin'],
  'Limits of the margin FAQ as of 2021; maintenance rates rebuilt from the published amounts, as in the USDS-M notice of 2021-03-18. Positions above 1,000 BTC were allowed at 2× and 1× with limits not read. An undated leverageBracket sample shows a first bracket of 50 BTC; the table of today was not read',
  MARGIN_FAQ,
)
const btcEras: ListingJson['eras'] = [
  {
    until: '2021-07-27T00:00:00Z',
    terms: { margin: BTC_2020 },
    source: inferred(
      ['margin'],
      'Limits of the margin FAQ as of 2020-06-11. The day of the change was not found: the first version read with the smaller limits speaks of a change of 2021-07-27',
      MARGIN_FAQ,
    ),
  },
]

const BITCOIN = {
  ...shared,
  base: 'BTC',
  settlement: 'BTC',
  contractValue: '100',
  tick: '0.1',
  maxLeverage: '125',
  margin: BTC_2021,
} satisfies Partial<Spec>

const ROWS = 'exchangeInfo sample of 2020-08-17 in ccxt 4.5.84, js/src/binance.js'

/** Binance COIN-M: contracts of 100 USD in bitcoin and of 10 USD in any other coin. */
export const binanceListings = defineListings([
  {
    spec: {
      ...BITCOIN,
      id: 'binance:BTCUSD_PERP',
      symbol: 'BTCUSD_PERP',
      title: 'Binance COIN-M BTCUSD perpetual',
      term: 'perpetual',
      funding: everyEightHours,
      sources: [
        confirmed(
          ['contract'],
          `Contract value 100 USD, whole contracts, tick 0.1: ${ROWS} (for the quarterly of the pair)`,
          CCXT,
        ),
        btcMargin,
        ...fundingSources,
        ...sharedSources,
      ],
    },
    eras: btcEras,
  },
  {
    spec: {
      ...BITCOIN,
      id: 'binance:BTCUSD_261225',
      symbol: 'BTCUSD_261225',
      title: 'Binance COIN-M BTCUSD quarterly, December 2026',
      term: 'dated',
      fees: { ...fees, liquidation: '0.01' },
      funding: noFunding,
      sources: [
        confirmed(
          ['contract', 'fees'],
          `Contract value 100 USD, whole contracts, tick 0.1: ${ROWS}; liquidation fee 1 %: exchangeInfo example of the API documentation for BTCUSD_200925. The delivery fee was not found and is left out`,
          API,
        ),
        btcMargin,
        ...sharedSources,
      ],
    },
    eras: [],
  },
  {
    spec: {
      ...shared,
      id: 'binance:ETHUSD_PERP',
      symbol: 'ETHUSD_PERP',
      title: 'Binance COIN-M ETHUSD perpetual',
      base: 'ETH',
      settlement: 'ETH',
      term: 'perpetual',
      contractValue: '10',
      tick: '0.01',
      maxLeverage: '100',
      margin: ETH_2020,
      funding: everyEightHours,
      sources: [
        confirmed(
          ['contract'],
          'Contract value 10 USD, whole contracts: trade samples in ccxt 4.5.84, js/src/binance.js, reproduced to the last digit',
          CCXT,
        ),
        inferred(
          ['contract'],
          'Tick 0.01: the sample trade at 2,498.15. The exchange’s own list was not read for ETHUSD',
          CCXT,
        ),
        confirmed(
          ['margin'],
          'Limits and leverages: margin FAQ as of 2020-06-11, the only version read with ETHUSD. Above 10,000 ETH it allows 2× and 1× without a limit',
          MARGIN_FAQ,
        ),
        inferred(
          ['margin'],
          'Maintenance rates by leverage: those of BTCUSD and, for 75×, of the USDS-M tables of 2021; no maintenance amount for ETHUSD was found to check them against',
          USDM_NOTICE,
        ),
        ...fundingSources,
        ...sharedSources,
      ],
    },
    eras: [],
  },
])
