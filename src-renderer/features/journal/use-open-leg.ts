import { shallowRef, toValue, watch, type MaybeRefOrGetter, type ShallowRef } from 'vue'

import type { LegHistory } from '@shared/journal/leg'
import { EVERY_LEG, type LegFilter } from '@shared/journal/leg-query'
import type { ContractSpec } from '@shared/market/contract-spec'

import { api } from '../../app/api'
import { useJournalStatus } from '../../app/use-journal-status'

/**
 * The open position of a contract, with its events: what typed fills would join. They state no side of a hedge, so
 * they join neither of the two that are kept apart.
 */
export function useOpenLeg(
  spec: MaybeRefOrGetter<ContractSpec | undefined>,
): Readonly<ShallowRef<LegHistory | undefined>> {
  const { revision, status } = useJournalStatus()
  const open = shallowRef<LegHistory>()
  let asked = 0

  async function load(contract: string | undefined): Promise<void> {
    asked += 1
    const mine = asked
    const found = contract === undefined ? undefined : await openLegOf(contract)
    if (mine === asked) open.value = found
  }
  // Main knows the open positions: it is asked again when another contract is chosen or the journal changed.
  watch(
    [() => toValue(spec)?.id, revision],
    ([contract]) => void load(status.value?.state === 'open' ? contract : undefined),
    { immediate: true },
  )
  return open
}

async function openLegOf(contract: string): Promise<LegHistory | undefined> {
  const filter: LegFilter = { status: 'open', text: '', contracts: [contract] }
  const list = await api.journal.listLegs({ ...EVERY_LEG, filter })
  const leg = list.ok
    ? list.value.legs.find(({ positionSide }) => positionSide === 'net')
    : undefined
  if (!leg) return undefined
  const history = await api.journal.readLeg({ id: leg.id })
  return history.ok ? history.value : undefined
}
