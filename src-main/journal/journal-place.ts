import type { JournalPlace } from '../storage/open-file'

export type Which = 'own' | 'demo'

/** A journal's file and the folder of its backups. The demo journal has its own and never meets the person's. */
export function placeOf(folder: string, which: Which): JournalPlace {
  const home = which === 'own' ? folder : `${folder}/demo`
  return { path: `${home}/journal.sqlite`, backups: `${home}/backups` }
}
