import { explainLargestOrder } from '@shared/calc/explain-largest-order'
import { explainMaxQuantity } from '@shared/calc/explain-max-quantity'
import { explainLargestAtLeverage } from '@shared/calc/explain-tier-limits'
import { allowedByTiers, largestOrder } from '@shared/calc/largest-order'
import type { Affordable } from '@shared/calc/max-quantity'
import { largestAtLeverage } from '@shared/calc/tier-limits'
import type { InverseSpec } from '@shared/market/contract-spec'
import { countText } from '@shared/format/decimal-text'
import { D } from '@shared/num/decimal'
import { leverage, type Leverage, type Price } from '@shared/num/units'

import type { Read } from '../../read-field'
import type { ScenarioReading } from '../../read-scenario'
import type { RowFigure } from '../../result-rows'
import type { ToolRow, ToolTable } from '../tool'
import { lacksOf, none } from '../tool-input'

import { groupRows, type Drawn } from './margin-rows'

const UNLIMITED = 'No end of the last tier is known.'

/** The largest position at a leverage: what the balance pays for, and what the tiers allow. */
export function largestPosition(reading: ScenarioReading, at: Read<Leverage>): readonly ToolRow[] {
  const { spec, entry, openFeeRate, balance } = reading
  const lacks = lacksOf(reading, ['entry', 'openFeeRate'])
  if (!entry || !openFeeRate) return groupRows('largest', lacks ?? '')
  if (!at.value) return groupRows('largest', at.says?.issue ? '' : 'Needs a leverage.')
  const terms = { spec, price: entry, leverage: at.value }
  const tiers = tierFigures(terms)
  if (!balance) {
    const figure = none('Needs the balance on the sheet.')
    return groupRows('largest', [{ figure }, { figure }, ...tiers])
  }
  return groupRows('largest', [
    ...orderFigures({ ...terms, feeRate: openFeeRate, balance }),
    ...tiers,
  ])
}

type Question = Affordable<InverseSpec>

function orderFigures(question: Question): readonly Drawn[] {
  const largest = largestOrder(question)
  if (!largest.ok) return [{ figure: none(largest.error) }, { figure: none(largest.error) }]
  const { quantity, affordable } = largest.value
  const [whole] = explainLargestOrder(question, largest.value)
  const paid = explainMaxQuantity(question, affordable).find(({ figure }) => figure === 'exact')
  return [
    { figure: { kind: 'count', count: quantity, unit: 'contracts' }, how: whole },
    { figure: { kind: 'count', count: affordable.quantity, unit: 'contracts' }, how: paid },
  ]
}

type Terms = Pick<Question, 'spec' | 'price' | 'leverage'>

function tierFigures(terms: Terms): readonly Drawn[] {
  const { spec } = terms
  const how = explainLargestAtLeverage(spec, terms.leverage)
  return [
    { figure: allowedFigure(terms, 'contracts'), how },
    { figure: limitFigure(spec, terms.leverage, true), how },
  ]
}

function allowedFigure(terms: Terms, unit: string): RowFigure {
  const allowed = allowedByTiers(terms)
  return allowed ? { kind: 'count', count: allowed, unit } : none(UNLIMITED, 'no end')
}

/** The end in the measure that the schedule counts in. */
function limitFigure(spec: InverseSpec, at: Leverage, withUnit: boolean): RowFigure {
  const { measure, upTo } = largestAtLeverage(spec, at)
  if (!upTo) return none(UNLIMITED, 'no end')
  return measure === 'coin'
    ? { kind: 'coin', coin: upTo, signed: false }
    : { kind: 'count', count: upTo, unit: withUnit ? 'contracts' : '' }
}

/** Leverages that traders pick; the contract's own highest comes first. */
const PICKED = ['100', '75', '50', '25', '20', '10', '5', '3'].map((each) => new D(each))

/** How large a position may be at each leverage. */
export function leverageTable({ spec, entry }: ScenarioReading): ToolTable {
  const leverages = [spec.maxLeverage, ...PICKED.filter((each) => each.lt(spec.maxLeverage))]
  const { measure } = largestAtLeverage(spec, leverage(spec.maxLeverage))
  return {
    ...{ id: 'margin-leverages', title: 'Largest position at a leverage', head: 'Leverage' },
    columns: [measure === 'coin' ? spec.settlement : 'Contracts', 'Contracts, on the lot'],
    rows: leverages.map((each) => ({
      id: each.toFixed(),
      head: `${countText(each)}×`,
      figures: [limitFigure(spec, leverage(each), false), inContracts(spec, entry, leverage(each))],
    })),
  }
}

function inContracts(spec: InverseSpec, entry: Price | undefined, at: Leverage): RowFigure {
  if (!entry) return none('Needs an entry.')
  return allowedFigure({ spec, price: entry, leverage: at }, '')
}
