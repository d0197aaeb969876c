import { bookedFunding } from '@shared/calc/booked-funding'
import {
  bookedInitialMargin,
  bookedMaintenance,
  reservedClosingFee,
} from '@shared/calc/booked-margin'
import { bookedUnrealisedPnl } from '@shared/calc/cost'
import { crossBankruptcy, crossLiquidation } from '@shared/calc/cross-liquidation'
import { fee } from '@shared/calc/fees'
import { orderCostFactor, orderCostOf } from '@shared/calc/order-cost'
import type { PriceOutcome } from '@shared/calc/position'
import { printedEntryOfCost } from '@shared/calc/printed-entry'
import { printedPrice } from '@shared/calc/printed-price'
import { wholeUnits } from '@shared/calc/whole-units'
import type { InverseSpec } from '@shared/market/contract-spec'
import type { Decimal } from '@shared/num/decimal'
import * as units from '@shared/num/units'

import { positionOf, reader, sideOf, specOf, type GoldenCase } from '../case'

import {
  bankruptcyOf,
  coins,
  costOf,
  feeOf,
  gross,
  liquidationOf,
  priceOf,
  shown,
  unwrapped,
  type Figures,
} from './figures'

const SCALE = '1e8'

const leverageOf = (golden: GoldenCase): units.Leverage =>
  units.leverage(reader(golden)('leverage', '1'))

const initial = (golden: GoldenCase): Decimal =>
  coins(golden, bookedInitialMargin(specOf(golden), costOf(golden), leverageOf(golden)))

/** Tiers of one width with three rates, as the help page sets them. */
function tieredSpec(golden: GoldenCase): InverseSpec {
  const read = reader(golden)
  const width = read('tierSize')
  const tier = (at: number) => {
    const rate = units.rate(read(`mmr${at}`))
    const row = { initialRate: rate, maintenanceRate: rate }
    return at === 3 ? row : { ...row, upTo: width.times(at) }
  }
  return {
    ...specOf(golden),
    margin: {
      ...({
        method: 'tiered',
        measure: 'coin',
        maintenance: 'marginal',
        initial: 'whole',
      } as const),
      tiers: [tier(1), tier(2), tier(3)],
    },
  }
}

function maintenance(golden: GoldenCase): Decimal {
  const spec = 'mmr1' in golden.inputs ? tieredSpec(golden) : specOf(golden)
  const { side, quantity } = positionOf(golden)
  const value = costOf(golden)
  return coins(
    golden,
    bookedMaintenance({ spec, side, quantity, value, leverage: leverageOf(golden) }),
  )
}

function reserve(golden: GoldenCase): Decimal {
  const { spec, side, quantity } = positionOf(golden)
  const cost = costOf(golden)
  const margin = bookedInitialMargin(spec, cost, leverageOf(golden))
  return coins(golden, reservedClosingFee({ spec, side, quantity, cost, margin }))
}

const printed = (golden: GoldenCase, outcome: PriceOutcome): Decimal =>
  printedPrice(priceOf(outcome), sideOf(golden), specOf(golden))

/** The one position of a cross account with its balance. */
function crossOf(
  golden: GoldenCase,
  solve: typeof crossBankruptcy | typeof crossLiquidation,
): PriceOutcome {
  const { spec, side, quantity, entry } = positionOf(golden)
  const wallet = units.coin(reader(golden)('balance'))
  const book = { wallet, positions: [{ spec, side, quantity, entry, mark: entry }] }
  const { falling, rising } = unwrapped(solve(book, { kind: 'together' }))
  return (side === 'long' ? falling[0] : rising[0])!
}

/** The log states the rate for the holder: positive pays. For a short it is the market's rate turned. */
function change(golden: GoldenCase): Decimal {
  const { spec, quantity, side, exit } = positionOf(golden)
  const stated = reader(golden)('feeRate')
  const rate = units.rate(side === 'long' ? stated : stated.negated())
  const received = bookedFunding({ spec, quantity, side }, { kind: 'relative', rate, price: exit })
  return coins(golden, unwrapped(received))
}

const entryOfValue = (golden: GoldenCase): Decimal => {
  const { spec, quantity } = positionOf(golden)
  const cost = wholeUnits(reader(golden)('value').times(SCALE), 'half-up')
  return printedEntryOfCost(spec, quantity, cost)!
}

export const bybit: Figures = {
  bankruptcyPrice: shown('bankruptcyPrice', (golden) => priceOf(crossOf(golden, crossBankruptcy))),
  bustPrice: (golden) => printed(golden, bankruptcyOf(golden)),
  change,
  entry: entryOfValue,
  execFee: (golden) => coins(golden, feeOf(golden, 'rate')),
  fee: (golden) => {
    const { spec, quantity, entry } = positionOf(golden)
    return fee({ spec, quantity }, entry, units.rate(reader(golden)('feeRate')))
  },
  funding: (golden) => change(golden).negated(),
  initialMargin: shown('initialMargin', initial),
  liquidationPrice: (golden) => printed(golden, crossOf(golden, crossLiquidation)),
  liqPrice: (golden) => printed(golden, liquidationOf(golden)),
  maintenanceMargin: maintenance,
  occClosingFee: reserve,
  orderMargin: (golden) => {
    const value = wholeUnits(reader(golden)('orderValue').times(SCALE), 'half-up')
    const order = { spec: specOf(golden), side: sideOf(golden), leverage: leverageOf(golden) }
    return coins(golden, orderCostOf(order, value))
  },
  /** Records carry booked PnL; help pages the formula's. */
  pnl: (golden) =>
    golden.standing === 'inferred'
      ? coins(golden, bookedUnrealisedPnl(positionOf(golden)))
      : shown('pnl', gross, 'down')(golden),
  positionValue: (golden) => coins(golden, costOf(golden)),
  sv2c: (golden) =>
    orderCostFactor({ spec: specOf(golden), side: 'short', leverage: leverageOf(golden) }),
  bv2c: (golden) =>
    orderCostFactor({ spec: specOf(golden), side: 'long', leverage: leverageOf(golden) }),
  value: (golden) => coins(golden, costOf(golden)),
}
