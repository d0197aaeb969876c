import { canonicalText, type Decimal } from '@shared/num/decimal'
import type { InverseSpec } from '@shared/market/contract-spec'
import type { CustomContractForm } from '@shared/market/custom-contract'

/** An empty definition, with the rule that most venues follow. */
export const EMPTY_CUSTOM: CustomContractForm = {
  title: '',
  coin: '',
  contractValue: '',
  tick: '',
  lot: '1',
  makerFeePercent: '',
  takerFeePercent: '',
  initialMarginPercent: '',
  maintenanceMarginPercent: '',
  upToCoin: '',
  maxLeverage: '',
  liquidationBasis: 'liquidation-value',
}

const percent = (rate: Decimal): string => canonicalText(rate.times(100))

/** A contract as its form: what was typed to define it. */
export function formOf(spec: InverseSpec): CustomContractForm {
  const [tier] = spec.margin.method === 'tiered' ? spec.margin.tiers : []
  return {
    title: spec.title,
    coin: spec.settlement,
    contractValue: canonicalText(spec.contractValue),
    tick: canonicalText(spec.tick),
    lot: canonicalText(spec.lot),
    makerFeePercent: percent(spec.fees.maker),
    takerFeePercent: percent(spec.fees.taker),
    initialMarginPercent: tier ? percent(tier.initialRate) : '',
    maintenanceMarginPercent: tier ? percent(tier.maintenanceRate) : '',
    upToCoin: tier?.upTo ? canonicalText(tier.upTo) : '',
    maxLeverage: canonicalText(spec.maxLeverage),
    liquidationBasis: spec.liquidation.basis,
  }
}
