import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import { useRouter } from 'vue-router'

import { opposite } from '@shared/market/side'

import { offerCommands, type Command } from '../../app/commands'
import { notify } from '../../app/notices'
import { useRecordDraftStore } from '../../app/record-draft-store'
import { EMPTY_SCENARIO } from '../../app/scenario'

import { quantityCaution } from './position-words'
import type { FieldSays } from './read-field'
import type { NumberField } from './read-scenario'
import { isRecordable, recordDraft } from './record-draft'
import { useContracts, type UseContractsReturn } from './use-contracts'
import { usePosition, type UsePositionReturn } from './use-position'
import { useSheet, type UseSheetReturn } from './use-sheet'

/** A whole round trip on the contract that is listed first. */
const EXAMPLE = {
  ...EMPTY_SCENARIO,
  quantity: '10000',
  entry: '60000',
  exit: '66000',
  leverage: '10',
} as const

export interface UseWorkbenchReturn
  extends UsePositionReturn, Pick<UseContractsReturn, 'contracts'>, Omit<UseSheetReturn, 'put'> {
  /** What each field says below itself, with the tier caution at the quantity. */
  readonly says: ComputedRef<Readonly<Partial<Record<NumberField, FieldSays>>>>
  readonly recordable: ComputedRef<boolean>
  readonly record: () => void
  readonly fillExample: () => void
}

/** Everything the workbench does: sheet, contracts, figures, and the commands over them. */
export function useWorkbench(doors: { readonly focusQuantity: () => void }): UseWorkbenchReturn {
  const router = useRouter()
  const handover = useRecordDraftStore()
  const sheet = useSheet()
  const listing = useContracts()
  const position = usePosition(sheet.scenario, listing.contracts)
  const { reading, figures } = position

  const says = computed(() => {
    const caution = quantityCaution(reading.value, figures.value)
    if (caution === undefined || reading.value.says.quantity?.issue) return reading.value.says
    return { ...reading.value.says, quantity: { issue: caution } }
  })
  const recordable = computed(() => !position.contractGone.value && isRecordable(reading.value))

  function record(): void {
    const draft = recordable.value && recordDraft(sheet.scenario.value, reading.value)
    if (!draft) {
      notify('trouble', 'Nothing to record yet: it takes a quantity on the lot and an entry.')
      return
    }
    sheet.flush()
    handover.offer(draft)
    void router.push({ name: 'record' })
  }

  const fillExample = (): void => sheet.put(EXAMPLE)

  const commands = computed<readonly Command[]>(() => [
    {
      id: 'record-scenario',
      title: 'Record the scenario as a position',
      group: 'Actions',
      keys: 'Ctrl Enter',
      run: record,
    },
    {
      id: 'swap-side',
      title: 'Swap the side',
      keywords: 'long short flip turn',
      group: 'Actions',
      keys: 's',
      run: () => sheet.change({ side: opposite(sheet.scenario.value.side) }),
    },
    {
      id: 'focus-quantity',
      title: 'Go to quantity',
      keywords: 'size focus field',
      group: 'Actions',
      keys: 'q',
      run: doors.focusQuantity,
    },
    {
      id: 'clear-sheet',
      title: 'Clear the sheet',
      keywords: 'empty reset new scenario',
      group: 'Actions',
      run: sheet.clear,
    },
    { id: 'example', title: 'Fill in an example', group: 'Actions', run: fillExample },
    ...(sheet.canGoBack.value
      ? [
          {
            id: 'sheet-back',
            title: 'Bring back the sheet as it was',
            keywords: 'undo',
            group: 'Actions',
            keys: 'Ctrl Z',
            run: sheet.goBack,
          } as const,
        ]
      : []),
  ])
  offerCommands(commands)
  if (!listing.loaded.value) void listing.load()

  return {
    ...sheet,
    ...position,
    contracts: listing.contracts,
    says,
    recordable,
    record,
    fillExample,
  }
}
