/** A few orders of lists: more than a person looks at between two changes of the journal. */
const MOST = 6

/** The orders of lists, kept while the journal stays as it is. */
export interface OrderCache {
  readonly of: (question: string, ask: () => readonly number[]) => readonly number[]
  readonly clear: () => void
}

export function orderCache(): OrderCache {
  const orders = new Map<string, readonly number[]>()
  return {
    of: (question, ask) => {
      const order = orders.get(question) ?? ask()
      // The one asked for last is dropped last.
      orders.delete(question)
      orders.set(question, order)
      for (const oldest of orders.keys()) {
        if (orders.size <= MOST) break
        orders.delete(oldest)
      }
      return order
    },
    clear: () => orders.clear(),
  }
}
