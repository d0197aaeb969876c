import { bookedFunding } from '@shared/calc/booked-funding'
import { bookedInitialMargin, bookedMaintenance } from '@shared/calc/booked-margin'
import { cappedPnl } from '@shared/calc/capped-pnl'
import { bookedPnl } from '@shared/calc/cost'
import { maxQuantity, maxQuantityByReserve, type ReservedQuantity } from '@shared/calc/max-quantity'
import { pnl } from '@shared/calc/pnl'
import { positionFigures } from '@shared/calc/position-figures'
import { bookedCoins } from '@shared/calc/whole-units'
import { splitAtZero } from '@shared/journal/pro-rata'
import { D, ZERO, type Decimal } from '@shared/num/decimal'
import { atDigits } from '@shared/num/rounding'
import * as units from '@shared/num/units'

import { positionOf, reader, type GoldenCase } from '../case'

import {
  bankruptcyOf,
  coins,
  costOf,
  count,
  feeOf,
  figures,
  gross,
  liquidationOf,
  priceOf,
  recordOf,
  shown,
  unwrapped,
  type Figures,
} from './figures'
import { entryOfTwo } from './derivatives'

const SCALE = 8

/** PnL in satoshi, neither party losing more than its own margin. */
function capped(golden: GoldenCase): bigint {
  const input = positionOf(golden)
  const read = reader(golden)
  const held = figures(golden).entryNotional.coin
  const [own, other] = input.side === 'long' ? ['longLev', 'shortLev'] : ['shortLev', 'longLev']
  const margins = {
    own: units.coin(held.div(read(own))),
    counterparty: units.coin(held.div(read(other))),
  }
  return bookedCoins(cappedPnl(pnl(input), margins), SCALE, 'half-up')
}

/** The fill that turns a long into a short of the same quantity. */
function flip(golden: GoldenCase) {
  const read = reader(golden)
  const input = positionOf(golden)
  const closing = { ...input, side: 'long' as const, exit: units.price(read('fill')) }
  const opening = { ...input, side: 'short' as const, entry: units.price(read('fill')) }
  const twice = units.contracts(input.quantity.times(2))
  const feeTotal = BigInt(read('feeTotal').toFixed(0))
  const shares = splitAtZero({ quantity: twice, cost: 0n, fee: feeTotal }, input.quantity)
  return { closing, opening, shares }
}

const closePnl = (golden: GoldenCase): bigint => bookedPnl(flip(golden).closing)

const collateral = (golden: GoldenCase): bigint => {
  const { opening } = flip(golden)
  const margin = positionFigures(opening).initialMargin.coin
  return bookedCoins(margin, SCALE, 'half-up')
}

/** Coins that come back from a closed trade, as a cost: −(collateral + PnL − fee). */
const closedCost = (golden: GoldenCase, result: bigint, fee: bigint): Decimal =>
  count(-(BigInt(reader(golden)('collateral').toFixed(0)) + result - fee))

const reserved = (golden: GoldenCase): ReservedQuantity => {
  const read = reader(golden)
  const { spec, entry } = positionOf(golden)
  return unwrapped(
    maxQuantityByReserve({
      spec,
      balance: units.coin(read('balanceSat').div('1e8')),
      price: entry,
      leverage: units.leverage(read('leverage')),
      feeRate: units.rate(read('feeRate')),
      keptAside: units.coin(read('onchainFee').div('1e8')),
      openOrders: units.contracts(ZERO),
      rounding: 'half-up',
    }),
  )
}

const satoshi = (exact: Decimal): Decimal => exact.times('1e8')

/** Their prices are kept to 29 digits. */
const liquidated = (golden: GoldenCase): Decimal =>
  atDigits(priceOf(liquidationOf(golden)), 29, 'half-even')

