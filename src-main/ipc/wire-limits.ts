/** The largest input a call may carry. A position of 500 fills and 500 fundings is about 6 000 nodes. */
export const WIRE_LIMITS = { depth: 16, nodes: 200_000, characters: 4_000_000 } as const

/**
 * Why an input is refused before any schema sees it, or undefined. What comes from the page has been through
 * structured clone, which also carries cycles, sparse arrays of four thousand million holes, maps, buffers
 * and class instances: a schema must never be made to walk those.
 */
export function wireRefusal(input: unknown): string | undefined {
  const budget = { nodes: WIRE_LIMITS.nodes, characters: WIRE_LIMITS.characters }
  return refusalOf(input, 0, budget)
}

interface Budget {
  nodes: number
  characters: number
}

function refusalOf(value: unknown, depth: number, budget: Budget): string | undefined {
  budget.nodes -= 1
  if (typeof value === 'string') budget.characters -= value.length
  if (budget.nodes < 0 || budget.characters < 0) return 'The input is too large.'
  if (typeof value !== 'object' || value === null) return undefined
  if (depth >= WIRE_LIMITS.depth) return 'The input is nested too deep.'
  if (Array.isArray(value)) return ofArray(value, depth, budget)
  if (Object.getPrototypeOf(value) !== Object.prototype) return 'The input is not plain fields.'
  return ofFields(Object.entries(value), depth, budget)
}

function ofArray(values: readonly unknown[], depth: number, budget: Budget): string | undefined {
  // The length is checked before the walk: holes cost nothing to send and minutes to visit.
  if (values.length > budget.nodes) return 'The input is too large.'
  for (const value of values) {
    const refusal = refusalOf(value, depth + 1, budget)
    if (refusal !== undefined) return refusal
  }
  return undefined
}

function ofFields(
  fields: readonly (readonly [string, unknown])[],
  depth: number,
  budget: Budget,
): string | undefined {
  for (const [key, value] of fields) {
    budget.characters -= key.length
    const refusal = refusalOf(value, depth + 1, budget)
    if (refusal !== undefined) return refusal
  }
  return undefined
}
