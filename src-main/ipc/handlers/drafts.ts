import type { Handlers } from '@shared/ipc/contract'
import type { Draft } from '@shared/ipc/settings'

/** What was typed into forms: `save` is on the disk when it returns. */
export interface DraftPort {
  readonly read: (name: string) => Draft
  readonly save: (name: string, draft: Draft) => void
}

export function draftHandlers(drafts: DraftPort): Handlers['drafts'] {
  return {
    read: ({ name }) => ({ draft: drafts.read(name) }),
    save: ({ name, draft }) => {
      drafts.save(name, draft)
      return {}
    },
  }
}
