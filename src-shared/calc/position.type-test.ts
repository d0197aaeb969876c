import type { ContractSpec, QuantoSpec } from '../market/contract-spec'
import { D } from '../num/decimal'
import { contracts, price } from '../num/units'

import { notional } from './notional'
import { pnl } from './pnl'
import { positionFigures } from './position-figures'
import type { PositionInput } from './position'

declare const spec: ContractSpec
declare const quanto: QuantoSpec
declare const input: PositionInput
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
