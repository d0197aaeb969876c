import type { Handlers } from '@shared/ipc/contract'

import type { JournalPort } from '../../journal/journal-port'

/** The journal's use cases are the handlers: the port is the contract's own group. */
export function journalHandlers(journal: JournalPort): Handlers['journal'] {
  return journal
}
