import { leverage } from '@shared/num/units'

import type { ScenarioReading } from '../../read-scenario'
import type { Tool, ToolAnswer, ToolAsk } from '../tool'

import { accountMargin } from './account-margin'
import { bookedRows } from './booked-rows'
import { largestPosition, leverageTable } from './largest-position'
import { marginChart } from './margin-chart'
import { marginFields, readMarginLeverage } from './margin-fields'
import { nextTierRows, tiersTable } from './next-tier'
import { ownLeverage } from './own-leverage'
import { positionMargin } from './position-margin'

/** What the venue asks for at this size, what the account has, and where the next tier begins. */
export const marginTool: Tool = {
  question: 'How much margin does this position need, and how large may it be?',
  term: 'margin-tier',
  answer: answerMargin,
}

function answerMargin({ reading, texts }: ToolAsk): ToolAnswer {
  const asked = readMarginLeverage(texts, reading)
  const own = positionMargin(reading)
  const account = accountMargin(reading)
  const chosen = ownLeverage(reading) ?? asked.value ?? leverage(reading.spec.maxLeverage)
  const tiers = tiersTable(reading, chosen, own.tier)
  return {
    fields: marginFields(asked, reading),
    rows: [
      ...own.rows,
      ...account.rows,
      ...nextTierRows(reading, chosen),
      ...largestPosition(reading, asked),
      ...bookedRows(reading),
    ],
    tables: [...tiers.tables, leverageTable(reading)],
    charts: marginChart(reading, chosen),
    risks: [...own.risks, ...account.risks],
    notes: [...account.notes, ...tiers.notes, ...sourceWords(reading)],
  }
}

/** Where the schedule was read and when. */
function sourceWords({ spec }: ScenarioReading): readonly string[] {
  return spec.sources
    .filter(({ topics }) => topics?.includes('margin'))
    .map(({ title, readOn, standing }) => `Schedule, read on ${readOn} and ${standing}: ${title}.`)
}
