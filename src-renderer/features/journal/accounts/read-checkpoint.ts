import type {
  AccountContract,
  AccountDescription,
  NewCheckpoint,
  StatedSide,
} from '@shared/ipc/accounts'
import { dayEndMs } from '@shared/journal/account-day'
import { HedgeSide, type AccountId } from '@shared/journal/event'
import { canonicalText, ZERO } from '@shared/num/decimal'
import { err, ok, type Result } from '@shared/num/result'
import { contracts, price } from '@shared/num/units'

import { reader, type FormIssue, type FormReader } from '../read-fill'

import { amountRule, coinsFrom, type TypedCoin } from './amount-in-unit'

/** A checkpoint as it was typed. */
export interface CheckpointForm {
  /** UTC, or a day alone: its end on the account's own clock. */
  at: string
  balance: string
  /** Empty where no position is stated; else the contract, and its side where it is hedged. */
  contract: string
  side: (typeof StatedSide)['options'][number]
  quantity: string
  averageEntry: string
  note: string
}

export const emptyCheckpoint = (at: string): CheckpointForm => ({
  ...{ at, balance: '', contract: '', side: 'long', quantity: '', averageEntry: '', note: '' },
})

export interface StatingAccount extends TypedCoin {
  readonly id: AccountId
  readonly description: AccountDescription | null
  readonly contracts: readonly AccountContract[]
}

const UTC_DAYS = { zone: 'UTC', dayBoundary: 0 }
const DAY_ALONE = /^\d{4}-\d{2}-\d{2}$/

/** When a typed time is: a day alone is over at its end, by the account's zone and day boundary. */
export function statedAtMs(
  text: string,
  description: AccountDescription | null,
  time: (text: string) => number | undefined,
): number | undefined {
  const day = text.trim()
  const midnight = time(day)
  if (midnight === undefined || !DAY_ALONE.test(day)) return midnight
  return dayEndMs(day, description ?? UTC_DAYS)
}

/** A typed checkpoint as the journal takes it, or what is wrong at which field. */
export function readCheckpoint(
  form: CheckpointForm,
  account: StatingAccount,
): Result<NewCheckpoint, readonly FormIssue[]> {
  const fields = reader('')
  const { issues, add, number } = fields
  const atMs = statedAtMs(form.at, account.description, (text) => fields.time('atMs', text))
  const balance =
    form.balance.trim() === ''
      ? undefined
      : number('balance', form.balance, amountRule('Balance', account))
  if (form.balance.trim() === '' && form.contract === '')
    add('balance', 'State a balance, a position or both.', true)
  const position = form.contract === '' ? undefined : readPosition(form, fields)
  if (issues.length > 0 || atMs === undefined) return err(issues)
  return ok({
    accountId: account.id,
    atMs,
    ...(balance && { balance: coinsFrom(balance, account) }),
    ...(position && { position }),
    note: form.note.trim(),
  })
}

/** A contract to choose, with its side where the account holds both. */
export function contractOptions(
  all: readonly AccountContract[],
): readonly { readonly value: string; readonly label: string }[] {
  return [
    { value: '', label: 'None: the balance alone' },
    ...all.flatMap(({ contract, symbol, hedged }) => [
      { value: contract, label: symbol },
      ...(hedged
        ? (['long', 'short'] as const).map((side) => ({
            value: `${contract} ${side}`,
            label: `${symbol}, ${side} side of the hedge`,
          }))
        : []),
    ]),
  ]
}

function readPosition(form: CheckpointForm, { number }: FormReader): NewCheckpoint['position'] {
  const [contract = '', hedge] = form.contract.split(' ')
  const hedgeSide = HedgeSide.safeParse(hedge).data
  const of = { contract, ...(hedgeSide && { hedgeSide }) }
  if (form.side === 'flat') return { ...of, side: 'flat', quantity: contracts(ZERO) }
  const quantity = number('quantity', form.quantity, { label: 'Quantity', sign: 'positive' })
  const entry =
    form.averageEntry.trim() === ''
      ? undefined
      : number('averageEntry', form.averageEntry, { label: 'Average entry', sign: 'positive' })
  if (!quantity) return undefined
  return {
    ...of,
    side: form.side,
    quantity: contracts(quantity),
    ...(entry && { averageEntry: price(entry) }),
  }
}

/** The steps of the chosen contract's fields. */
export function stepsOf(
  all: readonly AccountContract[],
  chosen: string,
): { readonly lot: string; readonly tick: string } {
  const of = all.find(({ contract }) => contract === chosen.split(' ')[0])
  return { lot: of ? canonicalText(of.lot) : '1', tick: of ? canonicalText(of.tick) : '1' }
}
