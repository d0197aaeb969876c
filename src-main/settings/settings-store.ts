import { existsSync, readFileSync, renameSync } from 'node:fs'
import { basename, join } from 'node:path'

import ElectronStore from 'electron-store'

import { AppError } from '@shared/ipc/errors'
import { Settings, type Draft, type SettingsPatch } from '@shared/ipc/settings'
import type { ContractListing } from '@shared/market/listing'

import {
  emptySettingsFile,
  readSettingsFile,
  storedForm,
  type ReadSettings,
  type SettingsFile,
  type WindowBounds,
} from './settings-file'

/** The most forms whose inputs are kept. */
const MOST_DRAFTS = 100

export interface SettingsStore {
  /** Set when the file could not be read in full: what was kept, and where the original is now. */
  readonly notice: string | null
  readonly read: () => Settings
  readonly change: (patch: SettingsPatch) => Settings
  /** The file's text without what belongs to this machine: the place of the window. */
  readonly portableText: () => string
  readonly drafts: {
    readonly read: (name: string) => Draft
    readonly save: (name: string, draft: Draft) => void
  }
  readonly contracts: {
    readonly list: () => readonly ContractListing[]
    readonly replaceAll: (contracts: readonly ContractListing[]) => void
  }
  readonly window: {
    readonly read: () => WindowBounds | null
    readonly save: (bounds: WindowBounds) => void
  }
}

export interface SettingsStoreOptions {
  readonly folder: string
  readonly now: () => Date
  /** Laid over what is stored and never stored itself: the theme asked for on the command line. */
  readonly override?: SettingsPatch
}

/**
 * Opens `settings.json` in the folder. A file that cannot be read is renamed aside under a dated name, never
 * overwritten. Every change is written to a temporary file, flushed to the disk and renamed into place before
 * the call returns (electron-store writes through `atomically`, which fsyncs), so that an acknowledged change
 * survives a killed process.
 *
 * @throws AppError storage: the disk refused the write; what was stored before still stands
 */
export function openSettingsStore(options: SettingsStoreOptions): SettingsStore {
  const { read, notice } = readOrSetAside(options)
  const disk = new ElectronStore<Record<string, unknown>>({
    cwd: options.folder,
    name: 'settings',
    configFileMode: 0o600,
    accessPropertiesByDotNotation: false,
  })
  let file = read.file
  const keep = (changes: Partial<SettingsFile>): void => {
    const next = { ...file, ...changes }
    try {
      disk.store = storedForm(next)
    } catch (error) {
      throw new AppError('storage', writeRefused(error))
    }
    file = next
  }
  if (notice !== null) keep({})
  const over = (settings: Settings): Settings =>
    Settings.parse({ ...settings, ...stated(options.override ?? {}) })
  return {
    notice,
    read: () => over(file.settings),
    change: (patch) => {
      keep({ settings: Settings.parse({ ...file.settings, ...stated(patch) }) })
      return over(file.settings)
    },
    // As the library below writes it.
    portableText: () => JSON.stringify(storedForm({ ...file, window: null }), undefined, '\t'),
    drafts: {
      read: (name) => (Object.hasOwn(file.drafts, name) ? file.drafts[name] : undefined) ?? {},
      save: (name, draft) => {
        const drafts = { ...file.drafts, [name]: draft }
        if (Object.keys(drafts).length > MOST_DRAFTS) {
          throw new AppError('conflict', `Inputs of ${MOST_DRAFTS} forms are kept, the most.`)
        }
        keep({ drafts })
      },
    },
    contracts: {
      list: () => file.contracts,
      replaceAll: (contracts) => keep({ contracts: [...contracts] }),
    },
    window: { read: () => file.window, save: (window) => keep({ window }) },
  }
}

interface Opening {
  readonly read: ReadSettings
  readonly notice: string | null
}

function readOrSetAside({ folder, now }: SettingsStoreOptions): Opening {
  const path = join(folder, 'settings.json')
  if (!existsSync(path)) return { read: { file: emptySettingsFile(), lost: [] }, notice: null }
  const read = readAll(path)
  if (read.lost.length === 0) return { read, notice: null }
  const stamp = now().toISOString().replace(/[:.]/g, '-')
  const aside = join(folder, `settings-unreadable-${stamp}.json`)
  renameSync(path, aside)
  const notice = `The settings file could not be read in full and was kept as ${basename(aside)}, in ${folder}. Back to defaults: ${read.lost.join(', ')}.`
  return { read, notice }
}

function readAll(path: string): ReadSettings {
  try {
    return readSettingsFile(readFileSync(path, 'utf8'))
  } catch {
    // A folder of that name, or no right to read it: set aside like any other unreadable file.
    return { file: emptySettingsFile(), lost: ['everything in it'] }
  }
}

/** A field sent as undefined is a field not stated, and changes nothing. */
function stated(patch: SettingsPatch): SettingsPatch {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
}

function writeRefused(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
  return `The settings could not be written to the disk (${code}). What was stored before still stands.`
}
