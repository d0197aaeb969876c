import { num } from './explanation'
import { equityDirection } from './notional'
import type { PositionInput } from './position'

/** Which way equity moves when the notional grows. */
export const directionOf = ({ spec, side }: PositionInput): 1 | -1 => equityDirection(spec, side)

/** The price at which the contracts are worth N: written over a formula for N. */
export const priceOf = ({ spec }: PositionInput, notional: string): string =>
  spec.kind === 'inverse' ? `q · C / (${notional})` : `(${notional}) / (q · C)`

/** The same with the contracts filled in. */
export const filledPriceOf = ({ spec, quantity }: PositionInput, notional: string): string => {
  const qc = `${num(quantity)} · ${num(spec.contractValue)}`
  return spec.kind === 'inverse' ? `${qc} / (${notional})` : `(${notional}) / (${qc})`
}
