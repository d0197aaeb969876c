import { equityDirection } from './notional'
import { num, outcomeText, percent, sourced, term, type Explanation } from './explanation'
import type { PositionFigures, PositionInput } from './position'

/** The working behind break-even, margin, leverage, liquidation, bankruptcy and the distance. */
export function explainMargin(
  input: PositionInput,
  figures: PositionFigures,
): readonly Explanation[] {
  return [
    explainBreakEven(input, figures),
    ...explainBacking(input, figures),
    ...explainMaintenance(input, figures),
    explainLiquidation(input, figures),
    explainBankruptcy(input, figures),
    explainDistance(input, figures),
    explainPast(input, figures),
    ...explainTier(input, figures),
  ]
}

const direction = ({ spec, side }: PositionInput): 1 | -1 => equityDirection(spec, side)
const plusMinus = (sign: 1 | -1): string => (sign === 1 ? '+' : '−')

/** The price at which the contracts are worth N: written over a formula for N. */
const priceOf = ({ spec }: PositionInput, notional: string): string =>
  spec.kind === 'inverse' ? `q · C / (${notional})` : `(${notional}) / (q · C)`

const filledPriceOf = ({ spec, quantity }: PositionInput, notional: string): string => {
  const qc = `${num(quantity)} · ${num(spec.contractValue)}`
  return spec.kind === 'inverse' ? `${qc} / (${notional})` : `(${notional}) / (${qc})`
}

function explainBreakEven(input: PositionInput, figures: PositionFigures): Explanation {
  const { openFeeRate, closeFeeRate, fundingPaid, spec } = input
  const d = direction(input)
  const n = num(figures.entryNotional.coin)
  const one = `${plusMinus(d)}1`
  return {
    figure: 'breakEven',
    title: 'Break-even',
    formula: priceOf(input, `((${one} + rate in) · N + funding paid) / (${one} − rate out)`),
    substituted: filledPriceOf(
      input,
      `((${one} + ${term(openFeeRate)}) · ${n} + ${term(fundingPaid)}) / (${one} − ${term(closeFeeRate)})`,
    ),
    result: outcomeText(figures.breakEven, spec.quote),
    note: 'N is the notional at entry. The exit at which net PnL in coin is zero, both fees and the funding inside; venues leave out the closing fee or the funding.',
  }
}

function explainBacking(input: PositionInput, figures: PositionFigures): readonly Explanation[] {
  const { backing, spec } = input
  const { entryNotional, initialMargin, effectiveLeverage } = figures
  const n = num(entryNotional.coin)
  const stated = backing.kind === 'margin'
  return [
    {
      figure: 'initialMargin',
      title: 'Margin',
      formula: stated ? 'as stated' : 'N / L',
      substituted: stated ? num(backing.margin) : `${n} / ${num(backing.leverage)}`,
      result: `${num(initialMargin.coin)} ${spec.settlement}`,
    },
    {
      figure: 'effectiveLeverage',
      title: 'Effective leverage',
      formula: 'N / margin',
      substituted: `${n} / ${num(initialMargin.coin)}`,
      result:
        effectiveLeverage === undefined
          ? 'There is no position or no margin to compare.'
          : `${num(effectiveLeverage)}×`,
    },
  ]
}

function explainMaintenance(
  { spec }: PositionInput,
  figures: PositionFigures,
): readonly Explanation[] {
  const { maintenanceMarginRate, maintenanceMargin, entryNotional } = figures
  const { margin } = spec
  const n = num(entryNotional.coin)
  const grows = margin.method === 'linear-growth'
  return [
    {
      figure: 'maintenanceMarginRate',
      title: 'Maintenance rate',
      formula: grows ? 'base + slope · N' : 'rate of the first tier',
      substituted: grows
        ? `${percent(margin.maintenanceBase)} + ${percent(margin.slopePerCoin)} · ${n}`
        : percent(margin.maintenanceRate),
      result: percent(maintenanceMarginRate),
      ...sourced(spec, 'margin'),
    },
    {
      figure: 'maintenanceMargin',
      title: 'Maintenance margin at entry',
      formula: 'N · rate',
      substituted: `${n} · ${percent(maintenanceMarginRate)}`,
      result: `${num(maintenanceMargin.coin)} ${spec.settlement}`,
      ...sourced(spec, 'margin'),
    },
  ]
}

function explainLiquidation(input: PositionInput, figures: PositionFigures): Explanation {
  const { spec } = input
  const base = {
    figure: 'liquidation',
    title: 'Liquidation price',
    result: outcomeText(figures.liquidation, spec.quote),
    ...sourced(spec, 'liquidation'),
  } as const
  if (spec.liquidationBasis === 'entry-value') return { ...base, ...onEntryValue(input, figures) }
  return { ...base, ...onLiquidationValue(input, figures) }
}

