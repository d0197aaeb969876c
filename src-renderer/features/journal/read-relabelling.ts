import type { Relabelling } from '@shared/ipc/words'
import { Tag } from '@shared/journal/words'
import { err, ok, type Result } from '@shared/num/result'

import type { FormIssue } from './read-fill'
import { readTags } from './read-record-form'

/** What is typed about several positions at once. */
export interface RelabelForm {
  add: string
  remove: string
  /** Empty leaves each its own. */
  setup: string
}

/** The form as the journal takes it, or what is wrong at which field. */
export function readRelabelling(
  form: RelabelForm,
): Result<Omit<Relabelling, 'legIds'>, readonly FormIssue[]> {
  const [added, removed] = [readTags(form.add), readTags(form.remove)]
  const setup = form.setup.trim()
  const issues = [
    ...listIssues('add', added),
    ...listIssues('remove', removed),
    ...setupIssues(setup),
  ]
  if (issues.length > 0 || !added.ok || !removed.ok) return err(issues)
  const [add, remove] = [added.value, removed.value]
  if (add.length === 0 && remove.length === 0 && setup === '')
    return err([
      { path: 'add', message: 'Say what to add, to remove, or the setup.', missing: true },
    ])
  return ok({ add, remove, ...(setup !== '' && { setup }) })
}

const listIssues = (path: string, list: ReturnType<typeof readTags>): readonly FormIssue[] =>
  list.ok ? [] : [{ path, message: list.error, missing: false }]

const setupIssues = (setup: string): readonly FormIssue[] =>
  setup === '' || Tag.safeParse(setup).success
    ? []
    : [
        {
          ...{ path: 'setup', missing: false },
          message: 'A setup has at most 40 characters and no comma.',
        },
      ]
