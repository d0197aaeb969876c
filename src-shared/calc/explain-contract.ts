import type { ContractSpec } from '../market/contract-spec'
import type { Contracts, Price, Rate } from '../num/units'

import { notionalFilled, notionalFormula } from './explain-notional'
import { num, percent, sourced, type Explanation } from './explanation'
import { feeTwin } from './fees'
import { notionalTwin } from './notional'
import { pointValue } from './point-value'
import type { Twin, TwinnedSpec } from './position'
import { twinAt } from './twin'

interface HeldAt {
  readonly spec: TwinnedSpec & ContractSpec
  readonly quantity: Contracts
  readonly price: Price
}

const amount = ({ coin, usd }: Twin, { kind, settlement, quote }: ContractSpec): string =>
  kind === 'inverse'
    ? `${num(coin)} ${settlement} (${num(usd)} ${quote})`
    : `${num(coin)} ${settlement}`

/** The working behind what contracts are worth at a price, and what one unit of price moves them by. */
export function explainContract(held: HeldAt): readonly Explanation<'worth' | 'pointValue'>[] {
  const { spec, quantity, price } = held
  const inverse = spec.kind === 'inverse'
  const counted = `${num(quantity)} · ${num(spec.contractValue)}`
  const point = twinAt(spec, pointValue(held, price), price)
  return [
    {
      figure: 'worth',
      title: 'Worth',
      formula: notionalFormula(spec, 'P'),
      substituted: notionalFilled(held, price),
      result: amount(notionalTwin(held, price), spec),
      ...sourced(spec, 'contract'),
    },
    {
      figure: 'pointValue',
      title: 'Point value',
      formula: inverse ? 'q · C / P²' : 'q · C',
      substituted: inverse ? `${counted} / ${num(price)}²` : counted,
      result: `${amount(point, spec)} per unit of price`,
      note: 'The slope at this price. On an inverse contract it falls with the square of the price.',
    },
  ]
}

/** The working behind the fee of one fill. */
export function explainFee(held: HeldAt, rate: Rate): Explanation<'fee'> {
  const { spec, price } = held
  const shown = rate.lt(0) ? `(${percent(rate)})` : percent(rate)
  return {
    figure: 'fee',
    title: 'Fee of a fill',
    formula: `${notionalFormula(spec, 'P')} · rate`,
    substituted: `${notionalFilled(held, price)} · ${shown}`,
    result: amount(feeTwin(held, price, rate), spec),
    note: rate.lt(0)
      ? 'Taken at the fill’s own price. Below zero it is a rebate.'
      : 'Taken at the fill’s own price, so in coin it changes with the price.',
    ...sourced(spec, 'fees'),
  }
}
