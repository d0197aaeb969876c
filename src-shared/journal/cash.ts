import { z } from 'zod'

/**
 * What moves an account's coins besides trades. Fees and funding of trades are not among them: those stand with
 * their fill or payment. `adjustment` is what a statement says and no other word fits.
 */
export const CashKind = z.enum([
  'opening',
  'deposit',
  'withdrawal',
  'transfer-in',
  'transfer-out',
  'conversion',
  'fee',
  'rebate',
  'insurance',
  'liquidation',
  'bonus',
  'adjustment',
])
export type CashKind = z.output<typeof CashKind>

/** Which way a kind of cash goes: into the account, out of it, or as its sign says. */
export type CashDirection = 'in' | 'out' | 'either'

export const cashDirection = (cash: CashKind): CashDirection => DIRECTIONS[cash]

const DIRECTIONS: Readonly<Record<CashKind, CashDirection>> = {
  opening: 'in',
  deposit: 'in',
  withdrawal: 'out',
  'transfer-in': 'in',
  'transfer-out': 'out',
  conversion: 'either',
  fee: 'out',
  rebate: 'in',
  insurance: 'either',
  liquidation: 'out',
  bonus: 'in',
  adjustment: 'either',
}

/**
 * What a kind of cash makes of an amount's sign that it does not take, as a clause about the amount; undefined where
 * the amount holds. Only an opening balance may be zero.
 */
export function wrongSign(cash: CashKind, amount: bigint): string | undefined {
  if (amount === 0n) return cash === 'opening' ? undefined : 'is zero, which moves nothing'
  const direction = cashDirection(cash)
  if (direction === 'in' && amount < 0n) return 'must be above zero: it comes into the account'
  if (direction === 'out' && amount > 0n) return 'must be below zero: it leaves the account'
  return undefined
}

/** Coins that a person brought in or took out: they are no result of the account. */
const CAPITAL: ReadonlySet<CashKind> = new Set([
  'opening',
  'deposit',
  'withdrawal',
  'transfer-in',
  'transfer-out',
  'conversion',
])

export const isCapital = (cash: CashKind): boolean => CAPITAL.has(cash)
