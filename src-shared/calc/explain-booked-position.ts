import type { ContractSpec } from '../market/contract-spec'
import type { Price } from '../num/units'

import type { BookedFigures, RecordedPosition } from './booked-position'
import { num, outcomeText, percent, sourced, type Explanation } from './explanation'
import { coinsOf } from './whole-units'

type Working = Explanation<keyof BookedFigures>

const MODE_WORDS = {
  down: 'cut',
  up: 'rounded away from zero',
  floor: 'rounded down',
  ceil: 'rounded up',
  'half-up': 'rounded to the nearest, halves away from zero',
  'half-even': 'rounded to the nearest, halves to even',
} as const

/** The working of a position in whole units: each figure out of the booked ones before it. */
export function explainBookedPosition(
  position: RecordedPosition,
  figures: BookedFigures,
): readonly Working[] {
  return [
    ...values(position, figures),
    ...margins(position, figures),
    ...prices(position, figures),
  ].map((working) => ({ ...working, ...sourced(position.spec, topicOf(working.figure)) }))
}

const LIQUIDATION_FIGURES = ['liquidation', 'bankruptcy']
const topicOf = (figure: string): 'rounding' | 'liquidation' | 'break-even' => {
  if (figure === 'breakEven') return 'break-even'
  return LIQUIDATION_FIGURES.includes(figure) ? 'liquidation' : 'rounding'
}

/** A count of smallest units as coins with their name. */
const shown = (units: bigint, { settlement, settlementScale }: ContractSpec): string =>
  `${num(coinsOf(units, settlementScale))} ${settlement}`

function values({ spec, quantity, entry, mark }: RecordedPosition, f: BookedFigures): Working[] {
  const { value, pnl, unrealisedPnl } = spec.settlementPolicy
  const rounded = MODE_WORDS[value.mode]
  const grain =
    value.grain === 'per-lot'
      ? `The value of one lot of ${num(spec.lot)} is ${rounded} to a whole unit, then taken times the lots.`
      : `The value of all contracts is ${rounded} to a whole unit.`
  const worth = (title: string, figure: 'cost' | 'markValue', price: Price): Working => ({
    figure,
    title,
    formula: spec.kind === 'inverse' ? 'q · C / price' : 'q · C · price',
    substituted: `${num(quantity)} · ${num(spec.contractValue)} ${spec.kind === 'inverse' ? '/' : '·'} ${num(price)}`,
    result: shown(f[figure], spec),
    note: grain,
  })
  const rule = unrealisedPnl ?? pnl
  return [
    worth('Value at entry', 'cost', entry),
    worth('Value at the mark', 'markValue', mark),
    {
      figure: 'unrealisedPnl',
      title: 'Unrealised PnL',
      formula:
        rule === 'value-difference' ? '± (value at mark − value at entry)' : 'PnL at the mark',
      substituted: `${num(coinsOf(f.markValue, spec.settlementScale))} and ${num(coinsOf(f.cost, spec.settlementScale))}`,
      result: shown(f.unrealisedPnl, spec),
      note:
        rule === 'value-difference'
          ? 'The difference of the two rounded values.'
          : `The exact PnL, ${MODE_WORDS[rule]} to a whole unit.`,
    },
    {
      figure: 'roe',
      title: 'Return on margin',
      formula: spec.roe === 'mark-margin' ? 'PnL · L / value at mark' : 'PnL · L / value at entry',
      substituted: `${num(coinsOf(f.unrealisedPnl, spec.settlementScale))} / margin`,
      result: f.roe === undefined ? 'There is no value to take a return on.' : percent(f.roe),
    },
  ]
}

const RESERVES = {
  'cost-and-margin-per-lot': 'taker rate · lots · (value + margin) per lot, rounded up',
  'cost-and-margin': 'taker rate · (value + margin)',
  'bankruptcy-price': 'taker rate · value at the printed bankruptcy price',
  none: 'nothing is reserved',
} as const

function margins(position: RecordedPosition, f: BookedFigures): Working[] {
  const { spec, leverage, addedMargin, marginLoss } = position
  const { margin, closingReserve } = spec.settlementPolicy
  const coins = (units: bigint): string => num(coinsOf(units, spec.settlementScale))
  const note = `Margins are ${MODE_WORDS[margin]} to a whole unit.`
  const held = f.maintenance - f.closingReserve
  return [
    {
      figure: 'initialMargin',
      title: 'Initial margin',
      formula: 'value / L',
      substituted: `${coins(f.cost)} / ${num(leverage)}`,
      result: shown(f.initialMargin, spec),
      note,
    },
    {
      figure: 'closingReserve',
      title: 'Reserved closing fee',
      formula: RESERVES[closingReserve ?? 'none'],
      substituted: `at ${percent(spec.fees.taker)}`,
      result: shown(f.closingReserve, spec),
    },
    {
      figure: 'positionMargin',
      title: 'Position margin',
      formula: 'initial + added + reserve − lost',
      substituted: `${coins(f.initialMargin)} + ${coins(addedMargin)} + ${coins(f.closingReserve)} − ${coins(marginLoss)}`,
      result: shown(f.positionMargin, spec),
    },
    {
      figure: 'maintenance',
      title: 'Maintenance margin',
      formula: 'maintenance of the value + reserve',
      substituted: `${coins(held)} + ${coins(f.closingReserve)}`,
      result: shown(f.maintenance, spec),
      note: spec.liquidation.fundingDue
        ? `${note} The funding that this side is about to pay is inside.`
        : note,
    },
    {
      figure: 'marginLeft',
      title: 'Margin left',
      formula: 'position margin + unrealised PnL',
      substituted: `${coins(f.positionMargin)} + (${coins(f.unrealisedPnl)})`,
      result: shown(f.marginLeft, spec),
    },
  ]
}

const PRINTED = {
  'long-ceil-short-floor':
    'Printed on the next tick towards the entry: up for a long, down for a short.',
  floor: 'Printed on the tick below.',
  exact: 'Printed as it is.',
} as const

function prices({ spec }: RecordedPosition, f: BookedFigures): Working[] {
  const perLot =
    spec.settlementPolicy.value.grain === 'per-lot'
      ? 'A price at which a lot is worth whole units comes first. '
      : ''
  const note = perLot + PRINTED[spec.liquidation.printed]
  const coins = (units: bigint): string => num(coinsOf(units, spec.settlementScale))
  const at = (
    figure: 'liquidation' | 'bankruptcy' | 'breakEven',
    words: Pick<Working, 'title' | 'formula' | 'substituted'>,
  ): Working => ({ ...words, figure, note, result: outcomeText(f[figure], spec.quote) })
  const value = coins(f.cost)
  return [
    at('liquidation', {
      title: 'Liquidation price',
      formula: 'where equity meets the maintenance margin',
      substituted: `${value}, ${coins(f.positionMargin)} − ${coins(f.maintenance)} to lose`,
    }),
    at('bankruptcy', {
      title: 'Bankruptcy price',
      formula: 'where the margin is gone',
      substituted: `${value}, ${coins(f.positionMargin - f.closingReserve)} to lose`,
    }),
    at('breakEven', {
      title: 'Break-even',
      formula: `by the rule “${spec.breakEven}”`,
      substituted: value,
    }),
  ]
}
