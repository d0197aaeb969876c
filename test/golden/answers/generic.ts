import { contractsFromCoin } from '@shared/calc/quantity'
import { pnl } from '@shared/calc/pnl'
import { positionFigures } from '@shared/calc/position-figures'
import { D, type Decimal } from '@shared/num/decimal'
import * as units from '@shared/num/units'

import { positionOf, reader, type GoldenCase } from '../case'

import { figures, gross, shown, type Figure, type Figures } from './figures'

const roeAt =
  (exit: string): Figure =>
  (golden) =>
    positionFigures({ ...positionOf(golden), exit: units.price(new D(exit)) }).grossRoe!.times(100)

const EXITS = ['5000', '7500', '10000', '15000', '20000', '30000', '50000', '70000']

/** Coins and a short of as many dollars. */
const heldCoins = (golden: GoldenCase): Decimal => {
  const short = { ...positionOf(golden), side: 'short' as const }
  return units.plus(units.coin(reader(golden)('coin')), pnl(short))
}

export const generic: Figures = {
  coins: heldCoins,
  pnl: gross,
  roePct: shown('roePct', (golden) => figures(golden).grossRoe!.times(100)),
  usd: (golden) => heldCoins(golden).times(positionOf(golden).exit),
  ...Object.fromEntries(EXITS.map((exit) => [`roe${exit}`, roeAt(exit)])),
}

/** Dollars at the exit price. */
export const coinex: Figures = { pnlUsd: (golden) => figures(golden).gross.usd }

/** BingX states a position by its coins at entry and the margin behind it. */
export const bingx: Figures = {
  roe: (golden) => {
    const input = positionOf(golden)
    const read = reader(golden)
    const quantity = contractsFromCoin(input.spec, units.coin(read('sizeBTC')), input.entry)
    const margin = units.coin(read('margin'))
    return positionFigures({ ...input, quantity, backing: { kind: 'margin', margin } }).grossRoe!
  },
}
