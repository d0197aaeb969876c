import type { LegSortKey } from '@shared/journal/leg-query'

export interface LegColumn {
  readonly key: LegSortKey | 'tags'
  readonly title: string
  readonly figure: boolean
  /** Left out where there is less room, see leg-grid.css. */
  readonly room?: 'column-tags' | 'column-second'
}

/** The columns of the list in their order; the totals row stands under the same grid. */
export const LEG_COLUMNS: readonly LegColumn[] = [
  { key: 'opened', title: 'Opened, UTC', figure: false },
  { key: 'contract', title: 'Contract', figure: false },
  { key: 'side', title: 'Side', figure: false },
  { key: 'quantity', title: 'Quantity', figure: true },
  { key: 'entry', title: 'Avg entry', figure: true },
  { key: 'exit', title: 'Avg exit', figure: true },
  { key: 'gross', title: 'Gross', figure: true },
  { key: 'fees', title: 'Fees', figure: true, room: 'column-second' },
  { key: 'funding', title: 'Funding', figure: true, room: 'column-second' },
  { key: 'net', title: 'Net', figure: true },
  { key: 'tags', title: 'Tags', figure: false, room: 'column-tags' },
  { key: 'held', title: 'Held', figure: true, room: 'column-second' },
]
