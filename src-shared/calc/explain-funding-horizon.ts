import type { ContractSpec } from '../market/contract-spec'
import { signOf } from '../market/side'
import { assertNever, type Result } from '../num/result'
import type { Fraction, Rate } from '../num/units'

import { notionalFilled } from './explain-notional'
import { yearlyText } from './explain-yearly'
import { num, outcomeText, percent, sourced, term, type Explanation } from './explanation'
import type { FundingHorizon, FundingPath, HorizonInput } from './funding-horizon'
import { notional } from './notional'
import type { TwinnedSpec } from './position'
import { countText } from './whole-count'

type HorizonFigure = 'received' | 'simpleYield' | 'compoundedYield' | 'breakEven'
type Shown = HorizonInput & {
  readonly position: HorizonInput['position'] & { readonly spec: TwinnedSpec & ContractSpec }
}

/** The working behind a funding horizon; of a refused one, what would have to be different. */
export function explainHorizon(
  { position, path, intervalHours }: Shown,
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
      substituted: paymentsFilled(position, path),
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

/** The payments with their numbers, as far as they can be read at a glance. */
function paymentsFilled(position: Shown['position'], path: FundingPath): string {
  const s = signOf(position.side) === 1 ? '−(+1)' : '−(−1)'
  const signed = (rate: Rate): string => (rate.lt(0) ? `(${percent(rate)})` : percent(rate))
  switch (path.kind) {
    case 'constant':
      return `${countText(path.intervals)} · ${s} · ${notionalFilled(position, path.mark)} · ${signed(path.rate)}`
    case 'stepped': {
      const steps = path.steps.map(
        ({ rate, intervals }) => `${countText(intervals)} · ${signed(rate)}`,
      )
      return `${s} · ${notionalFilled(position, path.mark)} · (${steps.join(' + ')})`
    }
    case 'series':
      return `${countText(path.points.length)} payments, each at its own rate and mark`
    default:
      return assertNever(path)
  }
}

export const NO_YIELD = 'There is no such yield for this horizon.'

const yieldText = (yearly: Fraction | undefined): string => yearlyText(yearly, NO_YIELD)
