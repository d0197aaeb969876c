import { explainPosition } from '@shared/calc/explain'
import { positionFigures } from '@shared/calc/position-figures'
import type { SizedPosition, SizingQuestion } from '@shared/calc/position-size'
import { countText } from '@shared/format/decimal-text'
import type { InverseSpec } from '@shared/market/contract-spec'
import type { Coin } from '@shared/num/units'

import type { ScenarioReading } from '../../read-scenario'
import { priceOrWhy } from '../../result-rows'
import { stopFirst } from '../stop-first'
import type { ToolAnswer, ToolRow } from '../tool'
import { none } from '../tool-input'

export type Question = SizingQuestion<InverseSpec>

const MARGIN = { id: 'size-margin', label: 'Initial margin', term: 'initial-margin' } as const
const LIQUIDATION = { id: 'size-liquidation', label: 'Liquidation', term: 'liquidation' } as const
export const CLOSE_ROWS = [MARGIN, LIQUIDATION] as const

type Close = Pick<ToolAnswer, 'rows' | 'risks' | 'notes'>

/** Where the venue would close the sized position, and whether that is before the stop. */
export function closeOf(
  reading: ScenarioReading,
  question: Question,
  { quantity, stopFill }: SizedPosition,
): Close {
  const { backing, fundingPaid } = reading
  if (!backing || !fundingPaid) {
    const why = 'Liquidation needs leverage or margin.'
    const rows = CLOSE_ROWS.map((row): ToolRow => ({ ...row, figure: none(why) }))
    return { rows, risks: [], notes: [] }
  }
  const input = { ...question, quantity, backing, fundingPaid, exit: stopFill }
  const figures = positionFigures(input)
  const steps = explainPosition(input, figures)
  const how = (figure: string) => steps.find((each) => each.figure === figure)
  const { liquidation, initialMargin } = figures
  const words = stopFirst(question, liquidation)
  return {
    rows: [
      {
        ...MARGIN,
        figure: { kind: 'money', twin: initialMargin, signed: false },
        how: how('initialMargin'),
      },
      { ...LIQUIDATION, figure: priceOrWhy(liquidation, question), how: how('liquidation') },
    ],
    risks: [...words.risks, ...marginWords(initialMargin.coin, reading)],
    notes: words.notes,
  }
}

function marginWords(margin: Coin, { spec, balance }: ScenarioReading): readonly string[] {
  if (!balance || margin.lte(balance)) return []
  const coins = (each: Coin): string =>
    `${countText(each, spec.settlementScale)} ${spec.settlement}`
  return [`The initial margin of ${coins(margin)} is more than the balance of ${coins(balance)}.`]
}
