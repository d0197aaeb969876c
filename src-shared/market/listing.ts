import { z } from 'zod'

import { contractsCodec, priceCodec } from '../num/decimal-codec'

import { ContractSpec } from './contract-spec'
import { FeeSchedule } from './fee-schedule'
import { MarginSchedule } from './margin-schedule'
import { Source } from './source'
import { BreakEvenDefinition, LiquidationPolicy, SettlementPolicy } from './venue-policies'

/** The terms of a contract that venues changed on a date. */
const EarlierTerms = z
  .strictObject({
    tick: priceCodec,
    lot: contractsCodec,
    maxLeverage: contractsCodec,
    fees: FeeSchedule,
    margin: MarginSchedule,
    liquidation: LiquidationPolicy,
    settlementPolicy: SettlementPolicy,
    breakEven: BreakEvenDefinition,
  })
  .partial()

/** What held until an instant, where it differs from what came after. */
export const Era = z.strictObject({
  until: z.iso.datetime(),
  terms: EarlierTerms,
  source: Source,
})
export type Era = z.output<typeof Era>

/** A contract with its past: the terms of today, and what each dated change replaced, newest change first. */
export const ContractListing = z
  .strictObject({ spec: ContractSpec, eras: z.array(Era).max(60) })
  .refine(
    ({ eras }) =>
      eras.every((era, at) => {
        const later = eras[at - 1]
        return later === undefined || Date.parse(era.until) <= Date.parse(later.until)
      }),
    { message: 'changes must be listed newest first', path: ['eras'] },
  )
export type ContractListing = z.output<typeof ContractListing>

/** Listings of one venue, as a file that can be handed on. */
export const VenuePack = z.strictObject({
  format: z.literal('reciprocal-venue-pack'),
  version: z.literal(1),
  venue: z.string().min(1).max(60),
  listings: z.array(ContractListing).min(1).max(200),
})
export type VenuePack = z.output<typeof VenuePack>

/**
 * The terms that held at an instant: today's, with each later change undone, newest first.
 * BitMEX XBTUSD on 2021-01-01: lot 1, tick 0.5, the fees of that day.
 */
export function specAt<S extends ContractSpec>(
  { spec, eras }: { readonly spec: S; readonly eras: readonly Era[] },
  atMs: number,
): S {
  return eras
    .filter(({ until }) => atMs < Date.parse(until))
    .reduce((terms, era) => ({ ...terms, ...given(era.terms) }), spec)
}

/** Only the terms that an era states: an absent one must not wipe out the later one. */
const given = (terms: Era['terms']): Partial<Era['terms']> =>
  Object.fromEntries(Object.entries(terms).filter(([, term]) => term !== undefined))
