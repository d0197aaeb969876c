import type { ContractSpec } from '../market/contract-spec'
import type { Decimal } from '../num/decimal'

import { num, percent, sourced, term, type Explanation } from './explanation'
import type { PositionInput } from './position'
import { standingOf } from './standing'
import type { TierMargin } from './tier-margin'
import type { NextTier, TieredPosition } from './tier-table'

/** The working of what a position's tier asks for. `margin` is the answer of tierMargin to the same input. */
export function explainTierMargin(
  input: PositionInput,
  { size, asked, over, mostLeverage }: TierMargin,
): readonly Explanation<keyof TierMargin>[] {
  const { spec } = input
  const own = standingOf(input).initialMargin
  const rate = size.notional.isZero() ? size.notional : asked.coin.div(size.notional)
  return [
    {
      figure: 'asked',
      title: 'Initial margin asked for',
      formula: 'N · initial rate at this size',
      substituted: `${num(size.notional)} · ${percent(rate)}`,
      result: coins(spec, asked.coin),
      ...sourced(spec, 'margin'),
    },
    {
      figure: 'over',
      title: 'Above what is asked',
      formula: 'own margin − asked',
      substituted: `${num(own)} − ${num(asked.coin)}`,
      result: coins(spec, over.coin),
      note: 'Below zero the venue would not open the position with this margin.',
    },
    {
      figure: 'mostLeverage',
      title: 'Highest leverage at this size',
      formula: '1 / initial rate, at most the contract’s own',
      substituted: `contract ${num(spec.maxLeverage)}×`,
      result: `${num(mostLeverage)}×`,
      ...sourced(spec, 'margin'),
    },
  ]
}

type NextFigure =
  'begins' | 'room' | 'initialRate' | 'maintenanceRate' | 'mostLeverage' | 'extraInitial' | 'extra'

/** The working of the next tier. `next` is the answer of nextTier to the same position. */
export function explainNextTier(
  position: TieredPosition<ContractSpec>,
  next: NextTier,
): readonly Explanation<NextFigure>[] {
  const { spec, quantity, price, leverage } = position
  const { line, endsAt, room, extraInitial, extraMaintenance } = next
  const source = sourced(spec, 'margin')
  const tier = `tier ${line.tier}`
  const jump = 'margin at its beginning in this tier − in the one before'
  return [
    {
      figure: 'begins',
      title: `Where ${tier} begins`,
      formula: 'the end of the position’s tier, as contracts and coins at the price',
      substituted: `${coins(spec, endsAt.notional)} at ${num(price)}`,
      result: `${num(endsAt.quantity)} contracts`,
      note: 'The end itself still belongs to the tier before.',
      ...source,
    },
    {
      figure: 'room',
      title: `Left until ${tier}`,
      formula: 'end − q',
      substituted: `${num(endsAt.quantity)} − ${num(quantity)}`,
      result: `${num(room.quantity)} contracts, ${coins(spec, room.notional)}`,
    },
    ...rateSteps(next, source),
    {
      figure: 'extraInitial',
      title: 'More initial margin there',
      formula: `${jump}, each at least N / L`,
      substituted: `N ${num(endsAt.notional)}, L ${num(leverage)}, ${percent(line.initialRate)}`,
      result: coins(spec, extraInitial),
      note: 'Asked for at once as the position passes the end; where a tier’s rate holds only for the part inside it, nothing is.',
      ...source,
    },
    {
      figure: 'extra',
      title: 'More maintenance margin there',
      formula: jump,
      substituted: `N ${num(endsAt.notional)}, ${percent(line.maintenanceRate)}`,
      result: coins(spec, extraMaintenance),
      ...source,
    },
  ]
}

function rateSteps(
  { line }: NextTier,
  source: ReturnType<typeof sourced>,
): readonly Explanation<NextFigure>[] {
  const tier = `tier ${line.tier}`
  return [
    {
      figure: 'initialRate',
      title: `Initial rate of ${tier}`,
      formula: 'as the schedule lists it',
      substituted: tier,
      result: percent(line.initialRate),
      ...source,
    },
    {
      figure: 'maintenanceRate',
      title: `Maintenance rate of ${tier}`,
      formula: 'as the schedule lists it',
      substituted: tier,
      result: percent(line.maintenanceRate),
      ...source,
    },
    {
      figure: 'mostLeverage',
      title: `Highest leverage on ${tier}`,
      formula: '1 / initial rate, at most the contract’s own',
      substituted: `1 / ${percent(line.initialRate)}`,
      result: `${num(line.mostLeverage)}×`,
      ...source,
    },
  ]
}

const coins = ({ settlement }: Pick<ContractSpec, 'settlement'>, settled: Decimal): string =>
  `${term(settled)} ${settlement}`
