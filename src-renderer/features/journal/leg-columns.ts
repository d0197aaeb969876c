import type { SortKey } from './sorted-legs'

export interface LegColumn {
  readonly key: SortKey | 'tags'
  readonly title: string
  readonly figure: boolean
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
  { key: 'fees', title: 'Fees', figure: true },
  { key: 'funding', title: 'Funding', figure: true },
  { key: 'net', title: 'Net', figure: true },
  { key: 'tags', title: 'Tags', figure: false },
  { key: 'held', title: 'Held', figure: true },
]
