import { payoffOf } from '../calc/payoff'
import type { ContractSpec } from '../market/contract-spec'
import { signOf, type Side } from '../market/side'
import { ZERO } from '../num/decimal'
import { contracts } from '../num/units'

import { microUsd } from './dollar-twin'
import type { BodyOf, EventId } from './event'
import type { FoldKey } from './fold-order'
import type { LegState } from './leg-state'
import { proRata, type FillShare } from './pro-rata'

/** A fill with the spec it was recorded under. */
export interface FillInFold {
  readonly id: EventId
  readonly key: FoldKey
  readonly body: BodyOf<'fill-recorded'>
  readonly spec: ContractSpec
}

/** The side that a fill opens from flat. */
export const sideOpenedBy = (body: Pick<BodyOf<'fill-recorded'>, 'action'>): Side =>
  body.action === 'buy' ? 'long' : 'short'

const NONE = contracts(ZERO)

/** Σ q·f(p) of a share. */
const payoffOfShare = (fill: FillInFold, share: FillShare) =>
  payoffOf(fill.spec).valueAt(fill.body.price).times(share.quantity)

/** The share that starts a leg from flat. */
export function opened(fill: FillInFold, share: FillShare): LegState {
  const openValue = payoffOfShare(fill, share)
  return {
    id: fill.id,
    listing: fill.body.listing,
    side: sideOpenedBy(fill.body),
    opened: fill.key,
    closed: null,
    openingQuantity: share.quantity,
    quantity: share.quantity,
    peakQuantity: share.quantity,
    openCost: share.cost,
    openValue,
    entryQuantity: share.quantity,
    entryValue: openValue,
    exitQuantity: NONE,
    exitValue: ZERO,
    gross: 0n,
    fees: share.fee,
    funding: 0n,
    grossMicroUsd: 0n,
    feesMicroUsd: microUsd(fill.spec, share.fee, fill.body.price),
    fundingMicroUsd: 0n,
    fillCount: 1,
    liquidated: false,
    mixedListings: false,
  }
}

/** What every further share does, whichever way it goes. */
function counted(leg: LegState, fill: FillInFold, share: FillShare): LegState {
  return {
    ...leg,
    fees: leg.fees + share.fee,
    feesMicroUsd: leg.feesMicroUsd + microUsd(fill.spec, share.fee, fill.body.price),
    fillCount: leg.fillCount + 1,
  }
}

/** The share that adds to an open leg. */
export function extended(leg: LegState, fill: FillInFold, share: FillShare): LegState {
  const quantity = contracts(leg.quantity.plus(share.quantity))
  const value = payoffOfShare(fill, share)
  return {
    ...counted(leg, fill, share),
    quantity,
    peakQuantity: quantity.gt(leg.peakQuantity) ? quantity : leg.peakQuantity,
    openCost: leg.openCost + share.cost,
    openValue: leg.openValue.plus(value),
    entryQuantity: contracts(leg.entryQuantity.plus(share.quantity)),
    entryValue: leg.entryValue.plus(value),
  }
}

/** A leg after a closing share, and the coins that the share realised. */
export interface Reduction {
  readonly leg: LegState
  readonly realised: bigint
  readonly realisedMicroUsd: bigint
}

/**
 * The share that closes a part or all of a leg. It releases the entry's cost pro rata, half-even, and the
 * last one releases what is left, so over the whole leg Σ realised = Σ of all signed costs to the last unit.
 *
 * realised = s · σ · (cost − released), s = +1 long, σ = −1 inverse. Worked: a long of 2 contracts of 100 USD
 * from 50 000 cost 400 000 satoshi; selling one at 40 000 costs 250 000: −(250 000 − 200 000) = −50 000.
 */
export function reduced(leg: LegState, fill: FillInFold, share: FillShare): Reduction {
  const rest = contracts(leg.quantity.minus(share.quantity))
  const closes = rest.isZero()
  const released = closes ? leg.openCost : proRata(leg.openCost, share.quantity, leg.quantity)
  const sign = BigInt(signOf(leg.side) * payoffOf(fill.spec).sign)
  const realised = sign * (share.cost - released)
  const realisedMicroUsd = microUsd(fill.spec, realised, fill.body.price)
  return {
    realised,
    realisedMicroUsd,
    leg: {
      ...counted(leg, fill, share),
      closed: closes ? fill.key : null,
      quantity: rest,
      openCost: leg.openCost - released,
      openValue: closes ? ZERO : leg.openValue.times(rest).div(leg.quantity),
      exitQuantity: contracts(leg.exitQuantity.plus(share.quantity)),
      exitValue: leg.exitValue.plus(payoffOfShare(fill, share)),
      gross: leg.gross + realised,
      grossMicroUsd: leg.grossMicroUsd + realisedMicroUsd,
      liquidated: leg.liquidated || fill.body.role === 'liquidation',
    },
  }
}
