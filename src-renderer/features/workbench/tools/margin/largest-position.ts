import { explainLargestOrder } from '@shared/calc/explain-largest-order'
import { explainMaxQuantity } from '@shared/calc/explain-max-quantity'
import { explainLargestAtLeverage } from '@shared/calc/explain-tier-limits'
import { allowedByTiers, largestOrder } from '@shared/calc/largest-order'
import type { Affordable } from '@shared/calc/max-quantity'
import { largestAtLeverage } from '@shared/calc/tier-limits'
import { twinAt } from '@shared/calc/twin'
import type { InverseSpec } from '@shared/market/contract-spec'
import { countText } from '@shared/format/decimal-text'
import { D } from '@shared/num/decimal'
import { leverage, type Leverage, type Price } from '@shared/num/units'

import type { Read } from '../../read-field'
import type { ScenarioReading } from '../../read-scenario'
import type { RowFigure } from '../../result-rows'
import { namedRows, waitingRows, type Drawn } from '../named-rows'
import type { ToolRow, ToolTable } from '../tool'
import { lacksOf, none } from '../tool-input'

const ROWS = [
  {
    ...{ id: 'margin-largest', label: 'Largest quantity', term: 'quantity' },
    group: 'Largest position at this leverage',
  },
  { id: 'margin-affordable', label: 'Paid for by the balance', term: 'quantity' },
  { id: 'margin-allowed', label: 'Allowed by the tiers', term: 'margin-tier' },
  { id: 'margin-limit', label: 'Tiers end it at', term: 'margin-tier' },
] as const
type LargestDrawn = Readonly<Record<(typeof ROWS)[number]['id'], Drawn>>
type OfBalance = 'margin-largest' | 'margin-affordable'

/** The largest position at a leverage: what the balance pays for, and what the tiers allow. */
export function largestPosition(reading: ScenarioReading, at: Read<Leverage>): readonly ToolRow[] {
  const { spec, entry, openFeeRate, balance } = reading
  if (!entry || !openFeeRate)
    return waitingRows(ROWS, lacksOf(reading, ['entry', 'openFeeRate']) ?? '')
  if (!at.value) return waitingRows(ROWS, at.says?.issue ? '' : 'Needs a leverage.')
  const terms = { spec, price: entry, leverage: at.value }
  const lacks = { figure: none('Needs the balance on the sheet.') }
  return namedRows(ROWS, {
    ...(balance
      ? orderDrawn({ ...terms, feeRate: openFeeRate, balance })
      : { 'margin-largest': lacks, 'margin-affordable': lacks }),
    ...tierDrawn(terms),
  })
}

type Question = Affordable<InverseSpec>

function orderDrawn(question: Question): Pick<LargestDrawn, OfBalance> {
  const largest = largestOrder(question)
  if (!largest.ok) {
    const refused = { figure: none(largest.error) }
    return { 'margin-largest': refused, 'margin-affordable': refused }
  }
  const { quantity, affordable } = largest.value
  return {
    'margin-largest': {
      figure: { kind: 'count', count: quantity, unit: 'contracts' },
      how: explainLargestOrder(question, largest.value).find(({ figure }) => figure === 'quantity'),
    },
    'margin-affordable': {
      figure: { kind: 'count', count: affordable.quantity, unit: 'contracts' },
      how: explainMaxQuantity(question, affordable).find(({ figure }) => figure === 'exact'),
    },
  }
}

type Terms = Pick<Question, 'spec' | 'price' | 'leverage'>

function tierDrawn(terms: Terms): Omit<LargestDrawn, OfBalance> {
  const { spec } = terms
  const how = explainLargestAtLeverage(spec, terms.leverage)
  return {
    'margin-allowed': { figure: allowedFigure(terms, 'contracts'), how },
    'margin-limit': { figure: limitFigure(spec, terms.leverage, terms.price), how },
  }
}

function allowedFigure(terms: Terms, unit: string): RowFigure {
  const allowed = allowedByTiers(terms)
  return allowed ? { kind: 'count', count: allowed, unit } : noEnd(terms.spec, terms.leverage)
}

/** The end in the measure that the schedule counts in; coins with their dollars at the price, where it is given. */
function limitFigure(spec: InverseSpec, at: Leverage, price: Price | undefined): RowFigure {
  const { measure, upTo } = largestAtLeverage(spec, at)
  if (!upTo) return noEnd(spec, at)
  if (measure === 'contracts') return { kind: 'count', count: upTo, unit: price ? 'contracts' : '' }
  return price
    ? { kind: 'money', twin: twinAt(spec, upTo, price), signed: false }
    : { kind: 'coin', coin: upTo, signed: false }
}

/** Above the last tier that is known a venue may have further ones: an end is not claimed. */
function noEnd(spec: InverseSpec, at: Leverage): RowFigure {
  const { measure, atLeast } = largestAtLeverage(spec, at)
  if (!atLeast) return none('The tiers have no end at this leverage.', 'no end')
  const known = `${countText(atLeast)} ${measure === 'coin' ? spec.settlement : 'contracts'}`
  return none(
    `Allowed up to ${known} for certain: what the venue allows above was not found.`,
    'not known',
  )
}

/** Leverages that traders pick; the contract's own highest comes first. */
const PICKED = ['100', '75', '50', '25', '20', '10', '5', '3', '2', '1'].map((each) => new D(each))

/** How large a position may be at each leverage. */
export function leverageTable({ spec, entry }: ScenarioReading): ToolTable {
  const leverages = [spec.maxLeverage, ...PICKED.filter((each) => each.lt(spec.maxLeverage))]
  const { measure } = largestAtLeverage(spec, leverage(spec.maxLeverage))
  return {
    ...{ id: 'margin-leverages', title: 'Largest position at a leverage', head: 'Leverage' },
    columns: [measure === 'coin' ? 'Notional' : 'Contracts', 'Contracts, on the lot'],
    rows: leverages.map((each) => ({
      id: each.toFixed(),
      head: `${countText(each)}×`,
      figures: [
        limitFigure(spec, leverage(each), undefined),
        inContracts(spec, entry, leverage(each)),
      ],
    })),
  }
}

function inContracts(spec: InverseSpec, entry: Price | undefined, at: Leverage): RowFigure {
  if (!entry) return none('Needs an entry.')
  return allowedFigure({ spec, price: entry, leverage: at }, '')
}
