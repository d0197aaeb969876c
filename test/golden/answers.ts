import { bankruptcy } from '@shared/calc/bankruptcy'
import { fillCost, fillFee, bookedPnl } from '@shared/calc/cost'
import { fee } from '@shared/calc/fees'
import { fundingReceived } from '@shared/calc/funding'
import { liquidation } from '@shared/calc/liquidation'
import { effectiveRate, marginCurve, marginOn } from '@shared/calc/margin'
import { notional } from '@shared/calc/notional'
import { pnl } from '@shared/calc/pnl'
import type { PositionFigures, PriceOutcome } from '@shared/calc/position'
import { positionFigures } from '@shared/calc/position-figures'
import { contractById } from '@shared/market/registry'
import type { MarginSchedule } from '@shared/market/margin-schedule'
import { D, ONE, type Decimal } from '@shared/num/decimal'
import { atPlaces, onGrid, type RoundingMode } from '@shared/num/rounding'
import * as units from '@shared/num/units'

import * as bitmex from './bitmex-records'
import { positionOf, reader, sideOf, specOf, type GoldenCase } from './case'

export type Answer = Readonly<Record<string, Decimal>>
const ONE_TIMES = units.leverage(ONE)
const ONE_CONTRACT = units.contracts(ONE)
type Answering = (golden: GoldenCase) => Answer

export const whole = (count: bigint): Decimal => new D(count.toString())
export const atPrice = (outcome: PriceOutcome): units.Price => {
  if (outcome.kind !== 'at') throw new Error(outcome.reason)
  return outcome.price
}

const figures = (golden: GoldenCase): PositionFigures => positionFigures(positionOf(golden))
const round = (value: Decimal, places: number, mode: RoundingMode = 'half-up'): Decimal =>
  atPlaces(value, places, mode)

/** PnL in coin, exact or to the places that the source prints. */
const coinPnl =
  (places?: number, mode?: RoundingMode): Answering =>
  (golden) => {
    const exact = pnl(positionOf(golden))
    return { pnl: places === undefined ? exact : round(exact, places, mode) }
  }

/** ROE in percent at each exit that the case names. */
const roe: Answering = (golden) => {
  const read = reader(golden)
  const shown = figures(golden).grossRoe!.times(100)
  return {
    roePct: round(shown, Number(golden.inputs['dp']), 'half-up'),
    leverage: read('leverage'),
  }
}

const feeOf =
  (rateName: string): Answering =>
  (golden) => {
    const { spec, quantity, entry } = positionOf(golden)
    return { fee: fee({ spec, quantity }, entry, units.rate(reader(golden)(rateName))) }
  }

/** Entry shown by Bybit: the price at which the contracts have the booked value. */
const entryOfValue: Answering = (golden) => {
  const { spec, quantity } = positionOf(golden)
  return { entry: round(bitmex.entryOfCost({ spec, quantity }, reader(golden)('value')), 8) }
}

/** Bybit reserves the closing fee at the bankruptcy price on the tick, up at 8 decimals. */
const reservedFee: Answering = (golden) => {
  const read = reader(golden)
  const { spec, quantity } = positionOf(golden)
  const bust = bybitBust(golden)
  return {
    occClosingFee: round(
      fee({ spec, quantity }, units.price(bust), units.rate(read('taker'))),
      8,
      'up',
    ),
  }
}

const bybitBust = (golden: GoldenCase): Decimal => {
  const input = positionOf(golden)
  const margin = figures(golden).initialMargin.coin
  return onGrid(atPrice(bankruptcy({ ...input, margin })), reader(golden)('tick'), 'ceil')
}

/** Margin rates that grow with the position, on the listed Deribit contract's own terms. */
const deribitRates: Answering = (golden) => {
  const read = reader(golden)
  const { margin } = contractById('deribit:BTC-PERPETUAL')!
  const size = { notional: units.coin(read('sizeBTC')), quantity: ONE_CONTRACT }
  const initial = marginCurve(margin, 'initial', ONE_TIMES)
  const maintenance = marginCurve(margin, 'maintenance', ONE_TIMES)
  return {
    imRate: effectiveRate(initial, size),
    imBTC: marginOn(initial, size),
    mmRate: effectiveRate(maintenance, size),
    mmBTC: marginOn(maintenance, size),
  }
}

