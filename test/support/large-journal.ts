import { dice, type Dice } from '../../src-main/demo/random'
import { createJournalService } from '../../src-main/journal/journal-service'
import { sqliteJournalRepository } from '../../src-main/journal/sqlite-journal-repository'
import type { Connection } from '../../src-main/storage/sqlite'
import type { NewFill, NewFunding, NewPosition } from '../../src-shared/ipc/contract'
import type { InverseSpec } from '../../src-shared/market/contract-spec'
import { contractById } from '../../src-shared/market/registry'
import { D } from '../../src-shared/num/decimal'
import { coin, contracts, price } from '../../src-shared/num/units'

export interface LargeJournal {
  readonly seed: number
  /** Positions in all, spread evenly over three accounts; each has about ten events. */
  readonly legs: number
  /** Called after each transaction with the positions recorded so far. */
  readonly onProgress?: (legs: number) => void
}

const START_MS = Date.UTC(2021, 0, 1)
const YEARS_MS = 5 * 365 * 86_400_000
/** When the last of it was recorded: after everything. */
export const LARGE_END_MS = START_MS + YEARS_MS + 86_400_000

const TRADED = ['bitmex:XBTUSD', 'bybit:BTCUSD', 'deribit:BTC-PERPETUAL'] as const
/** Positions that are committed together. */
const BATCH = 500
const TAGS = ['breakout', 'pullback', 'range', 'news', 'mistake: chased', 'mistake: sized up']

const listed = (id: string): InverseSpec => {
  const spec = contractById(id)
  if (spec === undefined) throw new Error(`${id} is not listed`)
  return spec
}

/**
 * Fills an empty journal with five years of three accounts, through the ordinary use cases in large
 * transactions: the same seed gives the same journal, to the last id. 100 000 legs are a million events.
 */
export function fillLargeJournal(connection: Connection, options: LargeJournal): void {
  const { seed, legs, onProgress } = options
  const chance = dice(seed)
  const specs = TRADED.map(listed)
  const repository = sqliteJournalRepository(connection)
  let nowMs = START_MS
  const service = createJournalService({
    repository: { ...repository, transaction: (work) => work() },
    now: () => nowMs,
    newId: chance.uuid,
    onChanged: () => undefined,
  })
  const perAccount = Math.ceil(legs / specs.length)
  const paceMs = Math.floor(YEARS_MS / perAccount)
  for (let start = 0; start < legs; start += BATCH) {
    const end = Math.min(start + BATCH, legs)
    repository.transaction(() => {
      for (let leg = start; leg < end; leg += 1) {
        const startMs = START_MS + Math.floor(leg / specs.length) * paceMs
        const spec = specs[leg % specs.length]!
        nowMs = startMs + paceMs
        service.recordPosition(positionOf(chance, spec, { startMs, paceMs }))
      }
    })
    onProgress?.(end)
  }
}

/** In at two to four prices, out at as many, with a payment or three between: flat within its time. */
function positionOf(
  chance: Dice,
  spec: InverseSpec,
  { startMs, paceMs }: { readonly startMs: number; readonly paceMs: number },
): NewPosition {
  const buys = chance.chance(0.5)
  const middle = chance.whole(20_000, 90_000)
  const entries = chance.whole(3, 5)
  const lots = Array.from({ length: entries }, () => chance.whole(1, 9))
  const stepMs = Math.floor(paceMs / (3 * entries + 4))
  const at = (step: number): number => startMs + step * stepMs
  const fill = (action: 'buy' | 'sell', count: number, step: number): NewFill => ({
    action,
    quantity: contracts(spec.lot.times(count)),
    price: price(spec.tick.times(Math.round(middle / 0.5) + chance.whole(-900, 900))),
    role: chance.chance(0.4) ? 'maker' : 'taker',
    atMs: at(step),
  })
  const payments = Array.from({ length: chance.whole(1, 3) }, (_, index): NewFunding => ({
    amount: coin(new D(chance.whole(-900, 900)).times('1e-8')),
    price: price(new D(middle)),
    atMs: at(entries + index),
  }))
  const [into, out] = buys ? (['buy', 'sell'] as const) : (['sell', 'buy'] as const)
  return {
    spec,
    fills: [
      ...lots.map((count, index) => fill(into, count, index)),
      ...lots.map((count, index) => fill(out, count, entries + 4 + index)),
    ],
    funding: payments,
    note: chance.chance(0.05) ? `Number ${chance.whole(1, 999)}, as planned.` : '',
    tags: chance.chance(0.5) ? [chance.pick(TAGS as [string, ...string[]])] : [],
  }
}
