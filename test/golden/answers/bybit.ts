import { bookedFunding } from '@shared/calc/booked-funding'
import {
  bookedInitialMargin,
  bookedMaintenance,
  reservedClosingFee,
} from '@shared/calc/booked-margin'
import { bookedUnrealisedPnl } from '@shared/calc/cost'
import { crossBankruptcy, crossLiquidation } from '@shared/calc/cross-liquidation'
import { fee } from '@shared/calc/fees'
import { orderCost, orderCostFactor, orderCostOf } from '@shared/calc/order-cost'
import type { PriceOutcome } from '@shared/calc/position'
import { printedEntry, printedEntryOfCost } from '@shared/calc/printed-entry'
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

/** Closing fee set aside: at the bankruptcy price of the account where its balance is known. */
function reserve(golden: GoldenCase): bigint {
  const { spec, side, quantity } = positionOf(golden)
  const cost = costOf(golden)
  const margin = bookedInitialMargin(spec, cost, leverageOf(golden))
  const asked = { spec, side, quantity, cost, margin }
  if (!isCross(golden)) return reservedClosingFee(asked)
  const bankruptcyPrice = printed(golden, crossOf(golden, crossBankruptcy))
  return reservedClosingFee({ ...asked, bankruptcyPrice })
}

/** The reserve of a cross position's margin stays that of its own margin. */
function ownMargin(golden: GoldenCase): Decimal {
  const { spec, side, quantity } = positionOf(golden)
  const cost = costOf(golden)
  const margin = bookedInitialMargin(spec, cost, leverageOf(golden))
  return coins(golden, margin + reservedClosingFee({ spec, side, quantity, cost, margin }))
}

const isCross = ({ inputs }: GoldenCase): boolean => 'balance' in inputs

const printed = (golden: GoldenCase, outcome: PriceOutcome): units.Price =>
  printedPrice(priceOf(outcome), sideOf(golden), specOf(golden))

/** The one position of a cross account with its balance. */
function crossOf(
  golden: GoldenCase,
  solve: typeof crossBankruptcy | typeof crossLiquidation,
): PriceOutcome {
  const { spec, side, quantity, entry } = positionOf(golden)
  const wallet = units.coin(reader(golden)('balance'))
  const orderMargin = units.coin(reader(golden)('orderMarginHeld', '0'))
  const book = { wallet, orderMargin, positions: [{ spec, side, quantity, entry, mark: entry }] }
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
  avgEntry: (golden) => {
    const read = reader(golden)
    const fill = (quantity: string, price: string) => ({
      quantity: units.contracts(read(quantity)),
      price: units.price(read(price)),
    })
    return printedEntry(specOf(golden), [fill('q1', 'p1'), fill('q2', 'p2')])!
  },
  bankruptcyPrice: shown('bankruptcyPrice', (golden) => priceOf(crossOf(golden, crossBankruptcy))),
  bustPrice: (golden) =>
    printed(golden, isCross(golden) ? crossOf(golden, crossBankruptcy) : bankruptcyOf(golden)),
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
  liqPrice: (golden) =>
    printed(golden, isCross(golden) ? crossOf(golden, crossLiquidation) : liquidationOf(golden)),
  maintenanceMargin: maintenance,
  occClosingFee: (golden) => coins(golden, reserve(golden)),
  orderCost: (golden) => {
    const { spec, side, quantity, entry } = positionOf(golden)
    const order = { spec, side, quantity, price: entry, mark: entry }
    return coins(golden, orderCost({ ...order, leverage: leverageOf(golden) }))
  },
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
  positionMargin: ownMargin,
  positionValue: (golden) => coins(golden, costOf(golden)),
  sv2c: (golden) =>
    orderCostFactor({ spec: specOf(golden), side: 'short', leverage: leverageOf(golden) }),
  bv2c: (golden) =>
    orderCostFactor({ spec: specOf(golden), side: 'long', leverage: leverageOf(golden) }),
  value: (golden) => coins(golden, costOf(golden)),
}
