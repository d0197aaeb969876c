import type { ContractSpec } from '@shared/market/contract-spec'
import type { FundingRule } from '@shared/market/venue-policies'

import { exactPercent } from './figure-words'
import { CHARGE_WORDS, PAID_ON_WORDS } from './policy-words'

interface Line {
  readonly label: string
  readonly text: string
}

/** When funding is paid, on what, and how its rate is made. */
export function fundingLines({ funding }: ContractSpec): readonly Line[] {
  const { intervalHours, paidOn, charge, rule } = funding
  const every =
    intervalHours === 0
      ? 'none, or without intervals'
      : `every ${intervalHours === 1 ? 'hour' : `${intervalHours} hours`}`
  return [
    { label: 'Interval', text: every },
    { label: 'Paid on', text: PAID_ON_WORDS[paidOn] },
    { label: 'Payment', text: CHARGE_WORDS[charge] },
    { label: 'Rate', text: rule ? ruleWords(rule) : 'no rule is stated' },
    ...(rule ? ruleFigures(rule) : []),
  ]
}

function ruleWords(rule: FundingRule): string {
  switch (rule.method) {
    case 'clamped-premium':
      return 'premium + (interest − premium), the difference held within the clamp'
    case 'clamped-average':
      return 'the mean of premium − interest, held within the cap'
    case 'dead-band':
      return 'the premium beyond the dead band; nothing inside it'
    case 'premium-over-hours':
      return `the mean premium / ${rule.hours} hours`
  }
}

function ruleFigures(rule: FundingRule): readonly Line[] {
  const interest = 'interestRate' in rule ? exactPercent(rule.interestRate) : undefined
  const clamp = 'clamp' in rule ? `±${exactPercent(rule.clamp)}` : undefined
  const band = 'band' in rule ? `±${exactPercent(rule.band)}` : undefined
  const cap = rule.cap ? `±${exactPercent(rule.cap)}` : 'none is stated'
  return [
    ...(interest ? [{ label: 'Interest', text: interest }] : []),
    ...(clamp ? [{ label: 'Clamp', text: clamp }] : []),
    ...(band ? [{ label: 'Dead band', text: band }] : []),
    { label: 'Cap', text: cap },
  ]
}
