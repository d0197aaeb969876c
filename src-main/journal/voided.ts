import type { EventId } from '@shared/journal/event'

import type { Ledger } from './ledger'

/** Whether an event was declared wrong. A void is final. */
export const isVoided = ({ repository }: Pick<Ledger, 'repository'>, id: EventId): boolean =>
  repository.speakingOf([id]).some(({ body }) => body.kind === 'event-voided')
