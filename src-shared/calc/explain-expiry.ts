import type { ContractSpec } from '../market/contract-spec'
import { signOf } from '../market/side'
import type { Price } from '../num/units'

import { notionalFilled, notionalFormula } from './explain-notional'
import { num, percent, sourced, term, type Explanation } from './explanation'
import { deliveryPrice, settleExpiry, type Expiring } from './expiry'
import type { Twin, TwinnedSpec } from './position'

/** The working behind the settlement of a dated contract. */
export function explainExpiry(
  position: Expiring<TwinnedSpec & ContractSpec>,
  delivery: Price,
): readonly Explanation<'gross' | 'fee' | 'net'>[] {
  const { spec, side, quantity, entry, deliveryFeeRate } = position
  const { gross, fee, net } = settleExpiry(position, delivery)
  const inverse = spec.kind === 'inverse'
  const s = signOf(side) === 1 ? '+1' : '−1'
  const held = `${s} · ${num(quantity)} · ${num(spec.contractValue)}`
  const amount = ({ coin, usd }: Twin): string =>
    inverse
      ? `${num(coin)} ${spec.settlement} (${num(usd)} ${spec.quote})`
      : `${num(coin)} ${spec.settlement}`
  return [
    {
      figure: 'gross',
      title: 'PnL at delivery',
      formula: inverse ? 's · q · C · (1/E − 1/D)' : 's · q · C · (D − E)',
      substituted: inverse
        ? `${held} · (1/${num(entry)} − 1/${num(delivery)})`
        : `${held} · (${num(delivery)} − ${num(entry)})`,
      result: amount(gross),
      ...sourced(spec, 'contract'),
    },
    {
      figure: 'fee',
      title: 'Delivery fee',
      formula: `${notionalFormula(spec, 'D')} · rate`,
      substituted: `${notionalFilled(position, delivery)} · ${percent(deliveryFeeRate)}`,
      result: amount(fee),
      note: 'On the notional at the delivery price. Nothing is traded, so there is no exit fee.',
      ...sourced(spec, 'fees'),
    },
    {
      figure: 'net',
      title: 'Settled',
      formula: 'PnL − delivery fee',
      substituted: `${num(gross.coin)} − ${term(fee.coin)}`,
      result: amount(net),
    },
  ]
}

/** The working behind an averaged delivery price. */
export function explainDeliveryPrice(
  samples: readonly Price[],
  quote: string,
): readonly Explanation<'deliveryPrice'>[] {
  const average = deliveryPrice(samples)
  return [
    {
      figure: 'deliveryPrice',
      title: 'Delivery price',
      formula: 'Σ indexᵢ / n',
      substituted: `${samples.length} samples`,
      result: average.ok ? `${num(average.value)} ${quote}` : average.error,
      note: 'The plain average of index samples at equal distances in time.',
    },
  ]
}
