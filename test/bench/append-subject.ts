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
  readonly prepare: (turn: number) => void
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

  // What the router hands over: decoding the wire is the boundary's work and is done before the clock starts.
  const inputs = new Map<number, ReturnType<typeof addFill.input.decode>>()
  const decoded = (turn: number) => {
    const input = inputs.get(turn)
    if (input === undefined) throw new Error(`turn ${turn} was not prepared`)
    return input
  }
  const bare = openJournalConnection(`${folder}/bare.sqlite`)
  bare.exec('CREATE TABLE event (seq INTEGER PRIMARY KEY, payload TEXT NOT NULL) STRICT')
  const insert = bare.prepare('INSERT INTO event (payload) VALUES (?)')
  const payload = JSON.stringify({ legId, fill: fill(1) }).padEnd(400, ' ')

  return {
    prepare: (turn) => {
      inputs.set(turn, addFill.input.decode({ legId, fill: fill(turn) }))
    },
    // Checked by the rules of the domain, recorded, folded, projected, committed.
    ours: async (turn) => {
      await journal.addFill(decoded(turn))
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
