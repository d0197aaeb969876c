import { D, type Decimal } from '../num/decimal'
import { atPlaces, type RoundingMode } from '../num/rounding'
import { coin, type Coin } from '../num/units'

/**
 * Places to which a count of smallest units is settled before it is rounded: far beyond any venue's own, so that
 * 14 349.999… of a division forth and back is 14 350, and never a unit more or less.
 */
const SETTLED_PLACES = 20

/** An exact count of smallest units as a whole one. 9 680.07 'half-up' → 9 680. */
export const wholeUnits = (exact: Decimal, mode: RoundingMode): bigint =>
  BigInt(atPlaces(atPlaces(exact, SETTLED_PLACES, 'half-even'), 0, mode).toFixed(0))

/** Coins as a count of smallest units, not rounded. 0.5 at scale 8 → 50 000 000. */
export const unitsIn = (coins: Decimal, settlementScale: number): Decimal =>
  coins.times(new D(10).pow(settlementScale))

/** Whole smallest units as coins. 50 000 000 at scale 8 → 0.5. */
export const coinsOf = (units: bigint, settlementScale: number): Coin =>
  coin(new D(units.toString()).div(new D(10).pow(settlementScale)))

/** Coins in whole smallest units. 0.000000016 at scale 8, 'down' → 1. */
export const bookedCoins = (coins: Decimal, settlementScale: number, mode: RoundingMode): bigint =>
  wholeUnits(unitsIn(coins, settlementScale), mode)
