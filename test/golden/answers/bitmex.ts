import { averageEntry } from '@shared/calc/average-entry'
import { bookedPnl, fillCost, fillFee } from '@shared/calc/cost'
import { annualisedFunding } from '@shared/calc/funding-rate'
import { effectiveRate, marginCurve, marginOn, type MarginAsk } from '@shared/calc/margin'
import { notional, priceOfNotional } from '@shared/calc/notional'
import { orderCost } from '@shared/calc/order-cost'
import { positionFigures } from '@shared/calc/position-figures'
import type { MarginSchedule } from '@shared/market/margin-schedule'
import { D, ONE, type Decimal } from '@shared/num/decimal'
import * as units from '@shared/num/units'

import { positionOf, reader, type GoldenCase } from '../case'

import {
  coins,
  costOf,
  count,
  feeOf,
  figures,
  gross,
  priceOf,
  recordOf,
  signedForShort,
  unwrapped,
  type Figures,
} from './figures'

/** Two fills of the help page: booked values per lot, their average, and the entry. */
function lotAt(golden: GoldenCase, price: string): bigint {
  const { spec } = positionOf(golden)
  return fillCost({
    spec,
    quantity: units.contracts(spec.lot),
    price: units.price(reader(golden)(price)),
  })
}

function entryOfTwo(golden: GoldenCase): units.Price {
  const read = reader(golden)
  const { spec } = positionOf(golden)
  const fill = (quantity: string, price: string): units.Price =>
    priceOfNotional(
      { spec, quantity: units.contracts(spec.lot) },
      coins(golden, lotAt(golden, price)),
    ) ?? unreachable(quantity)
  const at = (quantity: string, price: string) => ({
    quantity: units.contracts(read(quantity)),
    price: fill(quantity, price),
  })
  return averageEntry(spec, [at('q1', 'p1'), at('q2', 'p2')]) ?? unreachable('q1')
}

const unreachable = (name: string): never => {
  throw new Error(`${name} has no value`)
}

const rebate = (golden: GoldenCase, at: 'entry' | 'exit'): Decimal => {
  const input = positionOf(golden)
  const feeRate = units.rate(reader(golden)('makerRate'))
  return count(-fillFee({ ...input, price: input[at], feeRate }))
}

function riskLimit(golden: GoldenCase): MarginSchedule {
  const read = reader(golden)
  return {
    ...({ method: 'tiered', measure: 'coin', maintenance: 'whole', initial: 'whole' } as const),
    tiers: [
      {
        upTo: read('riskBase'),
        initialRate: units.rate(read('imBase')),
        maintenanceRate: units.rate(read('mmBase')),
      },
    ],
    then: {
      step: read('riskStep'),
      initialStep: units.rate(read('mmStep')),
      maintenanceStep: units.rate(read('mmStep')),
    },
  }
}

const atRisk = (golden: GoldenCase, ask: MarginAsk): { rate: Decimal; margin: Decimal } => {
  const curve = marginCurve(riskLimit(golden), ask, units.leverage(ONE))
  const size = {
    notional: units.coin(reader(golden)('positionXBT')),
    quantity: units.contracts(ONE),
  }
  return { rate: effectiveRate(curve, size), margin: marginOn(curve, size) }
}

export const bitmex: Figures = {
  avgEntry: entryOfTwo,
  avgValue: (golden) => {
    const { spec } = positionOf(golden)
    return notional({ spec, quantity: units.contracts(spec.lot) }, entryOfTwo(golden))
  },
  bankruptPrice: (golden) => priceOf(recordOf(golden).bankruptcy),
  breakEvenPrice: (golden) => priceOf(recordOf(golden).breakEven),
  execComm: (golden) => count(feeOf(golden, 'feeRate')),
  execCost: (golden) => count(costOf(golden)),
  fairBasisRate: (golden) =>
    unwrapped(annualisedFunding(units.rate(reader(golden)('fundingRate')), 3)),
  imRate: (golden) => atRisk(golden, 'initial').rate,
  initMargin: (golden) => {
    const { spec, side, quantity, entry, exit } = positionOf(golden)
    const leverage = units.leverage(reader(golden)('leverage'))
    return count(orderCost({ spec, side, leverage, quantity, price: entry, mark: exit }))
  },
  liquidationPrice: (golden) => priceOf(recordOf(golden).liquidation),
  maintMargin: (golden) => count(recordOf(golden).marginLeft),
  markValue: (golden) => signedForShort(golden, recordOf(golden).markValue),
  mmRate: (golden) => atRisk(golden, 'maintenance').rate,
  mmXBT: (golden) => atRisk(golden, 'maintenance').margin,
  naivePnl: (golden) => gross(golden).times('1e8'),
  netAfterFunding: (golden) => {
    const fundingPaid = units.coin(new D('0.05'))
    return positionFigures({ ...positionOf(golden), fundingPaid }).net.coin
  },
  openOrderBuyCost: (golden) => count(-costOf(golden)),
  openValue: (golden) => count(costOf(golden)),
  pnl: gross,
  pnlXBT: gross,
  posComm: (golden) => count(recordOf(golden).closingReserve),
  posCost: (golden) => signedForShort(golden, costOf(golden)),
  posInit: (golden) => count(recordOf(golden).initialMargin),
  posMaint: (golden) => count(recordOf(golden).maintenance),
  posMargin: (golden) => count(recordOf(golden).positionMargin),
  positionXBT: (golden) => figures(golden).entryNotional.coin,
  rebateBuy: (golden) => rebate(golden, 'entry'),
  rebateSell: (golden) => rebate(golden, 'exit'),
  unrealisedPnl: (golden) => count(recordOf(golden).unrealisedPnl),
  unrealisedPnlPcnt: (golden) => recordOf(golden).unrealisedFraction ?? unreachable('posCost'),
  unrealisedRoePcnt: (golden) => recordOf(golden).roe ?? unreachable('posCost'),
  value1: (golden) => coins(golden, lotAt(golden, 'p1')),
  value2: (golden) => coins(golden, lotAt(golden, 'p2')),
  walletRealised: (golden) => {
    const read = reader(golden)
    const flows = read('rebateExit').plus(read('fundingReceived')).minus(read('fundingPaid'))
    return count(bookedPnl(positionOf(golden))).plus(flows)
  },
}
