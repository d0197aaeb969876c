import { z } from 'zod'

import { bankruptcy, type Isolated } from '@shared/calc/bankruptcy'
import { liquidation } from '@shared/calc/liquidation'
import type { PriceOutcome } from '@shared/calc/position'
import type { ContractSpec } from '@shared/market/contract-spec'
import { ContractListing, specAt } from '@shared/market/listing'
import type { Side } from '@shared/market/side'
import type { ListingJson } from '@shared/market/venue'
import { D } from '@shared/num/decimal'
import { coin, contracts, leverage, price } from '@shared/num/units'

/** Reads a venue's file as the registry does, so that a wrong field fails the spec that asks. */
export function listed(venue: readonly ListingJson[], symbol: string): ContractListing {
  const found = venue
    .map((json) => z.decode(ContractListing, json))
    .find(({ spec }) => spec.symbol === symbol)
  if (found === undefined) throw new Error(`${symbol} is not listed`)
  return found
}

/** The terms of a listing on a day, from its first moment in UTC. */
export const termsOn = (listing: ContractListing, day: string): ContractSpec =>
  specAt(listing, Date.parse(day))

/** A position as published examples state it: plain numbers as text. */
export interface Held {
  readonly side: Side
  readonly quantity: string
  readonly entry: string
  readonly margin: string
  readonly leverage?: string
  readonly extraMargin?: string
}

const position = (spec: ContractSpec, held: Held): Isolated<ContractSpec> => ({
  spec,
  side: held.side,
  quantity: contracts(new D(held.quantity)),
  entry: price(new D(held.entry)),
  margin: coin(new D(held.margin)),
  ...(held.leverage === undefined ? {} : { leverage: leverage(new D(held.leverage)) }),
  ...(held.extraMargin === undefined ? {} : { extraMargin: coin(new D(held.extraMargin)) }),
})

const words = (outcome: PriceOutcome, places: number): string =>
  outcome.kind === 'at' ? outcome.price.toFixed(places) : outcome.kind

export const liquidationOf = (spec: ContractSpec, held: Held, places = 6): string =>
  words(liquidation(position(spec, held)), places)

export const bankruptcyOf = (spec: ContractSpec, held: Held, places = 6): string =>
  words(bankruptcy(position(spec, held)), places)
