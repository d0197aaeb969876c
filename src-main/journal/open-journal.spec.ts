import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, it } from 'vitest'

import { contractById } from '@shared/market/registry'
import { D } from '@shared/num/decimal'
import { contracts, price } from '@shared/num/units'

import { openJournalService } from './open-journal'

const NOW = Date.UTC(2026, 10, 23, 12)
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})
const open = () =>
  openJournalService({
    folder,
    now: () => NOW,
    newId: randomUUID,
    onChanged: () => undefined,
    onStatusChanged: () => undefined,
    log: { info: () => undefined, error: () => undefined },
  })

it('keeps a recorded position over a restart', async () => {
  const spec = contractById('deribit:BTC-PERPETUAL')!
  const journal = open()
  const fill = (action: 'buy' | 'sell', at: string, minutes: number) => ({
    action,
    quantity: contracts(new D(100)),
    price: price(new D(at)),
    role: 'taker' as const,
    atMs: NOW - 3_600_000 + minutes * 60_000,
  })
  const { legIds } = await journal.recordPosition({
    spec,
    fills: [fill('buy', '50000', 0), fill('sell', '40000', 10)],
    funding: [],
    note: 'hello',
    tags: ['a'],
  })
  journal.close()
  const again = open()
  const history = await again.readLeg({ id: legIds[0]! })
  expect(history.leg.averageEntry.toFixed()).toBe('50000')
  expect(history.leg).toMatchObject({ status: 'closed', note: 'hello', tags: ['a'] })
  expect(history.entries).toHaveLength(3)
  expect(await again.verify({})).toMatchObject({ ok: true })
  again.close()
})
