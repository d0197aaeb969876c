import type { ContractSpec } from '@shared/market/contract-spec'
import type { MarginSchedule, TieredSchedule } from '@shared/market/margin-schedule'

import { contractCount, exactPercent, exactText } from './figure-words'
import { MEASURE_WORDS, REACH_WORDS } from './policy-words'

interface Line {
  readonly label: string
  readonly text: string
}
type AdjustSchedule = Extract<MarginSchedule, { method: 'adjust-factor' }>

/** How a margin schedule works, in words: everything about it but its rows. */
export function marginRules({ margin, settlement }: ContractSpec): readonly Line[] {
  switch (margin.method) {
    case 'tiered':
      return tieredRules(margin, settlement)
    case 'linear-growth': {
      const growth = `${exactPercent(margin.slopePerCoin)} more for each ${settlement} of position value, on the whole position`
      return [
        { label: 'Method', text: 'Linear growth' },
        { label: 'Initial margin', text: exactPercent(margin.initialBase) },
        { label: 'Maintenance margin', text: exactPercent(margin.maintenanceBase) },
        { label: 'Growth of both', text: growth },
      ]
    }
    case 'adjust-factor':
      return [
        { label: 'Method', text: 'Adjust factor over leverage' },
        { label: 'Initial margin', text: 'position value / leverage' },
        { label: 'Maintenance margin', text: 'adjust factor × initial margin' },
      ]
  }
}

function tieredRules(schedule: TieredSchedule, settlement: string): readonly Line[] {
  const { then, measure } = schedule
  const unit = measure === 'coin' ? ` ${settlement}` : ' contracts'
  const further =
    then &&
    `each further ${exactText(then.step)}${unit} adds ${exactPercent(then.initialStep)} to the initial and ${exactPercent(then.maintenanceStep)} to the maintenance rate, up to 100%`
  return [
    { label: 'Method', text: 'Tiers' },
    { label: 'Tiers count', text: MEASURE_WORDS[measure] },
    { label: 'Initial rate', text: REACH_WORDS[schedule.initial] },
    { label: 'Maintenance rate', text: REACH_WORDS[schedule.maintenance] },
    ...(further ? [{ label: 'After the last listed tier', text: further }] : []),
  ]
}

/** Each row of a schedule as one line of words. */
export function marginRowLines({ margin, settlement }: ContractSpec): readonly Line[] {
  if (margin.method === 'tiered') return tierLines(margin, settlement)
  return margin.method === 'adjust-factor' ? adjustLines(margin) : []
}

function tierLines({ tiers, measure }: TieredSchedule, settlement: string): readonly Line[] {
  return tiers.map(({ upTo, initialRate, maintenanceRate }, at) => {
    const end = upTo
      ? `up to ${measure === 'coin' ? `${exactText(upTo)} ${settlement}` : contractCount(upTo)}`
      : 'without an end'
    const rates = `initial ${exactPercent(initialRate)}, maintenance ${exactPercent(maintenanceRate)}`
    return { label: `Tier ${at + 1}`, text: `${end}: ${rates}` }
  })
}

function adjustLines({ rows }: AdjustSchedule): readonly Line[] {
  return rows.flatMap(({ leverageUpTo, tiers }) =>
    tiers.map(({ upToContracts, adjust }, at) => ({
      label: `Up to ${exactText(leverageUpTo)}×, tier ${at + 1}`,
      text: `${upToContracts ? `up to ${contractCount(upToContracts)}` : 'without an end'}: adjust factor ${exactPercent(adjust)}`,
    })),
  )
}
