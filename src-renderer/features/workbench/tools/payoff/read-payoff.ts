import { expectedFunding, fundingPeriodHours } from '@shared/calc/expected-funding'
import type { ContractLeg, PayoffLeg } from '@shared/calc/payoff-legs'
import { rateText, type ShownUnit } from '@shared/format/decimal-text'
import { D, ZERO, type Decimal } from '@shared/num/decimal'
import { coin, fraction, rate, type Fraction, type Price } from '@shared/num/units'

import { readField, type FieldSays, type Read } from '../../read-field'
import type { ScenarioReading } from '../../read-scenario'
import type { ToolTexts } from '../tool'
import { chosenOf, lacksOf, textOf } from '../tool-input'

import type { LegContract } from './leg-contracts'
import { readLegs, type ReadLeg } from './read-legs'

/** What the payoff tool is asked. */
export interface PayoffAsk {
  readonly reading: ScenarioReading
  readonly texts: ToolTexts
  /** Every contract that a leg can name. */
  readonly contracts: readonly LegContract[]
  /** What coins are spoken of in. */
  readonly unit: ShownUnit
}

/** The part of its notional that a leg pays until the day looked at. */
export type FundingAhead = Readonly<Record<'long' | 'short', Fraction>>

/** The first is as long as nothing else was chosen. */
const COUNTING = ['counted', 'left out'] as const
export type Counting = (typeof COUNTING)[number]
const MOST_DAYS = new D(3650)

/** A leg that is counted, with what it is called. */
export interface CountedLeg {
  readonly id: string
  readonly label: string
  readonly leg: PayoffLeg
}

export interface PayoffInput {
  readonly sheetLeg: Counting
  readonly costs: Counting
  readonly days: { readonly value: Decimal; readonly says: FieldSays }
  /** By the row of the list; undefined where nothing is typed. */
  readonly rows: readonly (ReadLeg | undefined)[]
  readonly counted: readonly CountedLeg[]
  /** The exit or mark of the sheet. */
  readonly mark?: Price
  /** Legs that are not counted, with the reason. */
  readonly left: readonly string[]
}

/** Reads everything that the tool is asked. A leg that is not complete is left out and said so. */
export function readPayoff({ reading, texts, contracts }: PayoffAsk): PayoffInput {
  const sheetLeg = chosenOf(texts, 'payoff-sheet', COUNTING)
  const costs = chosenOf(texts, 'payoff-costs', COUNTING)
  const days = readDays(textOf(texts, 'payoff-days'), reading)
  const ask = { reading, contracts, ahead: days.ahead, costsCounted: costs === 'counted' }
  const rows = readLegs(texts, ask)
  const sheet = sheetLeg === 'counted' ? sheetPart(ask) : {}
  return {
    ...{ sheetLeg, costs, days, rows },
    counted: [...(sheet.leg ? [sheet.leg] : []), ...rows.flatMap(countedRow)],
    left: [...(sheet.lacks ? [sheet.lacks] : []), ...rows.flatMap(leftRow)],
    ...(reading.exit && { mark: reading.exit }),
  }
}

const countedRow = (row: ReadLeg | undefined, index: number): readonly CountedLeg[] =>
  row?.leg ? [{ id: `${index + 1}`, label: `Leg ${index + 1}, ${row.words}`, leg: row.leg }] : []

const leftRow = (row: ReadLeg | undefined, index: number): readonly string[] =>
  row?.lacks ? [`Leg ${index + 1} is not counted yet: ${row.lacks}.`] : []

interface SheetPart {
  readonly leg?: CountedLeg
  readonly lacks?: string
}

function sheetPart({
  reading,
  ahead,
  costsCounted,
}: {
  readonly reading: ScenarioReading
  readonly ahead: FundingAhead
  readonly costsCounted: boolean
}): SheetPart {
  const lacks = lacksOf(reading, costsCounted ? undefined : ['quantity', 'entry'])
  const { spec, side, quantity, entry } = reading
  if (lacks !== undefined || !quantity || !entry)
    return { lacks: `The position on the sheet is not counted yet. ${lacks ?? ''}` }
  const leg: ContractLeg = {
    ...{ kind: 'contract', spec, side, quantity, entry },
    ...(costsCounted ? costsOf(reading) : NO_COSTS),
    fundingAhead: ahead[side],
  }
  return { leg: { id: 'sheet', label: `The sheet, ${spec.symbol}`, leg } }
}

type Costs = Pick<ContractLeg, 'openFeeRate' | 'closeFeeRate' | 'fundingPaid'>

const NO_COSTS: Costs = {
  ...{ openFeeRate: rate(ZERO), closeFeeRate: rate(ZERO), fundingPaid: coin(ZERO) },
}

const costsOf = ({ openFeeRate, closeFeeRate, fundingPaid }: ScenarioReading): Costs => ({
  openFeeRate: openFeeRate ?? NO_COSTS.openFeeRate,
  closeFeeRate: closeFeeRate ?? NO_COSTS.closeFeeRate,
  fundingPaid: fundingPaid ?? NO_COSTS.fundingPaid,
})

const NO_FUNDING: FundingAhead = { long: fraction(ZERO), short: fraction(ZERO) }

function readDays(
  text: string,
  reading: ScenarioReading,
): PayoffInput['days'] & { readonly ahead: FundingAhead } {
  const rule = { label: 'Days ahead', sign: 'not-negative', atMost: MOST_DAYS } as const
  const read: Read<Decimal> = readField(text, { ...rule, units: ['days'], decimals: 2 })
  const value = read.value ?? ZERO
  const still = { value, ahead: NO_FUNDING }
  if (read.says?.issue) return { ...still, says: read.says }
  if (value.isZero()) return { ...still, says: { hint: 'Funding at the rate of the sheet.' } }
  return { value, ...aheadOf(value, reading) }
}

function aheadOf(
  days: Decimal,
  { spec, fundingRate }: ScenarioReading,
): { readonly ahead: FundingAhead; readonly says: FieldSays } {
  const nothing = (hint: string) => ({ ahead: NO_FUNDING, says: { hint } })
  if (fundingPeriodHours(spec) === undefined)
    return nothing('The contract of the sheet is dated and has no funding rate.')
  if (!fundingRate) return nothing('Needs a funding rate on the sheet.')
  const [long, short] = (['long', 'short'] as const).map((side) =>
    expectedFunding({ spec, side, fundingRate, days }),
  )
  if (!long?.ok || !short?.ok) return nothing('Needs a funding rate on the sheet.')
  const payer = long.value.lt(0) ? 'Shorts pay' : 'Longs pay'
  return {
    ahead: { long: long.value, short: short.value },
    says: { hint: `${payer} ${rateText(long.value.abs())} of the notional.` },
  }
}
