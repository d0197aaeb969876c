import type { CoinUnit } from '@shared/ipc/settings'
import { D, type Decimal } from '@shared/num/decimal'
import type { FieldRule } from '@shared/num/field-rule'
import { coin, type Coin } from '@shared/num/units'
import { unitName } from '@shared/format/decimal-text'

/** The coin of an account, as amounts of it are typed. */
export interface TypedCoin {
  readonly currency: string
  readonly scale: number
  readonly unit: CoinUnit
}

/** How many decimals a unit is shifted by: thousandths by three, smallest units by all there are. */
const shiftOf = ({ unit, scale }: TypedCoin): number => {
  if (unit === 'coin') return 0
  return unit === 'milli' ? 3 : scale
}

/** What a typed amount may be: in the unit of the settings, down to the coin's smallest part. */
export const amountRule = (label: string, of: TypedCoin): FieldRule => ({
  label,
  decimals: Math.max(of.scale - shiftOf(of), 0),
  units: [of.currency, unitName(of.unit, of.currency)],
})

/** Whole coins of an amount in that unit, exact. 1.5 mBTC → 0.0015. */
export const coinsFrom = (amount: Decimal, of: TypedCoin): Coin =>
  coin(amount.times(new D(10).pow(-shiftOf(of))))

/** The smallest step that arrow keys make in that unit. */
export const stepIn = (of: TypedCoin): string =>
  new D(10).pow(-Math.max(of.scale - shiftOf(of), 0)).toFixed()
