/** Puts a separator between the thousands of plain decimal text: `1234567.5`, `,` → `1,234,567.5`. */
export function groupedThousands(plain: string, separator: string): string {
  const [whole = '', decimals] = plain.split('.')
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, separator)
  return decimals === undefined ? grouped : `${grouped}.${decimals}`
}
