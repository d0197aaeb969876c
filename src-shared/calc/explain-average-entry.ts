import type { ContractSpec } from '../market/contract-spec'

import { averageEntry, type PricedQuantity } from './average-entry'
import { num, sourced, type Explanation } from './explanation'

type Entered = Pick<ContractSpec, 'kind' | 'contractValue' | 'quote' | 'sources'>

/** Fills written out before the rest is cut to "…": a formula stays one line. */
const SHOWN = 3

/**
 * The working of an average entry: the payoff mean, which for an inverse contract is Σq / Σ(q/p) and for others
 * Σ(q·p) / Σq. Undefined when the fills hold no contracts.
 */
export function explainAverageEntry(
  spec: Entered,
  fills: readonly PricedQuantity[],
): Explanation<'averageEntry'> | undefined {
  const entry = averageEntry(spec, fills)
  if (entry === undefined) return undefined
  const inverse = spec.kind === 'inverse'
  const listed = (write: (fill: PricedQuantity) => string): string => {
    const written = fills.slice(0, SHOWN).map(write).join(' + ')
    return fills.length > SHOWN ? `${written} + …` : written
  }
  const quantities = listed(({ quantity }) => num(quantity))
  const weighted = listed(({ quantity, price }) =>
    inverse ? `${num(quantity)}/${num(price)}` : `${num(quantity)} · ${num(price)}`,
  )
  return {
    figure: 'averageEntry',
    title: 'Average entry',
    formula: inverse ? 'Σ q / Σ (q / p)' : 'Σ (q · p) / Σ q',
    substituted: inverse ? `(${quantities}) / (${weighted})` : `(${weighted}) / (${quantities})`,
    result: `${num(entry)} ${spec.quote}`,
    note: inverse
      ? 'The harmonic mean: with it the PnL of the whole is the sum of the PnL of its fills. The plain mean of prices is not.'
      : 'The mean by quantity.',
    ...sourced(spec, 'rounding'),
  }
}
