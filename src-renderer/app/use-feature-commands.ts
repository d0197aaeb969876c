import { onMounted, shallowRef } from 'vue'
import { useRouter } from 'vue-router'

import { useScenarioListCommands } from '../features/workbench/scenarios/use-scenario-commands'
import { useContractCommands } from '../features/workbench/use-contract-commands'
import { useToolCommands } from '../features/workbench/tools/use-tool-commands'

import { offerCommands, type Command } from './commands'

/** Contracts, tools, scenarios and glossary terms, found from every page. The glossary's words are read once the page stands. */
export function useFeatureCommands(): void {
  const router = useRouter()
  offerCommands(useContractCommands())
  offerCommands(useToolCommands())
  offerCommands(useScenarioListCommands())
  const glossary = shallowRef<readonly Command[]>([])
  offerCommands(glossary)
  async function readGlossary(): Promise<void> {
    const { termCommands } = await import('../features/glossary/term-commands')
    glossary.value = termCommands(router)
  }
  onMounted(() => requestIdleCallback(() => void readGlossary()))
}