type Working = Pick<Explanation, 'formula' | 'substituted' | 'note'>

function onEntryValue(input: PositionInput, figures: PositionFigures): Working {
  const { entryNotional, initialMargin, maintenanceMargin } = figures
  const away = direction(input) === 1 ? '−' : '+'
  return {
    formula: priceOf(input, `N ${away} (margin − maintenance)`),
    substituted: filledPriceOf(
      input,
      `${num(entryNotional.coin)} ${away} (${num(initialMargin.coin)} − ${term(maintenanceMargin.coin)})`,
    ),
    note: 'Isolated margin, first tier. This venue takes the maintenance margin on the value at entry.',
  }
}

function onLiquidationValue(input: PositionInput, figures: PositionFigures): Working {
  const { margin } = input.spec
  const d = direction(input)
  const n = num(figures.entryNotional.coin)
  const m = num(figures.initialMargin.coin)
  const away = d === 1 ? '−' : '+'
  if (margin.method === 'first-tier') {
    return {
      formula: priceOf(input, `(N ${away} margin) / (1 ${away} rate)`),
      substituted: filledPriceOf(
        input,
        `(${n} ${away} ${term(figures.initialMargin.coin)}) / (1 ${away} ${term(margin.maintenanceRate)})`,
      ),
      note: 'Isolated margin, first tier. This venue takes the maintenance margin on the value at the liquidation price itself.',
    }
  }
  return {
    formula: priceOf(input, `2(N ${away} margin) / (B + √(B² ${away} 4k(N ${away} margin)))`),
    substituted: filledPriceOf(
      input,
      `2(${n} ${away} ${m}) / (B + √(B² ${away} 4 · ${num(margin.slopePerCoin)} · (${n} ${away} ${m}))), B = 1 ${away} ${num(margin.maintenanceBase)}`,
    ),
    note: `Isolated margin. The maintenance rate grows with the position, so the price solves a quadratic: B = 1 ${away} base, k = slope per coin; of two roots, the one that an adverse price meets first.`,
  }
}

function explainBankruptcy(input: PositionInput, figures: PositionFigures): Explanation {
  const away = direction(input) === 1 ? '−' : '+'
  return {
    figure: 'bankruptcy',
    title: 'Bankruptcy price',
    formula: priceOf(input, `N ${away} margin`),
    substituted: filledPriceOf(
      input,
      `${num(figures.entryNotional.coin)} ${away} ${term(figures.initialMargin.coin)}`,
    ),
    result: outcomeText(figures.bankruptcy, input.spec.quote),
    note: 'The price at which nothing of the margin is left.',
  }
}

function explainDistance(input: PositionInput, figures: PositionFigures): Explanation {
  const { liquidation, liquidationDistance } = figures
  const x = num(input.exit)
  const at = liquidation.kind === 'at' ? num(liquidation.price) : 'P'
  return {
    figure: 'liquidationDistance',
    title: 'Distance to liquidation',
    formula: '(P − X) / X',
    substituted: `(${at} − ${x}) / ${x}`,
    result:
      liquidationDistance === undefined
        ? outcomeText(liquidation, input.spec.quote)
        : `${percent(liquidationDistance.fraction)} (${num(liquidationDistance.quote)} ${input.spec.quote})`,
    note: 'From the exit or mark price.',
  }
}

function explainPast(input: PositionInput, figures: PositionFigures): Explanation {
  const { liquidation, exitPastLiquidation } = figures
  const at = liquidation.kind === 'at' ? num(liquidation.price) : 'P'
  const relation = input.side === 'long' ? '≤' : '≥'
  return {
    figure: 'exitPastLiquidation',
    title: 'Exit against liquidation',
    formula: `X ${relation} P`,
    substituted: `${num(input.exit)} ${relation} ${at}`,
    result: exitPastLiquidation
      ? 'The position would be liquidated before this exit.'
      : 'The exit comes before liquidation.',
  }
}

function explainTier({ spec }: PositionInput, figures: PositionFigures): readonly Explanation[] {
  const { firstTier, entryNotional } = figures
  if (firstTier === undefined) return []
  const { upToCoin, exceededAtEntry, exceededAtLiquidation } = firstTier
  return [
    {
      figure: 'firstTier',
      title: 'First tier',
      formula: 'N ≤ limit',
      substituted: `${num(entryNotional.coin)} ≤ ${num(upToCoin)}`,
      result: tierText(exceededAtEntry, exceededAtLiquidation),
      ...sourced(spec, 'margin'),
    },
  ]
}

function tierText(atEntry: boolean, atLiquidation: boolean): string {
  if (atEntry) {
    return 'The position is larger than the first tier: the venue asks for more margin, and liquidation is nearer than shown.'
  }
  return atLiquidation
    ? 'The position grows out of the first tier before it is liquidated: liquidation is nearer than shown.'
    : 'The position stays inside the first tier.'
}
