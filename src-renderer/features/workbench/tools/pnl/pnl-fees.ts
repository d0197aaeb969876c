import { rolePairs, roundTripFees, roundTripShare, type RatePair } from '@shared/calc/role-pairs'
import { rate } from '@shared/num/units'

import type { ScenarioReading } from '../../read-scenario'
import type { RowFigure } from '../../result-rows'
import { asCost, rateWords } from '../fee-figures'
import type { ToolTable } from '../tool'
import { lacksOf, none } from '../tool-input'

/** What the round trip costs, and what it would cost with every pair of roles at the contract's own rates. */
export function feesTable(reading: ScenarioReading): ToolTable {
  return {
    ...{ id: 'pnl-fees', title: 'Fees by role', head: 'Roles' },
    columns: ['Rates, in + out', 'Of notional', 'Fees'],
    rows: [
      { id: 'sheet', head: 'As on the sheet', figures: sheetFigures(reading) },
      ...rolePairs(reading.spec.fees).map((pair) => ({
        id: `${pair.open}-${pair.close}`,
        head: `${pair.open === 'maker' ? 'Maker' : 'Taker'} in, ${pair.close} out`,
        figures: figuresOf(reading, pair),
      })),
    ],
  }
}

function sheetFigures(reading: ScenarioReading): readonly RowFigure[] {
  const { openFeeRate: openRate, closeFeeRate: closeRate } = reading
  if (openRate && closeRate) return figuresOf(reading, { openRate, closeRate })
  const lacks = none(lacksOf(reading, ['openFeeRate', 'closeFeeRate']) ?? '')
  return [lacks, lacks, lacks]
}

const figuresOf = (reading: ScenarioReading, pair: RatePair): readonly RowFigure[] => [
  { kind: 'words', words: `${rateWords(pair.openRate)} + ${rateWords(pair.closeRate)}` },
  { kind: 'rate', rate: rate(roundTripShare(pair)), signed: false },
  feesOf(reading, pair),
]

function feesOf(reading: ScenarioReading, pair: RatePair): RowFigure {
  const { spec, quantity, entry, exit } = reading
  if (!quantity || !entry || !exit)
    return none(lacksOf(reading, ['quantity', 'entry', 'exit']) ?? '')
  return asCost(roundTripFees({ spec, quantity, entry, exit }, pair))
}
