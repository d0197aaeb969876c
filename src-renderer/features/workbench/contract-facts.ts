import { countText, percentText } from '@shared/format/decimal-text'
import type { InverseSpec } from '@shared/market/contract-spec'
import type { TieredSchedule } from '@shared/market/margin-schedule'
import { ZERO, type Decimal } from '@shared/num/decimal'

interface Fact {
  readonly label: string
  readonly text: string
}

const percent = (fraction: Decimal): string =>
  percentText(fraction, { places: 4 }).replace(/\.?0+%$/, '%')

function marginFacts({ margin, settlement }: InverseSpec): readonly Fact[] {
  if (margin.method === 'linear-growth') {
    const growth = `+ ${percent(margin.slopePerCoin)} for each ${settlement} of position value`
    return [
      { label: 'Initial margin', text: `${percent(margin.initialBase)} ${growth}` },
      { label: 'Maintenance margin', text: `${percent(margin.maintenanceBase)} ${growth}` },
    ]
  }
  if (margin.method === 'adjust-factor') {
    return [
      { label: 'Initial margin', text: '1 / leverage of the position value' },
      { label: 'Maintenance margin', text: 'adjust factor / leverage, by contracts and leverage' },
    ]
  }
  return tierFacts(margin, settlement)
}

function tierFacts(margin: TieredSchedule, settlement: string): readonly Fact[] {
  const [first] = margin.tiers
  const more = margin.tiers.length > 1 || margin.then ? ', first of several tiers' : ''
  const measure = margin.measure === 'coin' ? `${settlement} of position value` : 'contracts'
  const limit = first?.upTo
    ? `up to ${countText(first.upTo)} ${measure}${more}`
    : 'no limit of position value is known'
  return [
    { label: 'Initial margin', text: `${percent(first?.initialRate ?? ZERO)}, ${limit}` },
    { label: 'Maintenance margin', text: `${percent(first?.maintenanceRate ?? ZERO)}, ${limit}` },
  ]
}

/** The figures of a contract in words, in the order a trader asks for them. */
export function contractFacts(spec: InverseSpec): readonly Fact[] {
  return [
    {
      label: 'One contract',
      text: `${countText(spec.contractValue)} ${spec.quote}, settled in ${spec.settlement}`,
    },
    { label: 'Lot', text: `${countText(spec.lot)} ${spec.lot.eq(1) ? 'contract' : 'contracts'}` },
    { label: 'Tick', text: `${countText(spec.tick)} ${spec.quote}` },
    { label: 'Highest leverage', text: `${countText(spec.maxLeverage)}×` },
    { label: 'Maker fee', text: percent(spec.fees.maker) },
    { label: 'Taker fee', text: percent(spec.fees.taker) },
    ...marginFacts(spec),
    {
      label: 'Liquidation',
      text:
        spec.liquidation.basis === 'entry-value'
          ? 'maintenance margin on the value at entry'
          : 'maintenance margin on the value at the liquidation price',
    },
    {
      label: 'Funding',
      text:
        spec.funding.intervalHours === 0
          ? 'runs continuously'
          : `every ${spec.funding.intervalHours} hours`,
    },
  ]
}
