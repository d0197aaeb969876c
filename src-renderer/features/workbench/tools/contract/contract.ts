import { canonicalText } from '@shared/num/decimal'

import type { ScenarioReading } from '../../read-scenario'
import { rateWords } from '../fee-figures'
import type { Tool, ToolAnswer, ToolAsk } from '../tool'

import { contractFields, readContract, tiersOf, type ContractInput } from './contract-fields'
import { worthChart } from './contract-picture'
import { feeRows, heldAt, lacksAt, listedRows, worthRows } from './contract-rows'
import { roundTripRows, roundTripTable, tierTable, venueTable } from './contract-tables'

/** What a contract is worth point by point, and what trading it costs by role, by tier and by venue. */
export const contractTool: Tool = {
  question: 'What is a point of this contract worth, and what does trading it cost?',
  term: 'tick-value',
  answer: answerContract,
}

function answerContract(ask: ToolAsk): ToolAnswer {
  const { reading } = ask
  const { spec, side } = reading
  const input = readContract(ask)
  const held = heldAt(input, spec)
  const lacks = lacksAt(input)
  return {
    fields: contractFields(input, reading),
    rows: [
      ...worthRows(held, lacks),
      ...feeRows(held, input, lacks),
      ...roundTripRows(input, spec),
      ...listedRows(spec),
    ],
    tables: [
      roundTripTable(input, held, { side, lacks }),
      tierTable(spec, input.tier),
      venueTable(spec),
    ],
    charts: held ? [worthChart(held)] : [],
    risks: [],
    notes: notesOf(reading),
    taking: takingOf(input),
  }
}

const MIXED =
  'A maker in and a taker out costs the same as a taker in and a maker out at one price; at two prices each fee is taken at its own.'

const notesOf = ({ spec }: ScenarioReading): readonly string[] =>
  tiersOf(spec).length === 1
    ? [`No fee tiers of ${spec.venue} were found: your own rates can be typed above.`, MIXED]
    : [MIXED]

/** Rates other than the standard ones are worth carrying over to the position. */
function takingOf({ taker, own }: ContractInput): ToolAnswer['taking'] {
  if (!own || !taker.value) return undefined
  const text = canonicalText(taker.value.times(100))
  return {
    label: `Put the taker rate of ${rateWords(taker.value)} in and out on the sheet`,
    patch: { openRole: 'taker', closeRole: 'taker', openFee: text, closeFee: text },
  }
}
