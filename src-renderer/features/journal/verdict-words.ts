import { percent } from '@shared/calc/explanation'
import { countText, priceText } from '@shared/format/decimal-text'
import type { SizeVerdict, StopVerdict } from '@shared/journal/verdict'
import type { Decimal } from '@shared/num/decimal'

/** Ticks with their sign, whole or to one decimal: `−1,000 ticks`. */
export function ticksText(ticks: Decimal): string {
  const size = countText(ticks.abs(), 1)
  const sign = ticks.isZero() ? '' : ticks.lt(0) ? '−' : '+'
  return `${sign}${size} ${size === '1' ? 'tick' : 'ticks'}`
}

/** What became of the planned stop: `Widened: 40,000.0 planned, then 38,000.0`. */
export function stopWords({ kind, planned, stops }: StopVerdict, tick: Decimal): string {
  const price = (at: Decimal | null): string => (at === null ? 'none' : priceText(at, tick))
  if (kind === 'kept') return `Kept at ${price(planned)}`
  const word = { tightened: 'Tightened', widened: 'Widened', removed: 'Taken away' }[kind]
  return `${word}: ${price(planned)} planned, then ${stops.map(price).join(', ')}`
}

/** How much was held against the plan: `150 against 100 planned, 150.00%`. */
export function sizeWords({ planned, actual, ratio }: SizeVerdict): string {
  const held = `${countText(actual)} against ${countText(planned)} planned`
  return ratio.eq(1) ? `${held}, to plan` : `${held}, ${percent(ratio)}`
}
