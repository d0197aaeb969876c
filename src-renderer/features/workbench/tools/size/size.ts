import { explainPosition } from '@shared/calc/explain'
import { explainPositionSize } from '@shared/calc/explain-position-size'
import { positionFigures } from '@shared/calc/position-figures'
import { positionSize, type SizedPosition, type SizingQuestion } from '@shared/calc/position-size'
import { priceOnTick } from '@shared/calc/price-on-tick'
import { countText, priceText } from '@shared/format/decimal-text'
import type { InverseSpec } from '@shared/market/contract-spec'
import { canonicalText, ZERO } from '@shared/num/decimal'
import { usd, type Price } from '@shared/num/units'

import type { ScenarioReading } from '../../read-scenario'
import { priceOrWhy, type RowFigure } from '../../result-rows'
import type { Tool, ToolAnswer, ToolAsk, ToolRow } from '../tool'
import { lacksOf, none } from '../tool-input'

import { readSize, sizeFields, type SizeInput } from './size-fields'

/** The quantity that loses the risk at the stop. */
export const sizeTool: Tool = {
  question: 'How many contracts lose no more than the risk when the stop is hit?',
  answer: answerSize,
}

function answerSize({ reading, texts }: ToolAsk): ToolAnswer {
  const input = readSize({ reading, texts })
  const fields = sizeFields(input, reading)
  const question = questionOf(reading, input)
  const lacks = lacksOf(reading, ['entry', 'openFeeRate', 'closeFeeRate']) ?? input.lacks
  if (!question) return { fields, rows: emptyRows(lacks), risks: [], notes: [] }
  const sized = positionSize(question)
  if (!sized.ok) return { fields, rows: emptyRows(sized.error.message), risks: [], notes: [] }
  const { quantity } = sized.value
  const close = liquidationOf(reading, question, sized.value)
  return {
    fields,
    rows: [...sizedRows(question, sized.value), ...close.rows],
    risks: close.risks,
    notes: close.notes,
    taking: {
      label: `Put ${countText(quantity)} contracts on the sheet`,
      patch: { quantity: canonicalText(quantity), quantityUnit: 'contracts' },
    },
  }
}

type Question = SizingQuestion<InverseSpec>

function questionOf(reading: ScenarioReading, input: SizeInput): Question | undefined {
  const { spec, side, entry, openFeeRate, closeFeeRate } = reading
  const { stop, limit, slippage, funding, balance } = input
  if (!entry || !openFeeRate || !closeFeeRate || input.lacks !== '') return undefined
  if (!stop.value || !limit || !slippage.value || !funding.value) return undefined
  return {
    ...{ spec, side, entry, stop: stop.value, risk: limit, openFeeRate, closeFeeRate },
    ...{ stopSlippage: slippage.value, expectedFunding: funding.value, equity: balance.value },
  }
}

const ROWS = [
  { id: 'size-quantity', label: 'Quantity, on the lot', term: 'quantity' },
  { id: 'size-exact', label: 'Exact quantity', term: 'quantity' },
  { id: 'size-fill', label: 'Fill at the stop', term: 'fill' },
  { id: 'size-risk', label: 'Loss at the stop', term: 'pnl' },
  { id: 'size-notional', label: 'Notional at entry', term: 'notional' },
  { id: 'size-leverage', label: 'Leverage on the balance', term: 'leverage' },
  { id: 'size-margin', label: 'Initial margin', term: 'initial-margin' },
  { id: 'size-liquidation', label: 'Liquidation', term: 'liquidation' },
] as const
const OF_SIZE = 6

/** Every row is always there, so nothing moves while typing. */
const emptyRows = (reason: string): readonly ToolRow[] =>
  ROWS.map((row) => ({ ...row, figure: none(reason) }))

const drawn = (
  rows: readonly (typeof ROWS)[number][],
  figures: readonly Pick<ToolRow, 'figure' | 'how'>[],
): readonly ToolRow[] =>
  rows.map((row, index) => ({ ...row, ...(figures[index] ?? { figure: none('') }) }))

function sizedRows(question: Question, sized: SizedPosition): readonly ToolRow[] {
  const steps = explainPositionSize(question, sized)
  const how = (figure: string) => steps.find((each) => each.figure === figure)
  const { quantity, exact, stopFill, risk, notional, leverage } = sized
  const money = (worth: SizedPosition['risk']): RowFigure => ({
    kind: 'money',
    // An inverse contract has a dollar worth of its own price always.
    twin: { coin: worth.coin, usd: worth.usd ?? usd(ZERO) },
    signed: false,
  })
  return drawn(ROWS.slice(0, OF_SIZE), [
    { figure: { kind: 'count', count: quantity, unit: 'contracts' }, how: how('quantity') },
    { figure: { kind: 'count', count: exact, unit: 'contracts' }, how: how('exact') },
    { figure: { kind: 'price', price: stopFill, shown: stopFill }, how: how('stopFill') },
    { figure: money(risk), how: how('risk') },
    { figure: money(notional), how: how('notional') },
    {
      figure: leverage ? { kind: 'times', times: leverage } : none(''),
      how: how('leverage'),
    },
  ])
}

type Close = Pick<ToolAnswer, 'rows' | 'risks' | 'notes'>

/** Where the venue would close the sized position, and whether that is before the stop. */
function liquidationOf(
  reading: ScenarioReading,
  question: Question,
  { quantity, stopFill }: SizedPosition,
): Close {
  const { backing, fundingPaid } = reading
  const rows = ROWS.slice(OF_SIZE)
  if (!backing || !fundingPaid) {
    const why = 'Liquidation needs leverage or margin.'
    return { rows: rows.map((row) => ({ ...row, figure: none(why) })), risks: [], notes: [] }
  }
  const input = { ...question, quantity, backing, fundingPaid, exit: stopFill }
  const figures = positionFigures(input)
  const steps = explainPosition(input, figures)
  const how = (figure: string) => steps.find((each) => each.figure === figure)
  const { liquidation, initialMargin } = figures
  return {
    rows: drawn(rows, [
      { figure: { kind: 'money', twin: initialMargin, signed: false }, how: how('initialMargin') },
      { figure: priceOrWhy(liquidation, question), how: how('liquidation') },
    ]),
    ...(liquidation.kind === 'at'
      ? stopWords(question, liquidation.price)
      : { risks: [], notes: [] }),
  }
}

function stopWords({ spec, side, stop }: Question, price: Price): Pick<Close, 'risks' | 'notes'> {
  const end = priceText(priceOnTick(price, side, spec.tick), spec.tick)
  const at = priceText(stop, spec.tick)
  const before = side === 'long' ? stop.lte(price) : stop.gte(price)
  const [past, short] = side === 'long' ? ['below', 'above'] : ['above', 'below']
  if (!before)
    return {
      risks: [],
      notes: [`The stop at ${at} is ${short} the liquidation price ${end}: it is met first.`],
    }
  const where = stop.eq(price) ? 'at' : past
  return {
    risks: [
      `The stop at ${at} is ${where} the liquidation price ${end}: the venue would close the position first.`,
    ],
    notes: [],
  }
}
