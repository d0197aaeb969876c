import type { TieredSchedule } from '../market/margin-schedule'
import { ONE, ZERO } from '../num/decimal'
import { assertNever } from '../num/result'
import { coin, leverage as asLeverage, rate } from '../num/units'

import { breakEvenAs, DEFINITION_WORDS } from './break-even-shown'
import { bankruptcyFeeRate } from './closing-fee'
import { explainLiquidation } from './explain-liquidation'
import { directionOf, filledPriceOf, priceOf } from './explain-price'
import { num, outcomeText, percent, sourced, term, type Explanation } from './explanation'
import { marginCurve, stretchOf, type Stretch } from './margin'
import type { PositionFigures, PositionInput, TierStanding } from './position'
import { standingOf } from './standing'

const ONE_TIMES = asLeverage(ONE)

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

const plusMinus = (sign: 1 | -1): string => (sign === 1 ? '+' : '−')

function explainBreakEven(input: PositionInput, figures: PositionFigures): Explanation {
  const { openFeeRate, closeFeeRate, fundingPaid, spec } = input
  const d = directionOf(input)
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
    note: `N is the notional at entry. The true round trip: the exit at which net PnL in coin is zero, both fees and the funding inside. ${venuesOwn(input, figures)}`,
  }
}

/** What the venue itself would print as break-even, and which definition that is. */
function venuesOwn(input: PositionInput, { openFee }: PositionFigures): string {
  const { venue, breakEven: definition, quote, userDefined } = input.spec
  if (userDefined || definition === 'round-trip')
    return 'Venues leave out the closing fee or the funding.'
  const realised = coin(openFee.coin.plus(input.fundingPaid).negated())
  const shown = breakEvenAs(definition, { ...input, realised, leastClosingRate: rate(ZERO) })
  return `${venue} shows another one, ${outcomeText(shown, quote)}: ${lowered(DEFINITION_WORDS[definition])}`
}

const lowered = (words: string): string => `${words.charAt(0).toLowerCase()}${words.slice(1)}`

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
      formula: backing.kind === 'cross' ? 'N / wallet' : 'N / margin',
      substituted: `${n} / ${num(standingOf(input).terms.margin)}`,
      result:
        effectiveLeverage === undefined
          ? 'There is no position or no margin to compare.'
          : `${num(effectiveLeverage)}×`,
    },
  ]
}

function explainMaintenance(
  input: PositionInput,
  figures: PositionFigures,
): readonly Explanation[] {
  const { maintenanceMarginRate, maintenanceMargin, entryNotional } = figures
  const n = num(entryNotional.coin)
  return [
    {
      figure: 'maintenanceMarginRate',
      title: 'Maintenance rate',
      ...maintenanceRateWorking(input, figures),
      result: percent(maintenanceMarginRate),
      ...sourced(input.spec, 'margin'),
    },
    {
      figure: 'maintenanceMargin',
      title: 'Maintenance margin at entry',
      formula: 'N · rate',
      substituted: `${n} · ${percent(maintenanceMarginRate)}`,
      result: `${num(maintenanceMargin.coin)} ${input.spec.settlement}`,
      ...sourced(input.spec, 'margin'),
    },
  ]
}

type RateWorking = Pick<Explanation, 'formula' | 'substituted' | 'note'>

function maintenanceRateWorking(
  input: PositionInput,
  { entryNotional }: PositionFigures,
): RateWorking {
  const { spec, quantity } = input
  const leverage = standingOf(input).chosen ?? ONE_TIMES
  const curve = marginCurve(spec.margin, 'maintenance', leverage)
  const held = stretchOf(curve, { notional: entryNotional.coin, quantity })
  const z = curve.measure === 'coin' ? num(entryNotional.coin) : num(quantity)
  switch (spec.margin.method) {
    case 'linear-growth':
      return {
        formula: 'base + slope · N',
        substituted: `${percent(held.rate)} + ${percent(held.slope)} · ${z}`,
      }
    case 'adjust-factor':
      return {
        formula: 'adjust factor / leverage',
        substituted: `${percent(held.rate.times(leverage))} / ${num(leverage)}`,
        note: `Tier ${held.tier} by contracts, at this leverage.`,
      }
    case 'tiered':
      return tieredWorking(spec.margin, held, z)
    default:
      return assertNever(spec.margin)
  }
}

function tieredWorking(
  { maintenance, measure }: TieredSchedule,
  held: Stretch,
  z: string,
): RateWorking {
  const counted = measure === 'coin' ? 'N' : 'contracts'
  if (maintenance === 'whole')
    return {
      formula: `rate of tier ${held.tier}`,
      substituted: percent(held.rate),
      note: 'The rate of the tier reached holds for the whole position.',
    }
  return {
    formula: `(${counted} · rate − deduction) / ${counted}`,
    substituted: `(${z} · ${percent(held.rate)} − ${num(held.deduction)}) / ${z}`,
    note: `Tier ${held.tier}. Each tier’s rate holds for the part inside it; the deduction gives back what the lower tiers ask less.`,
  }
}

function explainBankruptcy(input: PositionInput, figures: PositionFigures): Explanation {
  const away = directionOf(input) === 1 ? '−' : '+'
  const word = input.backing.kind === 'cross' ? 'wallet' : 'margin'
  const { terms } = standingOf(input)
  const feeRate = bankruptcyFeeRate('isolatedFee', terms.spec)
  const left = `${num(figures.entryNotional.coin)} ${away} ${term(terms.margin)}`
  const paid = feeRate.isZero()
    ? { letters: `N ${away} ${word}`, numbers: left, rest: '' }
    : {
        letters: `(N ${away} ${word}) / (1 ${away} fee rate)`,
        numbers: `(${left}) / (1 ${away} ${percent(feeRate)})`,
        rest: ' once the fee of the forced close is paid',
      }
  return {
    figure: 'bankruptcy',
    title: 'Bankruptcy price',
    formula: priceOf(input, paid.letters),
    substituted: filledPriceOf(input, paid.numbers),
    result: outcomeText(figures.bankruptcy, input.spec.quote),
    note: `The price at which nothing of the ${word} is left${paid.rest}.`,
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

function explainTier(
  { spec, quantity }: PositionInput,
  figures: PositionFigures,
): readonly Explanation[] {
  const { tier, entryNotional } = figures
  if (tier === undefined) return []
  const inCoin = tier.measure === 'coin'
  const held = inCoin
    ? `${num(entryNotional.coin)} ${spec.settlement}`
    : `${num(quantity)} contracts`
  const end = tier.upTo === undefined ? 'has no end' : `ends at ${num(tier.upTo)}`
  return [
    {
      figure: 'tier',
      title: 'Margin tier',
      formula: inCoin
        ? 'notional at entry against the tier’s end'
        : 'contracts against the tier’s end',
      substituted: `${held}, tier ${tier.atEntry} ${end}`,
      result: tierText(tier),
      ...sourced(spec, 'margin'),
    },
  ]
}

function tierText(tier: TierStanding): string {
  if (tier.beyondKnownAtEntry)
    return 'The position is larger than the last tier that is known: the venue may ask for more margin, and liquidation may be nearer than shown.'
  if (tier.beyondKnownAtLiquidation)
    return 'The position grows beyond the last tier that is known before it is liquidated: liquidation may be nearer than shown.'
  const { atEntry, atLiquidation } = tier
  return atLiquidation === undefined || atLiquidation === atEntry
    ? `The position stays on tier ${atEntry}.`
    : `Tier ${atEntry} at entry, tier ${atLiquidation} at the liquidation price.`
}
