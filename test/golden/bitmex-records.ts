import { bankruptcy } from '@shared/calc/bankruptcy'
import { breakEven } from '@shared/calc/break-even'
import { fillCost, fillFee } from '@shared/calc/cost'
import { liquidation } from '@shared/calc/liquidation'
import { notional, priceOfNotional, type Holding } from '@shared/calc/notional'
import type { PositionInput } from '@shared/calc/position'
import { positionFigures } from '@shared/calc/position-figures'
import { D, ONE, type Decimal } from '@shared/num/decimal'
import { atPlaces, onGrid } from '@shared/num/rounding'
import * as units from '@shared/num/units'

import { positionOf, reader, type GoldenCase } from './case'

/**
 * BitMEX prints a position in whole satoshi and derives its prices from them. Here the engine's exact answers
 * are put on BitMEX's grids (satoshi per contract, then the tick) in the direction of its records.
 */

const SATOSHI = new D('1e8')
type Answer = Readonly<Record<string, Decimal>>
const whole = (count: bigint): Decimal => new D(count.toString())

/** The price at which contracts are worth a booked number of coins. */
export function entryOfCost(holding: Holding, coins: Decimal): units.Price {
  const price = priceOfNotional(holding, coins)
  if (price === undefined) throw new Error('a booked cost is above zero')
  return price
}

export function cost(golden: GoldenCase): Decimal {
  const { spec, quantity, entry } = positionOf(golden)
  return whole(fillCost({ spec, quantity, price: entry }))
}

export function execution(golden: GoldenCase): Answer {
  const { spec, quantity, entry } = positionOf(golden)
  const feeRate = units.rate(reader(golden)('feeRate'))
  return {
    execCost: cost(golden),
    execComm: whole(fillFee({ spec, quantity, price: entry, feeRate })),
  }
}

export function rebates(golden: GoldenCase): Answer {
  const { spec, quantity, entry, exit } = positionOf(golden)
  const feeRate = units.rate(reader(golden)('makerRate'))
  return {
    rebateBuy: whole(-fillFee({ spec, quantity, price: entry, feeRate })),
    rebateSell: whole(-fillFee({ spec, quantity, price: exit, feeRate })),
  }
}

export function averageOfTwo(golden: GoldenCase): Answer {
  const read = reader(golden)
  const { spec } = positionOf(golden)
  const perLot = (price: string): Decimal =>
    whole(fillCost({ spec, quantity: spec.lot, price: units.price(read(price)) })).div(SATOSHI)
  const booked = (quantity: string, price: string): Decimal =>
    whole(
      fillCost({
        spec,
        quantity: units.contracts(read(quantity)),
        price: units.price(read(price)),
      }),
    ).div(SATOSHI)
  const held = read('q1').plus(read('q2'))
  const both = booked('q1', 'p1').plus(booked('q2', 'p2'))
  const avgEntry = entryOfCost({ spec, quantity: units.contracts(held) }, both)
  return {
    value1: perLot('p1'),
    value2: perLot('p2'),
    avgValue: notional({ spec, quantity: spec.lot }, avgEntry),
    avgEntry,
  }
}

/** The record as a position whose entry and exit are the prices of its booked values. */
function booked(golden: GoldenCase): PositionInput & { readonly costCoin: Decimal } {
  const input = positionOf(golden)
  const { spec, quantity, exit } = input
  const stated = golden.inputs['posCost_abs']
  const costCoin = (stated === undefined ? cost(golden) : new D(stated)).div(SATOSHI)
  const marked = whole(fillCost({ spec, quantity, price: exit })).div(SATOSHI)
  return {
    ...input,
    entry: entryOfCost({ spec, quantity }, costCoin),
    exit: entryOfCost({ spec, quantity }, marked),
    costCoin,
  }
}

/** PnL, ROE and initial margin of a record, in satoshi and with its four decimals. */
function record(golden: GoldenCase): Answer {
  const input = booked(golden)
  const { gross, grossRoe, initialMargin, exitNotional } = positionFigures(input)
  const unlevered = { kind: 'leverage', leverage: units.leverage(ONE) } as const
  const satoshi = (coins: Decimal): Decimal => atPlaces(coins.times(SATOSHI), 20, 'half-even')
  return {
    posCost: satoshi(input.costCoin),
    markValue: satoshi(exitNotional.coin),
    unrealisedPnl: satoshi(gross.coin),
    unrealisedPnlPcnt: atPlaces(
      positionFigures({ ...input, backing: unlevered }).grossRoe!,
      4,
      'half-up',
    ),
    unrealisedRoePcnt: atPlaces(grossRoe!, 4, 'half-up'),
    posInit: atPlaces(satoshi(initialMargin.coin), 0, 'ceil'),
  }
}

export const shortRecord = (golden: GoldenCase): Answer => record(golden)

/** Costs and values of a long are negative in the API. */
export function longRecord(golden: GoldenCase): Answer {
  const answer = record(golden)
  return { ...answer, markValue: answer['markValue']!.negated() }
}

/** An exact price on BitMEX's grids: satoshi up and price down for a short, the other way for a long. */
function onBitmexGrid(golden: GoldenCase, exact: units.Price): Decimal {
  const { spec, side } = positionOf(golden)
  const [satoshiMode, priceMode] =
    side === 'short' ? (['ceil', 'floor'] as const) : (['floor', 'ceil'] as const)
  const one = { spec, quantity: spec.lot }
  // 20 places are exact for a satoshi count; the cut keeps 14 349.999… from becoming 14 350 of itself.
  const count = atPlaces(notional(one, exact).times(SATOSHI), 20, 'half-even')
  const kept = atPlaces(count, 0, satoshiMode).div(SATOSHI)
  return onGrid(entryOfCost(one, kept), reader(golden)('tick'), priceMode)
}

export function breakEvenRecord(golden: GoldenCase): Answer {
  const read = reader(golden)
  // Fees and funding so far are inside the realised PnL; the closing fee is not in BitMEX's figure.
  const paid = read('realisedPnl').plus(read('rebalancedPnl')).negated().div(SATOSHI)
  const outcome = breakEven({ ...booked(golden), fundingPaid: units.coin(paid) })
  if (outcome.kind !== 'at') throw new Error(outcome.reason)
  return { breakEvenPrice: onBitmexGrid(golden, outcome.price) }
}

export function liquidationRecord(golden: GoldenCase): Answer {
  const input = booked(golden)
  const outcome = liquidation({ ...input, margin: positionFigures(input).initialMargin.coin })
  if (outcome.kind !== 'at') throw new Error(outcome.reason)
  return { liquidationPrice: onBitmexGrid(golden, outcome.price) }
}

export function bankruptcyRecord(golden: GoldenCase): Answer {
  const input = booked(golden)
  const lost = reader(golden)('posLoss').div(SATOSHI)
  const margin = units.coin(positionFigures(input).initialMargin.coin.minus(lost))
  const outcome = bankruptcy({ ...input, margin })
  if (outcome.kind !== 'at') throw new Error(outcome.reason)
  return { bankruptPrice: onBitmexGrid(golden, outcome.price) }
}
