import { bulkFold, type BulkFill, type BulkFold } from '../../src-shared/journal/bulk/bulk-fold'
import { contractById } from '../../src-shared/market/registry'

export { crossBook, solved } from './engine-book'
export { CONTRACT, positionCases } from './engine-cases'
export { exactOperations } from './engine-exact'
export { benchFills } from './engine-fills'
export { floatOperations } from './engine-float64'

/** The contract of the bulk path: 1 USD, lots of 100, each lot's value rounded half up, fees cut. */
function bulkSpec() {
  const spec = contractById('bitmex:XBTUSD')
  if (spec === undefined) throw new Error('a contract of 1 USD is listed')
  const { value, fee } = spec.settlementPolicy
  if (value.grain !== 'per-lot' || value.mode !== 'half-up' || fee.paid !== 'down')
    throw new Error('the yardstick in engine.py rounds otherwise than this contract')
  return spec
}

/** The fills as lines for the yardstick, below its contract: the lot, and what a lot is worth at price 1. */
export function foldLines(fills: readonly BulkFill[]): string {
  const spec = bulkSpec()
  const head = `${spec.lot.toFixed()} ${spec.lot.times(spec.contractValue).times('1e8').toFixed()}`
  const lines = fills.map(
    ({ action, quantity, price, feeRate, role }) =>
      `${action} ${quantity} ${price} ${feeRate} ${role}`,
  )
  return [head, ...lines].join('\n')
}

export function fold(fills: readonly BulkFill[]): BulkFold {
  const folded = bulkFold(bulkSpec(), fills)
  if (!folded.ok) throw new Error(`fill ${folded.error.fill}: ${folded.error.message}`)
  return folded.value
}

/** Every figure of every leg, to be compared with the yardstick's. */
export function legLines({ legs }: BulkFold): string {
  return legs
    .map((leg) =>
      [
        leg.side,
        leg.opened,
        leg.closed ?? '',
        leg.openingQuantity,
        leg.quantity,
        leg.peakQuantity,
        leg.entryQuantity,
        leg.exitQuantity,
        leg.entryCost,
        leg.exitCost,
        leg.openCost,
        leg.gross,
        leg.fees,
        leg.fillCount,
        leg.liquidated ? 1 : 0,
      ].join(','),
    )
    .join('\n')
}
