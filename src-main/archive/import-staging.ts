import { join } from 'node:path'

/** Where an import is laid out before it takes over, beside what it will replace. */
export interface Staging {
  readonly folder: string
  readonly journal: string
  readonly settings: string
  readonly scenarios: string
  /** There once the import may take over: from then on it is carried through, over a crash too. */
  readonly mark: string
}

export function stagingIn(dataFolder: string): Staging {
  const folder = join(dataFolder, 'import')
  return {
    folder,
    journal: join(folder, 'journal.sqlite'),
    settings: join(folder, 'settings.json'),
    scenarios: join(folder, 'scenarios'),
    mark: join(folder, 'take-over.json'),
  }
}
