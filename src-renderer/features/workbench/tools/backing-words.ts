import type { ScenarioReading } from '../read-scenario'

/** What margin still waits for on the sheet, as a sentence. */
export function lacksBacking({ marginMode, balance }: ScenarioReading): string {
  if (marginMode === 'isolated') return 'Needs leverage or margin on the sheet.'
  return balance ? 'Needs leverage on the sheet.' : 'Needs the balance on the sheet.'
}
