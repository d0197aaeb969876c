import type { GoldenCase } from '../case'

import { binance } from './binance'
import { bitmex } from './bitmex'
import { bybit } from './bybit'
import {
  btcmex,
  itchySats,
  lfest,
  mcs,
  mexc,
  nautilus,
  tenTenOne,
} from './contracts-for-difference'
import { deribit } from './deribit'
import { gate, htx, kraken, kucoin, okx, phemex } from './derivatives'
import { bingx, coinex, generic } from './generic'
import type { Figure, Figures } from './figures'

const VENUES: Readonly<Record<string, Figures>> = {
  '10101 (BTCUSD CFD)': tenTenOne,
  'Binance COIN-M': binance,
  BingX: bingx,
  BitMEX: bitmex,
  BTCMEX: btcmex,
  Bybit: bybit,
  CoinEx: coinex,
  Deribit: deribit,
  Gate: gate,
  generic,
  HTX: htx,
  'ItchySats (BTCUSD CFD)': itchySats,
  'Kraken Futures': kraken,
  KuCoin: kucoin,
  'lfest-rs (inverse simulator)': lfest,
  MCS: mcs,
  MEXC: mexc,
  'nautilus (BitMEX model)': nautilus,
  OKX: okx,
  Phemex: phemex,
}

/** The engine's answer to a figure of a venue by its name; undefined when none of its functions speaks of it. */
export const figureOf = ({ venue }: GoldenCase, figure: string): Figure | undefined =>
  VENUES[venue]?.[figure]
