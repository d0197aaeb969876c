import { distanceBetween } from '@shared/calc/collateral'
import { explainLiquidationRule } from '@shared/calc/explain-liquidation-rule'
import { explainMargin } from '@shared/calc/explain-margin'
import type { PositionFigures, PriceOutcome } from '@shared/calc/position'
import { positionFigures } from '@shared/calc/position-figures'
import { printedOutcome } from '@shared/calc/printed-price'
import type { Price } from '@shared/num/units'

import { priceOrWhy, type RowFigure } from '../../result-rows'
import type { ToolRow } from '../tool'
import { none, type Held } from '../tool-input'

/** The position of the sheet with the mark as its exit. */
export type HeldAt = Held & { readonly exit: Price }

type Drawn = Pick<ToolRow, 'figure' | 'how'>

/** The position under one margin mode, with the working of its prices. */
export interface Worked {
  readonly input: HeldAt
  readonly figures: PositionFigures
  readonly steps: ReturnType<typeof explainMargin>
}

/** The position under one margin mode, or what that mode still lacks. */
export type Mode = ({ readonly ok: true } & Worked) | { readonly ok: false; readonly lacks: string }

/** Works the position out under a backing, at the mark as its exit. */
export function modeOf(input: HeldAt): Mode {
  const figures = positionFigures(input)
  return { ok: true, input, figures, steps: explainMargin(input, figures) }
}

const venueName = ({ venue, userDefined }: HeldAt['spec']): string =>
  userDefined ? 'on its tick' : `as ${venue} prints it`

/** Liquidation, its distance and bankruptcy under both modes, and the rule behind them. */
export function priceRows(
  spec: HeldAt['spec'],
  { isolated, cross }: { readonly isolated: Mode; readonly cross: Mode },
): readonly ToolRow[] {
  const rule = explainLiquidationRule(spec)
  return [
    ...modeRows('isolated', isolated, spec),
    ...modeRows('cross', cross, spec),
    {
      ...{ id: 'liquidation-rule', label: 'Rule', term: 'liquidation', group: 'By tier' },
      ...{ figure: { kind: 'words', words: rule.result }, how: rule },
    },
    ...tierRows(isolated.ok ? isolated : cross),
  ]
}

function modeRows(id: 'isolated' | 'cross', mode: Mode, spec: HeldAt['spec']): readonly ToolRow[] {
  const [price, printed, distance, bankruptcy] = drawnOf(mode)
  return [
    {
      ...{ id: `liquidation-${id}`, label: 'Liquidation', term: 'liquidation' },
      ...{ group: id === 'isolated' ? 'Isolated margin' : 'Cross margin', ...price },
    },
    {
      ...{ id: `liquidation-${id}-printed`, label: `The same, ${venueName(spec)}` },
      ...{ term: 'liquidation', ...printed },
    },
    {
      ...{ id: `liquidation-${id}-distance`, label: 'Distance from the mark' },
      ...{ term: 'liquidation', ...distance },
    },
    {
      ...{ id: `liquidation-${id}-bankruptcy`, label: 'Bankruptcy', term: 'bankruptcy' },
      ...bankruptcy,
    },
  ]
}

function drawnOf(mode: Mode): readonly [Drawn, Drawn, Drawn, Drawn] {
  if (!mode.ok) {
    const lacking = { figure: none(mode.lacks) }
    return [lacking, lacking, lacking, lacking]
  }
  const { input, figures, steps } = mode
  const how = (figure: keyof PositionFigures): Drawn['how'] =>
    steps.find((each) => each.figure === figure)
  return [
    { figure: priceOrWhy(figures.liquidation, input), how: how('liquidation') },
    { figure: printed(input, figures.liquidation) },
    { figure: distance(input, figures.liquidation), how: how('liquidationDistance') },
    { figure: priceOrWhy(figures.bankruptcy, input), how: how('bankruptcy') },
  ]
}

function printed({ spec, side }: HeldAt, outcome: PriceOutcome): RowFigure {
  const shown = printedOutcome(outcome, side, spec)
  if (shown.kind === 'at') return { kind: 'price', price: shown.price, shown: shown.price }
  return none(shown.reason, shown.kind === 'never' ? 'never' : 'already past')
}

const distance = ({ exit }: HeldAt, outcome: PriceOutcome): RowFigure =>
  outcome.kind === 'at'
    ? { kind: 'distance', ...distanceBetween(exit, outcome.price) }
    : none('There is no liquidation price to be far from.')

const GROWS = 'There are no tiers: the rate grows with the position.'

function tierRows(mode: Mode): readonly ToolRow[] {
  const [entry, end] = tiersOf(mode)
  return [
    { id: 'liquidation-tier-entry', label: 'Tier at entry', term: 'margin-tier', ...entry },
    {
      ...{ id: 'liquidation-tier-end', label: 'Tier at liquidation', term: 'margin-tier' },
      ...end,
    },
  ]
}

function tiersOf(mode: Mode): readonly [Drawn, Drawn] {
  if (!mode.ok) return [{ figure: none(mode.lacks) }, { figure: none(mode.lacks) }]
  const { tier, liquidation } = mode.figures
  if (tier === undefined) return [{ figure: none(GROWS) }, { figure: none(GROWS) }]
  const how = mode.steps.find(({ figure }) => figure === 'tier')
  const words = (number: number): RowFigure => ({ kind: 'words', words: `Tier ${number}` })
  const end = tier.atLiquidation ?? tier.atEntry
  return [
    { figure: words(tier.atEntry), how },
    liquidation.kind === 'at'
      ? { figure: words(end), how }
      : { figure: none('There is no liquidation price.') },
  ]
}
