import { openShare } from '@shared/calc/hedge-rebalance'
import { percentText, priceText } from '@shared/format/decimal-text'
import { ZERO } from '@shared/num/decimal'
import { rate } from '@shared/num/units'

import type { ScenarioReading } from '../../read-scenario'
import { waitingRows } from '../named-rows'
import { takingShort } from '../take-short'
import type { Tool, ToolAnswer, ToolAsk } from '../tool'
import { lacksOf } from '../tool-input'

import { openChart } from './hedge-chart'
import { hedgeFields, readHedge, type HedgeInput } from './hedge-fields'
import { openTable, rebalanceTable } from './hedge-tables'
import type { InPlace } from './in-place'
import { keptRows } from './kept-rows'
import { openRows } from './open-rows'
import { SIZE_ROWS, sizeRows } from './size-rows'

/** The contracts that freeze coins at their dollars of today, what of them drifts open, and what closing it costs. */
export const hedgeTool: Tool = {
  question: 'How many contracts freeze these coins, and when do they have to be rebalanced?',
  term: 'hedge',
  answer: answerHedge,
}

function answerHedge({ reading, texts }: ToolAsk): ToolAnswer {
  const input = readHedge({ reading, texts })
  const fields = hedgeFields(input, reading)
  const place = inPlaceOf(input, reading)
  if (typeof place === 'string') {
    const rows = [...waitingRows(SIZE_ROWS, place), ...openRows(place), ...keptRows(place)]
    const tables = [openTable(undefined), rebalanceTable(undefined)]
    return { fields, rows, tables, risks: [], notes: [] }
  }
  const { spec } = reading
  const { size, price } = place
  return {
    fields,
    rows: [...sizeRows(place), ...openRows(place), ...keptRows(place)],
    tables: [openTable(place), rebalanceTable(place)],
    charts: [openChart(place)],
    risks: pastBound(place),
    notes: NOTES,
    ...(size.quantity.gt(0) && {
      taking: takingShort({ spec, quantity: size.quantity, entry: price }),
    }),
  }
}

const NOTES = [
  'A short drifts off its coins only where its result is taken out of the account, or paid into it, so that the coins stay as they are. Left with the coins, the result makes up for their price: nothing has to be rebalanced.',
  'Each rebalancing at the bound trades the share of the coins that was open: but for the lot it costs the same coins at every price.',
]

/** The hedge in place, or what it still waits for; empty where a field says it. */
function inPlaceOf(input: HedgeInput, reading: ScenarioReading): InPlace | string {
  const { coins, price, sold, now, share, size, mode } = input
  const waits = waitsFor(input)
  if (waits !== undefined) return waits
  if (!coins.value || !price.value || !sold.value || !size) return ''
  if (!now.value || !share.value) return ''
  const { lacksFee, ...fees } = feesOf(reading)
  return {
    hedge: { ...fees, spec: reading.spec, coins: coins.value, quantity: sold.value, mode },
    ...{ size, price: price.value, now: now.value, share: share.value, lacksFee },
  }
}

function waitsFor({ coins, price, sold }: HedgeInput): string | undefined {
  if (!coins.value) return said(coins, 'Needs coins: the balance of the sheet, or some typed here.')
  if (!price.value) return said(price, 'Needs a price: the entry of the sheet, or one typed here.')
  if (!sold.value) return said(sold, 'The coins are worth less than one lot: nothing can be sold.')
  return undefined
}

const said = ({ says }: HedgeInput['coins' | 'price' | 'sold'], otherwise: string): string =>
  says?.issue ? '' : otherwise

/** A fee that is wrong takes only the figures with fees away. */
const feesOf = (
  reading: ScenarioReading,
): Pick<InPlace['hedge'], 'sellFeeRate' | 'buyFeeRate'> & Pick<InPlace, 'lacksFee'> => ({
  sellFeeRate: reading.openFeeRate ?? rate(ZERO),
  buyFeeRate: reading.closeFeeRate ?? rate(ZERO),
  lacksFee: lacksOf(reading, ['openFeeRate', 'closeFeeRate']) ?? '',
})

/** More is open than may be, so that the hedge is due. */
function pastBound({ hedge, now, share }: InPlace): readonly string[] {
  const open = openShare(hedge, now)
  if (!open?.abs().gt(share)) return []
  const at = priceText(now, hedge.spec.tick)
  const [much, most] = [percentText(open.abs()), percentText(share)]
  return [
    open.gt(0)
      ? `At ${at} ${much} of the coins are not covered, past the ${most} that may be.`
      : `At ${at} the contracts sold are worth ${much} more than the coins, past the ${most} that may be.`,
  ]
}
