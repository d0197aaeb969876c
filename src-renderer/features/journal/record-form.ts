import type { FillAction, FillRole } from '@shared/journal/event'

import type { RecordDraft } from '../../app/record-draft-store'

/** One fill as it was typed: text, nothing judged. `key` tells rows apart while they are moved. */
export interface FillRow {
  readonly key: string
  /** The venue's word; what is shown follows the side setting. */
  action: FillAction
  quantity: string
  price: string
  role: FillRole
  /** Coins, positive paid; empty takes the contract's rate. */
  fee: string
  /** UTC. */
  at: string
}

export interface FundingRow {
  readonly key: string
  /** Coins, positive received. */
  amount: string
  price: string
  at: string
}

export interface StopRow {
  stop: string
  /** No stop stands any more: the price does not count. */
  removed: boolean
  at: string
  note: string
}

export interface RecordForm {
  contractId: string
  fills: FillRow[]
  funding: FundingRow[]
  /** Where the position is given up; empty for no stop. */
  stop: string
  note: string
  tags: string
}

let lastKey = 0
const nextKey = (): string => {
  lastKey += 1
  return `row-${lastKey}`
}

export function emptyFill(at: string, fill: Partial<Omit<FillRow, 'key'>> = {}): FillRow {
  const blank = { action: 'buy', quantity: '', price: '', role: 'taker', fee: '', at } as const
  return { ...blank, ...fill, key: nextKey() }
}

export function emptyFunding(at: string, row: Partial<Omit<FundingRow, 'key'>> = {}): FundingRow {
  return { amount: '', price: '', at, ...row, key: nextKey() }
}

export function emptyRecordForm(contractId: string, at: string): RecordForm {
  return { contractId, fills: [emptyFill(at)], funding: [], stop: '', note: '', tags: '' }
}

/** A calculated position as a form: its figures typed in, the time left at the moment given. */
export function formFromDraft(draft: RecordDraft, at: string): RecordForm {
  return {
    contractId: draft.contractId,
    fills: draft.fills.map((fill) => emptyFill(at, { ...fill, fee: fill.fee ?? '' })),
    funding: (draft.funding ?? []).map((row) => emptyFunding(at, row)),
    stop: '',
    note: '',
    tags: '',
  }
}

/** True while nothing was typed that would be missed. */
export function isUntouched(form: RecordForm): boolean {
  const typed = [
    form.stop,
    form.note,
    form.tags,
    ...form.fills.flatMap((fill) => [fill.quantity, fill.price, fill.fee]),
    ...form.funding.flatMap((row) => [row.amount, row.price]),
  ]
  return typed.every((text) => text.trim() === '')
}
