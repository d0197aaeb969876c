import type { BulkFill } from '../../src-shared/journal/bulk/bulk-fold'
import { dice, type Roll } from '../oracle/dice'

const START_MS = Date.UTC(2026, 0, 1)
const LOT = 100
const [LOWEST, HIGHEST] = [20_000, 400_000]

const upTo = (roll: Roll, most: number): number => 1 + Math.floor(roll() * most)

/** Contracts bought, negative when sold: runs of one side, and now and then all that is open or beyond. */
function tradesOf(roll: Roll): () => number {
  let open = 0
  let run = { way: 1, left: 0 }
  return () => {
    if (run.left === 0) run = { way: roll() < 0.5 ? -1 : 1, left: upTo(roll, 12) }
    run.left -= 1
    const turn = roll()
    const beyond = turn < 0.08 ? 0 : upTo(roll, 50) * LOT
    const turned = open !== 0 && turn < 0.16
    const traded = turned ? -open - Math.sign(open) * beyond : run.way * upTo(roll, 100) * LOT
    open += traded
    return traded
  }
}

function conditions(roll: Roll): Pick<BulkFill, 'role' | 'feeRate'> {
  if (roll() < 0.6) return { role: 'maker', feeRate: '-0.00025' }
  return { role: roll() < 0.001 ? 'liquidation' : 'taker', feeRate: '0.00075' }
}

/**
 * Seeded fills of a contract of 1 USD with lots of 100 and a tick of 0.5: a price that wanders, runs of one
 * side, fills that close a part, close all, or cross zero.
 */
export function benchFills(count: number, seed: number): readonly BulkFill[] {
  const roll = dice(seed)
  const trade = tradesOf(roll)
  let ticks = 100_000
  return Array.from({ length: count }, (_, index) => {
    ticks = Math.min(HIGHEST, Math.max(LOWEST, ticks + upTo(roll, 201) - 101))
    const traded = trade()
    return {
      action: traded > 0 ? 'buy' : 'sell',
      quantity: String(Math.abs(traded)),
      price: (ticks / 2).toFixed(1),
      ...conditions(roll),
      atMs: START_MS + index * 37,
    }
  })
}
