import type { ContractSpec } from '../market/contract-spec'
import type { Result } from '../num/result'
import type { Fraction } from '../num/units'

import { yearlyText } from './explain-yearly'
import { num, outcomeText, sourced, term, type Explanation } from './explanation'
import type { FundingHorizon, HorizonInput } from './funding-horizon'
import { notional } from './notional'
import type { TwinnedSpec } from './position'
import { countText } from './whole-count'

type HorizonFigure = 'received' | 'simpleYield' | 'compoundedYield' | 'breakEven'
type Shown = HorizonInput & {
  readonly position: HorizonInput['position'] & { readonly spec: TwinnedSpec & ContractSpec }
}

/** The working behind a funding horizon; of a refused one, what would have to be different. */
export function explainHorizon(
  { position, intervalHours }: Shown,
  outcome: Result<FundingHorizon, string>,
): readonly Explanation<HorizonFigure>[] {
  const received = { figure: 'received', title: 'Funding over the horizon' } as const
  const formula = 'Σ −s · N(Mᵢ) · rateᵢ'
  if (!outcome.ok) return [{ ...received, formula, substituted: '', result: outcome.error }]
  const { spec } = position
  const horizon = outcome.value
  const entryNotional = num(notional(position, position.entry))
  const share = `${term(horizon.received.coin)} / ${entryNotional}`
  const yearly = `8,760 h / (${countText(horizon.intervals)} · ${countText(intervalHours)} h)`
  const last = horizon.rows.at(-1)
  return [
    {
      ...received,
      formula,
      substituted: `${countText(horizon.intervals)} payments`,
      result: `${num(horizon.received.coin)} ${spec.settlement} (${num(horizon.received.usd)} ${spec.quote})`,
      note: 'Positive is received. The dollars of each payment are counted at its own mark.',
      ...sourced(spec, 'funding'),
    },
    {
      figure: 'simpleYield',
      title: 'Yield, simple',
      formula: 'received / N · 8,760 h / (n · hours)',
      substituted: `${share} · ${yearly}`,
      result: yieldText(horizon.simpleYield),
      note: 'A year of this horizon, on the notional at entry in coin.',
    },
    {
      figure: 'compoundedYield',
      title: 'Yield, compounded',
      formula: 'Π(1 + receivedᵢ / N)^(8,760 h / (n · hours)) − 1',
      substituted: `Π(1 + receivedᵢ / ${entryNotional})^(${yearly}) − 1`,
      result: yieldText(horizon.compoundedYield),
      note: 'Every payment put to work at once. For display: the position itself does not grow.',
    },
    {
      figure: 'breakEven',
      title: 'Break-even after the horizon',
      formula: 'break-even with funding paid − received',
      substituted: `funding paid ${term(position.fundingPaid)} − ${term(horizon.received.coin)}`,
      result: last === undefined ? '' : outcomeText(last.breakEven, spec.quote),
      note: 'Both fees and all funding so far are inside.',
    },
  ]
}

const yieldText = (yearly: Fraction | undefined): string =>
  yearlyText(yearly, 'There is no such yield for this horizon.')
