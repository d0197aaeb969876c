import type { AccountId, BodyOf, EventId, JournalEvent } from '@shared/journal/event'
import { ContractSpec } from '@shared/market/contract-spec'

/** An account as it was opened: its coin and the scale all its money is counted in. */
export interface Account {
  readonly id: AccountId
  /** As in a contract's id: `bitmex`. */
  readonly venue: string
  readonly currency: string
  readonly scale: number
}

/** A contract as one account listed it. */
export interface Listing {
  readonly id: EventId
  readonly accountId: AccountId
  readonly spec: ContractSpec
}

/**
 * Accounts and listings are few and never change, so the service keeps them in memory instead of reading
 * them with every fill.
 */
export interface Registry {
  readonly account: (id: AccountId) => Account | undefined
  readonly accounts: () => readonly Account[]
  readonly listing: (id: EventId) => Listing | undefined
  readonly listings: () => readonly Listing[]
  /** The last listing of a contract in an account. */
  readonly lastListing: (accountId: AccountId, contract: string) => Listing | undefined
  /** @throws Error for a listing the journal does not hold: a defect, the foreign key forbids it */
  readonly specOf: (listing: EventId) => ContractSpec
  readonly learn: (event: JournalEvent) => void
}

const opened = (accountId: AccountId, body: BodyOf<'account-opened'>): Account => ({
  id: accountId,
  venue: body.venue,
  currency: body.currency,
  scale: body.scale,
})

export function createRegistry(declarations: readonly JournalEvent[]): Registry {
  const accounts = new Map<AccountId, Account>()
  const listings = new Map<EventId, Listing>()
  const last = new Map<string, Listing>()
  const key = (accountId: AccountId, contract: string) => `${accountId} ${contract}`

  const learn = ({ id, accountId, body }: JournalEvent): void => {
    if (body.kind === 'account-opened') accounts.set(accountId, opened(accountId, body))
    if (body.kind !== 'contract-listed') return
    const listing = { id, accountId, spec: body.spec }
    listings.set(id, listing)
    last.set(key(accountId, body.spec.id), listing)
  }
  declarations.forEach(learn)

  return {
    account: (id) => accounts.get(id),
    accounts: () => [...accounts.values()],
    listing: (id) => listings.get(id),
    listings: () => [...listings.values()],
    lastListing: (accountId, contract) => last.get(key(accountId, contract)),
    specOf: (id) => {
      const listing = listings.get(id)
      if (listing === undefined) throw new Error(`listing ${id} is not in the journal`)
      return listing.spec
    },
    learn,
  }
}

/** Two specs are one listing when every stated figure is the same. */
export function sameSpec(a: ContractSpec, b: ContractSpec): boolean {
  return (
    a === b || JSON.stringify(ContractSpec.encode(a)) === JSON.stringify(ContractSpec.encode(b))
  )
}
