import { canonicalText, isDecimal, type Decimal } from '../num/decimal'

/** Text is whatever a person or a venue wrote; a number is written with all its digits; null is an empty cell. */
export type CsvCell = string | bigint | Decimal | null

/** Put before a file, it tells Excel that the text is UTF-8; others may take it for a part of the first head. */
export const BYTE_ORDER_MARK = '\uFEFF'

/**
 * What a spreadsheet may take for the start of a formula: = + - @ and their full-width forms, also behind blanks,
 * and a tab or a line break. An apostrophe is in the list so that a reader can take one away again.
 */
const LOOKS_LIKE_FORMULA = /^(?:['\t\r\n]|\s*[=+\-@＝＋－＠])/

/** What only a quoted cell can hold; blanks at its ends would be trimmed by some readers. */
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/

/**
 * One record by RFC 4180, its line break included. A number stays a number, with plain digits and a hyphen for minus.
 * Text that a spreadsheet may take for a formula gets an apostrophe in front: `=1+1` → `'=1+1`, `'t` → `''t`.
 */
export const csvRecord = (cells: readonly CsvCell[]): string =>
  `${cells.map((cell) => quoted(cellText(cell))).join(',')}\r\n`

function cellText(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell === 'bigint') return cell.toString()
  if (isDecimal(cell)) return canonicalText(cell)
  return LOOKS_LIKE_FORMULA.test(cell) ? `'${cell}` : cell
}

const quoted = (text: string): string =>
  NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text
