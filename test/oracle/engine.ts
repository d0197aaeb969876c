import { bankruptcy, type Isolated } from '@shared/calc/bankruptcy'
import { bookedFunding } from '@shared/calc/booked-funding'
import { bookedInitialMargin, bookedMaintenance } from '@shared/calc/booked-margin'
import { breakEvensShown, printedBreakEven } from '@shared/calc/break-even-shown'
import { bookedPnl, bookedUnrealisedPnl, fillCost, fillFee } from '@shared/calc/cost'
import { liquidation } from '@shared/calc/liquidation'
import { marginCurve, marginOn, type MarginAsk, type MarginCurve } from '@shared/calc/margin'
import { notional } from '@shared/calc/notional'
import type { PositionFigures, PositionInput, PriceOutcome, Twin } from '@shared/calc/position'
import { positionFigures } from '@shared/calc/position-figures'
import { printedOutcome } from '@shared/calc/printed-price'
import { bookedCoins } from '@shared/calc/whole-units'
import type { InverseSpec } from '@shared/market/contract-spec'
import { D, ONE, type Decimal } from '@shared/num/decimal'
import * as units from '@shared/num/units'

import { inputOf, type OracleCase } from './cases'

/** What the engine says of a case, under the judge's names. */
export interface EngineAnswer {
  readonly numbers: Readonly<Record<string, Decimal>>
  readonly prices: Readonly<Record<string, PriceOutcome>>
  readonly booked: Readonly<Record<string, string>>
  readonly exitPastLiquidation: boolean
  readonly tier: Readonly<Record<string, unknown>> | null
}

type Input = PositionInput & { readonly spec: InverseSpec }

const TWINS = [
  'gross',
  'openFee',
  'closeFee',
  'fees',
  'funding',
  'net',
  'entryNotional',
  'exitNotional',
  'pointValue',
  'initialMargin',
  'maintenanceMargin',
] as const satisfies readonly (keyof PositionFigures)[]
const PLAIN = [
  'grossRoe',
  'netRoe',
  'effectiveLeverage',
  'maintenanceMarginRate',
] as const satisfies readonly (keyof PositionFigures)[]

export function engineAnswer(sample: OracleCase, spec: InverseSpec): EngineAnswer {
  const input = inputOf(sample, spec)
  const figures = positionFigures(input)
  return {
    numbers: { ...figured(figures), ...(sample.all ? asked(input, figures) : {}) },
    prices: {
      liquidation: figures.liquidation,
      bankruptcy: figures.bankruptcy,
      breakEven: figures.breakEven,
      ...(sample.all ? { ...shownBreakEvens(input), ...printed(input, figures) } : {}),
      ...topped(sample, input, figures),
    },
    booked: sample.all ? booked(sample, input) : {},
    exitPastLiquidation: figures.exitPastLiquidation,
    tier: standing(figures),
  }
}

function figured(figures: PositionFigures): Record<string, Decimal> {
  const flat: Record<string, Decimal> = {}
  const put = (name: string, twin: Twin): void => {
    flat[`${name}.coin`] = twin.coin
    flat[`${name}.usd`] = twin.usd
  }
  for (const name of TWINS) put(name, figures[name])
  for (const name of PLAIN) {
    const figure = figures[name]
    if (figure !== undefined) flat[name] = figure
  }
  if (figures.liquidationDistance !== undefined) {
    flat['liquidationDistance.fraction'] = figures.liquidationDistance.fraction
    flat['liquidationDistance.quote'] = figures.liquidationDistance.quote
  }
  return flat
}

/** A schedule's curve, built once where it does not hang on the leverage. */
function curveOf({ margin }: InverseSpec, ask: MarginAsk, leverage: units.Leverage): MarginCurve {
  if (margin.method === 'adjust-factor') return marginCurve(margin, ask, leverage)
  const known = KEPT[ask].get(margin)
  if (known !== undefined) return known
  const curve = marginCurve(margin, ask, leverage)
  KEPT[ask].set(margin, curve)
  return curve
}

const KEPT = {
  initial: new WeakMap<object, MarginCurve>(),
  maintenance: new WeakMap<object, MarginCurve>(),
}

