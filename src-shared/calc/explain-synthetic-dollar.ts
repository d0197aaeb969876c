import type { InverseSpec } from '../market/contract-spec'
import type { Fraction, Price, Rate } from '../num/units'

import { num, percent, term, type Explanation } from './explanation'
import {
  dollarQuantity,
  dollarYield,
  syntheticDollar,
  type DollarAccount,
} from './synthetic-dollar'
import { countText } from './whole-count'

type DollarFigure = 'worth' | 'floating' | 'marginUse' | 'yield'

/** The working behind a synthetic dollar at a price, with its yield at a steady funding rate. */
export function explainSyntheticDollar(
  account: DollarAccount & { readonly spec: InverseSpec },
  price: Price,
  funding: { readonly rate: Rate; readonly intervalsPerDay: number },
): readonly Explanation<DollarFigure>[] {
  const { spec, coins, entry } = account
  const figures = syntheticDollar(account, price)
  const earned = dollarYield(figures, funding.rate, funding.intervalsPerDay)
  const q = num(figures.fixed)
  return [
    {
      figure: 'worth',
      title: 'Worth of the account',
      formula: 'S · (coins − Q/E) + Q, Q = q · C',
      substituted: `${num(price)} · (${num(coins)} − ${q}/${num(entry)}) + ${q}`,
      result: `${num(figures.worth.usd)} ${spec.quote} (${num(figures.worth.coin)} ${spec.settlement})`,
      note: 'Before fees and funding.',
    },
    {
      figure: 'floating',
      title: 'Coins still moving',
      formula: 'coins − Q/E',
      substituted: `${num(coins)} − ${q}/${num(entry)}`,
      result: `${num(figures.floating)} ${spec.settlement}`,
      note: 'At zero the account is worth the same dollars at every price.',
    },
    {
      figure: 'marginUse',
      title: 'Margin in use at leverage 1',
      formula: 'Q / worth',
      substituted: `${q} / ${num(figures.worth.usd)}`,
      result:
        figures.marginUse === undefined
          ? 'The account is worth nothing at this price.'
          : percent(figures.marginUse),
    },
    {
      figure: 'yield',
      title: 'Yield from funding',
      formula: 'rate · intervals · 365 · Q / worth',
      substituted: `${percentTerm(funding.rate)} · ${countText(funding.intervalsPerDay)} · 365 · ${q} / ${term(figures.worth.usd)}`,
      result: earned.ok ? percent(earned.value) : earned.error,
      note: 'Simple, per year, if the rate stayed as it is. Negative is paid.',
    },
  ]
}

const percentTerm = (rate: Rate): string => (rate.lt(0) ? `(${percent(rate)})` : percent(rate))

/** The working behind the contracts that turn a part of the coins into dollars. */
export function explainDollarQuantity(
  account: Omit<DollarAccount, 'quantity'>,
  ratio: Fraction,
): readonly Explanation<'quantity'>[] {
  const { spec, coins, entry } = account
  const quantity = dollarQuantity(account, ratio)
  return [
    {
      figure: 'quantity',
      title: 'Contracts to sell',
      formula: 'ratio · coins · E / C',
      substituted: `${percent(ratio)} · ${num(coins)} · ${num(entry)} / ${num(spec.contractValue)}`,
      result: quantity.ok ? `${num(quantity.value)} contracts` : quantity.error,
      note: 'Exact: not on the lot.',
    },
  ]
}
