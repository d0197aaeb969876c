import { defineListings } from '../venue'

import { krakenListing, levels, MATURITIES, perpetualMargin } from './kraken-terms'
import { readOn } from './reading'

const { inferred } = readOn('2026-11-24')

const BITCOIN = levels(
  ['I', '500000'],
  ['II', '1000000'],
  ['III', '3000000'],
  ['IV', '6000000'],
  ['V', '12000000'],
  ['VII', '20000000'],
  ['VIII', '50000000'],
  ['IX', '75000000'],
)

/** Kraken Futures, single-collateral inverse contracts: perpetual (PI) and fixed maturity (FI). */
export const krakenListings = defineListings([
  krakenListing(
    {
      symbol: 'PI_XBTUSD',
      title: 'Kraken PI_XBTUSD perpetual',
      base: 'BTC',
      tick: '0.5',
      maxLeverage: '50',
      margin: BITCOIN,
      before: levels(['I', '500000'], ['II', '1000000'], ['III', '3000000'], ['IV', '6000000']),
      marginSource: perpetualMargin(),
    },
    'perpetual',
  ),
  krakenListing(
    {
      symbol: 'PI_ETHUSD',
      title: 'Kraken PI_ETHUSD perpetual',
      base: 'ETH',
      tick: '0.05',
      maxLeverage: '50',
      margin: levels(
        ['I', '250000'],
        ['II', '500000'],
        ['III', '2000000'],
        ['IV', '5000000'],
        ['V', '8000000'],
        ['VII', '15000000'],
        ['VIII', '30000000'],
        ['IX', '45000000'],
      ),
      before: levels(['I', '250000'], ['II', '500000'], ['III', '2000000'], ['IV', '5000000']),
      marginSource: perpetualMargin(),
    },
    'perpetual',
  ),
  krakenListing(
    {
      symbol: 'PI_LTCUSD',
      title: 'Kraken PI_LTCUSD perpetual',
      base: 'LTC',
      tick: '0.01',
      maxLeverage: '25',
      margin: levels(
        ['I', '250000'],
        ['II', '500000'],
        ['III', '2000000'],
        ['IV', '4000000'],
        ['V', '6000000'],
      ),
      before: levels(['I', '250000'], ['II', '500000'], ['III', '2000000']),
      marginSource: perpetualMargin('. The contract page prints 25× and 5,000,000 at most'),
    },
    'perpetual',
  ),
  krakenListing(
    {
      symbol: 'PI_BCHUSD',
      title: 'Kraken PI_BCHUSD perpetual, delisted on 2025-04-04',
      base: 'BCH',
      tick: '0.1',
      maxLeverage: '25',
      margin: levels(
        ['II', '500000'],
        ['III', '2000000'],
        ['IV', '3000000'],
        ['VI', '5000000'],
        ['X', '10000000'],
      ),
      before: levels(['I', '100000'], ['II', '500000'], ['III', '2000000']),
      marginSource: perpetualMargin(),
    },
    'perpetual',
  ),
  krakenListing(
    {
      symbol: 'PI_XRPUSD',
      title: 'Kraken PI_XRPUSD perpetual',
      base: 'XRP',
      tick: '0.0001',
      maxLeverage: '10',
      margin: levels(['IV', '1000000'], ['VI', '3000000']),
      before: levels(['I', '250000'], ['II', '500000'], ['III', '2000000'], ['IV', '4000000']),
      marginSource: perpetualMargin(
        '. The contract page prints 25×, which the schedule’s 10 % bars',
      ),
    },
    'perpetual',
  ),
  krakenListing(
    {
      symbol: 'FI_XBTUSD',
      title: 'Kraken FI_XBTUSD fixed maturity',
      base: 'BTC',
      tick: '0.5',
      maxLeverage: '50',
      margin: levels(
        ['I', '500000'],
        ['II', '1000000'],
        ['III', '3000000'],
        ['IV', '6000000'],
        ['V', '12000000'],
        ['VII', '20000000'],
        ['VIII', '40000000'],
      ),
      before: levels(['I', '500000'], ['II', '1000000'], ['III', '3000000']),
      marginSource: inferred(
        ['margin'],
        'Levels of the perpetual stand in, cut at the largest position of 40,000,000 that the contract page states: the table of today for fixed maturities was not found',
        MATURITIES,
      ),
    },
    'dated',
  ),
])
