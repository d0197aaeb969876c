import { priceOnTick } from '@shared/calc/price-on-tick'
import { pnl } from '@shared/calc/pnl'
import {
  coinInUnitText,
  countText,
  priceText,
  unitName,
  usdText,
  type ShownUnit,
} from '@shared/format/decimal-text'
import { shownSign, turned, type SideMeaning } from '@shared/market/side'
import { D, type Decimal } from '@shared/num/decimal'
import { atPlaces } from '@shared/num/rounding'
import { price } from '@shared/num/units'

import type { FiguresAtHand } from './figures-at-hand'
import type { ScenarioReading } from './read-scenario'

/** How figures and sides are to be said. */
export interface Speech {
  readonly unit: ShownUnit
  readonly meaning: SideMeaning
}

const RISE = new D('1.1')
const FALL = new D('0.9')

/**
 * The position in one line, under the chosen meaning of side: "Long +10,000 contracts of XBTUSD at 50,000.0".
 * The sign goes with the word; nothing else does.
 */
export function positionTitle(reading: ScenarioReading, { meaning }: Speech): string {
  const { spec, side, quantity, entry } = reading
  if (!quantity || !entry) return 'Payoff'
  const word = turned(side, meaning) === 'long' ? 'Long' : 'Short'
  const sign = shownSign(side, meaning) === 1 ? '+' : '−'
  return `${word} ${sign}${countText(quantity)} contracts of ${spec.symbol} at ${priceText(entry, spec.tick)}`
}

/**
 * What the bend of the coin curve means for this position, with its own figures: the coins that 10 % up and
 * 10 % down from the entry bring, before fees, and the dollars, which are the same both ways.
 */
export function convexityWords(reading: ScenarioReading, { unit }: Speech): string {
  const { spec, side, quantity, entry } = reading
  if (!quantity || !entry) return ''
  const coins = (factor: Decimal): Decimal =>
    pnl({ spec, side, quantity, entry, exit: price(entry.times(factor)) })
  const say = (value: Decimal): string =>
    `${coinInUnitText(value, { unit, scale: spec.settlementScale }, { sign: 'gain' })} ${unitName(unit, spec.settlement)}`
  const dollars = usdText(quantity.times(spec.contractValue).div(10))
  const [up, down] = [coins(RISE), coins(FALL)]
  const bend =
    side === 'long'
      ? 'Losses in coin grow faster than gains: a coin is worth less just when coins are lost.'
      : 'Gains in coin grow faster than losses: coins are won just when a coin is worth less.'
  return `10 % up from entry is ${say(up)}, 10 % down is ${say(down)}; in dollars both are ${dollars}. ${bend}`
}

/** Warnings, only where money is at risk. */
export function warnings(reading: ScenarioReading, figures: FiguresAtHand): readonly string[] {
  return [tierWarning(reading, figures), liquidationWarning(reading, figures)].filter(
    (words) => words !== undefined,
  )
}

function tierWarning(reading: ScenarioReading, figures: FiguresAtHand): string | undefined {
  const { spec } = reading
  const { tier } = figures
  if (tier?.knownUpTo === undefined) return tooLeveraged(reading, figures)
  const limit = tierEnd(reading, tier.knownUpTo)
  if (tier.beyondKnownAtEntry)
    return `The position is ${sizeWords(reading, figures)} at entry; the last tier of ${spec.symbol} that is known ends at ${limit}. Above it ${spec.venue} may ask for more margin, so liquidation may be nearer than shown.`
  if (tier.beyondKnownAtLiquidation && figures.liquidation?.kind === 'at')
    return `At its liquidation price the position would be worth more than ${limit}, where the last known tier of ${spec.symbol} ends: liquidation may be nearer than shown.`
  return tooLeveraged(reading, figures)
}

/** The highest leverage of the position's tier, where its own is higher than that and not than the contract's. */
function tierLeverage(
  { spec }: ScenarioReading,
  { tier, effectiveLeverage }: FiguresAtHand,
): Decimal | undefined {
  if (!tier || !effectiveLeverage || effectiveLeverage.lte(tier.mostLeverage)) return undefined
  return effectiveLeverage.gt(spec.maxLeverage) ? undefined : tier.mostLeverage
}

/** A tier of a large position may ask for more margin than the leverage leaves behind it. */
function tooLeveraged(reading: ScenarioReading, figures: FiguresAtHand): string | undefined {
  const { spec } = reading
  const most = tierLeverage(reading, figures)
  if (!most || !figures.tier) return undefined
  return `At this size the position is on tier ${figures.tier.atEntry} of ${spec.symbol}, where ${spec.venue} allows at most ${timesText(most)}× leverage.`
}

/** Down to the hundredth: a leverage that is rounded up would not be allowed. */
const timesText = (leverage: Decimal): string => countText(atPlaces(leverage, 2, 'down'))

const tierEnd = ({ spec }: ScenarioReading, end: Decimal): string =>
  isInCoin(spec) ? `${countText(end)} ${spec.settlement}` : `${countText(end)} contracts`

const isInCoin = ({ margin }: ScenarioReading['spec']): boolean =>
  margin.method === 'tiered' && margin.measure === 'coin'

const sizeWords = (
  { spec, quantity }: ScenarioReading,
  { entryNotional }: FiguresAtHand,
): string =>
  isInCoin(spec) && entryNotional
    ? `worth ${countText(entryNotional.coin, 4)} ${spec.settlement}`
    : `${quantity ? countText(quantity) : ''} contracts`

function liquidationWarning(
  { spec, side, exit, exitIs }: ScenarioReading,
  { liquidation, exitPastLiquidation }: FiguresAtHand,
): string | undefined {
  if (liquidation?.kind === 'already')
    return `This position could not be opened as it stands. ${liquidation.reason}`
  if (!exitPastLiquidation || liquidation?.kind !== 'at' || !exit) return undefined
  const word = exitIs === 'exit' ? 'exit' : 'mark'
  const end = priceOnTick(liquidation.price, side, spec.tick)
  return `The ${word} at ${priceText(exit, spec.tick)} is past the liquidation price ${priceText(end, spec.tick)}: the venue would have closed the position before.`
}

/** The line at the quantity field when the position leaves the known tiers, or its tier's leverage. */
export function quantityCaution(
  reading: ScenarioReading,
  figures: FiguresAtHand,
): string | undefined {
  const { tier } = figures
  const most = tierLeverage(reading, figures)
  if (!tier?.beyondKnownAtEntry || tier.knownUpTo === undefined)
    return most && tier
      ? `Tier ${tier.atEntry} of ${reading.spec.venue} at this size: at most ${timesText(most)}× leverage.`
      : undefined
  const words = sizeWords(reading, figures)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}; the last known tier ends at ${countText(tier.knownUpTo)}.`
}
