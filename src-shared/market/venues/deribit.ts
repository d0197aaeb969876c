import { defineListings, type ListingJson } from '../venue'

import { readOn } from './reading'

const { confirmed, inferred } = readOn('2026-11-24')

type Spec = ListingJson['spec']

const INVERSE_PERPETUAL = 'https://support.deribit.com/hc/en-us/articles/25944756807069'
const FUNDING = 'https://support.deribit.com/hc/en-us/articles/25944756883229'
const NOTICE_2022 = 'https://support.deribit.com/hc/en-us/articles/25944826427293-11-January-2022'
const FUTURES = 'https://legacy.deribit.com/pages/docs/futures'
const SPECIFICATIONS = 'https://www.deribit.com/docs/contract-specifications/'
const OLD_PERPETUAL = 'https://www.deribit.com/pages/docs/perpetual'
const INSTRUMENTS = 'https://github.com/nautechsystems/nautilus_trader'

/** Rates that grow with the whole position: base + slope · coins. */
const growing = (
  initialBase: string,
  maintenanceBase: string,
  slopePerCoin: string,
): Spec['margin'] => ({ method: 'linear-growth', initialBase, maintenanceBase, slopePerCoin })

const shared = {
  kind: 'inverse',
  version: 2,
  venue: 'Deribit',
  quote: 'USD',
  contractValue: '1',
  maxLeverage: '50',
  liquidation: {
    name: 'standard margin of the whole account',
    basis: 'liquidation-value',
    isolatedFee: 'outside',
    crossFee: 'outside',
    feeRate: 'liquidation',
    fundingDue: false,
    printed: 'long-ceil-short-floor',
    indicative: true,
  },
  settlementPolicy: {
    value: { grain: 'total', mode: 'half-up' },
    fee: { paid: 'half-up', received: 'half-up' },
    funding: { paid: 'half-up', received: 'half-up' },
    margin: 'half-up',
    pnl: 'half-up',
  },
  breakEven: 'round-trip',
  roe: 'entry-margin',
  markRule:
    'Index + 30-second moving average of (fair price − index), held within a band around the index. Margins are taken on it',
  neverPrices: [],
  userDefined: false,
} satisfies Partial<Spec>

const continuous = (funding: Spec['funding']['rule']): Spec['funding'] => ({
  intervalHours: 0,
  paidOn: 'mark',
  charge: 'relative',
  ...(funding === undefined ? {} : { rule: funding }),
})

const sharedSources = [
  inferred(
    ['liquidation'],
    'Price of one position alone: Deribit margins the account as a whole on mark value and liquidates in small steps, so a single price is indicative, as its own estimated_liquidation_price is',
    INVERSE_PERPETUAL,
  ),
  inferred(
    ['rounding'],
    'Fees half up at the decimals of the trade samples (8 for bitcoin, 6 for ether in the sample read). Values and margins are printed with 9 decimals and rounded here at those of the fees',
    'https://docs.deribit.com',
  ),
  confirmed(
    ['mark'],
    'Mark price by a 30-second average over the index: Deribit futures and perpetual pages',
    FUTURES,
  ),
  inferred(
    ['break-even', 'roe'],
    'Neither a break-even nor what its ROE divides by was found in anything read of Deribit, so the true round trip and the margin at entry stand in',
  ),
]

const settledDaily = confirmed(
  ['funding'],
  'Continuous: premium outside ±0.025 %, for 8 hours, pro rata to the millisecond, booked inside realised PnL and moved to cash with the session at 08:00 UTC: Deribit support, inverse perpetual and funding',
  FUNDING,
)

const NOTICE = 'Deribit notice of margin changes as of 2022-01-11, which names no hour'
const bitcoinOf2021: ListingJson['eras'][number] = {
  until: '2022-01-11T00:00:00Z',
  terms: {
    maxLeverage: '100',
    margin: growing('0.01', '0.00525', '0.00005'),
    fees: { maker: '0', taker: '0.0005', liquidation: '0.005' },
  },
  source: confirmed(
    ['margin', 'fees'],
    `1 % and 0.525 % plus 0.005 % per BTC, liquidation fee 0.5 %: ${NOTICE}. It says nothing of maker and taker fees, which stand as they are today`,
    NOTICE_2022,
  ),
}

const BITCOIN = {
  ...shared,
  base: 'BTC',
  settlement: 'BTC',
  settlementScale: 8,
  tick: '0.5',
  lot: '10',
  margin: growing('0.02', '0.01', '0.00005'),
} satisfies Partial<Spec>

