import { canonicalText } from '../num/decimal'

import { EventBody, type BodyOf } from './event'
import type { FoldKey } from './fold-order'
import type { ContractState, LegState } from './leg-state'

/**
 * The JSON texts that every recorded fill writes. They are spelled out field by field, in the schema's order,
 * because the schema's own encoder takes longer than the disk does; a law holds the two equal.
 */

/** The payload of an event as it is stored: what `upcast` reads. */
export function storedBodyText(body: EventBody): string {
  switch (body.kind) {
    case 'fill-recorded':
      return JSON.stringify(fillJson(body))
    case 'funding-settled':
      return JSON.stringify({
        kind: body.kind,
        version: body.version,
        listing: body.listing,
        amount: body.amount.toString(),
        price: canonicalText(body.price),
        hedgeSide: body.hedgeSide,
      })
    default:
      return JSON.stringify(EventBody.encode(body))
  }
}

/** `JSON.stringify` leaves out what is undefined, as the schema's encoder does. */
function fillJson(body: BodyOf<'fill-recorded'>) {
  return {
    kind: body.kind,
    version: body.version,
    listing: body.listing,
    action: body.action,
    quantity: canonicalText(body.quantity),
    price: canonicalText(body.price),
    cost: body.cost.toString(),
    fee: body.fee.toString(),
    role: body.role,
    venueTradeId: body.venueTradeId,
    hedgeSide: body.hedgeSide,
  }
}

/** The running state of a contract as it is stored: what `ContractState.decode` reads. */
export function storedStateText({ leg, unattached, upTo }: ContractState): string {
  return JSON.stringify({
    leg: leg && legJson(leg),
    unattached: { count: unattached.count, units: unattached.units.toString() },
    upTo: upTo && keyJson(upTo),
  })
}

const keyJson = ({ atMs, seq }: FoldKey) => ({ atMs, seq })

const legJson = (leg: LegState) => ({
  id: leg.id,
  listing: leg.listing,
  side: leg.side,
  opened: keyJson(leg.opened),
  closed: leg.closed && keyJson(leg.closed),
  openingQuantity: canonicalText(leg.openingQuantity),
  quantity: canonicalText(leg.quantity),
  peakQuantity: canonicalText(leg.peakQuantity),
  openCost: leg.openCost.toString(),
  openValue: canonicalText(leg.openValue),
  entryQuantity: canonicalText(leg.entryQuantity),
  entryValue: canonicalText(leg.entryValue),
  exitQuantity: canonicalText(leg.exitQuantity),
  exitValue: canonicalText(leg.exitValue),
  gross: leg.gross.toString(),
  fees: leg.fees.toString(),
  funding: leg.funding.toString(),
  grossMicroUsd: leg.grossMicroUsd.toString(),
  feesMicroUsd: leg.feesMicroUsd.toString(),
  fundingMicroUsd: leg.fundingMicroUsd.toString(),
  fillCount: leg.fillCount,
  liquidated: leg.liquidated,
  mixedListings: leg.mixedListings,
})
