/**
 * What Stryker lacks for this code: arithmetic here is method calls on exact decimals, which its own mutators
 * would leave alone.
 */
const SWAPS = new Map([
  ['plus', 'minus'],
  ['minus', 'plus'],
  ['times', 'div'],
  ['div', 'times'],
  ['gt', 'gte'],
  ['gte', 'gt'],
  ['lt', 'lte'],
  ['lte', 'lt'],
  ['isNegative', 'isPositive'],
])
const REMOVALS = new Set(['negated', 'abs', 'pow', 'sqrt'])

/** A sign is its own inverse, so that `times` and `div` by it are the same: there the sign is dropped instead. */
const SIGNS = /sign|direction|outward/iu
const nameOf = (node) => (node.callee ?? node.property ?? node).name ?? ''
const isSign = ([given]) =>
  given !== undefined &&
  SIGNS.test(nameOf(given.type === 'UnaryExpression' ? given.argument : given))

export const decimalMethodMutator = {
  name: 'DecimalMethod',
  *mutate(path) {
    if (!path.isCallExpression()) return
    const { callee, arguments: given } = path.node
    if (callee.type !== 'MemberExpression' || callee.computed) return
    const method = callee.property.name
    const bySign = (method === 'times' || method === 'div') && isSign(given)
    if (REMOVALS.has(method) || bySign) yield structuredClone(callee.object)
    if (!SWAPS.has(method) || bySign) return
    const swapped = structuredClone(path.node)
    swapped.callee.property.name = SWAPS.get(method)
    yield swapped
  },
}

const fileOf = (path) => path.hub.file.opts.filename
const isSentence = (text) => /[a-zà-ÿ]\s|\s[a-zà-ÿ]/iu.test(text)
const textOf = ({ node }) =>
  node.type === 'StringLiteral'
    ? node.value
    : (node.quasis?.map(({ value }) => value.raw).join('') ?? '')

/**
 * Words for people are not pinned by tests: neither sentences anywhere, nor the titles and formulas of the files
 * that explain. Other strings, such as the names of policies, are mutated, and what stands inside a template's
 * braces is mutated as everything else.
 */
export function withoutWords(stringMutator) {
  return {
    name: stringMutator.name,
    *mutate(path) {
      if (/\/explain[a-z-]*\.ts$/u.test(fileOf(path)) || isSentence(textOf(path))) return
      yield* stringMutator.mutate(path)
    },
  }
}
