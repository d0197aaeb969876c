import type { NewPosition } from '@shared/ipc/contract'
import type { JournalEvent } from '@shared/journal/event'
import { price, type Price } from '@shared/num/units'

import type { JournalService } from '../journal/journal-service'

/**
 * Records a position with one mistyped price, then corrects it as a person does: the wrong fill is voided
 * with a reason and entered again.
 */
export function recordWithSlip(journal: JournalService, position: NewPosition): void {
  const [first, ...rest] = position.fills
  if (first === undefined) return
  const mistyped = { ...first, price: price(first.price.times('1.1')) }
  const { legIds } = journal.recordPosition({ ...position, fills: [mistyped, ...rest] })
  const [legId] = legIds
  if (legId === undefined) return
  const wrong = journal
    .readLeg({ id: legId })
    .entries.find(({ event }) => isAt(event, mistyped.price))
  if (wrong === undefined) return
  journal.voidEvent({ eventId: wrong.event.id, reason: 'Typed the wrong price.' })
  journal.addFill({ legId, fill: first })
}

const isAt = ({ body }: JournalEvent, at: Price): boolean =>
  body.kind === 'fill-recorded' && body.price.eq(at)
