import { bookedInitialMargin, bookedMaintenance } from '@shared/calc/booked-margin'
import { breakEvenAs } from '@shared/calc/break-even-shown'
import { bookedPnl, bookedUnrealisedPnl, fillCost } from '@shared/calc/cost'
import { marginCurve } from '@shared/calc/margin'
import { wholeUnits } from '@shared/calc/whole-units'
import { D, ONE, type Decimal } from '@shared/num/decimal'
import * as units from '@shared/num/units'

import { positionOf, reader, specOf, type GoldenCase } from '../case'

import {
  coins,
  costOf,
  feeOf,
  figures,
  liquidationOf,
  priceOf,
  shown,
  type Figures,
} from './figures'

/** Booked value at the mark: stated by the record, or that of the contracts. */
function value(golden: GoldenCase): bigint {
  const { spec, quantity, exit } = positionOf(golden)
  const stated = golden.inputs['notional']
  if (stated !== undefined) return wholeUnits(new D(stated).times('1e8'), 'half-up')
  return fillCost({ spec, quantity, price: exit })
}

const leverageOf = (golden: GoldenCase): units.Leverage =>
  units.leverage(reader(golden)('leverage', '1'))

/** Where the brackets begin and their rates, as the case names them. */
function bracketDeduction(golden: GoldenCase, level: number): Decimal {
  const read = reader(golden)
  const tiers = Array.from({ length: level }, (_, at) => {
    const rate = units.rate(read(`mmr${at + 1}`))
    const row = { initialRate: rate, maintenanceRate: rate }
    return at + 1 === level ? row : { ...row, upTo: read(`floor${at + 2}`) }
  })
  const curve = marginCurve(
    {
      ...({
        method: 'tiered',
        measure: 'coin',
        maintenance: 'marginal',
        initial: 'whole',
      } as const),
      tiers,
    },
    'maintenance',
    units.leverage(ONE),
  )
  return curve.stretches[level - 1]!.deduction
}

const cum = (level: number) =>
  [`cum${level}`, (golden: GoldenCase) => bracketDeduction(golden, level)] as const

export const binance: Figures = {
  ...Object.fromEntries([2, 3, 4, 5, 6, 7, 8, 9, 10].map(cum)),
  baseQty: (golden) => coins(golden, costOf(golden)),
  breakEvenPrice: (golden) => {
    const { spec, ...input } = positionOf(golden)
    return priceOf(
      breakEvenAs(spec.breakEven, {
        ...{ ...input, spec },
        openFeeRate: units.rate(reader(golden)('takerFee')),
        realised: units.coin(new D(0)),
        leastClosingRate: units.rate(new D(0)),
      }),
    )
  },
  commission: (golden) => coins(golden, feeOf(golden, 'rate')),
  /** Records are cut at 8 decimals; the help page prints four. */
  initialMargin: (golden) =>
    'notional' in golden.inputs
      ? coins(golden, bookedInitialMargin(specOf(golden), value(golden), leverageOf(golden)))
      : shown('initialMargin', (page) => figures(page).initialMargin.coin)(golden),
  initialMarginUSD: (golden) => figures(golden).initialMargin.usd,
  liquidationPrice: (golden) => priceOf(liquidationOf(golden)),
  maintMargin: (golden) => {
    const { side, quantity } = positionOf(golden)
    const asked = { spec: specOf(golden), side, quantity, value: value(golden) }
    return coins(golden, bookedMaintenance({ ...asked, leverage: leverageOf(golden) }))
  },
  notional: (golden) => coins(golden, value(golden)),
  pnl: (golden) => coins(golden, bookedPnl(positionOf(golden))),
  unrealizedProfit: (golden) => coins(golden, bookedUnrealisedPnl(positionOf(golden))),
  value: shown('value', (golden) => figures(golden).entryNotional.coin),
}
