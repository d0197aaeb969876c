import type { NewFill, NewFunding } from '@shared/ipc/contract'
import type { FillAction, FillRole } from '@shared/journal/event'
import type { InverseSpec } from '@shared/market/contract-spec'
import { D } from '@shared/num/decimal'
import { atPlaces, onGrid } from '@shared/num/rounding'
import { coin, contracts, price, type Price } from '@shared/num/units'

import type { Dice } from './random'

/** One order as the market filled it. */
export interface Order {
  readonly action: FillAction
  readonly lots: number
  readonly role: FillRole
  /** The market's price around it, in dollars. */
  readonly near: number
  readonly atMs: number
  /** How many fills it comes in at most. */
  readonly pieces: number
}

/** A float of the made-up market on the contract's tick: from here on everything is exact. */
export function onTick(spec: InverseSpec, dollars: number): Price {
  return price(onGrid(new D(dollars.toFixed(4)), spec.tick, 'half-even'))
}

/** The fills of an order: whole lots, a few ticks and seconds apart. */
export function fillsOf(dice: Dice, spec: InverseSpec, order: Order): NewFill[] {
  const fills: NewFill[] = []
  let left = order.lots
  let atMs = order.atMs
  for (let piece = order.pieces; left > 0; piece -= 1) {
    const lots = piece <= 1 ? left : dice.whole(1, left)
    const away = dice.whole(-4, 4) * Number(spec.tick)
    fills.push({
      action: order.action,
      quantity: contracts(spec.lot.times(lots)),
      price: onTick(spec, order.near + away),
      role: order.role,
      atMs,
    })
    left -= lots
    atMs += dice.whole(1, 45) * 1_000
  }
  return fills
}

/** A payment on open contracts: quantity · contract value / mark · rate, cut to a whole smallest unit. */
export function fundingOf(
  spec: InverseSpec,
  of: {
    readonly sign: 1 | -1
    readonly lots: number
    readonly rate: number
    readonly mark: number
    readonly atMs: number
  },
): NewFunding {
  const mark = onTick(spec, of.mark)
  const value = spec.lot.times(of.lots).times(spec.contractValue).div(mark)
  const owed = value.times(new D(of.rate.toFixed(6))).times(-of.sign)
  return {
    amount: coin(atPlaces(owed, spec.settlementScale, 'down')),
    price: mark,
    atMs: of.atMs,
  }
}
