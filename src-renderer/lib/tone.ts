import type { Decimal } from '@shared/num/decimal'

/** The class that colours a figure by its sign; zero has no colour. */
export function toneOf(value: Decimal): 'gain' | 'loss' | undefined {
  if (value.isZero()) return undefined
  return value.gt(0) ? 'gain' : 'loss'
}
