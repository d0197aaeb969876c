import { defineListings, type ListingJson } from '../venue'

import {
  ETHER_BEFORE,
  ETHER_MERGE,
  FUTURE_2023,
  FUTURE_UNTIL_2022,
  FUTURE_UNTIL_2023,
  swapTiers,
} from './okx-tiers'
import { readOn } from './reading'

const { confirmed, inferred } = readOn('2026-11-24')

type Spec = ListingJson['spec']
type Era = ListingJson['eras'][number]

const TIERS_2022 = 'https://www.okx.com/support/hc/en-us/articles/10722087776781'
const TIERS_2023 =
  'https://www.okx.com/help/okx-to-adjust-position-tiers-of-perpetual-swaps-and-futures-2023-06-09'
const TIERS_MERGE = 'https://news.wikibit.com/pt/notice/bdetail/202209072334765685.html'
const FUNDING = 'https://www.okx.com/help-center/360053909272'
const LIQUIDATION = 'https://www.okx.com/docs-v5/en/'
const INSTRUMENTS = 'https://github.com/nautechsystems/nautilus_trader'
const CCXT = 'https://github.com/ccxt/ccxt'

const shared = {
  kind: 'inverse',
  version: 2,
  venue: 'OKX',
  quote: 'USD',
  settlementScale: 8,
  fees: { maker: '0.0002', taker: '0.0005' },
  liquidation: {
    name: 'margin ratio at 100 %, closing fee inside',
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
    printedCoin: { places: 4, mode: 'down' },
  },
  breakEven: 'round-trip',
  roe: 'entry-margin',
  markRule:
    'A mark price made from the index and a moving average of the basis; its exact formula was not read. Cross margin is taken on it, isolated margin stays as at entry',
  neverPrices: [],
  userDefined: false,
} satisfies Partial<Spec>

const fundedWithin = (cap: string): Spec['funding'] => ({
  intervalHours: 8,
  paidOn: 'mark',
  charge: 'relative',
  rule: { method: 'clamped-average', interestRate: '0', cap },
})
const noFunding: Spec['funding'] = { intervalHours: 0, paidOn: 'mark', charge: 'relative' }

const sharedSources = [
  confirmed(
    ['fees'],
    'Maker 0.02 % and taker 0.05 %: ccxt 4.5.84, js/src/okx.js, for swaps and for futures. Membership tiers and the delivery fee were not read',
    CCXT,
  ),
  confirmed(
    ['liquidation'],
    'Liquidated when margin over maintenance plus closing fee falls to 100 %. The position sample of the v5 documentation (ETH-USD, 2021-04-27) shows the fee of 0.05 % inside its margin ratio, and its liquidation price is Q(1 + 0.8 % + 0.05 %) / (Q/E + margin) and one tick, to 16 digits. The help page prints the formula without the fee',
    LIQUIDATION,
  ),
  inferred(
    ['rounding'],
    'Half up at sixteen decimals: the margins and PnL of the same sample; other payments are taken to round alike. Eight are kept here, as a booked sum is a whole number of at most 18 digits. The site shows four, cut',
    LIQUIDATION,
  ),
  inferred(
    ['margin'],
    'The tier is chosen by all contracts of the family and its rate holds for the whole position: how the help pages read, not proved by a record',
    TIERS_2022,
  ),
  inferred(['break-even'], 'No break-even of OKX was read, so the true round trip is used'),
  confirmed(
    ['roe'],
    'pnlRatio of the v5 API is leverage · (1 − open / close) for a long, so on the margin at entry: reproduced by its closed position sample',
    LIQUIDATION,
  ),
  inferred(
    ['mark'],
    'Cross margin on the mark price, isolated margin as at entry: OKX guide to futures margin; how the mark is made was not read',
    LIQUIDATION,
  ),
]

const funding = (cap: string) =>
  confirmed(
    ['funding'],
    `At 00, 08 and 16 UTC (some hours closer in fast markets): average premium less an interest of 0, within ±${cap} %: OKX help 360053909272. A newer formula stood on that page and was cut off where it was read`,
    FUNDING,
  )

const lotOne: Era = {
  until: '2026-08-21T00:00:00Z',
  terms: { lot: '1' },
  source: inferred(
    ['contract'],
    'Whole contracts in the instrument lists of 2024; tenths for BTC-USD-260821 and live on 2026-09-23. The day of the change was not found and lies on or before this one',
    INSTRUMENTS,
  ),
}

const NOTICE_2023 = 'OKX notice of position tiers for 2023-06-15, 07:00 to 09:00 UTC'
const LATER =
  'Later changes were not found, but the instrument list of December 2024 allows less leverage than the first tier here'

