import { z } from 'zod'

import { notionalTwin } from '../calc/notional'
import { pnl, pnlUsd } from '../calc/pnl'
import type { Twin, TwinnedSpec } from '../calc/position'
import { wrongStop } from '../calc/position-size'
import { realisedR } from '../calc/r-multiple'
import { hasDollarTwin, scaled, twinPlus } from '../calc/twin'
import type { ContractSpec } from '../market/contract-spec'
import type { Side } from '../market/side'
import { fractionCodec } from '../num/decimal-codec'
import { negated, type Contracts, type Price } from '../num/units'

import type { LegMoney } from './leg'

/** Multiples of the risk, counted in coin and counted in dollars: not the same number. */
const RPair = z.strictObject({ coin: fractionCodec, usd: fractionCodec })

/** Why a leg has no R. */
const NoR = z.enum(['no-stop', 'no-risk', 'nothing-closed', 'no-dollars'])

export const LegR = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('known'),
    /** Of the price alone: coin = usd · S/X of an inverse contract. */
    gross: RPair,
    /** Of everything, over the risk with the closing fee. */
    net: RPair,
  }),
  z.strictObject({ kind: z.literal('unknown'), why: NoR }),
])
export type LegR = z.output<typeof LegR>

/** What of a leg its R is made of. */
export interface RiskedLeg {
  readonly side: Side
  readonly averageEntry: Price
  readonly averageExit: Price | null
  readonly peakQuantity: Contracts
  readonly money: LegMoney
  /** The first stop that the leg had; null without one. */
  readonly firstStop: Price | null
}

/**
 * The risk of a leg, 1 R: what the most contracts that it held lose from the average entry to its first stop, above
 * zero; `net` with the fee of closing there as a taker. Long 10 000 USD from 50 000, stop 40 000, 0.05 %: 0.05 BTC and
 * 2 000 USD, net 0.050125 BTC and 2 005 USD. Undefined where the stop is not on the losing side of the entry.
 */
export function legRisk(
  leg: Pick<RiskedLeg, 'side' | 'averageEntry' | 'peakQuantity'>,
  stop: Price,
  spec: TwinnedSpec,
): Record<'gross' | 'net', Twin> | undefined {
  const { side, averageEntry: entry, peakQuantity: quantity } = leg
  if (wrongStop(side, entry, stop)) return undefined
  const trip = { spec, side, quantity, entry, exit: stop }
  const gross: Twin = { coin: negated(pnl(trip)), usd: negated(pnlUsd(trip)) }
  const fee = scaled(notionalTwin({ spec, quantity }, stop), spec.fees.taker)
  return { gross, net: twinPlus(gross, fee) }
}

/**
 * The R of a leg: what it brought over what it risked ({@link legRisk}), each in its own unit, so far as it is closed.
 * Of the price alone R_usd = (X − E)/(E − S) and, of an inverse contract, R_coin = R_usd · S/X, whichever the side,
 * up to the venue's rounding of coins: long from 100 000, stop 95 000, out at 115 000 is 3 R in dollars and 2.478… R
 * in coin. `net` takes fees and funding in, and the risk with the fee at the stop; fees lie at prices of their own, so
 * the two are not S/X apart. Only the first stop counts: a stop that was moved later changes no risk that was taken.
 * Source: algebra over the venues' PnL formula; 1 R with the closing fee as journals of futures count it.
 */
export function legR(leg: RiskedLeg, spec: ContractSpec): LegR {
  const { firstStop, money } = leg
  if (firstStop === null) return unknown('no-stop')
  if (leg.averageExit === null) return unknown('nothing-closed')
  if (!hasDollarTwin(spec)) return unknown('no-dollars')
  const risk = legRisk(leg, firstStop, spec)
  if (risk === undefined) return unknown('no-risk')
  const gross = pairOf({ coin: money.gross, usd: money.grossUsd }, risk.gross)
  const net = pairOf({ coin: money.net, usd: money.netUsd }, risk.net)
  return gross && net ? { kind: 'known', gross, net } : unknown('no-risk')
}

const unknown = (why: z.output<typeof NoR>): LegR => ({ kind: 'unknown', why })

function pairOf(result: Twin, risk: Twin): z.output<typeof RPair> | undefined {
  const coins = realisedR(result.coin, risk.coin)
  const dollars = realisedR(result.usd, risk.usd)
  return coins.ok && dollars.ok ? { coin: coins.value, usd: dollars.value } : undefined
}
