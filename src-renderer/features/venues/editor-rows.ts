/** One column of an editor's table. */
export interface RowColumn {
  readonly key: string
  readonly label: string
  /** Figures stand at the right. */
  readonly figure?: boolean
  readonly wide?: boolean
  readonly options?: readonly string[]
}

export const TIER_COLUMNS = (unit: string): readonly RowColumn[] => [
  { key: 'upTo', label: `Up to, ${unit}`, figure: true },
  { key: 'initialRate', label: 'Initial, %', figure: true },
  { key: 'maintenanceRate', label: 'Maintenance, %', figure: true },
]
export const ADJUST_COLUMNS: readonly RowColumn[] = [
  { key: 'upToContracts', label: 'Up to, contracts', figure: true },
  { key: 'adjust', label: 'Adjust factor, %', figure: true },
]
export const FEE_COLUMNS: readonly RowColumn[] = [
  { key: 'name', label: 'Name', wide: true },
  { key: 'maker', label: 'Maker, %', figure: true },
  { key: 'taker', label: 'Taker, %', figure: true },
]
export const SOURCE_COLUMNS: readonly RowColumn[] = [
  { key: 'title', label: 'Title', wide: true },
  { key: 'url', label: 'Address' },
  { key: 'readOn', label: 'Read on' },
  { key: 'standing', label: 'Standing', options: ['confirmed', 'inferred'] },
  { key: 'topics', label: 'Topics' },
]
