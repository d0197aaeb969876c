import { defineListings, type ListingJson } from '../venue'

import { ethusdEras, INSTRUMENTS, RISK_LIMITS, riskLimit, ROWS, xbtusdEras } from './bitmex-history'
import { readOn } from './reading'

const { confirmed, inferred } = readOn('2026-11-24')
const later = readOn('2026-11-27')

type Spec = ListingJson['spec']

const PERPETUALS = 'https://www.bitmex.com/app/perpetualContractsGuide'

const entryValue = (fundingDue: boolean): Spec['liquidation'] => ({
  name: 'isolated and cross, maintenance on the entry value',
  basis: 'entry-value',
  isolatedFee: 'cancels',
  crossFee: 'cancels',
  feeRate: 'taker',
  fundingDue,
  printed: 'long-ceil-short-floor',
  indicative: false,
})

/** What every contract here shares. XBT is BitMEX's ticker for BTC. */
const shared = {
  version: 3,
  venue: 'BitMEX',
  quote: 'USD',
  settlement: 'BTC',
  settlementScale: 8,
  maxLeverage: '100',
  settlementPolicy: {
    value: { grain: 'per-lot', mode: 'half-up' },
    fee: { paid: 'down', received: 'down' },
    funding: { paid: 'down', received: 'down' },
    margin: 'ceil',
    pnl: 'value-difference',
    averageEntry: 'booked-lot',
    closingReserve: 'cost-and-margin',
    orderCost: { method: 'fees-both-ways', closing: 'alike' },
    printedRatio: { places: 4, mode: 'half-up' },
  },
  breakEven: 'with-realised',
  roe: 'entry-margin',
  neverPrices: ['1000000', '100000000'],
  userDefined: false,
} satisfies Partial<Spec>

const everyEightHours: Spec['funding'] = {
  intervalHours: 8,
  paidOn: 'mark',
  charge: 'relative',
  rule: { method: 'clamped-premium', interestRate: '0.0001', clamp: '0.0005', cap: '0.00375' },
}

const MARK_PERPETUAL =
  'Fair price: index · (1 + yearly basis · time to the next funding / 365 days), where the yearly basis is the funding rate · 3 · 365'
const MARK_DATED =
  'Fair price: index · (1 + yearly basis · time to expiry / 365 days), where the basis comes from the impact mid price'

const sharedSources = [
  confirmed(
    ['margin'],
    'Rates on the whole position by risk limit, more by the base maintenance margin with each started step: BitMEX risk limit examples',
    RISK_LIMITS,
  ),
  inferred(
    ['rounding'],
    'Value rounded half up to a whole satoshi per lot, fees cut to a whole satoshi, margins rounded up: fits the open value of 9 instruments and position and execution records from 2018 to 2026. The support text says long floors and short rounds, which the records contradict',
  ),
  inferred(
    ['liquidation'],
    'Maintenance margin on the entry value: reproduces liquidation prices in position records of 2017 to 2019, of a long among them. The closing fee stands on both sides and cancels. A short at 1× is printed as liquidated by its losses alone in one record, which is not followed',
  ),
  later.inferred(
    ['rounding', 'liquidation'],
    'The closing fee set aside is the taker rate on value and margin together, rounded up once: fits every position record of 2017 to 2023 that was found. Margin that a cross account lends later is charged by itself, a whole satoshi at least, so that such a record may show one or two more',
  ),
  inferred(
    ['break-even'],
    'Break-even with realised fees and funding inside and the exit fee outside: reproduces six position records of 2018 and 2019',
  ),
  later.confirmed(
    ['roe'],
    'ROE = unrealised PnL / value at entry · leverage at four decimals, cross margin counted as 100×: reproduced by the position records of 2018 to 2023',
  ),
  confirmed(
    ['mark'],
    'Fair price marking, reproduced to a cent for five instruments of the dump of 2026-05-03',
    PERPETUALS,
  ),
  later.confirmed(
    ['liquidation'],
    'A liquidation price of 1,000,000, the highest price allowed, stands for never: position records and maxPrice of the instrument list; 100,000,000 in records of 2019',
    INSTRUMENTS,
  ),
]

