import type { Decimal } from '../num/decimal'

import type { LegSummary } from './leg'
import type { PlanSummary } from './plan'

/** A plan that a leg may be carrying out, and how well it fits. */
export interface SuggestedPlan {
  readonly plan: PlanSummary
  readonly sameSide: boolean
  /** Made before the leg opened: a plan that was written down afterwards is none. */
  readonly before: boolean
  /** How far in time it was made from the opening, in milliseconds, ≥ 0. */
  readonly apartMs: number
  /** |average entry − planned entry| / planned entry, ≥ 0. */
  readonly offPrice: Decimal
}

type SoughtLeg = Pick<LegSummary, 'accountId' | 'contract' | 'side' | 'openedAtMs' | 'averageEntry'>

/**
 * The plans that a leg may be linked to, the likeliest first: by contract, side, time and price, in that order. A plan
 * on another contract or account fits no fill, so it is left out. The leg's own side comes first; then plans made
 * before the opening, the latest of them first, then those made after it, the earliest first; of plans of one moment the
 * one whose entry is nearer. Equal ones keep the order they came in.
 */
export function suggestedPlans(
  leg: SoughtLeg,
  plans: readonly PlanSummary[],
): readonly SuggestedPlan[] {
  return plans
    .filter((plan) => plan.contract === leg.contract && plan.accountId === leg.accountId)
    .map((plan) => fitOf(leg, plan))
    .toSorted(likelierFirst)
}

function fitOf(leg: SoughtLeg, plan: PlanSummary): SuggestedPlan {
  const apart = leg.openedAtMs - plan.plannedAtMs
  return {
    plan,
    sameSide: plan.side === leg.side,
    before: apart >= 0,
    apartMs: apart < 0 ? -apart : apart,
    offPrice: leg.averageEntry.minus(plan.entry).abs().div(plan.entry),
  }
}

function likelierFirst(a: SuggestedPlan, b: SuggestedPlan): number {
  if (a.sameSide !== b.sameSide) return a.sameSide ? -1 : 1
  if (a.before !== b.before) return a.before ? -1 : 1
  return a.apartMs === b.apartMs ? a.offPrice.cmp(b.offPrice) : a.apartMs - b.apartMs
}
