import fc from 'fast-check'
import { z } from 'zod'

/**
 * Inputs and outputs in wire form, made from the schemas of the contract themselves, so that a new method is
 * tested without anyone writing a test for it. A kind of schema not known here throws: add it.
 */
export function wireArbitrary(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  const { def } = schema._zod
  const made = arbitraryOf(def as Definition)
  // Ranges, refinements and the decoded side of a codec are left to the schema: what it refuses is not used.
  const isHeld = (def.checks?.length ?? 0) > 0 || def.type === 'pipe' || def.type === 'string'
  return isHeld ? made.filter((wire) => z.safeDecode(schema as z.ZodType, wire).success) : made
}

type Definition = z.core.$ZodTypes['_zod']['def']

function arbitraryOf(def: Definition): fc.Arbitrary<unknown> {
  switch (def.type) {
    case 'string':
      return textOf(def)
    case 'number':
      return fc.oneof(fc.integer({ min: 0, max: 24 }), fc.integer(AT_MS))
    case 'boolean':
      return fc.boolean()
    case 'literal':
      return fc.constantFrom(...def.values)
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries))
    default:
      return compoundOf(def)
  }
}

function compoundOf(def: Definition): fc.Arbitrary<unknown> {
  switch (def.type) {
    case 'array':
      return fc.array(wireArbitrary(def.element), { minLength: 1, maxLength: 3 })
    case 'object':
      return fieldsOf(def)
    case 'record':
      return fc.dictionary(wireArbitrary(def.keyType).map(String), wireArbitrary(def.valueType), {
        maxKeys: 3,
        noNullPrototype: true,
      })
    case 'union':
      return fc.oneof(...def.options.map(wireArbitrary))
    case 'nullable':
      return fc.option(wireArbitrary(def.innerType), { nil: null })
    case 'default':
    case 'prefault':
    case 'optional':
      return wireArbitrary(def.innerType)
    case 'pipe':
      return wireArbitrary(def.in)
    default:
      throw new Error(`no wire values are made for schemas of type ${def.type} yet`)
  }
}

const AT_MS = { min: 1_230_768_000_000, max: 4_102_444_800_000 }

function textOf(def: z.core.$ZodStringDef): fc.Arbitrary<string> {
  const checks = (def.checks ?? []).map((check) => check._zod.def as z.core.$ZodStringFormatDef)
  const format = 'format' in def ? String(def.format) : undefined
  if (format === 'uuid') return fc.uuid({ version: 4 })
  if (format === 'datetime') return fc.constantFrom('2026-11-23T04:00:00Z', '2017-03-01T00:00:00Z')
  if (format === 'date') return fc.constantFrom('2026-11-23', '2017-03-01')
  const pattern = checks.find((check) => check.format === 'regex')?.pattern
  return pattern ? fc.stringMatching(pattern, { size: 'small' }) : fc.string({ maxLength: 20 })
}

function fieldsOf(def: z.core.$ZodObjectDef): fc.Arbitrary<unknown> {
  const entries = Object.entries(def.shape)
  const required = entries.filter(([, field]) => field._zod.optin === undefined)
  return fc.record(
    Object.fromEntries(entries.map(([name, field]) => [name, wireArbitrary(field)])),
    // What structured clone gives has the ordinary prototype, and the router insists on it.
    { requiredKeys: required.map(([name]) => name), noNullPrototype: true },
  )
}

/** Anything structured clone can bring from a page, and some of what it cannot. */
export const garbage: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withSparseArray: true,
    withNullPrototype: true,
    withObjectString: true,
  }),
  fc.constantFrom<unknown>(
    '__proto__',
    JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{}}}'),
    { toString: null, valueOf: null },
    '1e400',
    'NaN',
    '-0',
    '٤٢',
    '9'.repeat(200),
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -0,
    2 ** 53,
  ),
)

/** A value with one node of it, at any depth, replaced by something else. */
export function nearly(valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(valid, fc.array(fc.nat({ max: 60 }), { maxLength: 6 }), garbage)
    .map(([value, path, other]) => replaced(value, path, other))
}

function replaced(value: unknown, path: readonly number[], other: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined || typeof value !== 'object' || value === null) return other
  const keys = Object.keys(value)
  const key = keys[step % Math.max(1, keys.length)]
  if (key === undefined) return other
  if (Array.isArray(value)) {
    return value.map((entry: unknown, index) =>
      String(index) === key ? replaced(entry, rest, other) : entry,
    )
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [
      name,
      name === key ? replaced(entry, rest, other) : (entry as unknown),
    ]),
  )
}
