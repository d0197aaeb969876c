import { cellId } from './list-texts'
import type { ToolTexts } from './tool'

/**
 * A list field as it is typed: one record of texts per row, up to the last row that has any. An empty row between
 * two others stays, so that what is said stands beside what is meant.
 */
export function typedRows<C extends string>(
  texts: ToolTexts,
  {
    id,
    columns,
    most,
  }: { readonly id: string; readonly columns: readonly C[]; readonly most: number },
): readonly Readonly<Record<C, string>>[] {
  const rows = Array.from({ length: most }, (_, row) => {
    const cells = columns.map((column) => [column, texts[cellId(id, row, column)] ?? ''] as const)
    // Every column is named once above.
    return Object.fromEntries(cells) as Record<C, string>
  })
  const last = rows.findLastIndex((row) => columns.some((column) => row[column].trim() !== ''))
  return rows.slice(0, last + 1)
}
