import { defineStore } from 'pinia'

import type { ContractSpec } from '@shared/market/contract-spec'

import { handOver } from './hand-over'

/** A fill on its way into the journal's form, still text: the person sees and may change it there. */
export interface DraftFill {
  readonly action: 'buy' | 'sell'
  /** Contracts, plain decimal text. */
  readonly quantity: string
  readonly price: string
  readonly role: 'maker' | 'taker'
  /** Coins, positive paid; absent takes the contract's rate for the role. */
  readonly fee?: string
}

export interface RecordDraft {
  readonly contractId: string
  readonly spec: ContractSpec
  readonly fills: readonly DraftFill[]
  /** Positive is received, as the journal counts it. */
  readonly funding?: readonly { readonly amount: string; readonly price: string }[]
}

/** Hands a calculated position to the journal's record page. */
export const useRecordDraftStore = defineStore('record-draft', () => handOver<RecordDraft>())
