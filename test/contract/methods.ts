import { z } from 'zod'

import { contract, type Handlers, type Method } from '@shared/ipc/contract'

export interface NamedMethod extends Method {
  readonly name: string
  readonly group: string
  readonly key: string
}

/** Every method of the contract, in order. */
export const METHODS: readonly NamedMethod[] = Object.entries(contract).flatMap(
  ([group, methods]) =>
    Object.entries<Method>(methods).map(([key, method]) => ({
      ...method,
      name: `${group}.${key}`,
      group,
      key,
    })),
)

export type Handle = (method: NamedMethod, input: unknown) => unknown

/** Handlers that send every method to one function. */
export function handlersOf(handle: Handle): Handlers {
  const groups: Record<string, Record<string, unknown>> = {}
  for (const method of METHODS) {
    const group = (groups[method.group] ??= {})
    group[method.key] = (input: unknown) => handle(method, input)
  }
  // Every group and method of the contract was put in by the loop.
  return groups as unknown as Handlers
}

/** True when a decoded value is what the schema's decoded side says: it can be put on the wire. */
export const isDecoded = (schema: z.ZodType, value: unknown): boolean =>
  z.safeEncode(schema, value).success
