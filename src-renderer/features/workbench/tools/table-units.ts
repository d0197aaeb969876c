import type { ToolTable } from './tool'

/** What the money of a column is counted in; undefined where a column has none, or not only one kind. */
export type ColumnUnit = 'coin' | 'usd' | 'money'

const isMoney = (kind: string): kind is ColumnUnit =>
  kind === 'coin' || kind === 'usd' || kind === 'money'

/** The unit of each column: it stands once, at the head, so that the figures have the room. */
export const columnUnits = ({ columns, rows }: ToolTable): readonly (ColumnUnit | undefined)[] =>
  columns.map((_, at) => {
    const kinds = new Set(rows.map(({ figures }) => figures[at]?.kind ?? 'none'))
    kinds.delete('none')
    const [only] = kinds
    return kinds.size === 1 && only && isMoney(only) ? only : undefined
  })

/** A column's head with its unit behind it, unless it already says it. */
export function headOf(
  column: string,
  unit: ColumnUnit | undefined,
  { coin, quote }: { readonly coin: string; readonly quote: string },
): string {
  if (!unit) return column
  const words = { coin, usd: quote, money: `${coin} and ${quote}` }[unit]
  return column.split(/[\s,]+/).includes(words) ? column : `${column}, ${words}`
}
