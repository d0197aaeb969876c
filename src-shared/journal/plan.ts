import { z } from 'zod'

import type { TwinnedSpec } from '../calc/position'
import { positionFigures } from '../calc/position-figures'
import { plannedR } from '../calc/r-multiple'
import { riskAtStop } from '../calc/risk-at-stop'
import { hasDollarTwin } from '../calc/twin'
import type { ContractSpec } from '../market/contract-spec'
import { Side } from '../market/side'
import { CurrencyCode, Scale } from '../money/currency'
import { ONE, ZERO } from '../num/decimal'
import {
  coinCodec,
  contractsCodec,
  fractionCodec,
  leverageCodec,
  priceCodec,
  usdCodec,
} from '../num/decimal-codec'
import { coin, leverage, type Leverage } from '../num/units'

import { AccountId, AtMs, EventId, Note, type BodyOf, type JournalEvent } from './event'
import { PlanName, PlanTarget, type PlanTerms } from './plan-terms'
import { withoutVoided, type SpecOf } from './project'

/** A plan as lists show it. Its id is its event's. */
export const PlanSummary = z.strictObject({
  id: EventId,
  accountId: AccountId,
  contract: z.string(),
  venue: z.string(),
  symbol: z.string(),
  currency: CurrencyCode,
  scale: Scale,
  plannedAtMs: AtMs,
  name: PlanName,
  side: Side,
  quantity: contractsCodec,
  entry: priceCodec,
  stop: priceCodec.nullable(),
  targets: z.array(PlanTarget),
  leverage: leverageCodec.nullable(),
  /** What is lost at the stop with both fees, above zero where it loses; null without a stop. */
  risk: z.strictObject({ coin: coinCodec, usd: usdCodec }).nullable(),
  /** Planned reward over risk after both fees; null without a stop, without a target, or without a risk. */
  plannedR: z.strictObject({ coin: fractionCodec, usd: fractionCodec }).nullable(),
  note: Note,
})
export type PlanSummary = z.output<typeof PlanSummary>

/** A plan's event. */
export type PlanEvent = JournalEvent & { readonly body: BodyOf<'plan-recorded'> }

export const isPlan = (event: JournalEvent): event is PlanEvent =>
  event.body.kind === 'plan-recorded'

/** A plan after the fold: the list's line, and where it stands in the journal. */
export interface ProjectedPlan {
  readonly seq: number
  readonly listing: EventId
  readonly summary: PlanSummary
}

/** One plan with what it comes to. A plan depends on no other event than its listing. */
export function planOf(
  { seq, id, accountId, atMs, body }: PlanEvent,
  specOf: SpecOf,
): ProjectedPlan {
  const spec = specOf(body.listing)
  const { name, side, quantity, entry, stop = null, targets, note } = body
  return {
    seq,
    listing: body.listing,
    summary: {
      ...{ id, accountId, contract: spec.id, venue: spec.venue, symbol: spec.symbol },
      ...{ currency: spec.settlement, scale: spec.settlementScale, plannedAtMs: atMs },
      ...{ name, side, quantity, entry, stop, targets, note },
      ...planFigures(body, spec),
    },
  }
}

/** The plans among these events that count, in order of recording: a voided one was never made. */
export function plansOf(events: readonly JournalEvent[], specOf: SpecOf): readonly ProjectedPlan[] {
  return withoutVoided(events)
    .filter(isPlan)
    .toSorted((a, b) => a.seq - b.seq)
    .map((event) => planOf(event, specOf))
}

/** What a plan comes to. */
export type PlanFigures = Pick<PlanSummary, 'leverage' | 'risk' | 'plannedR'>

/** What of a plan its figures are made of. */
type PlanParts = Omit<PlanTerms, 'name' | 'sheet' | 'tools'>

const NOT_KNOWN: PlanFigures = { leverage: null, risk: null, plannedR: null }

/**
 * Risk and reward of a plan by the engine's own formulas, exact. Long 10 000 USD from 50 000, stop 40 000, no fees:
 * the risk is 10 000 · (1/40 000 − 1/50 000) = 0.05 BTC, 2 000 USD. Unknown under a contract without a dollar twin.
 */
export function planFigures(terms: PlanParts, spec: ContractSpec): PlanFigures {
  if (!hasDollarTwin(spec)) return NOT_KNOWN
  const { side, entry, stop, targets, openFeeRate, closeFeeRate } = terms
  const held = heldOf(terms, spec)
  const r =
    stop && targets.length > 0
      ? plannedR({ spec, side, entry, stop, targets, openFeeRate, closeFeeRate })
      : undefined
  return {
    leverage: leverageOf(terms, held) ?? null,
    risk: stop ? riskAtStop(held, stop, 'net') : null,
    plannedR: r?.ok ? r.value.net : null,
  }
}

/** The position of the plan before any funding. What stands behind it changes nothing of its risk at the stop. */
const heldOf = (terms: PlanParts, spec: TwinnedSpec) => ({
  spec,
  side: terms.side,
  quantity: terms.quantity,
  entry: terms.entry,
  backing: terms.backing ?? { kind: 'leverage' as const, leverage: leverage(ONE) },
  openFeeRate: terms.openFeeRate,
  closeFeeRate: terms.closeFeeRate,
  fundingPaid: coin(ZERO),
})

/** As it was stated, or what the stated coins come to. */
function leverageOf(
  { backing, entry }: PlanParts,
  held: ReturnType<typeof heldOf>,
): Leverage | undefined {
  if (backing?.kind !== 'margin') return backing?.leverage
  return positionFigures({ ...held, exit: entry }).effectiveLeverage
}
