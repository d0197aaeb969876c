import type { ContractSpec } from '../market/contract-spec'

import type { PricedQuantity } from './average-entry'
import type { EnteredFills } from './entered-fills'
import { explainAverageEntry } from './explain-average-entry'
import { num, sourced, term, type Explanation } from './explanation'

type Working = Explanation<keyof EnteredFills>

/** The working behind several fills taken as one entry. `entered` is the answer of enteredFills to the same fills. */
export function explainEnteredFills(
  spec: ContractSpec,
  fills: readonly PricedQuantity[],
  entered: EnteredFills,
): readonly Working[] {
  const mean = explainAverageEntry(spec, fills)
  return [
    {
      figure: 'quantity',
      title: 'Quantity of all fills',
      formula: 'Σ q',
      substituted: listed(fills, ({ quantity }) => num(quantity)),
      result: `${num(entered.quantity)} contracts`,
    },
    ...(mean ? [mean] : []),
    ...explainPrinted(spec, entered),
    ...explainCosts(spec, fills, entered),
    ...explainPlain(spec, fills, entered),
  ]
}

const PRINTED = {
  exact: {
    formula: 'the average entry itself',
    note: 'No rounding of its own is known for this venue.',
  },
  'booked-lot': {
    formula: 'lot · C / ⌊Σ booked · lot / q⌉',
    note: 'From the booked cost of one lot, to a whole smallest unit; one fill price is shown as it is.',
  },
  'booked-value': {
    formula: 'q · C / Σ booked',
    note: 'From the booked cost of all fills, to the decimals of the settlement coin.',
  },
} as const

function explainPrinted(spec: ContractSpec, entered: EnteredFills): readonly Working[] {
  const { formula, note } = PRINTED[spec.settlementPolicy.averageEntry ?? 'exact']
  const booked = num(entered.bookedCost)
  const substituted = {
    exact: num(entered.averageEntry),
    'booked-lot': `${num(spec.lot)} · ${num(spec.contractValue)} / ⌊${booked} · ${num(spec.lot)} / ${num(entered.quantity)}⌉`,
    'booked-value': `${num(entered.quantity)} · ${num(spec.contractValue)} / ${booked}`,
  }[spec.settlementPolicy.averageEntry ?? 'exact']
  return [
    {
      figure: 'printedEntry',
      title: `Entry that ${spec.venue} shows`,
      ...{ formula, substituted, note },
      result: `${num(entered.printedEntry)} ${spec.quote}`,
      ...sourced(spec, 'rounding'),
    },
  ]
}

function explainCosts(
  spec: ContractSpec,
  fills: readonly PricedQuantity[],
  entered: EnteredFills,
): readonly Working[] {
  const [formula, worth] =
    spec.kind === 'inverse'
      ? ['q · C / p', (each: PricedQuantity) => `${inNumbers(spec, each)} / ${num(each.price)}`]
      : ['q · C · p', (each: PricedQuantity) => `${inNumbers(spec, each)} · ${num(each.price)}`]
  const { grain, mode } = spec.settlementPolicy.value
  const each = grain === 'per-lot' ? 'each lot' : 'each fill'
  return [
    {
      figure: 'bookedCost',
      title: 'Cost as booked',
      formula: `Σ ⌊${formula}⌉`,
      substituted: listed(fills, (fill) => `⌊${worth(fill)}⌉`),
      result: coins(entered.bookedCost, spec),
      note: `${spec.venue} rounds ${each} to a whole smallest unit (${mode}); not rounded it is ${coins(entered.cost, spec)}.`,
      ...sourced(spec, 'rounding'),
    },
    {
      figure: 'printedOff',
      title: 'Shown entry against the booked cost',
      formula: 'worth at the shown entry − cost as booked',
      substituted: `${num(entered.printedCost)} − ${num(entered.bookedCost)}`,
      result: coins(entered.printedOff, spec),
      note: 'What a result that is counted from the shown entry is off by.',
      ...sourced(spec, 'rounding'),
    },
  ]
}

function explainPlain(
  spec: ContractSpec,
  fills: readonly PricedQuantity[],
  entered: EnteredFills,
): readonly Working[] {
  const { plainMean, plainOff, plainCostOff, averageEntry } = entered
  return [
    {
      figure: 'plainMean',
      title: 'Plain mean, not the entry',
      formula: 'Σ (q · p) / Σ q',
      substituted: `(${listed(fills, ({ quantity, price }) => `${num(quantity)} · ${num(price)}`)}) / ${num(entered.quantity)}`,
      result: `${num(plainMean)} ${spec.quote}`,
      note: `Counted from it the position would have cost ${coins(plainCostOff, spec)} else than it did.`,
    },
    {
      figure: 'plainOff',
      title: 'Plain mean against the entry',
      formula: 'plain mean − average entry',
      substituted: `${num(plainMean)} − ${num(averageEntry)}`,
      result: `${num(plainOff)} ${spec.quote}`,
    },
    {
      figure: 'plainCostOff',
      title: 'The same in coin',
      formula: 'worth at the plain mean − Σ worth of the fills',
      substituted: `${num(entered.cost.plus(plainCostOff))} − ${term(entered.cost)}`,
      result: coins(plainCostOff, spec),
    },
  ]
}

const inNumbers = ({ contractValue }: ContractSpec, { quantity }: PricedQuantity): string =>
  `${num(quantity)} · ${num(contractValue)}`

const coins = (settled: EnteredFills['cost'], { settlement }: ContractSpec): string =>
  `${num(settled)} ${settlement}`

/** Fills written out before the rest is cut to "…": a formula stays one line. */
const SHOWN = 3

function listed(fills: readonly PricedQuantity[], write: (fill: PricedQuantity) => string): string {
  const written = fills.slice(0, SHOWN).map(write).join(' + ')
  return fills.length > SHOWN ? `${written} + …` : written
}
