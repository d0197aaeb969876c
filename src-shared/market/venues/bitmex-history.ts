import type { ListingJson } from '../venue'

import { readOn } from './reading'

const { confirmed, inferred } = readOn('2026-11-27')

type Spec = ListingJson['spec']
type Eras = ListingJson['eras']
type Era = Eras[number]

export const INSTRUMENTS = 'https://github.com/bwjoke/BTC-Trading-Since-2020'
export const RISK_LIMITS = 'https://www.bitmex.com/app/riskLimitsExamples'
export const ROWS =
  'GET /api/v1/instrument kept in bwjoke/BTC-Trading-Since-2020, api-v1-instrument.all.csv'
const TARDIS = 'https://github.com/nautechsystems/nautilus_trader'
const ANNOUNCED = 'https://blog.bitmex.com/site_announcement/'
/** A site that keeps the announcements whole. */
const COPIES = 'https://cryptomak.co.uk/'

/**
 * Whole-position rates. With every started step above the first limit both rise by the base maintenance margin:
 * half a point today, less in the years in which that was lower.
 */
export const riskLimit = (
  limit: string,
  step: string,
  { maintenance = '0.005', initial = '0.01' } = {},
): Spec['margin'] => ({
  method: 'tiered',
  measure: 'coin',
  maintenance: 'whole',
  initial: 'whole',
  tiers: [{ upTo: limit, initialRate: initial, maintenanceRate: maintenance }],
  then: { step, initialStep: maintenance, maintenanceStep: maintenance },
})

type Announced = readonly [title: string, url: string]

const margin = (until: string, terms: Era['terms'], announced: Announced): Era => ({
  until,
  terms,
  source: confirmed(['margin'], ...announced),
})

const fees = (until: string, rates: Spec['fees'], announced: Announced): Era => ({
  until,
  terms: { fees: rates },
  source: confirmed(['fees'], ...announced),
})

const TICKS_2024 = 'announcement of 2024-07-26, “Minimum price increments for XBTUSD and ETHUSD”'
const STEPS =
  'each step adds the base maintenance margin, as the announcement of 2021-05-14 on ETHUSD states'
const JULY_2020 =
  'Lowered at that hour: announcement of 2020-07-29, which was read without its table. What held before is in the announcement of 2020-05-05'
const JULY_2020_AT = `${ANNOUNCED}reduction-in-base-maintenance-margin-xbt-and-eth-series-29-july-2020-2/`
const MAY_2020_AT = `${COPIES}?p=156497`
const APRIL_2020_AT = `${ANNOUNCED}reduction-in-base-maintenance-margin-xbt-and-eth-series-17-april-2020-2/`
const STEPS_2021 = 'announcement “Introducing lower margin requirements on large positions”'
const STEPS_2021_AT = `${COPIES}?p=263944`

/** Rates by the dollars traded in a day, averaged over 30 days, for what is settled in bitcoin. */
const FEES_2023: Spec['fees'] = {
  maker: '0.0002',
  taker: '0.00075',
  tiers: [
    { name: 'From 1,000,000 USD a day', maker: '0.0001', taker: '0.0005' },
    { name: 'From 5,000,000 USD a day', maker: '0', taker: '0.0004' },
    { name: 'From 10,000,000 USD a day', maker: '0', taker: '0.00035' },
    { name: 'From 25,000,000 USD a day', maker: '0', taker: '0.0003' },
    { name: 'From 50,000,000 USD a day', maker: '0', taker: '0.00025' },
    { name: 'From 100,000,000 USD a day', maker: '-0.00003', taker: '0.00024' },
    { name: 'From 250,000,000 USD a day', maker: '-0.00005', taker: '0.00023' },
    { name: 'From 500,000,000 USD a day', maker: '-0.00008', taker: '0.00022' },
    { name: 'From 1,000,000,000 USD a day', maker: '-0.0001', taker: '0.000175' },
  ],
}

