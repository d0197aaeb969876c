import { computed, onMounted, type ComputedRef } from 'vue'
import { useRoute, useRouter, type RouteLocationRaw } from 'vue-router'

import { offerAnswers, type Command } from '../../../app/commands'
import { notify } from '../../../app/notices'

import { isLink, readScenarioLink } from './scenario-link'
import { useKeptScenarios } from './use-kept-scenarios'
import { useScenarioListStore } from './use-scenario-list-store'

/** Every kept scenario by its name, and a pasted link, from anywhere. */
export function useScenarioListCommands(): ComputedRef<readonly Command[]> {
  const router = useRouter()
  const route = useRoute()
  const list = useScenarioListStore()
  const { load } = useKeptScenarios()

  /** The workbench with the tool that is looked at now, if any. */
  const workbench = (): RouteLocationRaw => ({
    name: 'workbench',
    ...(route.name === 'workbench' && { params: route.params }),
  })

  offerAnswers((query) => {
    if (!isLink(query)) return []
    const read = readScenarioLink(query)
    const run = (): void => {
      if (!read.ok) {
        notify('trouble', `The link was not opened. ${read.error}`)
        return
      }
      list.wait(query)
      void router.push(workbench())
    }
    const title = read.ok ? 'Open the linked scenario' : `This link cannot be opened. ${read.error}`
    return [{ id: 'scenario-link', title, group: 'Scenarios', run }]
  })
  onMounted(() => requestIdleCallback(() => void load()))

  return computed(() =>
    list.entries.map(({ id, name, contractId }): Command => ({
      id: `scenario-${id}`,
      title: name,
      keywords: `scenario open ${contractId}`,
      group: 'Scenarios',
      run: () => void router.push({ ...asObject(workbench()), query: { scenario: id } }),
    })),
  )
}

const asObject = (to: RouteLocationRaw): object => (typeof to === 'string' ? { path: to } : to)

/** What the bar does, as commands of the workbench. */
export function scenarioActions(of: {
  readonly isOpen: boolean
  readonly save: () => void
  readonly duplicate: () => void
  readonly ask: (dialog: 'open' | 'save-as' | 'rename') => void
  readonly begin: () => void
  readonly remove: () => void
  readonly exportIt: () => void
  readonly importOne: () => void
  readonly copyLink: () => void
  readonly compare: () => void
}): readonly Command[] {
  const action = (
    id: string,
    title: string,
    more: Pick<Command, 'keys' | 'keywords' | 'run'>,
  ): Command => ({
    id: `scenario-do-${id}`,
    title: `Scenario: ${title}`,
    group: 'Actions',
    ...more,
  })
  return [
    action('save', 'Save', { keys: 'Ctrl S', keywords: 'keep store', run: of.save }),
    action('save-as', 'Save as…', { keywords: 'name new', run: () => of.ask('save-as') }),
    action('duplicate', 'Duplicate', { keys: 'Ctrl D', keywords: 'copy', run: of.duplicate }),
    action('open', 'Open…', { keys: 'Ctrl O', keywords: 'load list', run: () => of.ask('open') }),
    action('new', 'New', { keywords: 'empty begin', run: of.begin }),
    ...(of.isOpen
      ? [
          action('rename', 'Rename…', { keywords: 'name', run: () => of.ask('rename') }),
          action('remove', 'Remove', { keywords: 'delete', run: of.remove }),
        ]
      : []),
    action('compare', 'Compare with another', { keywords: 'side by side', run: of.compare }),
    action('link', 'Copy a link', { keywords: 'permalink share', run: of.copyLink }),
    action('export', 'Export…', { keywords: 'file json', run: of.exportIt }),
    action('import', 'Import…', { keywords: 'file json', run: of.importOne }),
  ]
}
