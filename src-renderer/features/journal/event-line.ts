import { countText } from '@shared/format/decimal-text'
import type { WordsBody } from '@shared/journal/annotations'
import type { BodyOf, FillAction } from '@shared/journal/event'
import type { LegEntry } from '@shared/journal/leg'
import type { Decimal } from '@shared/num/decimal'

/** What happened, in one short line: `Buy 10,000 at 60,000 (taker)`. Figures stand in their own columns. */
export function eventTitle(entry: LegEntry, actionWord: (action: FillAction) => string): string {
  const { body } = entry.event
  switch (body.kind) {
    case 'fill-recorded':
      return fillTitle(body, entry.quantityInLeg, actionWord)
    case 'funding-settled':
      return `Funding ${body.amount < 0n ? 'paid' : 'received'} at mark ${countText(body.price)}`
    case 'annotated':
    case 'stop-moved':
    case 'plan-linked':
      return wordsTitle(body)
    case 'plan-recorded':
      return `Planned: ${body.name}`
    case 'event-voided':
      return `Event voided: ${body.reason}`
    case 'contract-listed':
      return `Contract ${body.spec.symbol} listed`
    default:
      return ACCOUNT_TITLES[body.kind]
  }
}

/** What belongs to an account is told on its page; no position's history holds it. */
const ACCOUNT_TITLES = {
  'account-opened': 'Account opened',
  'account-described': 'Account described',
  'cash-moved': 'Cash recorded',
  'checkpoint-stated': 'Checkpoint stated',
} as const

/** What was written about a position. */
function wordsTitle(body: WordsBody): string {
  if (body.kind === 'annotated') return annotatedTitle(body)
  if (body.kind === 'plan-linked') return 'Linked to a plan'
  return body.stop === null ? 'Stop taken away' : `Stop at ${countText(body.stop)}`
}

/** By what an annotation speaks of: `Note and tags written`. */
function annotatedTitle(body: BodyOf<'annotated'>): string {
  const { setup, rating, mistakes, emotions, checklist } = body
  const judged = [setup, rating, mistakes, emotions, checklist].some((part) => part !== undefined)
  const parts = [
    ...(body.note === undefined ? [] : ['note']),
    ...(body.tags === undefined ? [] : ['tags']),
    ...(judged ? ['judgement'] : []),
  ].join(' and ')
  return `${parts.charAt(0).toUpperCase()}${parts.slice(1)} written`
}

/** A fill that crossed zero belongs to two legs: its share of its whole is told. */
function fillTitle(
  body: BodyOf<'fill-recorded'>,
  part: Decimal | null,
  actionWord: (action: FillAction) => string,
): string {
  const whole = countText(body.quantity)
  const share = part && !part.eq(body.quantity) ? `${countText(part)} of ${whole}` : whole
  return `${actionWord(body.action)} ${share} at ${countText(body.price)} (${body.role})`
}
