import { expectedFunding, explainExpectedFunding } from '@shared/calc/expected-funding'
import { explainPositionSize } from '@shared/calc/explain-position-size'
import { positionSize, type SizedPosition } from '@shared/calc/position-size'
import { countText } from '@shared/format/decimal-text'
import type { InverseSpec } from '@shared/market/contract-spec'
import { canonicalText, ZERO } from '@shared/num/decimal'
import { fraction, usd, type Fraction } from '@shared/num/units'

import type { ScenarioReading } from '../../read-scenario'
import type { RowFigure } from '../../result-rows'
import type { Tool, ToolAnswer, ToolAsk, ToolRow } from '../tool'
import { lacksOf, none } from '../tool-input'

import { CLOSE_ROWS, closeOf, type Question } from './size-close'
import { readSize, sizeFields, type SizeInput } from './size-fields'

/** The quantity that loses the risk at the stop. */
export const sizeTool: Tool = {
  question: 'How many contracts lose no more than the risk when the stop is hit?',
  term: 'quantity',
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
  const close = closeOf(reading, question, sized.value)
  return {
    fields,
    rows: [...sizedRows(question, sized.value), fundingRow(input, reading.spec), ...close.rows],
    risks: close.risks,
    notes: close.notes,
    taking: {
      label: `Put ${countText(quantity)} contracts on the sheet`,
      patch: { quantity: canonicalText(quantity), quantityUnit: 'contracts' },
    },
  }
}

function questionOf(reading: ScenarioReading, input: SizeInput): Question | undefined {
  const { spec, side, entry, stop, balance, openFeeRate, closeFeeRate } = reading
  const { limit, slippage, days } = input
  if (!entry || !stop || !openFeeRate || !closeFeeRate || input.lacks !== '') return undefined
  if (!limit || !slippage.value || !days.value) return undefined
  return {
    ...{ spec, side, entry, stop, risk: limit, openFeeRate, closeFeeRate, equity: balance },
    ...{ stopSlippage: slippage.value, expectedFunding: paidMeanwhile(input) },
  }
}

/** What is paid in funding until the stop, as a share of the notional; zero where none is assumed. */
function paidMeanwhile({ funded }: SizeInput): Fraction {
  const share = funded && expectedFunding(funded)
  return share?.ok ? share.value : fraction(ZERO)
}

const ROWS = [
  { id: 'size-quantity', label: 'Quantity, on the lot', term: 'quantity' },
  { id: 'size-exact', label: 'Exact quantity', term: 'quantity' },
  { id: 'size-fill', label: 'Fill at the stop', term: 'fill' },
  { id: 'size-risk', label: 'Loss at the stop', term: 'pnl' },
  { id: 'size-notional', label: 'Notional at entry', term: 'notional' },
  { id: 'size-leverage', label: 'Leverage on the balance', term: 'leverage' },
] as const
const FUNDING = { id: 'size-funding', label: 'Funding until then', term: 'funding' } as const

/** Every row is always there, so nothing moves while typing. */
const emptyRows = (reason: string): readonly ToolRow[] =>
  [...ROWS, FUNDING, ...CLOSE_ROWS].map((row) => ({ ...row, figure: none(reason) }))

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
  const drawn: readonly Pick<ToolRow, 'figure' | 'how'>[] = [
    { figure: { kind: 'count', count: quantity, unit: 'contracts' }, how: how('quantity') },
    { figure: { kind: 'count', count: exact, unit: 'contracts' }, how: how('exact') },
    { figure: { kind: 'price', price: stopFill, shown: stopFill }, how: how('stopFill') },
    { figure: money(risk), how: how('risk') },
    { figure: money(notional), how: how('notional') },
    {
      figure: leverage ? { kind: 'times', times: leverage } : none('Needs a balance on the sheet.'),
      how: how('leverage'),
    },
  ]
  return ROWS.map((row, index) => ({ ...row, ...(drawn[index] ?? { figure: none('') }) }))
}

/** Received is above zero, as in every result. */
function fundingRow(input: SizeInput, { term }: InverseSpec): ToolRow {
  const { funded } = input
  if (!funded) {
    const dated = term === 'dated'
    const why = dated ? 'A dated contract pays no funding.' : 'Needs a funding rate on the sheet.'
    return { ...FUNDING, figure: none(why) }
  }
  return {
    ...FUNDING,
    figure: { kind: 'rate', rate: paidMeanwhile(input).negated(), signed: true },
    how: explainExpectedFunding(funded),
  }
}
