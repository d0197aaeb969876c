import { explainPosition } from '@shared/calc/explain'
import type { Explanation } from '@shared/calc/explanation'
import { positionFigures } from '@shared/calc/position-figures'
import type { PositionFigures, PositionInput } from '@shared/calc/position'
import { ONE, ZERO } from '@shared/num/decimal'
import { coin, leverage, rate } from '@shared/num/units'

import type { ScenarioReading } from './read-scenario'

/** What a figure is made of, besides the contract and the side. */
export type Part =
  'quantity' | 'entry' | 'exit' | 'backing' | 'openFeeRate' | 'closeFeeRate' | 'fundingPaid'

const OPEN: readonly Part[] = ['quantity', 'entry']
const ROUND_TRIP: readonly Part[] = [...OPEN, 'exit']
const COSTS: readonly Part[] = ['openFeeRate', 'closeFeeRate', 'fundingPaid']
const MARGINED: readonly Part[] = [...OPEN, 'backing']

/** What each figure needs. `fundingPaid` is counted in dollars at the exit. */
const NEEDS: Readonly<Record<keyof PositionFigures, readonly Part[]>> = {
  gross: ROUND_TRIP,
  openFee: [...OPEN, 'openFeeRate'],
  closeFee: ['quantity', 'exit', 'closeFeeRate'],
  fees: [...ROUND_TRIP, 'openFeeRate', 'closeFeeRate'],
  funding: ['fundingPaid', 'exit'],
  net: [...ROUND_TRIP, ...COSTS],
  grossRoe: [...ROUND_TRIP, 'backing'],
  netRoe: [...ROUND_TRIP, 'backing', ...COSTS],
  entryNotional: OPEN,
  exitNotional: ['quantity', 'exit'],
  pointValue: ['quantity', 'exit'],
  breakEven: [...OPEN, ...COSTS],
  initialMargin: MARGINED,
  effectiveLeverage: MARGINED,
  maintenanceMarginRate: MARGINED,
  maintenanceMargin: MARGINED,
  liquidation: MARGINED,
  bankruptcy: MARGINED,
  liquidationDistance: [...MARGINED, 'exit'],
  exitPastLiquidation: [...MARGINED, 'exit'],
  tier: OPEN,
}

/** The figures that what was typed is enough for; the others are absent. */
export type FiguresAtHand = { readonly [K in keyof PositionFigures]?: PositionFigures[K] }

/** The fields a figure still waits for, in the order of the sheet. */
export function missingFor(
  figure: keyof PositionFigures,
  reading: ScenarioReading,
): readonly Part[] {
  return NEEDS[figure].filter((part) => reading[part] === undefined)
}

/**
 * The engine's input with a stand-in for what is missing. Only figures that need no missing part are ever
 * shown, so no stand-in reaches the screen. Undefined while neither price nor quantity allows any figure.
 */
function standInInput(reading: ScenarioReading): PositionInput | undefined {
  const { spec, side, quantity, entry, exit, backing } = reading
  const from = entry ?? exit
  if (!from || !quantity) return undefined
  return {
    spec,
    side,
    quantity,
    entry: from,
    exit: exit ?? from,
    backing: backing ?? { kind: 'leverage', leverage: leverage(ONE) },
    openFeeRate: reading.openFeeRate ?? rate(ZERO),
    closeFeeRate: reading.closeFeeRate ?? rate(ZERO),
    fundingPaid: reading.fundingPaid ?? coin(ZERO),
  }
}

/** The working behind one figure, when it is at hand. */
export function explained(
  figure: keyof PositionFigures,
  reading: ScenarioReading,
): Explanation | undefined {
  const input = standInInput(reading)
  if (!input || missingFor(figure, reading).length > 0) return undefined
  return explainPosition(input, positionFigures(input)).find((each) => each.figure === figure)
}

/**
 * What the chart is drawn from: quantity and entry are enough, so that the curve is there before an exit is
 * typed. Break-even and liquidation are left out while they stand on a stand-in.
 */
export function chartInput(
  reading: ScenarioReading,
): { readonly input: PositionInput; readonly figures: FiguresAtHand } | undefined {
  const input = reading.entry ? standInInput(reading) : undefined
  return input && { input, figures: figuresAtHand(reading) }
}

/** Works out everything that what was typed is enough for: a wrong field takes only its own figures away. */
export function figuresAtHand(reading: ScenarioReading): FiguresAtHand {
  const input = standInInput(reading)
  if (!input) return {}
  const figures = positionFigures(input)
  // Object.fromEntries loses the key types; the entries are a filtered copy of the figures themselves.
  return Object.fromEntries(
    Object.entries(figures).filter(
      ([name]) => missingFor(name as keyof PositionFigures, reading).length === 0,
    ),
  )
}
