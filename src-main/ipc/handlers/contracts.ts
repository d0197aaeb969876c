import type { Handlers, PackExport, PackReading } from '@shared/ipc/contract'
import { AppError } from '@shared/ipc/errors'
import type { ContractListing, VenuePack } from '@shared/market/listing'

/** Contracts a person defined: every change is on the disk when it returns. */
export interface CustomContractPort {
  readonly list: () => readonly ContractListing[]
  readonly replaceAll: (listings: readonly ContractListing[]) => void
}

/** Venue packs as files, wherever the person points. */
export interface PackFilePort {
  readonly write: (pack: VenuePack) => Promise<PackExport>
  readonly read: () => Promise<PackReading>
}

const MOST = 200

export function contractHandlers(
  custom: CustomContractPort,
  packs: PackFilePort,
): Handlers['contracts'] {
  return {
    listCustom: () => [...custom.list()],
    saveCustom: ({ listings }) => {
      refuseForeign(listings)
      const saved = new Map(custom.list().map((listing) => [listing.spec.id, listing]))
      for (const listing of listings) {
        // The one changed last stands last.
        saved.delete(listing.spec.id)
        saved.set(listing.spec.id, listing)
      }
      if (saved.size > MOST) throw new AppError('conflict', tooMany(saved.size))
      custom.replaceAll([...saved.values()])
      return [...custom.list()]
    },
    removeCustom: ({ id }) => {
      const kept = custom.list().filter(({ spec }) => spec.id !== id)
      if (kept.length === custom.list().length) {
        throw new AppError('not-found', `There is no contract of your own named ${id}.`)
      }
      custom.replaceAll(kept)
      return [...custom.list()]
    },
    exportPack: (pack) => packs.write(pack),
    openPack: () => packs.read(),
  }
}

const tooMany = (count: number): string =>
  `At most ${MOST} contracts of your own are kept; there would be ${count}. Nothing was saved.`

/** Only what says that it is a person's own may stand in the place of what a venue says. */
function refuseForeign(listings: readonly ContractListing[]): void {
  const at = listings.findIndex(({ spec }) => !spec.userDefined)
  if (at === -1) return
  const message = 'must say that it is user-defined'
  throw new AppError('invalid-input', 'Only a contract of your own can be saved.', [
    { path: `listings.${at}.spec.userDefined`, message },
  ])
}
