import { contract } from '@shared/ipc/contract'
import { AppError } from '@shared/ipc/errors'

import type { JournalPort } from '../journal/journal-port'

/** Stands in while there is no journal: every request is answered with what is missing. */
export function absentJournal(): JournalPort & { readonly close: () => void } {
  const refuse = (): never => {
    throw new AppError('storage', 'The journal is not part of this build.')
  }
  const methods = Object.keys(contract.journal).map((name) => [name, refuse])
  // Built from the names of the contract's own group.
  return { ...(Object.fromEntries(methods) as JournalPort), close: () => undefined }
}
