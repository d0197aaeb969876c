import {
  breakEvensShown,
  DEFINITION_WORDS,
  type ShownPosition,
} from '@shared/calc/break-even-shown'
import { explainBreakEven } from '@shared/calc/explain-break-even'
import type { PriceOutcome } from '@shared/calc/position'
import { positionFigures } from '@shared/calc/position-figures'
import { countText } from '@shared/format/decimal-text'
import type { BreakEvenDefinition } from '@shared/market/venue-policies'
import { D } from '@shared/num/decimal'
import { coin, fraction, minus, negated, rate, usd, type Coin, type Rate } from '@shared/num/units'

import { as, readField, type Read } from '../../read-field'
import type { ScenarioReading } from '../../read-scenario'
import { priceOrWhy } from '../../result-rows'
import type { Tool, ToolAnswer, ToolAsk, ToolField, ToolRow } from '../tool'
import { heldOf, lacksOf, MOST, none, orHint, readWithin, textOf, type Held } from '../tool-input'

/** Where the position breaks even, by every definition that venues print. */
export const breakEvenTool: Tool = {
  question: 'Where does this position break even, and which of these does the venue print?',
  term: 'break-even',
  answer: answerBreakEven,
}

/** The least closing rate of the one published formula that has one. */
const LEAST = new D('0.00055')
const MOST_RATE = new D(10)

interface BreakEvenInput {
  readonly realised: Read<Coin>
  readonly least: Read<Rate>
}

function readBreakEven({ reading, texts }: ToolAsk, held: Held | undefined): BreakEvenInput {
  const { settlement, settlementScale: decimals } = reading.spec
  const typed = textOf(texts, 'break-even-realised')
  const least = textOf(texts, 'break-even-least')
  return {
    realised:
      typed.trim() === ''
        ? realisedSoFar(held)
        : as(
            readWithin(typed, { label: 'Realised', units: [settlement], decimals, atMost: MOST }),
            coin,
          ),
    least:
      least.trim() === ''
        ? { value: rate(LEAST) }
        : as(
            readField(least, {
              ...{ label: 'The least rate', sign: 'not-negative' },
              ...{ units: ['%'], atMost: MOST_RATE },
            }),
            (percent) => rate(percent.div(100)),
          ),
  }
}

/** The opening fee and the funding that were paid: what a position has realised before anything was closed. */
function realisedSoFar(held: Held | undefined): Read<Coin> {
  if (!held) return {}
  const { openFee } = positionFigures({ ...held, exit: held.entry })
  const value = minus(negated(openFee.coin), held.fundingPaid)
  const { settlement, settlementScale } = held.spec
  const words = `${countText(value, settlementScale)} ${settlement}`.replace('-', '−')
  return { value, says: { hint: `Fee in and funding: ${words}.` } }
}

function fieldsOf(
  { realised, least }: BreakEvenInput,
  reading: ScenarioReading,
): readonly ToolField[] {
  const { settlement } = reading.spec
  return [
    {
      ...{ kind: 'number', id: 'break-even-realised', label: 'Realised so far', unit: settlement },
      ...{ step: '0.0001', placeholder: realised.value?.toFixed(8) ?? '0' },
      says: orHint(realised.says, 'Paid is negative.'),
    },
    {
      ...{ kind: 'number', id: 'break-even-least', label: 'Least closing rate', unit: '%' },
      ...{ step: '0.005', placeholder: countText(LEAST.times(100)), term: 'fee' },
      says: orHint(least.says, 'Of the linear formula alone.'),
    },
  ]
}

/** The exact one first; the others are what venues print. */
const DEFINITIONS = [
  ['round-trip', 'Round trip, exact'],
  ['with-realised', 'With realised PnL'],
  ['opening-fee', 'Of the opening fee'],
  ['linear-with-closing-fee', 'By the linear formula'],
] as const satisfies readonly (readonly [BreakEvenDefinition, string])[]

const rowOf = ([id, label]: (typeof DEFINITIONS)[number], { spec }: ScenarioReading) => ({
  id: `break-even-${id}`,
  label: spec.breakEven === id ? `${label} · ${spec.venue}` : label,
  term: 'break-even',
})

const DISTANCE = {
  id: 'break-even-distance',
  label: 'Round trip, from entry',
  term: 'break-even',
} as const

function answerBreakEven(ask: ToolAsk): ToolAnswer {
  const { reading } = ask
  const held = heldOf(reading)
  const input = readBreakEven(ask, held)
  const still = { fields: fieldsOf(input, reading), risks: [] }
  if (!held) return { ...still, rows: emptyRows(reading, lacksOf(reading) ?? ''), notes: [] }
  const { realised, least } = input
  if (!realised.value || !least.value) return { ...still, rows: emptyRows(reading, ''), notes: [] }
  const position = { ...held, realised: realised.value, leastClosingRate: least.value }
  return { ...still, rows: rowsOf(position, reading), notes: [venueWords(reading)] }
}

/** Every row is always there, so nothing moves while typing. */
function emptyRows(reading: ScenarioReading, reason: string): readonly ToolRow[] {
  const rows = DEFINITIONS.map((each): ToolRow => ({
    ...rowOf(each, reading),
    figure: none(reason),
  }))
  return [...rows, { ...DISTANCE, figure: none(reason) }]
}

function rowsOf(position: ShownPosition & Held, reading: ScenarioReading): readonly ToolRow[] {
  const shown = breakEvensShown(position)
  const rows = DEFINITIONS.map((each): ToolRow => ({
    ...rowOf(each, reading),
    figure: priceOrWhy(shown[each[0]], position),
    how: explainBreakEven(each[0], position)[0],
  }))
  return [...rows, { ...DISTANCE, figure: distanceOf(shown['round-trip'], position) }]
}

function distanceOf(outcome: PriceOutcome, { entry }: Held): ToolRow['figure'] {
  if (outcome.kind !== 'at') return none(outcome.reason)
  const quote = outcome.price.minus(entry)
  return { kind: 'distance', fraction: fraction(quote.div(entry)), quote: usd(quote) }
}

function venueWords({ spec }: ScenarioReading): string {
  return `What ${spec.venue} prints: ${DEFINITION_WORDS[spec.breakEven]}`
}