export const xbtusdEras: Eras = [
  fees('2024-10-22T00:00:00Z', FEES_2023, [
    'Tardis instrument metadata for XBTUSD, kept in nautilus_trader @d7270ba3 crates/adapters/tardis/test_data/instrument_perpetual.json; rates by volume: BitMEX announcement of the fees of 2023-01-17. Those of today were not found',
    TARDIS,
  ]),
  {
    until: '2024-07-31T04:00:00Z',
    terms: { tick: '0.5' },
    source: confirmed(
      ['contract'],
      `Tick 0.5 until that hour: the same Tardis metadata, and BitMEX ${TICKS_2024}`,
      TARDIS,
    ),
  },
  margin('2024-03-14T04:00:00Z', { margin: riskLimit('200', '150', { maintenance: '0.0035' }) }, [
    `Base maintenance margin raised to 0.5 % at that hour: BitMEX announcement “Change in base initial margin and maintenance margin for 14 contracts”. 0.35 % in instrument and position records of 2021 to 2023; ${STEPS}`,
    `${COPIES}change-in-base-initial-margin-and-maintenance-margin-for-14-contracts/`,
  ]),
  fees('2023-01-17T00:00:00Z', { maker: '-0.0001', taker: '0.00075' }, [
    'New fees from that hour: BitMEX announcement “Arriving tomorrow: fee changes”. −0.01 % and 0.075 % in the row of XBTM22 and in an XBTUSD record of 2022-12-12',
    `${ANNOUNCED}arriving-tomorrow-fee-changes-better-discounts-and-more-maker-incentives/`,
  ]),
  {
    until: '2022-03-25T12:00:00Z',
    terms: { fees: { maker: '-0.0001', taker: '0.0005' } },
    source: inferred(
      ['fees'],
      `Fees in the rows of XBTZ21 to XBTG22 and ETHUSDH22, ${ROWS}. The day on which the taker fee rose again was not found, so the settlement of that contract ends them here`,
      INSTRUMENTS,
    ),
  },
  margin('2021-08-31T06:00:00Z', { margin: riskLimit('200', '100', { maintenance: '0.0035' }) }, [
    `Risk step 100 XBT until that hour and 150 since, base rates unchanged: BitMEX ${STEPS_2021}; ${STEPS}`,
    STEPS_2021_AT,
  ]),
  fees('2021-08-18T00:00:00Z', { maker: '-0.00025', taker: '0.00075' }, [
    'Taker 0.075 % to 0.05 % and maker −0.025 % to −0.01 % on all products from that hour: BitMEX announcements of 2021-08-12 and “Now live: revamp of BitMEX fee structures”',
    `${ANNOUNCED}now-live-revamp-of-bitmex-fee-structures-for-increased-trader-rewards/`,
  ]),
  {
    until: '2021-06-08T04:30:00Z',
    terms: { lot: '1' },
    source: confirmed(
      ['contract'],
      'Lot 1 until that hour and 100 since: BitMEX announcement of the lot size change, and the same Tardis metadata',
      `${ANNOUNCED}important-lot-size-change-on-xbtusd-swap-and-futures-moving-to-100-lot-size-effective-8-june/`,
    ),
  },
  margin('2020-07-29T02:00:00Z', { margin: riskLimit('200', '100', { maintenance: '0.004' }) }, [
    `${JULY_2020}, what held after it, 0.35 %, in records; ${STEPS}`,
    JULY_2020_AT,
  ]),
  margin('2020-05-05T02:00:00Z', { margin: riskLimit('200', '100', { maintenance: '0.0045' }) }, [
    `Base maintenance margin 0.45 % to 0.4 % at that hour: BitMEX announcement of 2020-05-05; ${STEPS}`,
    MAY_2020_AT,
  ]),
  margin('2020-04-17T01:00:00Z', { margin: riskLimit('200', '100') }, [
    'Base maintenance margin 0.5 % to 0.45 % at that hour: BitMEX announcement of 2020-04-17; limit of 200 and step of 100 XBT in the rows of XBTU18 and XBTH19. An older, undated table (100 XBT, steps of 50, 2 % initial) is not followed',
    APRIL_2020_AT,
  ]),
]

const halfLeverage = (limit: string, maintenance: string): Era['terms'] => ({
  maxLeverage: '50',
  margin: riskLimit(limit, limit, { maintenance, initial: '0.02' }),
})

export const ethusdEras: Eras = [
  {
    until: '2024-07-31T04:00:00Z',
    terms: { tick: '0.05' },
    source: confirmed(
      ['contract'],
      `Tick 0.05 until that hour: BitMEX ${TICKS_2024}`,
      'https://news.mkncrypto.com/bitmex-announces-changes-to-minimum-price-increments-for-xbtusd-and-ethusd',
    ),
  },
  margin('2021-08-31T06:00:00Z', { margin: riskLimit('75', '75') }, [
    `Risk step 75 XBT until that hour and 100 since: BitMEX ${STEPS_2021}`,
    STEPS_2021_AT,
  ]),
  margin('2021-05-14T06:00:00Z', halfLeverage('75', '0.007'), [
    'Base rates 2 % and 0.7 % to 1 % and 0.5 % at that hour, first limit 75 XBT: BitMEX announcement “Reduction in initial and maintenance margin for ETHUSD”',
    `${COPIES}reduction-in-initial-and-maintenance-margin-for-ethusd`,
  ]),
  margin('2020-07-29T02:00:00Z', halfLeverage('50', '0.008'), [
    `${JULY_2020}, with a first limit of 50 XBT. The day on which that became 75 was not found; a step as large as the limit is taken`,
    JULY_2020_AT,
  ]),
  margin('2020-05-05T02:00:00Z', halfLeverage('50', '0.009'), [
    'Base maintenance margin 0.9 % to 0.8 % at that hour: BitMEX announcement of 2020-05-05',
    MAY_2020_AT,
  ]),
  margin('2020-04-17T01:00:00Z', halfLeverage('50', '0.01'), [
    'Base maintenance margin 1 % to 0.9 % at that hour: BitMEX announcement of 2020-04-17',
    APRIL_2020_AT,
  ]),
]
