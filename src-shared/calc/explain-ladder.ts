import type { ContractSpec } from '../market/contract-spec'

import { num, sourced, type Explanation } from './explanation'
import type { LadderPlan, LadderStep } from './ladder'

type Working = Explanation<'prices' | 'quantities' | 'averageEntry' | 'notional'>

/** The working behind a ladder. `steps` is the answer of ladder to the same plan. */
export function explainLadder(
  plan: LadderPlan<ContractSpec>,
  steps: readonly LadderStep[],
): readonly Working[] {
  const last = steps.at(-1)
  if (last === undefined) return []
  const inverse = plan.spec.kind === 'inverse'
  const each = (part: (step: LadderStep) => string, by: string): string =>
    shortened(steps.map(part), by)
  const orderWorth = ({ quantity, price }: LadderStep): string =>
    inverse
      ? `${num(quantity)} · ${num(plan.spec.contractValue)} / ${num(price)}`
      : `${num(quantity)} · ${num(plan.spec.contractValue)} · ${num(price)}`
  return [
    explainPrices(plan, steps),
    explainQuantities(plan, steps),
    {
      figure: 'averageEntry',
      title: 'Average entry when all are filled',
      formula: inverse ? 'Σ q / Σ (q / p)' : 'Σ (q · p) / Σ q',
      substituted: inverse
        ? `${num(last.cumulative)} / (${each(({ quantity, price }) => `${num(quantity)} / ${num(price)}`, ' + ')})`
        : `(${each(({ quantity, price }) => `${num(quantity)} · ${num(price)}`, ' + ')}) / ${num(last.cumulative)}`,
      result: `${num(last.averageEntry)} ${plan.spec.quote}`,
      ...(inverse
        ? { note: 'The harmonic mean: the one price at which the position has the same result.' }
        : {}),
    },
    {
      figure: 'notional',
      title: 'Notional when all are filled',
      formula: inverse ? 'Σ (q · C / p)' : 'Σ (q · C · p)',
      substituted: each(orderWorth, ' + '),
      result: `${num(last.cumulativeNotional)} ${plan.spec.settlement}`,
    },
  ]
}

function explainPrices(
  { spec, from, to, orders, spacing }: LadderPlan<ContractSpec>,
  steps: readonly LadderStep[],
): Working {
  const gaps = (orders - 1).toString()
  const [first, last] = [num(from), num(to)]
  const equal = spacing === 'equal-steps'
  return {
    figure: 'prices',
    title: 'Prices',
    formula: equal ? 'from + i · (to − from) / (n − 1)' : 'from · (to / from)^(i / (n − 1))',
    substituted: equal
      ? `${first} + i · (${last} − ${first}) / ${gaps}`
      : `${first} · (${last} / ${first})^(i / ${gaps})`,
    result: shortened(
      steps.map(({ price }) => num(price)),
      ', ',
    ),
    note: `Inner prices are on the nearest tick of ${num(spec.tick)}.`,
    ...sourced(spec, 'contract'),
  }
}

const WEIGHTS = {
  'equal-contracts': 'every weight 1',
  'equal-coin': 'weight = 1 / coin value of one contract',
  growth: 'weight = factorⁱ',
} as const satisfies Record<LadderPlan['weighting']['kind'], string>

function explainQuantities(
  { spec, total, weighting }: LadderPlan<ContractSpec>,
  steps: readonly LadderStep[],
): Working {
  const factor = weighting.kind === 'growth' ? `, factor ${num(weighting.factor)}` : ''
  return {
    figure: 'quantities',
    title: 'Quantities',
    formula: `total · weight / Σ weights, ${WEIGHTS[weighting.kind]}`,
    substituted: `${num(total)} · weight / Σ weights${factor}`,
    result: shortened(
      steps.map(({ quantity }) => num(quantity)),
      ', ',
    ),
    note: `Each down to the lot of ${num(spec.lot)}; what that leaves over is added to the last order.`,
    ...sourced(spec, 'contract'),
  }
}

const SHOWN = 3

/** The first few and the last of a long list. */
function shortened(parts: readonly string[], by: string): string {
  if (parts.length <= SHOWN + 2) return parts.join(by)
  return [...parts.slice(0, SHOWN), '…', ...parts.slice(-1)].join(by)
}
