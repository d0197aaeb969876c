import { shallowRef, type Ref } from 'vue'

import type { PackReading } from '@shared/ipc/contract'
import type { ContractListing } from '@shared/market/listing'

import { api } from '../../app/api'
import { notify } from '../../app/notices'
import { useOwnListings } from '../../app/use-own-listings'
import { kibText } from '../../lib/plain-text'

import { packPreview, type PackEntry } from './pack-preview'

type ReadPack = Extract<PackReading, { state: 'read' }>
type RefusedPack = Extract<PackReading, { state: 'refused' }>

/** A pack that was opened and not yet kept. */
export interface OpenPack {
  readonly reading: ReadPack | RefusedPack
  readonly entries: readonly PackEntry[]
}

export interface UseVenuePackReturn {
  readonly opened: Readonly<Ref<OpenPack | undefined>>
  readonly open: () => Promise<void>
  readonly close: () => void
  /** Keeps what is new or changed in one write; the ids kept, none when it failed. */
  readonly accept: () => Promise<readonly string[]>
  readonly exportVenue: (venue: string) => Promise<void>
}

/** Venue packs: out through a dialog of the system, in through a preview. */
export function useVenuePack(): UseVenuePackReturn {
  const { listings, keep } = useOwnListings()
  const opened = shallowRef<OpenPack>()

  async function open(): Promise<void> {
    const answer = await api.contracts.openPack({})
    if (!answer.ok) {
      notify('trouble', `The file was not read. ${answer.error.message}`)
      return
    }
    const reading = answer.value
    if (reading.state === 'closed') return
    const entries = reading.state === 'read' ? packPreview(reading.listings, listings.value) : []
    opened.value = { reading, entries }
  }

  async function accept(): Promise<readonly string[]> {
    const wanted = opened.value?.entries.filter(({ state }) => state !== 'same') ?? []
    const kept: readonly ContractListing[] = wanted.map(({ listing }) => listing)
    if (kept.length === 0 || !(await keep(kept))) return []
    opened.value = undefined
    notify(
      'done',
      `${kept.length === 1 ? 'One contract is' : `${kept.length} contracts are`} kept.`,
    )
    return kept.map(({ spec }) => spec.id)
  }

  async function exportVenue(venue: string): Promise<void> {
    const own = listings.value.filter(({ spec }) => spec.venue === venue)
    const answer = await api.contracts.exportPack({
      format: 'reciprocal-venue-pack',
      version: 1,
      venue,
      listings: own,
    })
    if (!answer.ok) notify('trouble', `${answer.error.message} Nothing was changed.`)
    else if (answer.value.state === 'written')
      notify('done', `${venue} is in ${answer.value.file} (${kibText(answer.value.bytes)}).`)
  }

  return { opened, open, close: () => (opened.value = undefined), accept, exportVenue }
}
