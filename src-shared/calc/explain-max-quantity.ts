import type { ContractSpec } from '../market/contract-spec'
import type { Decimal } from '../num/decimal'

import { num, percent, sourced, term, type Explanation } from './explanation'
import type { Affordable, MaxQuantity, ReservedQuantity, ReserveQuestion } from './max-quantity'

type Working = Explanation<'reserve' | 'exact' | 'quantity' | 'margin' | 'fee' | 'used'>

/** The working behind the exact maximum. `most` is the answer of maxQuantity to the same question. */
export function explainMaxQuantity(
  question: Affordable<ContractSpec>,
  most: MaxQuantity,
): readonly Working[] {
  const { spec, balance, leverage, feeRate } = question
  const { letters, numbers } = worth(question)
  return [
    {
      figure: 'exact',
      title: 'Exact quantity',
      formula: `W · L / (${letters} · (1 + fee rate · L))`,
      substituted: `${num(balance)} · ${num(leverage)} / (${numbers} · (1 + ${term(feeRate)} · ${num(leverage)}))`,
      result: `${num(most.exact)} contracts`,
      note: 'The largest quantity whose margin and fee the balance pays.',
      ...sourced(spec, 'fees'),
    },
    ...explainUse(question, most, undefined),
  ]
}

/** The working behind the two-step reserve. `most` is the answer of maxQuantityByReserve. */
export function explainMaxQuantityByReserve(
  question: ReserveQuestion<ContractSpec>,
  most: ReservedQuantity,
): readonly Working[] {
  const { spec, balance, leverage, feeRate, keptAside, openOrders } = question
  const { letters, numbers } = worth(question)
  const free = `(${num(balance)} − ${term(keptAside)})`
  return [
    {
      figure: 'reserve',
      title: 'Fee set aside',
      formula: `(W · L + open orders · ${letters}) · fee rate`,
      substituted: `(${free} · ${num(leverage)} + ${num(openOrders)} · ${numbers}) · ${percent(feeRate)}`,
      result: coins(most.reserve, spec),
      note: 'The fee of the quantity that the whole balance would carry, so a little more than needed.',
      ...sourced(spec, 'fees'),
    },
    {
      figure: 'exact',
      title: 'Exact quantity',
      formula: `(W − reserve) · L / (${letters})`,
      substituted: `(${free} − ${term(most.reserve)}) · ${num(leverage)} / (${numbers})`,
      result: `${num(most.exact)} contracts`,
    },
    ...explainUse(question, most, keptAside),
  ]
}

function explainUse(
  question: Affordable<ContractSpec>,
  most: MaxQuantity,
  keptAside: Decimal | undefined,
): readonly Working[] {
  const { spec, leverage, feeRate } = question
  const { letters, numbers } = worth(question)
  const kept = keptAside === undefined ? '' : ` + ${term(keptAside)}`
  return [
    {
      figure: 'quantity',
      title: 'Quantity on the lot',
      formula: '⌊q / lot⌋ · lot',
      substituted: `⌊${num(most.exact)} / ${num(spec.lot)}⌋ · ${num(spec.lot)}`,
      result: `${num(most.quantity)} contracts`,
      ...sourced(spec, 'contract'),
    },
    {
      figure: 'margin',
      title: 'Initial margin',
      formula: `q · ${letters} / L`,
      substituted: `${num(most.quantity)} · ${numbers} / ${num(leverage)}`,
      result: coins(most.margin, spec),
    },
    {
      figure: 'fee',
      title: 'Fee',
      formula: `q · ${letters} · fee rate`,
      substituted: `${num(most.quantity)} · ${numbers} · ${percent(feeRate)}`,
      result: coins(most.fee, spec),
    },
    {
      figure: 'used',
      title: 'Used of the balance',
      formula: keptAside === undefined ? 'margin + fee' : 'margin + fee + kept aside',
      substituted: `${num(most.margin)} + ${term(most.fee)}${kept}`,
      result: coins(most.used, spec),
      note: `${coins(most.left, spec)} of the balance is left.`,
    },
  ]
}

/** The coin value of one contract. */
function worth({ spec, price }: Affordable): {
  readonly letters: string
  readonly numbers: string
} {
  return spec.kind === 'inverse'
    ? { letters: 'C / P', numbers: `${num(spec.contractValue)} / ${num(price)}` }
    : { letters: 'C · P', numbers: `${num(spec.contractValue)} · ${num(price)}` }
}

const coins = (settled: Decimal, spec: ContractSpec): string => `${num(settled)} ${spec.settlement}`
