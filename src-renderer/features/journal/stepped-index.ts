const PAGE = 10

/**
 * Where a key moves the selection in a list: arrows by one, Page keys by ten, Home and End to the ends.
 * From nothing selected (−1) any of them starts at the first row. Undefined when the key does not move.
 */
export function steppedIndex(
  from: number,
  { key, count }: { readonly key: string; readonly count: number },
): number | undefined {
  const last = count - 1
  const target: Partial<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + PAGE,
    PageUp: from - PAGE,
    Home: 0,
    End: last,
  }
  const to = target[key]
  if (to === undefined || count === 0) return undefined
  if (from < 0 && key !== 'End') return 0
  return to < 0 ? 0 : to > last ? last : to
}
