import { computed, type ComputedRef } from 'vue'

import type {
  AccountHistory,
  AccountSummary,
  CheckState,
  PositionCheck,
} from '@shared/ipc/accounts'
import type { CallError } from '@shared/ipc/errors'
import type { LegSummary } from '@shared/journal/leg'

import { api } from '../../../app/api'
import { useJournalRead, useOpenJournalRead } from '../use-journal-read'

export interface UseAccountsReturn {
  /** In the order in which they were opened; undefined until they were read. */
  readonly accounts: ComputedRef<readonly AccountSummary[] | undefined>
  /** What went wrong at the last read, in words. */
  readonly trouble: ComputedRef<string | undefined>
}

/** The accounts as the journal has them. */
export function useAccounts(): UseAccountsReturn {
  const { value, trouble } = useOpenJournalRead(() => api.journal.listAccounts({}))
  return {
    accounts: computed(() => value.value?.accounts),
    trouble: computed(() => trouble.value?.message),
  }
}

export interface UseAccountReturn {
  readonly history: ComputedRef<AccountHistory | undefined>
  readonly trouble: ComputedRef<CallError | undefined>
}

/** One account with its checkpoints. */
export function useAccount(id: () => string): UseAccountReturn {
  const { value, trouble } = useJournalRead(
    id,
    // Ids come out of the journal or the address: the contract's own schema judges them on the way.
    (wanted) => api.journal.readAccount({ id: wanted as AccountSummary['id'] }),
  )
  return {
    history: computed(() => value.value),
    trouble: computed(() => trouble.value),
  }
}

/** How the last checkpoints beside a position stand: of its account, and of itself. */
export interface LegChecks {
  readonly account: CheckState
  readonly position: CheckState
}

const NO_CHECKS: LegChecks = { account: 'absent', position: 'absent' }

export function useLegChecks(): (
  leg: Pick<LegSummary, 'accountId' | 'contract' | 'positionSide'>,
) => LegChecks {
  const { accounts } = useAccounts()
  return (leg) => {
    const account = accounts.value?.find(({ id }) => id === leg.accountId)
    if (!account) return NO_CHECKS
    const same = (check: PositionCheck): boolean =>
      check.contract === leg.contract && check.positionSide === leg.positionSide
    return {
      account: account.balanceCheck.state,
      position: account.positionChecks.find(same)?.state ?? 'absent',
    }
  }
}
