import type { ContractSpec } from '../market/contract-spec'

import { sourced, type Explanation } from './explanation'

const BASIS = {
  'entry-value': 'maintenance on the value at entry',
  'liquidation-value': 'maintenance on the value at the price itself',
} as const

const FEE = {
  outside: 'the fee of the forced close is left out',
  cancels: 'the fee of the forced close is reserved and asked for again, so it drops out',
  'bankruptcy-value': 'the fee on the value at bankruptcy is part of the maintenance',
  'liquidation-value': 'the rate of the forced close’s fee is added to the maintenance rate',
  'shrinks-extra': 'margin added later counts less the fee of the forced close',
} as const

const PRINTED = {
  'long-ceil-short-floor':
    'The price is shown on the next tick up for a long and down for a short.',
  floor: 'The price is shown on the tick below.',
  exact: 'The price is shown as it is.',
} as const

/** The rule that a venue liquidates by, in words, with where it was read and when. */
export function explainLiquidationRule(spec: ContractSpec): Explanation<'rule'> {
  const { name, basis, isolatedFee, crossFee, printed, fundingDue, indicative } = spec.liquidation
  const fees =
    isolatedFee === crossFee
      ? FEE[isolatedFee]
      : `isolated: ${FEE[isolatedFee]}; cross: ${FEE[crossFee]}`
  const due = fundingDue
    ? ' The venue also holds maintenance for the funding that the side is about to pay; it is left out here.'
    : ''
  const only = indicative
    ? ' The venue margins the account as a whole, so the price of one position is indicative.'
    : ''
  return {
    figure: 'rule',
    title: 'Liquidation rule',
    formula: 'equity = maintenance',
    substituted: `${BASIS[basis]}; ${fees}`,
    result: name,
    note: `${PRINTED[printed]}${due}${only}`,
    ...sourced(spec, 'liquidation'),
  }
}