/** What the table asks for to open, and to keep at the liquidation price. */
function asked(
  { spec, quantity }: Input,
  { effectiveLeverage, entryNotional, liquidation: forced }: PositionFigures,
): Record<string, Decimal> {
  const leverage = effectiveLeverage ?? units.leverage(ONE)
  const size = { notional: entryNotional.coin, quantity }
  const initialAsked = marginOn(curveOf(spec, 'initial', leverage), size)
  if (forced.kind !== 'at') return { initialAsked }
  const there = { notional: notional({ spec, quantity }, forced.price), quantity }
  const kept = marginOn(curveOf(spec, 'maintenance', leverage), there)
  return { initialAsked, maintenanceAtLiquidation: kept }
}

/** The same position with coins added and the next funding known. */
function topped(
  { extra, nextFundingRate }: OracleCase,
  { spec, side, quantity, entry, backing }: Input,
  { initialMargin }: PositionFigures,
): Record<string, PriceOutcome> {
  if (extra === undefined || nextFundingRate === undefined) return {}
  const isolated: Isolated<InverseSpec> = {
    spec,
    side,
    quantity,
    entry,
    margin: initialMargin.coin,
    extraMargin: units.coin(new D(extra)),
    nextFundingRate: units.rate(new D(nextFundingRate)),
    ...(backing.kind === 'leverage' ? { leverage: backing.leverage } : {}),
  }
  return { topped: liquidation(isolated), toppedBankruptcy: bankruptcy(isolated) }
}

/** Three definitions beside the round trip, and the one that is printed from whole units. */
function shownBreakEvens(input: Input): Record<string, PriceOutcome> {
  const { spec, side, quantity, entry, fundingPaid } = input
  if (quantity.isZero()) return {}
  const realised = units.negated(fundingPaid)
  const leastClosingRate = units.rate(new D('0.00055'))
  const shown = breakEvensShown({ ...input, realised, leastClosingRate })
  return {
    withRealised: shown['with-realised'],
    openingFee: shown['opening-fee'],
    linearFormula: shown['linear-with-closing-fee'],
    printedBreakEven: printedBreakEven({
      ...{ spec, side, quantity },
      cost: fillCost({ spec, quantity, price: entry }),
      realised: bookedCoins(realised, spec.settlementScale, 'down'),
    }),
  }
}

function printed(
  { spec, side }: Input,
  { liquidation: forced }: PositionFigures,
): Record<string, PriceOutcome> {
  return forced.kind === 'at' ? { printedLiquidation: printedOutcome(forced, side, spec) } : {}
}

function booked(sample: OracleCase, input: Input): Record<string, string> {
  const { spec, quantity, entry, exit, openFeeRate, closeFeeRate } = input
  const opening = { spec, quantity, price: entry }
  const closing = { spec, quantity, price: exit }
  const cost = fillCost(opening)
  const books = {
    cost,
    openFee: fillFee({ ...opening, feeRate: openFeeRate }),
    closeFee: fillFee({ ...closing, feeRate: closeFeeRate }),
    pnl: bookedPnl(input),
    unrealisedPnl: bookedUnrealisedPnl(input),
    ...bookedFlow(sample, input),
    ...bookedMargins(sample, input, cost),
  }
  return Object.fromEntries(Object.entries(books).map(([name, whole]) => [name, whole.toString()]))
}

/** A funding payment at the exit price. */
function bookedFlow({ nextFundingRate }: OracleCase, input: Input): Record<string, bigint> {
  if (nextFundingRate === undefined) return {}
  const rate = units.rate(new D(nextFundingRate))
  const funding = bookedFunding(input, { kind: 'relative', rate, price: input.exit })
  return funding.ok ? { funding: funding.value } : {}
}

function bookedMargins(
  { nextFundingRate }: OracleCase,
  { spec, side, quantity, backing }: Input,
  cost: bigint,
): Record<string, bigint> {
  if (backing.kind !== 'leverage') return {}
  const { leverage } = backing
  const next =
    nextFundingRate === undefined ? {} : { nextFundingRate: units.rate(new D(nextFundingRate)) }
  return {
    initialMargin: bookedInitialMargin(spec, cost, leverage),
    maintenance: bookedMaintenance({ spec, side, quantity, value: cost, leverage, ...next }),
  }
}

function standing({ tier }: PositionFigures): EngineAnswer['tier'] {
  if (tier === undefined) return null
  const { measure, atEntry, atLiquidation, beyondKnownAtEntry, beyondKnownAtLiquidation } = tier
  return {
    measure,
    atEntry,
    beyondKnownAtEntry,
    beyondKnownAtLiquidation,
    ...(atLiquidation === undefined ? {} : { atLiquidation }),
  }
}
