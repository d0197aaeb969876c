import { coin, leverage, type Coin, type Leverage } from '../num/units'

import type { Isolated } from './bankruptcy'
import { notional } from './notional'
import type { PositionInput, TwinnedSpec } from './position'

/** What stands behind a position until it is liquidated. */
export interface Standing {
  readonly terms: Isolated<TwinnedSpec>
  /** Coins that ROE is counted on: stated, or entry notional / leverage. */
  readonly initialMargin: Coin
  /** The leverage that the venue goes by: as it was stated, since N / (N / L) would miss it by the last digit. */
  readonly chosen: Leverage | undefined
}

type Backed = Pick<PositionInput, 'spec' | 'side' | 'quantity' | 'entry' | 'backing'>

/**
 * The position with the coins that a venue sets against it. With cross margin these are the whole wallet, whatever
 * the leverage, and the closing fee stands where the policy has it for cross margin: for a position that is alone in
 * its wallet this is the cross rule (Binance COIN-M FAQ "liquidation price", Bybit help 360039261334: long 10 000 at
 * 8 000 with 0.5 BTC, 0.5 % and 0.075 % → 5 739.083…).
 */
export function standingOf(input: Backed): Standing {
  const { spec, side, quantity, entry, backing } = input
  const held = notional({ spec, quantity }, entry)
  const initialMargin =
    backing.kind === 'margin' ? backing.margin : coin(held.div(backing.leverage))
  const chosen = chosenLeverage(backing, held)
  const terms = {
    ...{ side, quantity, entry },
    ...(chosen === undefined ? {} : { leverage: chosen }),
  }
  if (backing.kind !== 'cross')
    return { terms: { ...terms, spec, margin: initialMargin }, initialMargin, chosen }
  const { liquidation } = spec
  const crossed = { ...spec, liquidation: { ...liquidation, isolatedFee: liquidation.crossFee } }
  return { terms: { ...terms, spec: crossed, margin: backing.wallet }, initialMargin, chosen }
}

function chosenLeverage(backing: PositionInput['backing'], held: Coin): Leverage | undefined {
  if (held.isZero()) return undefined
  if (backing.kind !== 'margin') return backing.leverage
  return backing.margin.gt(0) ? leverage(held.div(backing.margin)) : undefined
}
