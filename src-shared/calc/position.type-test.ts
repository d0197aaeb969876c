import type { ContractSpec, QuantoSpec } from '../market/contract-spec'
import { D } from '../num/decimal'
import { contracts, price } from '../num/units'

import type { Book } from './book'
import { fillCost } from './cost'
import { notional } from './notional'
import { pnl } from './pnl'
import { positionFigures } from './position-figures'
import type { PositionFigures, PositionInput } from './position'

declare const spec: ContractSpec
declare const quanto: QuantoSpec
declare const input: PositionInput
declare const figures: PositionFigures
const entry = price(new D(50_000))
const quantity = contracts(new D(100))

// @ts-expect-error -- quantity and price swapped
export const swapped = notional({ spec, quantity: entry }, quantity)
// @ts-expect-error -- a price as text must be read first
export const textPrice = notional({ spec, quantity }, '50000')
// @ts-expect-error -- a side is a word, not a sign
export const signedSide = pnl({ spec, side: 1, quantity, entry, exit: entry })
// @ts-expect-error -- a quanto contract has no dollar twin from its own price
export const quantoFigures = positionFigures({ ...input, spec: quanto })
// @ts-expect-error -- a leverage is not a margin
export const wrongBacking: PositionInput['backing'] = { kind: 'margin', leverage: entry }
// @ts-expect-error -- dollars do not fill a wallet of coins
export const dollarWallet: Book['wallet'] = figures.gross.usd
// @ts-expect-error -- an exact figure is not a booked one: it has to be rounded by a named mode first
export const unrounded: bigint = figures.openFee.coin
// @ts-expect-error -- whole smallest units are not coins
export const units: Book['wallet'] = fillCost({ spec, quantity, price: entry })
// @ts-expect-error -- a product has lost its unit and has to be named again
export const unnamed: Book['wallet'] = figures.openFee.coin.times(2)
