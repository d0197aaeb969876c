import { randomUUID } from 'node:crypto'

import { openJournalService } from '../../src-main/journal/open-journal'
import { openConnection } from '../../src-main/storage/sqlite'

/** What a folder holds after its writer was killed, as the program itself sees it at its next start. */
export interface Survey {
  readonly state: string
  readonly lastSeq: number
  readonly findings: readonly string[]
  /** The numbers of all recordings found: the prices of fills. */
  readonly numbers: readonly number[]
  /** The numbers of the plans on the list: their entries. */
  readonly plans: readonly number[]
}

/** Opens the folder as the program does, verifies it, and reads what is there. */
export async function surveyed(folder: string, nowMs: number): Promise<Survey> {
  const journal = openJournalService({
    folder,
    now: () => nowMs,
    newId: randomUUID,
    onChanged: () => undefined,
    onStatusChanged: () => undefined,
    log: { info: () => undefined, error: () => undefined },
  })
  const status = await journal.status({})
  const findings = status.state === 'open' ? journal.verifyAtOnce().findings : [status.message]
  const plans = status.state === 'open' ? (await journal.listPlans({})).plans : []
  journal.close()
  const numbers = status.state === 'open' ? numbersIn(`${folder}/journal.sqlite`) : []
  return {
    state: status.state,
    lastSeq: status.state === 'open' ? status.lastSeq : 0,
    findings,
    numbers,
    plans: plans.map(({ entry }) => Number(entry)),
  }
}

function numbersIn(path: string): readonly number[] {
  const connection = openConnection(path)
  const rows = connection
    .prepare(
      "SELECT DISTINCT json_extract(payload, '$.price') AS price FROM event WHERE kind = 'fill-recorded'",
    )
    .all()
  connection.close()
  return rows.map((row) => Number(row['price']))
}
