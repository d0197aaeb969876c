import type { FillRecorded } from '@shared/journal/event'
import type { LegEntry, LegHistory } from '@shared/journal/leg'
import type { ContractSpec } from '@shared/market/contract-spec'
import { canonicalText, D, ZERO, type Decimal } from '@shared/num/decimal'
import { atPlaces } from '@shared/num/rounding'
import type { ScenarioDocument } from '@shared/scenario/document'
import type { z } from 'zod'

import { dayText } from '../lib/plain-text'

import { EMPTY_SCENARIO, type FeeRole, type Scenario } from './scenario'

/** Far finer than any tick: a satoshi of the result moves at the eighth significant digit. */
const PRICE_PLACES = 12
const PERCENT_PLACES = 6
const LONGEST_NAME = 80

interface LegFill {
  readonly body: z.output<typeof FillRecorded>
  readonly quantity: Decimal
  /** Coins, positive paid. */
  readonly fee: Decimal
}

function fillOf(entry: LegEntry): readonly LegFill[] {
  const { body } = entry.event
  if (body.kind !== 'fill-recorded' || entry.voided || entry.quantityInLeg === null) return []
  return [{ body, quantity: entry.quantityInLeg, fee: entry.fee ?? ZERO }]
}

const sum = (parts: readonly Decimal[]): Decimal =>
  parts.reduce((total, part) => total.plus(part), ZERO)

function roleOf(fills: readonly LegFill[]): FeeRole {
  return fills.length > 0 && fills.every((fill) => fill.body.role === 'maker') ? 'maker' : 'taker'
}

/**
 * The fee field for one way of a leg: empty where the contract's own rate explains what was paid to within
 * one smallest unit per fill, else the rate that was really paid, in percent with 6 decimals.
 */
function feeText(spec: ContractSpec, fills: readonly LegFill[]): string {
  const unit = new D(10).pow(-spec.settlementScale)
  const cost = sum(
    fills.map(({ body, quantity }) =>
      new D(body.cost.toString()).times(unit).times(quantity).div(body.quantity),
    ),
  )
  const paid = sum(fills.map((fill) => fill.fee))
  const expected = cost.times(spec.fees[roleOf(fills)])
  if (cost.isZero() || paid.minus(expected).abs().lte(unit.times(fills.length))) return ''
  return canonicalText(atPlaces(paid.div(cost).times(100), PERCENT_PLACES, 'half-even'))
}

const priceText = (price: Decimal | null): string =>
  price === null ? '' : canonicalText(atPlaces(price, PRICE_PLACES, 'half-even'))

/**
 * A recorded leg as a calculator sheet. An open leg gives what is still open at its average entry, with the
 * mark left to type; a closed leg gives everything it entered, at its average entry and exit, so that the
 * calculator's PnL is the leg's own before the venue's rounding. Funding keeps its sum with the sign turned:
 * the journal counts what was received, the sheet what was paid. Leverage is not in the journal: it stays empty.
 */
export function scenarioFromLeg({ leg, spec, entries }: LegHistory): Scenario {
  const fills = entries.flatMap(fillOf)
  const opening = leg.side === 'long' ? 'buy' : 'sell'
  const entered = fills.filter((fill) => fill.body.action === opening)
  const left = fills.filter((fill) => fill.body.action !== opening)
  const closed = leg.status === 'closed'
  return {
    ...EMPTY_SCENARIO,
    contractId: leg.contract,
    side: leg.side,
    quantityUnit: 'contracts',
    quantity: canonicalText(closed ? sum(entered.map((fill) => fill.quantity)) : leg.quantity),
    entry: priceText(closed ? leg.averageEntry : leg.openEntry),
    exit: priceText(closed ? leg.averageExit : null),
    exitIs: closed ? 'exit' : 'mark',
    openRole: roleOf(entered),
    closeRole: roleOf(left),
    openFee: feeText(spec, entered),
    closeFee: feeText(spec, left),
    funding: leg.money.funding.isZero() ? '' : canonicalText(leg.money.funding.negated()),
  }
}

/** The same as a scenario that is not kept yet, with the contract as it was when the position was opened. */
export function documentFromLeg(history: LegHistory): ScenarioDocument {
  const { leg, spec } = history
  return {
    format: 'reciprocal-scenario',
    version: 1,
    name: `${leg.symbol} from ${dayText(leg.openedAtMs)}`.slice(0, LONGEST_NAME),
    sheet: { ...scenarioFromLeg(history) },
    tools: {},
    listing: { spec, eras: [] },
  }
}
