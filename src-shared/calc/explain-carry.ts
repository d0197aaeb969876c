import type { InverseSpec } from '../market/contract-spec'
import type { Contracts, Price } from '../num/units'

import { basis, carriedWorth, carryGain, lockQuantity, yearlyBasis, type Carry } from './carry'
import { num, percent, term, type Explanation } from './explanation'
import { yearlyText } from './explain-yearly'
import { countText } from './whole-count'

/** The working behind the basis of a dated future. */
export function explainBasis(
  future: Price,
  index: Price,
  toExpiryMs: number,
): readonly Explanation<'basis' | 'simple' | 'compounded'>[] {
  const { quote, fraction } = basis(future, index)
  const yearly = yearlyBasis(future, index, toExpiryMs)
  const f = num(future)
  const s = num(index)
  const year = `365 d / ${countText(toExpiryMs)} ms`
  return [
    {
      figure: 'basis',
      title: 'Basis',
      formula: 'F − S; (F − S) / S',
      substituted: `${f} − ${s}; (${f} − ${s}) / ${s}`,
      result: `${num(quote)}; ${percent(fraction)}`,
    },
    {
      figure: 'simple',
      title: 'Basis per year, simple',
      formula: '(F/S − 1) · 365 d / t',
      substituted: `(${f}/${s} − 1) · ${year}`,
      result: yearly.ok ? percent(yearly.value.simple) : yearly.error,
    },
    {
      figure: 'compounded',
      title: 'Basis per year, compounded',
      formula: '(F/S)^(365 d / t) − 1',
      substituted: `(${f}/${s})^(${year}) − 1`,
      result: yearly.ok ? yearlyText(yearly.value.compounded, TOO_SHORT) : yearly.error,
      note: 'For display: the contract can be held once, not rolled at this basis for a year.',
    },
  ]
}

const TOO_SHORT = 'Less than a day is left, too short for a compounded year.'

interface ShownCarry extends Carry {
  readonly spec: InverseSpec
  readonly quantity: Contracts
  readonly index: Price
  readonly delivery: Price
}

/** The working behind a cash-and-carry on an inverse future. */
export function explainCarry(
  carry: ShownCarry,
): readonly Explanation<'lockQuantity' | 'worth' | 'gain'>[] {
  const { spec, coins, future, index, quantity, delivery } = carry
  const lock = lockQuantity(carry)
  const worth = carriedWorth(carry, delivery)
  const c = num(coins)
  const f = num(future)
  const dollars = num(quantity.times(spec.contractValue))
  return [
    {
      figure: 'lockQuantity',
      title: 'Contracts that lock the dollars',
      formula: 'coins · F / C',
      substituted: `${c} · ${f} / ${num(spec.contractValue)}`,
      result: lock.ok ? `${num(lock.value)} contracts, sold` : lock.error,
      note: 'On the price of the future, not of the index: the contracts are settled from that price.',
    },
    {
      figure: 'worth',
      title: 'Worth at delivery',
      formula: 'S_T · (coins − Q/F) + Q, Q = q · C',
      substituted: `${num(delivery)} · (${c} − ${dollars}/${f}) + ${dollars}`,
      result: `${num(worth.usd)} ${spec.quote} (${num(worth.coin)} ${spec.settlement})`,
      note: 'Before fees.',
    },
    {
      figure: 'gain',
      title: 'Gain over the index',
      formula: 'coins · (F − S)',
      substituted: `${c} · (${f} − ${num(index)})`,
      result: `${term(carryGain(carry, index))} ${spec.quote}`,
      note: 'With the locking quantity and coins bought at the index. Before fees.',
    },
  ]
}