const bitcoinMargin = confirmed(
  ['margin'],
  `2 % and 1 % plus 0.005 % per BTC of the whole position: Deribit support, inverse perpetual (worked for 25 and 350 BTC), and ${NOTICE}`,
  INVERSE_PERPETUAL,
)

/** Deribit inverse contracts. Quantity is quoted in dollars: one contract is 1 USD. */
export const deribitListings = defineListings([
  {
    spec: {
      ...BITCOIN,
      id: 'deribit:BTC-PERPETUAL',
      symbol: 'BTC-PERPETUAL',
      title: 'Deribit BTC-PERPETUAL',
      term: 'perpetual',
      fees: { maker: '0', taker: '0.0005', liquidation: '0.0075' },
      funding: continuous({ method: 'dead-band', band: '0.00025', cap: '0.005' }),
      sources: [
        confirmed(
          ['contract', 'fees'],
          'Order step 10 USD, tick 0.5, maker 0, taker 0.05 %, liquidation fee 0.75 %, leverage 50: get_instruments answer kept in nautilus_trader @17b9c239, crates/adapters/deribit/test_data',
          INSTRUMENTS,
        ),
        bitcoinMargin,
        settledDaily,
        ...sharedSources,
      ],
    },
    eras: [
      bitcoinOf2021,
      {
        until: '2019-01-01T00:00:00Z',
        terms: {
          maxLeverage: '50',
          tick: '0.25',
          margin: growing('0.02', '0.015', '0.00005'),
        },
        source: inferred(
          ['margin', 'contract'],
          'Older help text (2 % and 1.5 % plus 0.5 % per 100 BTC) and an older perpetual page (tick 0.25). Neither is dated; the contract opened on 2018-08-13 and the turn of the year stands for the change',
          OLD_PERPETUAL,
        ),
      },
    ],
  },
  {
    spec: {
      ...BITCOIN,
      id: 'deribit:BTC-25DEC26',
      symbol: 'BTC-25DEC26',
      title: 'Deribit BTC future, December 2026',
      term: 'dated',
      fees: { maker: '0', taker: '0.0005', delivery: '0.00025', liquidation: '0.0075' },
      funding: continuous(undefined),
      sources: [
        confirmed(
          ['contract', 'fees'],
          'Order step 10 USD, tick 0.5, fees as the perpetual: BTC-27DEC24 in the get_instruments answer kept in nautilus_trader @17b9c239. Futures expire at 08:00 UTC on the last Friday of the month, here 2026-12-25',
          INSTRUMENTS,
        ),
        inferred(
          ['fees'],
          'Delivery fee 0.025 % on the delivery price, the index averaged from 07:30 to 08:00 UTC: Deribit contract specifications, an old page; not read for today',
          SPECIFICATIONS,
        ),
        bitcoinMargin,
        ...sharedSources,
      ],
    },
    eras: [],
  },
  {
    spec: {
      ...shared,
      id: 'deribit:ETH-PERPETUAL',
      symbol: 'ETH-PERPETUAL',
      title: 'Deribit ETH-PERPETUAL',
      base: 'ETH',
      settlement: 'ETH',
      settlementScale: 6,
      term: 'perpetual',
      tick: '0.05',
      lot: '1',
      fees: { maker: '0', taker: '0.0005', liquidation: '0.009' },
      margin: growing('0.02', '0.01', '0.000004'),
      funding: continuous(undefined),
      sources: [
        inferred(
          ['contract', 'fees'],
          'Step 1 USD and tick 0.05: order books of 2020-06-13 and 2025-07-27 in public repositories move by 0.05, trades of 2023 come in single dollars. Maker 0 and taker 0.05 % as for bitcoin; a trade of 40 USD at 143.81 shows them',
        ),
        confirmed(
          ['margin', 'fees'],
          `2 % and 1 % plus 0.0004 % per ETH of the whole position, liquidation fee 0.9 %: ${NOTICE}. Later changes were not found`,
          NOTICE_2022,
        ),
        settledDaily,
        inferred(
          ['funding'],
          'The cap of the funding rate of ether was not found, so no rule is listed to predict it by',
          FUNDING,
        ),
        ...sharedSources,
      ],
    },
    eras: [
      {
        until: '2022-01-11T00:00:00Z',
        terms: { margin: growing('0.02', '0.01', '0.000002') },
        source: confirmed(['margin'], `0.0002 % per ETH before: ${NOTICE}`, NOTICE_2022),
      },
    ],
  },
])
