import { z } from 'zod'

import { Note, Tag } from '../journal/words'
import { ContractListing } from '../market/listing'
import { SideMeaning } from '../market/side'

export const Theme = z.enum(['system', 'dark', 'light'])
export type Theme = z.infer<typeof Theme>

export const Density = z.enum(['dense', 'roomy'])
export type Density = z.infer<typeof Density>

/** Unit that coin figures are shown in; the amounts behind them never change. */
export const CoinUnit = z.enum(['coin', 'milli', 'minor'])
export type CoinUnit = z.infer<typeof CoinUnit>

/** A kind of trade, with what is asked of a position of its kind. */
export const Setup = z.strictObject({
  name: Tag,
  checklist: z.array(z.string().trim().min(1).max(200)).max(30),
})
export type Setup = z.output<typeof Setup>
const Setups = z.array(Setup).max(60)

/** A text that notes begin with. */
export const NoteTemplate = z.strictObject({ name: Tag, text: Note })
export type NoteTemplate = z.output<typeof NoteTemplate>
const NoteTemplates = z.array(NoteTemplate).max(60)

/** What a person can set. Every field has a default, so an older file still reads. */
export const Settings = z.strictObject({
  theme: Theme.default('system'),
  density: Density.default('dense'),
  sideMeaning: SideMeaning.default('underlying'),
  coinUnit: CoinUnit.default('coin'),
  railCollapsed: z.boolean().default(false),
  setups: Setups.default([]),
  noteTemplates: NoteTemplates.default([]),
})
export type Settings = z.output<typeof Settings>

export const SettingsPatch = z
  .strictObject({
    theme: Theme,
    density: Density,
    sideMeaning: SideMeaning,
    coinUnit: CoinUnit,
    railCollapsed: z.boolean(),
    setups: Setups,
    noteTemplates: NoteTemplates,
  })
  .partial()
export type SettingsPatch = z.output<typeof SettingsPatch>

/**
 * What was typed into a form, as text, kept across a restart. Keys and values are the page's own: main
 * stores them and never reads a number out of them.
 */
export const Draft = z
  .record(z.string().max(60), z.string().max(20_000))
  .refine((draft) => Object.keys(draft).length <= 600, 'a draft has at most 600 fields')
export type Draft = z.output<typeof Draft>
export const DraftName = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)

/** Contracts of a person's own, and listed ones changed by hand, with their past. */
export const CustomListings = z.array(ContractListing).max(200)
