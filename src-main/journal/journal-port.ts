import type { Handlers } from '@shared/ipc/contract'

/** What the shell asks of the journal: exactly the methods the page may call. */
export type JournalPort = Handlers['journal']
