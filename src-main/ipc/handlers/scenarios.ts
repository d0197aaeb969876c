import type { Handlers } from '@shared/ipc/contract'
import type {
  ScenarioEntry,
  ScenarioExport,
  ScenarioList,
  ScenarioReading,
  ScenarioSave,
} from '@shared/ipc/scenarios'
import type { ScenarioDocument } from '@shared/scenario/document'

/** Named scenarios: every change is on the disk when it returns. */
export interface ScenarioPort {
  readonly list: () => ScenarioList
  readonly read: (id: string) => ScenarioDocument
  readonly save: (scenario: ScenarioSave) => ScenarioEntry
  readonly remove: (id: string) => void
}

/** Scenarios as files, wherever the person points. */
export interface ScenarioFilePort {
  readonly write: (document: ScenarioDocument) => Promise<ScenarioExport>
  readonly read: () => Promise<ScenarioReading>
}

export function scenarioHandlers(
  scenarios: ScenarioPort,
  files: ScenarioFilePort,
): Handlers['scenarios'] {
  return {
    list: () => scenarios.list(),
    read: ({ id }) => ({ document: scenarios.read(id) }),
    save: (scenario) => scenarios.save(scenario),
    remove: ({ id }) => {
      scenarios.remove(id)
      return {}
    },
    exportOne: (document) => files.write(document),
    openFile: () => files.read(),
  }
}
