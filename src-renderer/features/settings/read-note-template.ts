import { NoteTemplate } from '@shared/ipc/settings'
import { err, ok, type Result } from '@shared/num/result'

/** A note template as typed, or what is wrong with it. */
export function readNoteTemplate(name: string, text: string): Result<NoteTemplate, string> {
  if (name.trim() === '') return err('A template takes a name.')
  const read = NoteTemplate.safeParse({ name, text })
  return read.success ? ok(read.data) : err('A name has at most 40 characters and no comma.')
}
