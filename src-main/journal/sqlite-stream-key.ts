import type { StreamId } from './journal-repository'

export const IN_STREAM = 'account_id = ? AND contract = ? AND position_side = ?'

/** The cells of {@link IN_STREAM}. */
export const streamCells = (stream: StreamId): readonly [string, string, string] => [
  stream.accountId,
  stream.contract,
  stream.positionSide,
]

/** The first day of a stretch and the one after its last, as bound; open ends are further than any day. */
export const daysOf = ({
  fromDay,
  untilDay,
}: {
  readonly fromDay: number | null
  readonly untilDay: number | null
}): readonly [bigint, bigint] => [
  BigInt(fromDay ?? -1),
  BigInt(untilDay ?? Number.MAX_SAFE_INTEGER),
]
