import type { RowsToolField, ToolTexts } from './tool'

type ListField = Pick<RowsToolField, 'id' | 'most'> & {
  readonly columns: readonly { readonly id: string; readonly kind?: string }[]
}

/** Where the text of a cell is kept; rows are counted from 0. */
export const cellId = (field: string, row: number, column: string): string =>
  `${field}-${row}-${column}`

function isTyped(texts: ToolTexts, { id, columns }: ListField, row: number): boolean {
  return columns.some((column) => (texts[cellId(id, row, column.id)] ?? '').trim() !== '')
}

/** The typed rows and one empty row to go on with, never more than the list takes. */
export function rowsShown(texts: ToolTexts, field: ListField): number {
  const all = Array.from({ length: field.most }, (_, row) => row)
  const last = all.findLastIndex((row) => isTyped(texts, field, row))
  return Math.min(field.most, last + 2)
}

/** The texts without one row: what follows it moves up, and the last one is emptied. */
export function withoutRow(texts: ToolTexts, field: ListField, row: number): ToolTexts {
  const rows = Array.from({ length: rowsShown(texts, field) - row }, (_, at) => row + at)
  const cells = rows.flatMap((at) =>
    field.columns.map((column) => {
      const next = texts[cellId(field.id, at + 1, column.id)] ?? ''
      return [cellId(field.id, at, column.id), next] as const
    }),
  )
  return Object.fromEntries(cells)
}
