import { describe, expect, it } from 'vitest'
import { z } from 'zod'

import { ContractListing } from '@shared/market/listing'
import { listings } from '@shared/market/registry'

import { emptySettingsFile, readSettingsFile, storedForm } from './settings-file'

describe('settings file', () => {
  it('has a default for everything', () => {
    expect(emptySettingsFile()).toEqual({
      settings: {
        theme: 'system',
        density: 'dense',
        sideMeaning: 'underlying',
        coinUnit: 'coin',
        railCollapsed: false,
        setups: [],
        noteTemplates: [],
      },
      window: null,
      drafts: {},
      contracts: [],
    })
  })

  it('reads back what it stores', () => {
    const file = { ...emptySettingsFile(), drafts: { position: { entry: '1,5' } } }
    const text = JSON.stringify(storedForm(file))
    expect(readSettingsFile(text)).toEqual({ file, lost: [] })
  })

  it('reads an older file that lacks a setting', () => {
    const { file, lost } = readSettingsFile('{"settings":{"theme":"dark"}}')
    expect(lost).toEqual([])
    expect(file.settings).toMatchObject({ theme: 'dark', density: 'dense' })
  })

  it.each(['', '{', 'null', '[]', '7', '"text"'])('loses everything in a file of %s', (text) => {
    expect(readSettingsFile(text)).toEqual({
      file: emptySettingsFile(),
      lost: ['everything in it'],
    })
  })

  it('loses only the parts that are wrong, and names them', () => {
    const stored = {
      settings: { theme: 'dark' },
      window: { x: 'left' },
      drafts: { position: { entry: '7' } },
      contracts: [{ kind: 'unheard of' }],
    }
    const { file, lost } = readSettingsFile(JSON.stringify(stored))
    expect(lost).toEqual(['window position', 'your own contracts'])
    expect(file).toMatchObject({
      settings: { theme: 'dark' },
      window: null,
      drafts: { position: { entry: '7' } },
      contracts: [],
    })
  })

  it('gives contracts that were kept without a past an empty one', () => {
    const [listing] = listings
    if (!listing) throw new Error('there are listed contracts')
    const { spec } = z.encode(ContractListing, listing)
    const { file, lost } = readSettingsFile(JSON.stringify({ contracts: [spec] }))
    expect(lost).toEqual([])
    expect(file.contracts).toEqual([{ spec: listing.spec, eras: [] }])
  })

  it('names what a newer version added as lost, since writing the file would drop it', () => {
    const { file, lost } = readSettingsFile('{"settings":{"theme":"dark"},"alarms":[]}')
    expect(lost).toEqual(['parts of a newer version'])
    expect(file.settings.theme).toBe('dark')
  })
})
