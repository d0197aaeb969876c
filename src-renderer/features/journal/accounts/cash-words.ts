import type { SuspectEvent, WalletEntry } from '@shared/ipc/accounts'
import { cashDirection, CashKind } from '@shared/journal/cash'

const TITLES: Readonly<Record<CashKind, string>> = {
  opening: 'Opening balance',
  deposit: 'Deposit',
  withdrawal: 'Withdrawal',
  'transfer-in': 'Transfer in',
  'transfer-out': 'Transfer out',
  conversion: 'Conversion',
  fee: 'Fee',
  rebate: 'Rebate',
  insurance: 'Insurance',
  liquidation: 'Liquidation',
  bonus: 'Bonus',
  adjustment: 'Adjustment',
}

/** Every kind, for a list to choose from; the ones that a statement has most come first. */
export const CASH_OPTIONS: readonly { readonly value: CashKind; readonly label: string }[] = [
  'deposit' as const,
  'withdrawal' as const,
  ...CashKind.options.filter((cash) => cash !== 'deposit' && cash !== 'withdrawal'),
].map((value) => ({ value, label: TITLES[value] }))

/** What the amount's sign means for a kind of cash. */
export function signHint(cash: CashKind): string {
  const direction = cashDirection(cash)
  if (direction === 'either') return 'Received is positive, given negative'
  return direction === 'in'
    ? 'Comes into the account'
    : 'Leaves the account: type it without a sign'
}

/** What an event of the wallet is, in one short line. */
export function walletLine(
  entry: Pick<WalletEntry | SuspectEvent, 'kind' | 'cash' | 'symbol'>,
): string {
  if (entry.cash !== null) return TITLES[entry.cash]
  const what = entry.kind === 'funding' ? 'Funding of' : 'Fill of'
  return `${what} ${entry.symbol ?? 'a contract'}`
}