const ANSWERS: Readonly<Record<string, Answering>> = {
  'binance-cross-im-mm': (golden) => {
    const read = reader(golden)
    const spec = { ...specOf(golden), contractValue: units.contractValue(read('notional')) }
    const { initialMargin, maintenanceMargin } = positionFigures({ ...positionOf(golden), spec })
    return {
      initialMargin: round(initialMargin.coin, 8, 'down'),
      maintMargin: round(maintenanceMargin.coin, 8, 'down'),
    }
  },
  'binance-faq-im': (golden) => ({ initialMargin: round(figures(golden).initialMargin.coin, 4) }),
  'binance-faq-value': (golden) => ({ value: round(figures(golden).entryNotional.coin, 5) }),
  'binance-iso-liq': (golden) => {
    const margin = units.coin(reader(golden)('isolatedWallet'))
    return { liquidationPrice: atPrice(liquidation({ ...positionOf(golden), margin })) }
  },
  'binance-iso-upnl': (golden) => ({
    unrealizedProfit: pnl(positionOf(golden)),
    notional: figures(golden).exitNotional.coin,
  }),
  'binance-lean-im-short': (golden) => ({ initialMarginUSD: figures(golden).initialMargin.usd }),
  'binance-mm-100': (golden) => {
    const { exitNotional } = figures(golden)
    const curve = marginCurve(specOf(golden).margin, 'maintenance', ONE_TIMES)
    const size = { notional: exitNotional.coin, quantity: ONE_CONTRACT }
    return { notional: exitNotional.coin, maintMargin: marginOn(curve, size) }
  },
  'binance-pm-eth': (golden) => ({
    unrealizedProfit: round(pnl(positionOf(golden)), 8),
    notional: round(figures(golden).exitNotional.coin, 8),
  }),
  'binance-trade-eth': (golden) => {
    const { spec, quantity, entry } = positionOf(golden)
    const fill = { spec, quantity, price: entry }
    const feeRate = units.rate(reader(golden)('rate'))
    return {
      baseQty: whole(fillCost(fill)).div('1e8'),
      commission: whole(fillFee({ ...fill, feeRate })).div('1e8'),
    }
  },
  'binance-trade-eth-pnl': coinPnl(8, 'down'),
  'bitmex-2018-openvalue-xbtusd': (golden) => {
    const { spec, quantity, exit } = positionOf(golden)
    const lot = units.contracts(reader(golden)('lotSize'))
    return { openValue: whole(fillCost({ spec: { ...spec, lot }, quantity, price: exit })) }
  },
  'bitmex-avgentry-100-200': bitmex.averageOfTwo,
  'bitmex-exec-cost-2000': (golden) => ({ execCost: bitmex.cost(golden) }),
  'bitmex-exec-maker-2': bitmex.execution,
  'bitmex-exec-maker-4': bitmex.execution,
  'bitmex-guide-15000': (golden) => {
    const fundingPaid = units.coin(new D('0.05'))
    const { entryNotional, gross, net } = positionFigures({ ...positionOf(golden), fundingPaid })
    return { positionXBT: entryNotional.coin, pnlXBT: gross.coin, netAfterFunding: net.coin }
  },
  'bitmex-order-margin-buy1-1x': (golden) => ({
    openOrderBuyCost: bitmex.cost(golden).negated(),
  }),
  'bitmex-pnlguide-half-1500': coinPnl(),
  'bitmex-pnlguide-mark1250': coinPnl(),
  'bitmex-reddit-885-fees': bitmex.rebates,
  'bitmex-reddit-885-naive': (golden) => ({ naivePnl: pnl(positionOf(golden)).times('1e8') }),
  'bitmex-reddit-885-walletpnl': (golden) => {
    const read = reader(golden)
    const flows = read('rebateExit').plus(read('fundingReceived')).minus(read('fundingPaid'))
    return { walletRealised: whole(bookedPnl(positionOf(golden))).plus(flows) }
  },
  'bitmex-risklimit-old': (golden) => {
    const read = reader(golden)
    const margin: MarginSchedule = {
      method: 'tiered',
      measure: 'coin',
      maintenance: 'whole',
      initial: 'whole',
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
    const size = { notional: units.coin(read('positionXBT')), quantity: ONE_CONTRACT }
    const maintenance = marginCurve(margin, 'maintenance', ONE_TIMES)
    return {
      mmRate: effectiveRate(maintenance, size),
      imRate: effectiveRate(marginCurve(margin, 'initial', ONE_TIMES), size),
      mmXBT: marginOn(maintenance, size),
    }
  },
  'bitmex-xbtusd-long1-roe': bitmex.longRecord,
  'bitmex-xbtusd-long898-breakeven': bitmex.breakEvenRecord,
  'bitmex-xbtusd-long898-cost': (golden) => ({ posCost: bitmex.cost(golden).negated() }),
  'bitmex-xbtusd-short10-breakeven': bitmex.breakEvenRecord,
  'bitmex-xbtusd-short10-full': bitmex.shortRecord,
  'bitmex-xbtusd-short10-liq': bitmex.liquidationRecord,
  'bitmex-xbtusd-short20-bust': bitmex.bankruptcyRecord,
  'bitmex-xbtusd-short400-breakeven': bitmex.breakEvenRecord,
  'bitmex-xbtusd-short500-liq': bitmex.liquidationRecord,
  'bitmex-xbtusd-short500-margin': bitmex.shortRecord,
  'bitmex-xbtusd-short500-upnl-1': bitmex.shortRecord,
  'bitmex-xbtusd-short500-upnl-3': bitmex.shortRecord,
  'bybit-api-entry-200': entryOfValue,
  'bybit-api-entry-hb': entryOfValue,
  'bybit-api-long11-bust': (golden) => ({ bustPrice: bybitBust(golden) }),
  'bybit-api-long11-entry': entryOfValue,
  'bybit-api-long11-occ': reservedFee,
  'bybit-api-long5-liq': (golden) => {
    const input = positionOf(golden)
    // A record of 2020: the classic account took the maintenance margin on the entry value.
    const { spec: listed } = input
    const spec = {
      ...listed,
      liquidation: { ...listed.liquidation, basis: 'entry-value' as const },
    }
    const margin = figures(golden).initialMargin.coin
    const exact = atPrice(liquidation({ ...input, spec, margin }))
    return { liqPrice: onGrid(exact, reader(golden)('tick'), 'ceil') }
  },
  'bybit-api-long5-occ': reservedFee,
  'bybit-exec-fee-maker1028': (golden) => {
    const { spec, quantity, entry } = positionOf(golden)
    const feeRate = units.rate(reader(golden)('rate'))
    return { execFee: whole(fillFee({ spec, quantity, price: entry, feeRate })).div('1e8') }
  },
  'bybit-fee-maker-02': feeOf('feeRate'),
  'bybit-fee-taker-055': feeOf('feeRate'),
  'bybit-fee-taker-075': feeOf('feeRate'),
  'bybit-lean-im-25x': (golden) => ({
    initialMargin: round(figures(golden).initialMargin.coin, 4),
  }),
  'bybit-mm-tiered-xyz': (golden) => {
    const { entryNotional, initialMargin } = figures(golden)
    return { value: entryNotional.coin, initialMargin: initialMargin.coin }
  },
  'bybit-pnl-long-1000': coinPnl(24, 'down'),
  'bybit-pnl-short-1000': coinPnl(24, 'down'),
  'bybit-uta-isolated-inputs': (golden) => {
    const { entryNotional, initialMargin } = figures(golden)
    return { positionValue: entryNotional.coin, initialMargin: initialMargin.coin }
  },
  'bybit-v5-btcusd-upnl': coinPnl(8),
  'bybit-v5-btcusd-value': (golden) => {
    const { spec, quantity, entry } = positionOf(golden)
    return { value: whole(fillCost({ spec, quantity, price: entry })).div('1e8') }
  },
  'bybit-v5-funding-settlement': (golden) => {
    const { spec, quantity, exit } = positionOf(golden)
    // The log's rate is signed for the holder (positive pays): for a short it is the market's rate turned.
    const marketRate = units.rate(reader(golden)('feeRate').negated())
    const received = fundingReceived({ spec, quantity, side: sideOf(golden) }, exit, marketRate)
    const change = round(received, 8, spec.settlementPolicy.funding.received)
    return { change, funding: change.negated() }
  },
  'deribit-api-size': (golden) => ({ size_currency: round(figures(golden).exitNotional.coin, 9) }),
  'deribit-docs-1000': (golden) => {
    const { gross } = figures(golden)
    return { pnlBTC: gross.coin, pnlUSD: gross.usd }
  },
  'deribit-docs-1000-margin': (golden) => {
    const { spec, quantity, entry } = positionOf(golden)
    const asked = notional({ spec, quantity }, entry).times(reader(golden)('rate'))
    return { marginBTC: asked, marginUSD: round(asked.times(entry), 30) }
  },
  'deribit-im-table-25': deribitRates,
  'deribit-im-table-350': deribitRates,
  'deribit-insights-hedge': coinPnl(),
  'deribit-trade-fee-eth2': (golden) => {
    const { quantity, entry, spec } = positionOf(golden)
    const feeRate = units.rate(reader(golden)('rate'))
    const eth = { ...spec, settlementScale: 6 }
    return { fee: whole(fillFee({ spec: eth, quantity, price: entry, feeRate })).div('1e6') }
  },
  'generic-amorrr-100-4000': coinPnl(),
  'generic-convexity-0.9': roe,
  'generic-convexity-1.1': roe,
  'generic-convexity-2': roe,
  'generic-convexity-4': roe,
  'generic-reddit-5x-roe': (golden) =>
    Object.fromEntries(
      Object.keys(golden.expected).map((name) => {
        const exit = units.price(new D(name.replace('roe', '')))
        return [name, positionFigures({ ...positionOf(golden), exit }).grossRoe!.times(100)]
      }),
    ),
  'generic-romano-1': coinPnl(),
  'generic-romano-3': coinPnl(),
  'generic-romano-4': coinPnl(),
  'generic-romano-5': coinPnl(),
  'generic-romano-synthetic-usd-1': (golden) => {
    const input = { ...positionOf(golden), side: 'short' as const }
    const coins = reader(golden)('coin').plus(pnl(input))
    return { coins, usd: coins.times(input.exit) }
  },
  'generic-usdx-100': coinPnl(),
}

/** What the engine says to a case; undefined when none of its functions speaks of it yet. */
export const answerTo = (golden: GoldenCase): Answer | undefined => ANSWERS[golden.id]?.(golden)
