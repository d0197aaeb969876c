import { canonicalText, D, type Decimal } from '../num/decimal'
import { groupedThousands } from '../num/grouped'
import { atPlaces } from '../num/rounding'

/** True minus sign, as wide as a plus and a digit. */
const MINUS = '−'
/** Narrow no-break space: groups digits without breaking the line. */
const THIN = '\u202F'

export interface SignOption {
  /** `gain`: a figure above zero carries "+". Zero never carries a sign. */
  readonly sign?: 'minus-only' | 'gain'
}

/** Decimals beyond those of the money: a slope or a tick is worth less than its smallest unit. */
export interface FinerOption {
  readonly finer?: number
}

/**
 * Coins grouped for reading: the first decimals that do not fill a three, then threes.
 * 0.01234567 at 8 → `0.01 234 567`. Rounded half up for the eye only; copy gives {@link plainText}.
 */
export function coinText(value: Decimal, places: number, option: SignOption = {}): string {
  return signed(value, { ...option, places, group: coinGroups })
}

/** A coin unit to show figures in: 1 BTC, 1 mBTC or 1 sat. */
export type ShownUnit = 'coin' | 'milli' | 'minor'

/**
 * Coins in the chosen unit. 0.01234567 BTC (scale 8): `0.01 234 567`, `12.34 567`, `1 234 567`. Finer by 2, 0.000000025
 * BTC: `0.00 000 00 250`, `0.00 002 50`, `2.50`.
 */
export function coinInUnitText(
  value: Decimal,
  { unit, scale, finer = 0 }: FinerOption & { readonly unit: ShownUnit; readonly scale: number },
  option: SignOption = {},
): string {
  const shift = { coin: 0, milli: 3, minor: scale }[unit]
  return coinText(
    value.times(new D(10).pow(shift)),
    (scale < shift ? 0 : scale - shift) + finer,
    option,
  )
}

/** The unit's name behind a figure: BTC, mBTC, sat (other coins: "1e-6 XYZ" spelt as `minor XYZ`). */
export function unitName(unit: ShownUnit, currency: string): string {
  if (unit === 'coin') return currency
  if (unit === 'milli') return `m${currency}`
  return currency === 'BTC' ? 'sat' : `minor ${currency}`
}

/** Dollars with thousands separators and cents: `−1,234.50`. */
export function usdText(
  value: Decimal,
  { finer = 0, ...option }: SignOption & FinerOption = {},
): string {
  return signed(value, { ...option, places: 2 + finer, group: withCommas })
}

/** A price with as many decimals as its tick: 48655.3 on 0.5 → `48,655.3`; 50000 on 0.1 → `50,000.0`. */
export function priceText(value: Decimal, tick: Decimal): string {
  return signed(value, { places: tick.decimalPlaces(), group: withCommas })
}

/** A fraction as percent with two decimals: 0.16667 → `16.67%`. */
export function percentText(
  value: Decimal,
  { places = 2, ...option }: SignOption & { readonly places?: number } = {},
): string {
  return `${signed(value.times(100), { ...option, places, group: withCommas })}%`
}

/** A rate whose fourth decimal counts, such as one funding payment: 0.0001 → `0.0100%`. */
export const rateText = (value: Decimal, option: SignOption = {}): string =>
  percentText(value, { ...option, places: 4 })

/** A multiple of the risk with two decimals and its sign: `+2.85 R`, `−1.00 R`. */
export const rText = (value: Decimal): string =>
  `${signed(value, { sign: 'gain', places: 2, group: withCommas })} R`

/** A count (contracts, leverage) with separators and only the decimals it has: `10,000`, `12.5`. */
export function countText(value: Decimal, most = 8): string {
  const shown = atPlaces(value, most, 'half-up')
  return signed(shown, { places: shown.decimalPlaces(), group: withCommas })
}

/** The plain number for the clipboard: all digits, a hyphen for minus, no grouping. */
export function plainText(value: Decimal): string {
  return canonicalText(value)
}

interface Shape extends SignOption {
  readonly places: number
  /** How the unsigned digits are grouped. */
  readonly group: (digits: string) => string
}

const withCommas = (digits: string): string => groupedThousands(digits, ',')

function signed(value: Decimal, { places, sign = 'minus-only', group }: Shape): string {
  const shown = atPlaces(value, places, 'half-up')
  const digits = group(shown.abs().toFixed(places))
  if (shown.isZero()) return digits
  if (shown.lt(0)) return `${MINUS}${digits}`
  return sign === 'gain' ? `+${digits}` : digits
}

function coinGroups(digits: string): string {
  const [whole = '', decimals] = digits.split('.')
  const grouped = groupedThousands(whole, THIN)
  if (decimals === undefined) return grouped
  const lead = decimals.length % 3
  const threes = decimals.slice(lead).match(/\d{3}/g) ?? []
  return `${grouped}.${[decimals.slice(0, lead), ...threes].filter((part) => part !== '').join(THIN)}`
}
