import type { ContractSpec } from '../market/contract-spec'
import { fromMinorUnits } from '../money/money'
import { coin, usd, type Contracts } from '../num/units'

import { apply, isTrade, reopened, type LegPart } from './apply'
import { USD_SCALE } from './dollar-twin'
import type { BodyOf, EventId, JournalEvent } from './event'
import { inFoldOrder, type FoldKey } from './fold-order'
import type { LegEntry } from './leg'
import type { ContractState } from './leg-state'
import { tradeOf, type SpecOf } from './project'

/** What is read of the journal to tell one leg's history. */
export interface LegStretch {
  readonly id: EventId
  readonly spec: ContractSpec
  readonly opened: FoldKey
  readonly openingQuantity: Contracts
  /** Fills and funding around the leg in fold order, voided ones among them; they may reach beyond it. */
  readonly trades: readonly JournalEvent[]
  /** What was written about the leg. */
  readonly annotations: readonly JournalEvent[]
  readonly voids: ReadonlyMap<EventId, { readonly reason: string; readonly atMs: number }>
  /** Whether a voided event is told in this leg's history. */
  readonly tellsVoided: (key: FoldKey) => boolean
  readonly specOf: SpecOf
}

/** The lines of a leg's history in fold order: what each event brought it, voided ones with their reason. */
export function legEntries(leg: LegStretch): LegEntry[] {
  const voided = leg.trades
    .filter((event) => leg.voids.has(event.id) && leg.tellsVoided(event))
    .map((event) => entry(leg, event))
  const written = leg.annotations.map((event) => entry(leg, event))
  return [...told(leg), ...voided, ...written].toSorted((a, b) => inFoldOrder(a.event, b.event))
}

/** Folds the stretch from the leg's own opening and keeps what fell on this leg. */
function told(leg: LegStretch): readonly LegEntry[] {
  const entries: LegEntry[] = []
  let state: ContractState | undefined
  for (const event of leg.trades) {
    if (!isTrade(event) || leg.voids.has(event.id)) continue
    const { body } = event
    if (state === undefined && event.id !== leg.id) continue
    const trade = tradeOf({ ...event, body }, leg.specOf)
    const step =
      state === undefined
        ? reopened({ ...trade, body: opening(body) }, leg.openingQuantity)
        : apply(state, trade)
    state = step.state
    const part = step.parts.find(({ legId }) => legId === leg.id)
    if (part !== undefined) entries.push(entry(leg, event, part))
  }
  return entries
}

function opening(body: BodyOf<'fill-recorded' | 'funding-settled'>): BodyOf<'fill-recorded'> {
  if (body.kind === 'fill-recorded') return body
  throw new Error('a leg is opened by a fill')
}

const NOTHING = {
  quantityInLeg: null,
  realised: null,
  realisedUsd: null,
  fee: null,
  feeUsd: null,
  funding: null,
  fundingUsd: null,
  quantityAfter: null,
}

function entry(leg: LegStretch, event: JournalEvent, part?: LegPart): LegEntry {
  const figures = part === undefined ? NOTHING : figuresOf(leg, part)
  return { event, ...figures, voided: leg.voids.get(event.id) ?? null }
}

function figuresOf({ spec }: LegStretch, part: LegPart) {
  const coins = (units: bigint | null) =>
    units === null ? null : coin(fromMinorUnits(units, spec.settlementScale))
  const dollars = (units: bigint | null) =>
    units === null ? null : usd(fromMinorUnits(units, USD_SCALE))
  return {
    quantityInLeg: part.quantity,
    realised: coins(part.realised),
    realisedUsd: dollars(part.realisedMicroUsd),
    fee: coins(part.fee),
    feeUsd: dollars(part.feeMicroUsd),
    funding: coins(part.funding),
    fundingUsd: dollars(part.fundingMicroUsd),
    quantityAfter: part.quantityAfter,
  }
}