export const tenTenOne: Figures = {
  avg: entryOfTwo,
  closeCost: (golden) => closedCost(golden, closePnl(golden), flip(golden).shares.closing.fee),
  closePnl: (golden) => count(closePnl(golden)),
  feeFinal: (golden) => satoshi(reserved(golden).fee),
  feeSat: (golden) =>
    'balanceSat' in golden.inputs
      ? satoshi(reserved(golden).reserve)
      : count(feeOf(golden, 'rate')),
  finalQty: (golden) => reserved(golden).quantity,
  liq: (golden) => liquidated('fill' in golden.inputs ? flipped(golden) : golden),
  marginFinal: (golden) => satoshi(reserved(golden).margin),
  openCollateral: (golden) => count(collateral(golden)),
  openCost: (golden) => count(collateral(golden) + flip(golden).shares.opening.fee),
  paysSat: (golden) => {
    const read = reader(golden)
    const terms = { rate: units.rate(read('rate')), price: units.price(read('indexPrice')) }
    return count(-unwrapped(bookedFunding(positionOf(golden), { kind: 'relative', ...terms })))
  },
  pnl: (golden) => count(bookedPnl(positionOf(golden))),
  pnlSat: (golden) => count(capped(golden)),
  rawQty: (golden) => {
    const read = reader(golden)
    const { spec, entry } = positionOf(golden)
    const free = read('balanceSat').minus(read('onchainFee')).div('1e8')
    return unwrapped(
      maxQuantity({
        spec,
        balance: units.coin(free),
        price: entry,
        leverage: units.leverage(read('leverage')),
        feeRate: units.rate(ZERO),
      }),
    ).exact
  },
  totalUsed: (golden) => satoshi(reserved(golden).used),
  tradeCost: (golden) =>
    closedCost(golden, bookedPnl(positionOf(golden)), BigInt(reader(golden)('feeSat').toFixed(0))),
}

/** The short that is left after the flip, as a case of its own. */
const flipped = (golden: GoldenCase): GoldenCase => ({
  ...golden,
  inputs: { ...golden.inputs, side: 'short', entry: golden.inputs['fill']! },
})

const NO_MAINTENANCE = { mmr: '0' }
const withoutMaintenance = (golden: GoldenCase): GoldenCase => ({
  ...golden,
  inputs: { ...golden.inputs, ...NO_MAINTENANCE },
})

export const itchySats: Figures = {
  /** Without maintenance margin liquidation is bankruptcy; a price that never comes is their INFINITE. */
  bust: (golden) => {
    const outcome = bankruptcyOf(golden)
    const liquidated = liquidationOf(withoutMaintenance(golden))
    if (outcome.kind === 'never' && liquidated.kind === 'never') return 'INFINITE'
    return priceOf(liquidated)
  },
  margin: (golden) => figures(golden).initialMargin.coin,
  pct: (golden) => recordOf(golden).roe!.times(100),
  profitSat: (golden) => {
    const own = figures(golden).initialMargin.coin
    const booked = units.coin(coins(golden, recordOf(golden).unrealisedPnl))
    return satoshi(cappedPnl(booked, { own, counterparty: undefined }))
  },
}

/** A library's model: maintenance is notional / leverage × rate, which no venue asks for. */
function dividedMaintenance(golden: GoldenCase): Decimal {
  const read = reader(golden)
  const { spec, side, quantity } = positionOf(golden)
  const rows = [{ leverageUpTo: new D(1000), tiers: [{ adjust: units.rate(read('rate')) }] }]
  const margin = { method: 'adjust-factor', rows } as const
  const leverage = units.leverage(read('leverage'))
  const asked = { spec: { ...spec, margin: { ...margin, rows: [...rows] } }, side, quantity }
  return coins(golden, bookedMaintenance({ ...asked, value: costOf(golden), leverage }))
}

export const nautilus: Figures = {
  fee: (golden) => coins(golden, feeOf(golden, 'rate')),
  margin: dividedMaintenance,
  notional: (golden) => coins(golden, costOf(golden)),
  pnl: (golden) => coins(golden, bookedPnl(positionOf(golden))),
}

export const lfest: Figures = {
  equity: (golden) => {
    const taker = units.rate(reader(golden)('taker'))
    const input = { ...positionOf(golden), openFeeRate: taker, closeFeeRate: taker }
    return units.plus(units.coin(reader(golden)('startBTC')), positionFigures(input).net.coin)
  },
  unrealized: gross,
}

const stated = (golden: GoldenCase): Decimal => {
  const { spec, backing } = positionOf(golden)
  const held = golden.inputs['positionBTC']
  if (held === undefined || backing.kind === 'margin') return figures(golden).initialMargin.coin
  const cost = bookedCoins(new D(held), SCALE, 'half-up')
  return coins(golden, bookedInitialMargin(spec, cost, backing.leverage))
}

export const mexc: Figures = { margin: shown('margin', stated) }
export const btcmex: Figures = { margin: shown('margin', stated, 'down') }
/** Its help prints two decimals. */
export const mcs: Figures = { liq: shown('liq', (golden) => priceOf(liquidationOf(golden))) }
