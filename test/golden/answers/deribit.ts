import { fillFee } from '@shared/calc/cost'
import { legProfit, optionPayoff, type OptionLeg } from '@shared/calc/inverse-option'
import { effectiveRate, marginCurve, marginOn, type MarginAsk } from '@shared/calc/margin'
import { notional } from '@shared/calc/notional'
import { coinsOf } from '@shared/calc/whole-units'
import { ONE, type Decimal } from '@shared/num/decimal'
import * as units from '@shared/num/units'

import { positionOf, reader, type GoldenCase } from '../case'

import { figures, gross, shown, type Figures } from './figures'

/** Margin that grows with the position, from the base rates of the case. */
function grown(golden: GoldenCase, ask: MarginAsk): { rate: Decimal; margin: Decimal } {
  const read = reader(golden)
  const curve = marginCurve(
    {
      method: 'linear-growth',
      initialBase: units.rate(read('imBase')),
      maintenanceBase: units.rate(read('mmBase')),
      slopePerCoin: units.rate(read('perBTC', golden.inputs['perCoin'])),
    },
    ask,
    units.leverage(ONE),
  )
  const size = { notional: units.coin(read('sizeBTC')), quantity: units.contracts(ONE) }
  return { rate: effectiveRate(curve, size), margin: marginOn(curve, size) }
}

const optionLeg = (golden: GoldenCase): OptionLeg => {
  const read = reader(golden)
  return {
    kind: golden.inputs['kind'] === 'put' ? 'put' : 'call',
    side: golden.inputs['side'] === 'short' ? 'short' : 'long',
    strike: units.price(read('strike')),
    contracts: units.contracts(read('contracts', '1')),
    multiplier: units.coin(ONE),
    premium: units.coin(read('premium', '0')),
  }
}

const delivered = (golden: GoldenCase): units.Price => units.price(reader(golden)('delivery'))

const oldMargin = (golden: GoldenCase): Decimal => {
  const { spec, quantity, entry } = positionOf(golden)
  return notional({ spec, quantity }, entry).times(reader(golden)('rate'))
}

/** ETH fees are shown with six decimals. */
const ETH_PLACES = 6

export const deribit: Figures = {
  /** The log shows both parts rounded, so their sum may miss the change by one satoshi. */
  change: (golden) => {
    const read = reader(golden)
    return units.plus(units.coin(read('sessionUpl')), units.coin(read('sessionRpl')))
  },
  fee: (golden) => {
    const { quantity, entry, spec } = positionOf(golden)
    const eth = { ...spec, settlementScale: ETH_PLACES }
    const feeRate = units.rate(reader(golden)('rate'))
    return coinsOf(fillFee({ spec: eth, quantity, price: entry, feeRate }), ETH_PLACES)
  },
  imBTC: (golden) => grown(golden, 'initial').margin,
  imRate: (golden) => grown(golden, 'initial').rate,
  marginBTC: oldMargin,
  marginUSD: shown('marginUSD', (golden) => oldMargin(golden).times(positionOf(golden).entry)),
  mmBTC: (golden) => grown(golden, 'maintenance').margin,
  mmRate: (golden) => grown(golden, 'maintenance').rate,
  payoffCoin: (golden) => {
    const { kind, strike } = optionLeg(golden)
    return optionPayoff(kind, strike, delivered(golden))
  },
  pnl: gross,
  pnlBTC: gross,
  pnlUSD: (golden) => figures(golden).gross.usd,
  profitCoin: (golden) => legProfit(optionLeg(golden), delivered(golden)).coin,
  size_currency: shown('size_currency', (golden) => figures(golden).exitNotional.coin),
}
