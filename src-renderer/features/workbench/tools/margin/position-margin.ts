import { explainPosition } from '@shared/calc/explain'
import { explainTierMargin } from '@shared/calc/explain-tiers'
import { positionFigures } from '@shared/calc/position-figures'
import { tierMargin, type TierMargin } from '@shared/calc/tier-margin'
import { countText } from '@shared/format/decimal-text'
import { atPlaces } from '@shared/num/rounding'

import type { ScenarioReading } from '../../read-scenario'
import { lacksBacking } from '../backing-words'
import type { ToolRow } from '../tool'
import { heldOf, lacksOf, none } from '../tool-input'

import { groupRows } from './margin-rows'

export interface PositionMargin {
  readonly rows: readonly ToolRow[]
  readonly risks: readonly string[]
  /** The tier at entry, where the schedule has tiers. */
  readonly tier?: number | undefined
}

/** What stands behind the position, and what its tier asks for. */
export function positionMargin(reading: ScenarioReading): PositionMargin {
  const held = heldOf(reading)
  if (!held) return { rows: groupRows('position', lacksOf(reading) ?? ''), risks: [] }
  const input = { ...held, exit: held.entry }
  const figures = positionFigures(input)
  const margin = tierMargin(input)
  const steps = [...explainPosition(input, figures), ...explainTierMargin(input, margin)]
  const how = (figure: string) => steps.find((each) => each.figure === figure)
  const behind = (figure: ToolRow['figure']): ToolRow['figure'] =>
    reading.backing ? figure : none(lacksBacking(reading))
  const { tier, maintenanceMargin, maintenanceMarginRate, initialMargin } = figures
  const money = (twin: typeof initialMargin, signed = false) =>
    ({ kind: 'money', twin, signed }) as const
  return {
    rows: groupRows('position', [
      { figure: behind(money(initialMargin)), how: reading.backing && how('initialMargin') },
      { figure: behind(money(margin.asked)), how: reading.backing && how('asked') },
      { figure: behind(money(margin.over, true)), how: reading.backing && how('over') },
      {
        figure: behind(money(maintenanceMargin)),
        how: reading.backing && how('maintenanceMargin'),
      },
      {
        figure: behind({ kind: 'rate', rate: maintenanceMarginRate, signed: false }),
        how: reading.backing && how('maintenanceMarginRate'),
      },
      {
        figure: tier
          ? { kind: 'words', words: `Tier ${tier.atEntry}` }
          : none('There are no tiers: the rate grows with every coin of the position.', 'none'),
        how: how('tier'),
      },
      { figure: { kind: 'times', times: margin.mostLeverage }, how: how('mostLeverage') },
    ]),
    tier: tier?.atEntry,
    risks: [...beyondWords(reading, figures.tier), ...overWords(reading, margin)],
  }
}

function beyondWords(
  { spec }: ScenarioReading,
  tier: ReturnType<typeof positionFigures>['tier'],
): readonly string[] {
  if (!tier?.beyondKnownAtEntry || !tier.knownUpTo) return []
  const unit = tier.measure === 'coin' ? spec.settlement : 'contracts'
  return [
    `The last tier of ${spec.symbol} that is known ends at ${countText(tier.knownUpTo)} ${unit}: above it ${spec.venue} may ask for more margin than shown.`,
  ]
}

/** A margin below what the tier asks: the venue would not open the position. */
function overWords(
  { spec, backing }: ScenarioReading,
  { over, mostLeverage }: TierMargin,
): readonly string[] {
  if (!backing || over.coin.gte(0)) return []
  // Down to the hundredth: a leverage that is rounded up would not be allowed.
  const most = countText(atPlaces(mostLeverage, 2, 'down'))
  return [`At this size ${spec.venue} allows at most ${most}× leverage on ${spec.symbol}.`]
}
