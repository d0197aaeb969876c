import { explainPosition } from '@shared/calc/explain'
import { explainTierMargin } from '@shared/calc/explain-tiers'
import type { PositionFigures } from '@shared/calc/position'
import { positionFigures } from '@shared/calc/position-figures'
import { tierMargin, type TierMargin } from '@shared/calc/tier-margin'
import { countText } from '@shared/format/decimal-text'
import { atPlaces } from '@shared/num/rounding'

import type { ScenarioReading } from '../../read-scenario'
import { lacksBacking } from '../backing-words'
import { namedRows, waitingRows, type Drawn } from '../named-rows'
import type { ToolAnswer } from '../tool'
import { heldOf, lacksOf, none } from '../tool-input'

const ROWS = [
  {
    ...{ id: 'margin-initial', label: 'Initial margin', term: 'initial-margin' },
    group: 'This position, at its entry',
  },
  { id: 'margin-asked', label: 'Asked by its tier', term: 'margin-tier' },
  { id: 'margin-over', label: 'Above that', term: 'initial-margin' },
  { id: 'margin-maintenance', label: 'Maintenance', term: 'maintenance-margin' },
  { id: 'margin-rate', label: 'Maintenance rate', term: 'maintenance-margin' },
  { id: 'margin-tier', label: 'Tier', term: 'margin-tier' },
  { id: 'margin-most-leverage', label: 'Highest leverage at this size', term: 'margin-tier' },
] as const

interface PositionMargin extends Pick<ToolAnswer, 'rows' | 'risks'> {
  /** The tier at entry, where the schedule has tiers. */
  readonly tier?: number | undefined
}

/** What stands behind the position, and what its tier asks for. */
export function positionMargin(reading: ScenarioReading): PositionMargin {
  const held = heldOf(reading)
  if (!held) return { rows: waitingRows(ROWS, lacksOf(reading) ?? ''), risks: [] }
  const input = { ...held, exit: held.entry }
  const figures = positionFigures(input)
  const margin = tierMargin(input)
  const steps = [...explainPosition(input, figures), ...explainTierMargin(input, margin)]
  const drawn = (figure: Drawn['figure'], step: string): Drawn => ({
    figure,
    how: steps.find((each) => each.figure === step),
  })
  /** Without leverage or margin the figures stand on a stand-in, which must not be shown. */
  const behind = (figure: Drawn['figure'], step: string): Drawn =>
    reading.backing ? drawn(figure, step) : { figure: none(lacksBacking(reading)) }
  const { tier, maintenanceMargin, maintenanceMarginRate, initialMargin } = figures
  return {
    rows: namedRows(ROWS, {
      'margin-initial': behind(money(initialMargin), 'initialMargin'),
      'margin-asked': behind(money(margin.asked), 'asked'),
      'margin-over': behind(money(margin.over, true), 'over'),
      'margin-maintenance': behind(money(maintenanceMargin), 'maintenanceMargin'),
      'margin-rate': behind(
        { kind: 'rate', rate: maintenanceMarginRate, signed: false },
        'maintenanceMarginRate',
      ),
      'margin-tier': drawn(
        tier
          ? { kind: 'words', words: `Tier ${tier.atEntry}` }
          : none('There are no tiers: the rate grows with every coin of the position.', 'none'),
        'tier',
      ),
      'margin-most-leverage': drawn({ kind: 'times', times: margin.mostLeverage }, 'mostLeverage'),
    }),
    tier: tier?.atEntry,
    risks: [...beyondWords(reading, tier), ...overWords(reading, margin)],
  }
}

const money = (twin: PositionFigures['initialMargin'], signed = false): Drawn['figure'] => ({
  ...{ kind: 'money', twin, signed },
})

function beyondWords({ spec }: ScenarioReading, tier: PositionFigures['tier']): readonly string[] {
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
