import { averageEntry } from '../../src-shared/calc/average-entry'
import { liquidation } from '../../src-shared/calc/liquidation'
import { notional } from '../../src-shared/calc/notional'
import { pnl } from '../../src-shared/calc/pnl'
import type { PositionInput, PriceOutcome } from '../../src-shared/calc/position'
import { positionFigures } from '../../src-shared/calc/position-figures'
import { D, type Decimal } from '../../src-shared/num/decimal'
import * as units from '../../src-shared/num/units'

import { tieredSpec, type Operations, type PositionCase } from './engine-cases'

const numbered = (outcome: PriceOutcome): number =>
  outcome.kind === 'at' ? outcome.price.toNumber() : 0

/** The engine's own answers, one function for each figure; each gives one number to compare by. */
export function exactOperations(cases: readonly PositionCase[]): Operations {
  const d = (text: string): Decimal => new D(text)
  const inputs = cases.map((each): PositionInput => ({
    spec: tieredSpec(),
    side: each.side,
    quantity: units.contracts(d(each.quantity)),
    entry: units.price(d(each.entry)),
    exit: units.price(d(each.exit)),
    backing: { kind: 'leverage', leverage: units.leverage(d(each.leverage)) },
    openFeeRate: units.rate(d(each.openFeeRate)),
    closeFeeRate: units.rate(d(each.closeFeeRate)),
    fundingPaid: units.coin(d(each.fundingPaid)),
  }))
  const fills = cases.map((each) =>
    each.fills.map(([quantity, price]) => ({
      quantity: units.contracts(d(quantity)),
      price: units.price(d(price)),
    })),
  )
  const spec = tieredSpec()
  const isolated = inputs.map(({ side, quantity, entry }, at) => {
    const leverage = d(cases[at]!.leverage)
    const margin = units.coin(notional({ spec, quantity }, entry).div(leverage))
    return { spec, side, quantity, entry, margin }
  })
  return {
    pnl: (at: number) => pnl(inputs[at]!).toNumber(),
    averageEntry: (at: number) => averageEntry(spec, fills[at]!)!.toNumber(),
    liquidation: (at: number) => numbered(liquidation(isolated[at]!)),
    positionFigures: (at: number) => {
      const { net, liquidation: price, breakEven } = positionFigures(inputs[at]!)
      return net.coin.toNumber() + net.usd.toNumber() + numbered(price) + numbered(breakEven)
    },
  }
}
