import { defineListings, type ListingJson } from '../venue'

import { readOn } from './reading'

const { confirmed, inferred } = readOn('2026-11-24')

type Spec = ListingJson['spec']
type Eras = ListingJson['eras']

const INSTRUMENTS = 'https://github.com/bwjoke/BTC-Trading-Since-2020'
const TARDIS = 'https://github.com/nautechsystems/nautilus_trader'
const RISK_LIMITS = 'https://www.bitmex.com/app/riskLimitsExamples'
const PERPETUALS = 'https://www.bitmex.com/app/perpetualContractsGuide'

/** Whole-position rates that rise by half a point with every started step above the first limit. */
const riskLimit = (limit: string, step: string): Spec['margin'] => ({
  method: 'tiered',
  measure: 'coin',
  maintenance: 'whole',
  initial: 'whole',
  tiers: [{ upTo: limit, initialRate: '0.01', maintenanceRate: '0.005' }],
  then: { step, initialStep: '0.005', maintenanceStep: '0.005' },
})

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
  version: 2,
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
    closingReserve: 'cost-and-margin-per-lot',
    orderCost: { method: 'fees-both-ways', closing: 'alike' },
    printedRatio: { places: 4, mode: 'half-up' },
  },
  breakEven: 'with-realised',
  roe: 'entry-margin',
  neverPrices: ['1000000'],
  userDefined: false,
} satisfies Partial<Spec>

const everyEightHours: Spec['funding'] = {
  intervalHours: 8,
  paidOn: 'mark',
  charge: 'relative',
  rule: { method: 'clamped-premium', interestRate: '0.0001', clamp: '0.0005' },
}

const MARK_PERPETUAL =
  'Fair price: index · (1 + yearly basis · time to the next funding / 365 days), where the yearly basis is the funding rate · 3 · 365'
const MARK_DATED =
  'Fair price: index · (1 + yearly basis · time to expiry / 365 days), where the basis comes from the impact mid price'

const sharedSources = [
  confirmed(
    ['margin'],
    'Rates on the whole position by risk limit, half a point more with each started step: BitMEX risk limit examples',
    RISK_LIMITS,
  ),
  inferred(
    ['rounding'],
    'Value rounded half up to a whole satoshi per lot, fees cut to a whole satoshi, margins rounded up: fits the open value of 9 instruments and position and execution records from 2018 to 2026. The support text says long floors and short rounds, which the records contradict',
  ),
  inferred(
    ['liquidation'],
    'Maintenance margin on the entry value: reproduces liquidation prices in position records of 2018 and 2019. The closing fee stands on both sides and cancels. The mirrored rounding for longs rests on one break-even record',
  ),
  inferred(
    ['break-even'],
    'Break-even with realised fees and funding inside and the exit fee outside: reproduces six position records of 2018 and 2019',
  ),
  confirmed(
    ['mark'],
    'Fair price marking, reproduced to a cent for five instruments of the dump of 2026-05-03',
    PERPETUALS,
  ),
  confirmed(
    ['liquidation'],
    'A liquidation price of 1,000,000, the highest price allowed, stands for never: position records and maxPrice of the instrument list',
    INSTRUMENTS,
  ),
]

const fundingSources = [
  confirmed(
    ['funding'],
    'Every 8 hours at 04, 12 and 20 UTC; premium and interest clamped to ±0.05 %; interest (0.06 % − 0.03 %) / 3: perpetual contracts guide and the base rates of the instrument list',
    PERPETUALS,
  ),
]

const ROWS =
  'GET /api/v1/instrument kept in bwjoke/BTC-Trading-Since-2020, api-v1-instrument.all.csv'

/** Fees as the last rows of dated contracts show them: each row keeps what held when it settled. */
const settledRow = (until: string, fees: Spec['fees'], row: string): Eras[number] => ({
  until,
  terms: { fees },
  source: inferred(
    ['fees'],
    `Fees in the row of ${row}, ${ROWS}. The perpetual’s own row shows only its present fees and no day of a change was found, so the settlement of that contract ends them here`,
    INSTRUMENTS,
  ),
})

const xbtusdEras: Eras = [
  {
    until: '2024-10-22T00:00:00Z',
    terms: { fees: { maker: '0.0002', taker: '0.00075' } },
    source: confirmed(
      ['fees'],
      'Tardis instrument metadata for XBTUSD, kept in nautilus_trader @d7270ba3 crates/adapters/tardis/test_data/instrument_perpetual.json. When these fees began is not in it',
      TARDIS,
    ),
  },
  {
    until: '2024-07-31T04:00:00Z',
    terms: { tick: '0.5' },
    source: confirmed(['contract'], 'Tick 0.5 until that hour: the same Tardis metadata', TARDIS),
  },
  settledRow('2022-06-24T12:00:00Z', { maker: '-0.0001', taker: '0.00075' }, 'XBTM22'),
  settledRow(
    '2022-03-25T12:00:00Z',
    { maker: '-0.0001', taker: '0.0005' },
    'XBTZ21 to XBTG22 and ETHUSDH22',
  ),
  {
    until: '2021-08-31T00:00:00Z',
    terms: { margin: riskLimit('200', '100') },
    source: inferred(
      ['margin'],
      'The risk step was 100 XBT before it became 150 on 2021-08-31: risk limit examples; the rows of XBTU18 and XBTH19 show a limit of 200 and a step of 100. An older, undated table of that page (100 XBT, steps of 50, 2 % initial) is not followed',
      RISK_LIMITS,
    ),
  },
  settledRow(
    '2021-06-25T12:00:00Z',
    { maker: '-0.00025', taker: '0.00075' },
    'XBTU18 to XBTH20 and ETHUSDM21',
  ),
  {
    until: '2021-06-08T04:30:00Z',
    terms: { lot: '1' },
    source: confirmed(['contract'], 'Lot 1 until that hour: the same Tardis metadata', TARDIS),
  },
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
          `Quanto: 100 satoshi per dollar of price and contract whatever ether costs in bitcoin; lot, tick, fees, risk limit 75 and step 100 XBT: ${ROWS}, answer of 2026-09-11 (@9ff0d562). Its tick was 0.05 and its rates 2 % and 0.7 % in the rows of dated ETHUSD contracts of 2021; the days of those changes were not found`,
          INSTRUMENTS,
        ),
        ...fundingSources,
        ...sharedSources,
      ],
    },
    eras: [],
  },
])
