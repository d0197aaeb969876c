import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import { useRouter } from 'vue-router'

import { opposite } from '@shared/market/side'

import { offerCommands, type Command } from '../../app/commands'
import { notify } from '../../app/notices'
import { useRecordDraftStore } from '../../app/record-draft-store'
import { EMPTY_SCENARIO, type Scenario } from '../../app/scenario'

import { quantityCaution } from './position-words'
import { withoutEntries } from './read-entries'
import { isRecordable, recordDraft } from './record-draft'
import type { SheetSays } from './sheet-fields'
import { useContracts, type UseContractsReturn } from './use-contracts'
import { usePosition, type UsePositionReturn } from './use-position'
import { useScenarioDoc, type UseScenarioDocReturn } from './use-scenario-doc'
import { useScenarioDocStore, type ScenarioDoc } from './use-scenario-doc-store'

/** A whole round trip on the contract that is listed first. */
const EXAMPLE = {
  ...EMPTY_SCENARIO,
  quantity: '10000',
  entry: '60000',
  exit: '66000',
  leverage: '10',
} as const

export interface UseWorkbenchReturn
  extends UsePositionReturn, Pick<UseContractsReturn, 'contracts'>, UseScenarioDocReturn {
  readonly doc: ComputedRef<ScenarioDoc>
  readonly loaded: ComputedRef<boolean>
  /** What each field says below itself, with the tier caution at the quantity. */
  readonly says: ComputedRef<SheetSays>
  readonly recordable: ComputedRef<boolean>
  readonly record: () => void
  readonly fillExample: () => void
  readonly take: (patch: Partial<Scenario>) => void
  /** Lets the sheet's own quantity and entry hold again. */
  readonly dropEntries: () => void
}

const undoCommand = (run: () => void): Command => ({
  id: 'undo',
  title: 'Undo the last change to the scenario',
  keywords: 'back',
  group: 'Actions',
  keys: 'Ctrl Z',
  run,
})

const redoCommand = (run: () => void): Command => ({
  id: 'redo',
  title: 'Redo what was undone',
  group: 'Actions',
  keys: 'Ctrl Shift Z',
  run,
})

/** Everything the workbench does: sheet, contracts, figures, and the commands over them. */
export function useWorkbench(doors: { readonly focusQuantity: () => void }): UseWorkbenchReturn {
  const router = useRouter()
  const handover = useRecordDraftStore()
  const store = useScenarioDocStore()
  const doc = useScenarioDoc()
  const typed = computed(() => store.doc)
  const listing = useContracts()
  const position = usePosition(typed, listing.contracts)
  const { reading, figures } = position

  const says = computed(() => {
    const caution = quantityCaution(reading.value, figures.value)
    if (caution === undefined || reading.value.says.quantity?.issue) return reading.value.says
    return { ...reading.value.says, quantity: { issue: caution } }
  })
  const recordable = computed(() => !position.contractGone.value && isRecordable(reading.value))

  function record(): void {
    const draft = recordable.value && recordDraft(store.sheet, reading.value)
    if (!draft) {
      notify('trouble', 'Nothing to record yet: it takes a quantity on the lot and an entry.')
      return
    }
    doc.flush()
    handover.offer(draft)
    void router.push({ name: 'record' })
  }

  /** A tool's answer onto the sheet: fills that stood in its place give way. */
  const take = (patch: Partial<Scenario>): void => {
    const tools =
      'quantity' in patch || 'entry' in patch ? withoutEntries(store.tools) : store.tools
    store.replace({ sheet: { ...store.sheet, ...patch }, tools }, { label: 'Put on the sheet' })
  }
  const dropEntries = (): void => {
    const tools = withoutEntries(store.tools)
    store.replace({ ...store.doc, tools }, { label: 'Type quantity and entry' })
  }
  const fillExample = (): void =>
    store.replace({ ...store.doc, sheet: EXAMPLE }, { label: 'Fill in an example' })

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
      run: () => doc.changeSheet({ side: opposite(store.sheet.side) }),
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
      title: 'Clear the scenario',
      keywords: 'empty reset new sheet',
      group: 'Actions',
      run: doc.clear,
    },
    { id: 'example', title: 'Fill in an example', group: 'Actions', run: fillExample },
    ...(store.canUndo ? [undoCommand(store.undo)] : []),
    ...(store.canRedo ? [redoCommand(store.redo)] : []),
  ])
  offerCommands(commands)
  if (!listing.loaded.value) void listing.load()

  return {
    ...doc,
    doc: typed,
    loaded: computed(() => store.loaded),
    ...position,
    contracts: listing.contracts,
    says,
    recordable,
    record,
    fillExample,
    take,
    dropEntries,
  }
}
