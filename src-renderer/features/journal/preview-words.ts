import { countText, priceText } from '@shared/format/decimal-text'
import type { LegHistory } from '@shared/journal/leg'
import type { Side } from '@shared/market/side'

import { dayText } from '../../lib/plain-text'
import type { Preview } from './preview'

interface Told {
  readonly preview: Preview
  readonly open: LegHistory | undefined
  readonly sideWord: (side: Side) => string
}

/** What the rows do to what is there, in words; empty when they simply make a new position. */
export function previewWords({ preview, open, sideWord }: Told): readonly string[] {
  const words: string[] = []
  if (preview.joins && open) {
    const { leg, spec } = open
    const entry = priceText(leg.openEntry ?? leg.averageEntry, spec.tick)
    words.push(
      `This joins your open ${sideWord(leg.side).toLowerCase()} of ${countText(leg.quantity)} from ` +
        `${dayText(leg.openedAtMs)}, entered at ${entry}.`,
    )
  }
  if (preview.earlier)
    words.push(
      'Something here is dated before your open position in this contract. The journal sorts it in ' +
        'by time when it is saved; the figures below are of these rows alone.',
    )
  if (preview.flips > 0)
    words.push(
      preview.flips === 1
        ? 'One fill is larger than what is open: it closes one position and opens the next on the other side.'
        : `${preview.flips} fills are larger than what is open: each closes one position and opens the next.`,
    )
  return words
}
