import { Setup } from '@shared/ipc/settings'
import { err, ok, type Result } from '@shared/num/result'

/** A setup as typed, a question a line, or what is wrong with it. */
export function readSetup(name: string, questions: string): Result<Setup, string> {
  const checklist = [...new Set(questions.split('\n').map((line) => line.trim()))].filter(
    (line) => line !== '',
  )
  if (name.trim() === '') return err('A setup takes a name.')
  const read = Setup.safeParse({ name, checklist })
  if (read.success) return ok(read.data)
  return err(
    read.error.issues.some(({ path }) => path[0] === 'name')
      ? 'A name has at most 40 characters and no comma.'
      : 'A checklist has at most 30 questions of 200 characters.',
  )
}