const BITCOIN = {
  ...shared,
  base: 'BTC',
  settlement: 'BTC',
  contractValue: '100',
  tick: '0.1',
  lot: '0.1',
} satisfies Partial<Spec>

/** OKX coin-margined contracts: 100 USD in bitcoin, 10 USD in ether. */
export const okxListings = defineListings([
  {
    spec: {
      ...BITCOIN,
      id: 'okx:BTC-USD-SWAP',
      symbol: 'BTC-USD-SWAP',
      title: 'OKX BTC-USD perpetual swap',
      term: 'perpetual',
      maxLeverage: '100',
      margin: swapTiers('0.0075'),
      funding: fundedWithin('0.00375'),
      sources: [
        confirmed(
          ['contract'],
          'Contract value 100 USD, tick 0.1, highest leverage 100: instrument list kept in nautilus_trader @3d0c60e0, okx http_get_instruments_swap.json; open interest in tenths of a contract since 2026',
          INSTRUMENTS,
        ),
        inferred(['margin'], `BTCUSD Perpetual: ${NOTICE_2023}. ${LATER}`, TIERS_2023),
        funding('0.375'),
        ...sharedSources,
      ],
    },
    eras: [
      lotOne,
      {
        until: '2023-06-15T09:00:00Z',
        terms: { margin: swapTiers('0.01'), maxLeverage: '125' },
        source: confirmed(
          ['margin'],
          `Third tier 1 % instead of 0.75 %: ${NOTICE_2023}`,
          TIERS_2023,
        ),
      },
    ],
  },
  {
    spec: {
      ...BITCOIN,
      id: 'okx:BTC-USD-261225',
      symbol: 'BTC-USD-261225',
      title: 'OKX BTC-USD future, December 2026',
      term: 'dated',
      maxLeverage: '20',
      margin: FUTURE_2023,
      funding: noFunding,
      sources: [
        confirmed(
          ['contract'],
          'Contract value 100 USD, tick 0.1, highest leverage 20: the BTC-USD futures of December 2024 kept in nautilus_trader @17b9c239, okx http_get_instruments_futures.json; lot 0.1 as BTC-USD-260821',
          INSTRUMENTS,
        ),
        inferred(['margin'], `BTCUSD Futures: ${NOTICE_2023}. ${LATER}`, TIERS_2023),
        ...sharedSources,
      ],
    },
    eras: [
      lotOne,
      {
        until: '2023-06-15T09:00:00Z',
        terms: {
          maxLeverage: '125',
          margin: FUTURE_UNTIL_2023,
        },
        source: confirmed(
          ['margin'],
          `First tier 500 contracts, third 1 %, for futures of that time: ${NOTICE_2023}`,
          TIERS_2023,
        ),
      },
      {
        until: '2022-12-01T00:00:00Z',
        terms: {
          margin: FUTURE_UNTIL_2022,
        },
        source: inferred(
          ['margin'],
          'Tiers before the change of OKX support article 10722087776781. Its day was not visible; late 2022 by its number',
          TIERS_2022,
        ),
      },
    ],
  },
  {
    spec: {
      ...shared,
      id: 'okx:ETH-USD-SWAP',
      symbol: 'ETH-USD-SWAP',
      title: 'OKX ETH-USD perpetual swap',
      base: 'ETH',
      settlement: 'ETH',
      term: 'perpetual',
      contractValue: '10',
      tick: '0.01',
      lot: '1',
      maxLeverage: '100',
      margin: ETHER_MERGE,
      funding: fundedWithin('0.0075'),
      sources: [
        confirmed(
          ['contract'],
          'Contract value 10 USD and whole contracts: the v5 position sample of 2021 and the spread ETH-USD-SWAP_ETH-USD-231229 with a step of 10 USD',
          LIQUIDATION,
        ),
        inferred(
          ['contract'],
          'Tick 0.01: the one tick in the liquidation price of that sample. Lot 1 as in 2023; whether tenths are traded now, as in bitcoin, was not read. Highest leverage 100 as for BTC-USD-SWAP',
          LIQUIDATION,
        ),
        inferred(
          ['margin'],
          'ETHUSD Perpetual: OKX notice for 2022-09-09, tiers halved for the Merge. It says they might be restored afterwards; that was not found, so the nearer limits stand',
          TIERS_MERGE,
        ),
        funding('0.75'),
        ...sharedSources,
      ],
    },
    eras: [
      {
        until: '2022-09-09T06:00:00Z',
        terms: { margin: ETHER_BEFORE, maxLeverage: '125' },
        source: confirmed(
          ['margin'],
          'ETHUSD Perpetual before the change of 2022-09-09, 06:00 to 07:00 UTC: OKX notice of 2022-09-07. In April 2021 one contract was held at 0.8 %, so earlier tiers were dearer',
          TIERS_MERGE,
        ),
      },
    ],
  },
])
