import { z } from 'zod'

import { contract, type Answer, type Client, type Method } from './contract'
import { CallResult, type CallError } from './errors'
import { fieldIssues, issueWords } from './issue-words'

/** The bridge's door: method name and wire input in, wire answer out. */
export type Call = (name: string, input: unknown) => Promise<unknown>

const failed = (error: CallError): { readonly ok: false; readonly error: CallError } => ({
  ok: false,
  error,
})

const internal = (message: string): { readonly ok: false; readonly error: CallError } =>
  failed({ code: 'internal', message })

function encoded(schema: z.ZodType, input: unknown): Answer<unknown> {
  const refused = {
    code: 'invalid-input',
    message: 'Some fields are not as they must be.',
  } as const
  try {
    const wire = z.safeEncode(schema, input, { error: issueWords })
    if (wire.success) return { ok: true, value: wire.data }
    return failed({ ...refused, issues: fieldIssues(wire.error) })
  } catch {
    // A refined codec encodes what its refinement let pass unseen, and throws on what is not a Decimal.
    return failed(refused)
  }
}

interface Question {
  readonly name: string
  readonly method: Method
  readonly input: unknown
}

async function ask(call: Call, { name, method, input }: Question): Promise<Answer<unknown>> {
  const wire = encoded(method.input, input)
  if (!wire.ok) return wire
  const raw = await call(name, wire.value).catch(() => undefined)
  const result = CallResult.safeParse(raw)
  if (!result.success) return internal('The program did not answer. Close it and open it again.')
  if (!result.data.ok) return failed(result.data.error)
  const value = z.safeDecode(method.output, result.data.value)
  if (!value.success) return internal('The program gave an answer that could not be read.')
  return { ok: true, value: value.data } as const
}

/**
 * The typed client of the contract: `client.journal.readLeg({ id })`. Speaks decoded values on both sides
 * (Decimal, bigint) and never rejects: what goes wrong, on the wire too, comes back as an error in data.
 */
export function createClient(call: Call): Client {
  const groups = Object.entries(contract).map(([group, methods]) => [
    group,
    Object.fromEntries(
      Object.entries<Method>(methods).map(([name, method]) => [
        name,
        (input: unknown): Promise<Answer<unknown>> =>
          ask(call, { name: `${group}.${name}`, method, input }),
      ]),
    ),
  ])
  // Built by walking the contract, of which Client is the mapped type.
  return Object.fromEntries(groups) as Client
}
