import { randomUUID } from 'node:crypto'

import { openJournalService } from '../../src-main/journal/open-journal'
import { openJournalConnection } from '../../src-main/storage/journal-connection'
import { contract } from '../../src-shared/ipc/contract'
import type { EventId } from '../../src-shared/journal/event'
import { ContractSpec } from '../../src-shared/market/contract-spec'
import { contractById } from '../../src-shared/market/registry'

const START_MS = Date.UTC(2026, 0, 1)

/** The two things compared, each a function that returns when its commit is acknowledged. */
export interface AppendSubject {
  readonly ours: (turn: number) => Promise<void>
  readonly raw: (turn: number) => void
  readonly close: () => void
}

/** A journal with one open position, and beside it a bare table in a file opened with the same settings. */
export async function appendSubject(folder: string): Promise<AppendSubject> {
  const { addFill, recordPosition } = contract.journal
  const journal = openJournalService({
    folder,
    now: () => START_MS + 24 * 3_600_000,
    newId: randomUUID,
    onChanged: () => undefined,
    onStatusChanged: () => undefined,
    log: { info: () => undefined, error: () => undefined },
  })
  const spec = contractById('bitmex:XBTUSD')
  if (spec === undefined) throw new Error('BitMEX is listed')
  const fill = (turn: number) => ({
    action: turn % 2 === 0 ? ('buy' as const) : ('sell' as const),
    quantity: String(100 * (1 + (turn % 7))),
    price: String(90_000 + (turn % 1_000) / 10),
    role: 'taker' as const,
    atMs: START_MS + turn * 1_000,
  })
  const first = recordPosition.input.decode({
    spec: ContractSpec.encode(spec),
    fills: [{ ...fill(0), quantity: '900000000' }],
    funding: [],
    note: '',
    tags: [],
  })
  const { legIds } = await journal.recordPosition(first)
  const legId: EventId | undefined = legIds[0]
  if (legId === undefined) throw new Error('a leg was opened')

  const bare = openJournalConnection(`${folder}/bare.sqlite`)
  bare.exec('CREATE TABLE event (seq INTEGER PRIMARY KEY, payload TEXT NOT NULL) STRICT')
  const insert = bare.prepare('INSERT INTO event (payload) VALUES (?)')
  const payload = JSON.stringify({ legId, fill: fill(1) }).padEnd(400, ' ')

  return {
    // As it comes over the wire: decoded and checked, recorded, projected, committed.
    ours: async (turn) => {
      await journal.addFill(addFill.input.decode({ legId, fill: fill(turn) }))
    },
    raw: () => {
      insert.run(payload)
    },
    close: () => {
      journal.close()
      bare.close()
    },
  }
}
