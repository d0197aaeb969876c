import type { Price } from '../num/units'

import { explainPosition } from './explain'
import { num, term, type Explanation } from './explanation'
import type { PositionInput } from './position'
import { positionFigures } from './position-figures'
import { riskAtStop, type ResultBasis } from './risk-at-stop'

/** The working behind one R of a position: what it loses at its stop. */
export function explainRiskAtStop(
  position: Omit<PositionInput, 'exit'>,
  stop: Price,
  basis: ResultBasis,
): Explanation<'risk'> {
  const input = { ...position, exit: stop }
  const figures = positionFigures(input)
  const gross = explainPosition(input, figures).find(({ figure }) => figure === 'gross')
  const { coin, usd } = riskAtStop(position, stop, basis)
  const { settlement, quote } = position.spec
  const shown = {
    figure: 'risk',
    title: 'One R',
    result: `${num(coin)} ${settlement} (${num(usd)} ${quote})`,
  } as const
  if (basis === 'gross')
    return {
      ...shown,
      formula: `−(${gross?.formula ?? ''}) at X = stop`,
      substituted: `−(${gross?.substituted ?? ''})`,
      note: 'What is lost at the stop, from the price alone.',
    }
  return {
    ...shown,
    formula: '−(gross − fees + funding) at the stop',
    substituted: `−(${num(figures.gross.coin)} − ${term(figures.fees.coin)} + ${term(figures.funding.coin)})`,
    note: 'What is lost at the stop, each fee at its own fill. Dollars of the opening fee are counted at the entry.',
  }
}
