import { accountStanding, marginRatio } from '@shared/calc/account-standing'
import { explainAccount, explainMarginRatio } from '@shared/calc/explain-account'
import type { PositionInput } from '@shared/calc/position'
import { positionFigures } from '@shared/calc/position-figures'
import { twinAt } from '@shared/calc/twin'
import { countText } from '@shared/format/decimal-text'
import type { Coin } from '@shared/num/units'

import type { ScenarioReading } from '../../read-scenario'
import { lacksBacking } from '../backing-words'
import { exitPastLiquidation } from '../exit-past-liquidation'
import { namedRows, waitingRows, type Drawn } from '../named-rows'
import type { ToolAnswer } from '../tool'
import { heldOf, lacksOf, none } from '../tool-input'

import { knownMark } from '../known-mark'

const rowsAt = (where: string) =>
  [
    { id: 'margin-equity', label: 'Equity', term: 'equity', group: `The account, at the ${where}` },
    { id: 'margin-effective', label: 'Leverage on equity', term: 'leverage' },
    { id: 'margin-ratio', label: 'Margin ratio', term: 'margin-ratio' },
    { id: 'margin-behind', label: 'Behind it', term: 'margin-ratio' },
    { id: 'margin-kept', label: 'Maintenance there', term: 'maintenance-margin' },
    { id: 'margin-free', label: 'Free margin', term: 'free-margin' },
  ] as const
type AccountDrawn = Readonly<Record<ReturnType<typeof rowsAt>[number]['id'], Drawn>>
type OfBalance = 'margin-equity' | 'margin-effective' | 'margin-free'

type Answer = Pick<ToolAnswer, 'rows' | 'risks' | 'notes'>

/** Equity, leverage on it, margin ratio and free margin at the mark of the sheet, or at the entry without one. */
export function accountMargin(reading: ScenarioReading): Answer {
  const mark = knownMark(reading)
  const rows = rowsAt(mark ? 'mark' : 'entry')
  const held = heldOf(reading)
  if (!held || !reading.backing) {
    const lacks = held ? lacksBacking(reading) : (lacksOf(reading) ?? '')
    return { rows: waitingRows(rows, lacks), risks: [], notes: [] }
  }
  const input = { ...held, exit: mark ?? held.entry }
  const { balance } = reading
  return {
    rows: namedRows(rows, { ...ratioDrawn(input), ...balanceDrawn(input, balance) }),
    risks: [
      ...exitPastLiquidation(reading, positionFigures(input), input.exit),
      ...shortOfMargin(input, balance),
    ],
    notes: mark ? [] : ['Equity and margin ratio are those at the entry: the sheet has no mark.'],
  }
}

const moneyAt = ({ spec, exit }: PositionInput, coins: Coin): Drawn['figure'] => ({
  ...{ kind: 'money', twin: twinAt(spec, coins, exit), signed: false },
})

function ratioDrawn(input: PositionInput): Omit<AccountDrawn, OfBalance> {
  const standing = marginRatio(input, input.exit)
  const how = explainMarginRatio(input, standing)
  return {
    'margin-ratio': {
      figure: standing.ratio
        ? { kind: 'percent', fraction: standing.ratio, signed: false }
        : none('Nothing is left behind the position.'),
      how,
    },
    'margin-behind': { figure: moneyAt(input, standing.behind), how },
    'margin-kept': { figure: moneyAt(input, standing.maintenance), how },
  }
}

function balanceDrawn(
  input: PositionInput,
  balance: Coin | undefined,
): Pick<AccountDrawn, OfBalance> {
  if (!balance) {
    const lacks = { figure: none('Needs the balance on the sheet.') }
    return { 'margin-equity': lacks, 'margin-effective': lacks, 'margin-free': lacks }
  }
  const account = { mark: input.exit, balance }
  const standing = accountStanding(input, account)
  const steps = explainAccount(input, account, standing)
  const how = (name: string): Drawn['how'] => steps.find(({ figure }) => figure === name)
  const { equity, effectiveLeverage, free } = standing
  return {
    'margin-equity': { figure: moneyAt(input, equity), how: how('equity') },
    'margin-effective': {
      figure: effectiveLeverage
        ? { kind: 'times', times: effectiveLeverage }
        : none('There is no equity left.'),
      how: how('effectiveLeverage'),
    },
    'margin-free': { figure: moneyAt(input, free), how: how('free') },
  }
}

/** An isolated margin is taken out of the balance when the position is opened. */
function shortOfMargin(input: PositionInput, balance: Coin | undefined): readonly string[] {
  if (!balance || input.backing.kind === 'cross') return []
  const { initialMargin } = positionFigures(input)
  if (initialMargin.coin.lte(balance)) return []
  const { settlement, settlementScale } = input.spec
  return [
    `The balance of ${countText(balance)} ${settlement} does not cover a margin of ${countText(initialMargin.coin, settlementScale)} ${settlement}.`,
  ]
}
