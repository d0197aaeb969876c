import { absoluteFundingRate, fundingUnder } from '@shared/calc/funding'
import { averageEntry } from '@shared/calc/average-entry'
import { bookedInitialMargin, bookedMaintenance } from '@shared/calc/booked-margin'
import { fundingRate, premium } from '@shared/calc/funding-rate'
import { marginCurve, marginOn } from '@shared/calc/margin'
import { notional, notionalTwin } from '@shared/calc/notional'
import { orderCostFactor } from '@shared/calc/order-cost'
import { positionFigures } from '@shared/calc/position-figures'
import { pnl } from '@shared/calc/pnl'
import { printedCoin } from '@shared/calc/printed-coin'
import { printedPrice } from '@shared/calc/printed-price'
import { coinsOf, wholeUnits } from '@shared/calc/whole-units'
import type { InverseSpec } from '@shared/market/contract-spec'
import { ONE, type Decimal } from '@shared/num/decimal'
import * as units from '@shared/num/units'

import { positionOf, reader, sideOf, specOf, type GoldenCase } from '../case'

import {
  bankruptcyOf,
  coins,
  figures,
  gross,
  liquidationOf,
  priceOf,
  recordOf,
  shown,
  unwrapped,
  type Figures,
} from './figures'

/** The contract of the account's adjust factor, at the case's leverage. */
function adjusted(golden: GoldenCase): InverseSpec {
  const read = reader(golden)
  const tier = { adjust: units.rate(read('adjust')) }
  const rows = [{ leverageUpTo: read('leverage'), tiers: [tier] }]
  return { ...specOf(golden), margin: { method: 'adjust-factor', rows } }
}

const htxRatio = (golden: GoldenCase): Decimal => {
  const leverage = units.leverage(reader(golden)('leverage'))
  const { quantity, exit } = positionOf(golden)
  const spec = adjusted(golden)
  const size = { notional: notional({ spec, quantity }, exit), quantity }
  const initial = marginOn(marginCurve(spec.margin, 'initial', leverage), size)
  const kept = marginOn(marginCurve(spec.margin, 'maintenance', leverage), size)
  return balance(golden).minus(kept).div(initial)
}

const balance = (golden: GoldenCase): Decimal =>
  units.plus(units.coin(reader(golden)('static')), pnl(positionOf(golden)))

const marginAtLast = (golden: GoldenCase): Decimal => {
  const { exit } = positionOf(golden)
  return positionFigures({ ...positionOf(golden), entry: exit }).initialMargin.coin
}

export const htx: Figures = {
  liq: (golden) => priceOf(liquidationOf(golden, adjusted(golden))),
  margin: marginAtLast,
  marginBalance: balance,
  pnl: shown('pnl', gross),
  positionMargin: marginAtLast,
  profit: gross,
  profitRate: (golden) => figures(golden).grossRoe!,
  profitUnreal: (golden) =>
    pnl({ ...positionOf(golden), entry: units.price(reader(golden)('costHold')) }),
  riskRate: htxRatio,
}

const krakenReceived = (golden: GoldenCase): units.Coin => {
  const read = reader(golden)
  const { spec, quantity, side } = positionOf(golden)
  const rate = units.rate(read('hourlyRate'))
  const coinsPerContract = absoluteFundingRate(spec, rate, units.price(read('index')))
  return unwrapped(fundingUnder({ spec, quantity, side }, { kind: 'absolute', coinsPerContract }))
}

const krakenPremium = (golden: GoldenCase): units.Fraction => {
  const read = reader(golden)
  return premium(units.price(read('perp')), units.price(read('index')))
}

const marginShare = (golden: GoldenCase, rateName: string): Decimal =>
  figures(golden).entryNotional.coin.times(reader(golden)(rateName))

