import type { NewCash } from '@shared/ipc/accounts'
import type { Draft } from '@shared/ipc/settings'
import { cashDirection, CashKind } from '@shared/journal/cash'
import type { AccountId } from '@shared/journal/event'
import { err, ok, type Result } from '@shared/num/result'
import { coin, price } from '@shared/num/units'

import { reader, type FormIssue } from '../read-fill'

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
  const { issues, add, number, time } = reader('')
  const typed = number('amount', form.amount, amountRule('Amount', account))
  const direction = cashDirection(form.cash)
  if (typed?.isZero() && form.cash !== 'opening') add('amount', 'Zero moves nothing.')
  if (typed?.isNegative() && !typed.isZero() && direction === 'in')
    add('amount', 'This comes into the account: type it without a minus.')
  const usd =
    form.price.trim() === ''
      ? undefined
      : number('price', form.price, { label: 'Price', sign: 'positive', units: ['USD'] })
  const atMs = time('atMs', form.at)
  if (issues.length > 0 || !typed || atMs === undefined) return err(issues)
  const coins = coinsFrom(typed, account)
  return ok({
    accountId: account.id,
    cash: form.cash,
    // A withdrawal of 0.5 and one of −0.5 mean the same.
    amount: direction === 'out' ? coin(coins.abs().negated()) : coins,
    ...(usd && { price: price(usd) }),
    atMs,
    note: form.note.trim(),
  })
}
