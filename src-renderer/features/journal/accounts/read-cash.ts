import type { NewCash } from '@shared/ipc/accounts'
import type { Draft } from '@shared/ipc/settings'
import { cashDirection, CashKind } from '@shared/journal/cash'
import type { AccountId } from '@shared/journal/event'
import type { FieldRule } from '@shared/num/field-rule'
import { err, ok, type Result } from '@shared/num/result'
import { coin, price, type Coin } from '@shared/num/units'

import { reader, type FormIssue, type FormReader } from '../read-fill'

import { amountRule, coinsFrom, type TypedCoin } from './amount-in-unit'

/** Cash as it was typed: text, nothing judged. */
export interface CashForm {
  cash: CashKind
  /** In the unit of the settings; of kinds that always leave the account, without its sign. */
  amount: string
  price: string
  /** UTC. */
  at: string
  note: string
}

export const emptyCash = (at: string): CashForm => ({
  cash: 'deposit',
  amount: '',
  price: '',
  at,
  note: '',
})

/** The form as it is kept while it is half typed. */
export const draftOfCash = (form: CashForm): Draft => ({ ...form })

/** The form that was kept, or undefined when none was, or nothing was typed into it. */
export function cashOfDraft(draft: Draft): CashForm | undefined {
  const cash = CashKind.safeParse(draft['cash'])
  const { amount = '', price: at = '', note = '' } = draft
  if (!cash.success || [amount, at, note].every((text) => text === '')) return undefined
  return { cash: cash.data, amount, price: at, at: draft['at'] ?? '', note }
}

/** Typed cash as the journal takes it, or what is wrong at which field. */
export function readCash(
  form: CashForm,
  account: TypedCoin & { readonly id: AccountId },
): Result<NewCash, readonly FormIssue[]> {
  const fields = reader('')
  const amount = readAmount(form, account, fields)
  const usd = form.price.trim() === '' ? undefined : fields.number('price', form.price, PRICE)
  const atMs = fields.time('atMs', form.at)
  if (fields.issues.length > 0 || !amount || atMs === undefined) return err(fields.issues)
  return ok({
    ...{ accountId: account.id, cash: form.cash, amount, atMs, note: form.note.trim() },
    ...(usd && { price: price(usd) }),
  })
}

const PRICE: FieldRule = { label: 'Price', sign: 'positive', units: ['USD'] }

/** Coins with the sign of their kind: a withdrawal of 0.5 and one of −0.5 mean the same. */
function readAmount(
  { cash, amount }: CashForm,
  account: TypedCoin,
  { add, number }: FormReader,
): Coin | undefined {
  const typed = number('amount', amount, amountRule('Amount', account))
  if (typed === undefined) return undefined
  const direction = cashDirection(cash)
  if (typed.isZero() && cash !== 'opening') add('amount', 'Zero moves nothing.')
  if (typed.lt(0) && direction === 'in')
    add('amount', 'This comes into the account: type it without a minus.')
  const coins = coinsFrom(typed, account)
  return direction === 'out' ? coin(coins.abs().negated()) : coins
}
