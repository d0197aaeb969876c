import { countText, rateText } from '@shared/format/decimal-text'
import type { PlanHistory } from '@shared/ipc/plans'
import type { Coin } from '@shared/num/units'

/** One thing that was assumed: words, or coins that follow the chosen unit. */
export interface PlanTerm {
  readonly label: string
  readonly words?: string
  readonly coin?: Coin
}

/** What stood behind a plan and what it was expected to cost, in the order of the sheet. */
export function termsOfPlan({ recorded, spec }: PlanHistory): readonly PlanTerm[] {
  const { balance, openRole, closeRole, openFeeRate, closeFeeRate, fundingRate } = recorded
  const interval = spec.kind === 'inverse' ? spec.funding.intervalHours : 0
  return [
    ...(balance ? [{ label: 'Balance', coin: balance }] : []),
    ...backingTerms(recorded),
    { label: 'Fee in', words: `${rateText(openFeeRate)}, ${openRole}` },
    { label: 'Fee out', words: `${rateText(closeFeeRate)}, ${closeRole}` },
    ...(fundingRate
      ? [
          {
            label: 'Funding assumed',
            words: `${rateText(fundingRate, { sign: 'gain' })}${interval > 0 ? ` per ${interval} h` : ''}`,
          },
        ]
      : []),
  ]
}

function backingTerms({ backing }: PlanHistory['recorded']): readonly PlanTerm[] {
  switch (backing?.kind) {
    case 'leverage':
      return [{ label: 'Leverage, isolated', words: `${countText(backing.leverage)}×` }]
    case 'margin':
      return [{ label: 'Margin, isolated', coin: backing.margin }]
    case 'cross':
      return [{ label: 'Leverage, cross', words: `${countText(backing.leverage)}×` }]
    case undefined:
      return []
  }
}