const fundingSources = [
  later.confirmed(
    ['funding'],
    'The rate is held within 75 % of (initial − maintenance margin), 0.375 % with the base rates of today: BitMEX announcement of 2020-04-17',
    'https://blog.bitmex.com/site_announcement/reduction-in-base-maintenance-margin-xbt-and-eth-series-17-april-2020-2/',
  ),
  confirmed(
    ['funding'],
    'Every 8 hours at 04, 12 and 20 UTC; premium and interest clamped to ±0.05 %; interest (0.06 % − 0.03 %) / 3: perpetual contracts guide and the base rates of the instrument list',
    PERPETUALS,
  ),
]

/** BitMEX. XBTEUR (settled for good on 2026-08-11) and XBTETH are not quoted in dollars and are left out. */
export const bitmexListings = defineListings([
  {
    spec: {
      ...shared,
      kind: 'inverse',
      id: 'bitmex:XBTUSD',
      symbol: 'XBTUSD',
      title: 'BitMEX XBTUSD perpetual',
      base: 'BTC',
      term: 'perpetual',
      contractValue: '1',
      tick: '0.1',
      lot: '100',
      fees: { maker: '0.0005', taker: '0.0005' },
      margin: riskLimit('200', '150'),
      liquidation: entryValue(true),
      funding: everyEightHours,
      markRule: MARK_PERPETUAL,
      sources: [
        confirmed(
          ['contract', 'fees', 'margin'],
          `Contract, lot, tick, fees, first risk limit and step: ${ROWS}, answer of 2026-05-03`,
          INSTRUMENTS,
        ),
        ...fundingSources,
        ...sharedSources,
      ],
    },
    eras: xbtusdEras,
  },
  {
    spec: {
      ...shared,
      kind: 'inverse',
      id: 'bitmex:XBTZ26',
      symbol: 'XBTZ26',
      title: 'BitMEX XBTZ26 future, December 2026',
      base: 'BTC',
      term: 'dated',
      contractValue: '1',
      tick: '0.5',
      lot: '100',
      fees: { maker: '0.0005', taker: '0.0005', delivery: '0' },
      margin: riskLimit('75', '75'),
      liquidation: entryValue(false),
      funding: { intervalHours: 0, paidOn: 'mark', charge: 'relative' },
      markRule: MARK_DATED,
      sources: [
        confirmed(
          ['contract', 'fees', 'margin'],
          `Contract, lot, tick, fees, settlement fee 0, risk limit and step of 75 XBT: ${ROWS}, answer of 2026-05-03`,
          INSTRUMENTS,
        ),
        ...sharedSources,
      ],
    },
    eras: [],
  },
  {
    spec: {
      ...shared,
      kind: 'quanto',
      id: 'bitmex:ETHUSD',
      symbol: 'ETHUSD',
      title: 'BitMEX ETHUSD perpetual (quanto, settled in XBT)',
      base: 'ETH',
      term: 'perpetual',
      contractValue: '0.000001',
      tick: '0.01',
      lot: '1',
      fees: { maker: '0.0005', taker: '0.0005' },
      margin: riskLimit('75', '100'),
      liquidation: entryValue(true),
      funding: everyEightHours,
      markRule: MARK_PERPETUAL,
      sources: [
        confirmed(
          ['contract', 'fees', 'margin'],
          `Quanto: 100 satoshi per dollar of price and contract whatever ether costs in bitcoin; lot, tick, fees, risk limit 75 and step 100 XBT: ${ROWS}, answer of 2026-09-11 (@9ff0d562)`,
          INSTRUMENTS,
        ),
        ...fundingSources,
        ...sharedSources,
      ],
    },
    eras: ethusdEras,
  },
])