export const kraken: Figures = {
  btc: krakenReceived,
  hourlyRate: shown(
    'hourlyRate',
    (golden) => {
      const hours = Number(reader(golden)('hours').toFixed(0))
      const rule = { method: 'premium-over-hours', hours, cap: units.rate(ONE) } as const
      return unwrapped(fundingRate(rule, krakenPremium(golden)))
    },
    'down',
  ),
  im: (golden) => marginShare(golden, 'imRate'),
  liq: (golden) => printedPrice(priceOf(liquidationOf(golden)), sideOf(golden), specOf(golden)),
  mm: (golden) => figures(golden).maintenanceMargin.coin,
  pnl: gross,
  premium: shown('premium', krakenPremium, 'down'),
  usd: (golden) => krakenReceived(golden).times(reader(golden)('index')),
  value: (golden) => figures(golden).entryNotional.coin,
}

/** Total value and average entry of two fills. */
const twoFills = (golden: GoldenCase) => {
  const read = reader(golden)
  const at = (quantity: string, price: string) => ({
    quantity: units.contracts(read(quantity)),
    price: units.price(read(price)),
  })
  return [at('q1', 'p1'), at('q2', 'p2')] as const
}

export const entryOfTwo = (golden: GoldenCase): Decimal =>
  averageEntry(specOf(golden), twoFills(golden))!

const valueOfTwo = (golden: GoldenCase): Decimal => {
  const spec = specOf(golden)
  const [first, second] = twoFills(golden)
  return units.plus(
    notional({ spec, ...first }, first.price),
    notional({ spec, ...second }, second.price),
  )
}

export const kucoin: Figures = {
  avgEntry: entryOfTwo,
  bankruptcy: (golden) =>
    printedPrice(priceOf(bankruptcyOf(golden)), sideOf(golden), specOf(golden)),
  initialMargin: shown('initialMargin', (golden) => {
    const { spec, backing } = positionOf(golden)
    const held = golden.inputs['positionBTC']
    if (held === undefined || backing.kind === 'margin') return figures(golden).initialMargin.coin
    const cost = wholeUnits(reader(golden)('positionBTC').times('1e8'), 'half-up')
    return coins(golden, bookedInitialMargin(spec, cost, backing.leverage))
  }),
  markValue: (golden) => coins(golden, recordOf(golden).markValue),
  /** Closed positions carry the net PnL; help pages the formula's. */
  pnl: (golden) => {
    if (!('realisedGrossCost' in golden.inputs)) return gross(golden)
    const read = reader(golden)
    const paid = (name: string): units.Coin => units.coin(read(name))
    const cost = units.plus(paid('tradeFee'), paid('fundingFee'))
    return units.negated(units.plus(paid('realisedGrossCost'), cost))
  },
  posCost: (golden) => coins(golden, recordOf(golden).cost),
  posMaint: (golden) => {
    const read = reader(golden)
    const { spec, side, quantity } = positionOf(golden)
    const value = wholeUnits(read('posCost').times('1e8'), 'half-up')
    const leverage = units.leverage(ONE)
    const kept = bookedMaintenance({ spec, side, quantity, value, leverage })
    return units.plus(coinsOf(kept, spec.settlementScale), units.coin(read('posComm')))
  },
  unrealisedPnl: (golden) => coins(golden, recordOf(golden).unrealisedPnl),
  unrealisedPnlPcnt: (golden) => recordOf(golden).unrealisedFraction!,
  /** One fill is to the nearest ninth decimal, the sum of the help page is rounded up. */
  value: (golden) =>
    'q1' in golden.inputs
      ? shown('value', valueOfTwo, 'up')(golden)
      : shown('value', (fill) => figures(fill).entryNotional.coin)(golden),
}

export const gate: Figures = { pnl: shown('pnl', gross) }

export const okx: Figures = {
  margin: (golden) => printedCoin(figures(golden).initialMargin.coin, specOf(golden)),
  oiUsd: (golden) => {
    const { spec, quantity, entry } = positionOf(golden)
    return notionalTwin({ spec, quantity }, entry).usd
  },
  pnl: (golden) => printedCoin(pnl(positionOf(golden)), specOf(golden)),
}

const factor = (golden: GoldenCase, side: 'long' | 'short'): Decimal =>
  orderCostFactor({
    spec: specOf(golden),
    side,
    leverage: units.leverage(reader(golden)('leverage')),
  })

export const phemex: Figures = {
  buyValueToCost: (golden) => factor(golden, 'long'),
  sellValueToCost: (golden) => factor(golden, 'short'),
}
