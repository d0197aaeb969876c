import { z } from 'zod'

import { CustomListings, Draft, DraftName, Settings } from '@shared/ipc/settings'
import { liftListing } from '@shared/market/lift-spec'

/** Where the window was, in display coordinates, and whether it filled the screen. */
export const WindowBounds = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int().min(1),
  height: z.int().min(1),
  maximized: z.boolean(),
})
export type WindowBounds = z.output<typeof WindowBounds>

/** The parts of the settings file, each with what stands for it when the file has none. */
const PARTS = {
  settings: Settings.prefault({}),
  window: WindowBounds.nullable().default(null),
  drafts: z.record(DraftName, Draft).prefault({}),
  contracts: CustomListings.prefault([]),
}

const SettingsFile = z.strictObject(PARTS)
export type SettingsFile = z.output<typeof SettingsFile>
type PartName = keyof SettingsFile

const PART_WORDS: Readonly<Record<PartName, string>> = {
  settings: 'settings',
  window: 'window position',
  drafts: 'saved inputs',
  contracts: 'your own contracts',
}

export interface ReadSettings {
  readonly file: SettingsFile
  /** What could not be read, in words; empty when all could. */
  readonly lost: readonly string[]
}

export const emptySettingsFile = (): SettingsFile => z.decode(SettingsFile, {})

/**
 * Reads the settings file's text part by part, so that one bad part does not cost the others. What is lost
 * is named; the caller keeps the original file.
 */
export function readSettingsFile(text: string): ReadSettings {
  const written = parsed(text)
  if (written === undefined) return { file: emptySettingsFile(), lost: ['everything in it'] }
  const stored = withLiftedContracts(written)
  const whole = z.safeDecode(SettingsFile, stored)
  if (whole.success) return { file: whole.data, lost: [] }
  const lost: string[] = []
  const part = <T>(name: PartName, schema: z.ZodType<T>): T => {
    const read = z.safeDecode(schema, stored[name])
    if (read.success) return read.data
    lost.push(PART_WORDS[name])
    return z.decode(schema, undefined)
  }
  const file = {
    settings: part('settings', PARTS.settings),
    window: part('window', PARTS.window),
    drafts: part('drafts', PARTS.drafts),
    contracts: part('contracts', PARTS.contracts),
  }
  if (Object.keys(stored).some((key) => !(key in PARTS))) lost.push('parts of a newer version')
  return { file, lost }
}

/** A part in the form it is stored in: JSON, every decimal as text. */
export function storedForm(file: SettingsFile): z.input<typeof SettingsFile> {
  return z.encode(SettingsFile, file)
}

/** Contracts of one's own may have been written in an earlier form. */
function withLiftedContracts(
  stored: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const { contracts } = stored
  return Array.isArray(contracts) ? { ...stored, contracts: contracts.map(liftListing) } : stored
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    // Only the keys are read from here on, each through a schema.
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
    return undefined
  } catch {
    // Not JSON: the caller reports it and keeps the file.
    return undefined
  }
}
