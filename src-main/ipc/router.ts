import { z } from 'zod'

import { contract, type Handlers, type Method } from '@shared/ipc/contract'
import { AppError, type CallError, type CallResult } from '@shared/ipc/errors'
import { fieldIssues, issueWords } from '@shared/ipc/issue-words'

import { wireRefusal } from './wire-limits'

/** Takes a call from the page and always answers: errors are data, nothing is thrown across. */
export interface Router {
  readonly dispatch: (name: unknown, wireInput: unknown) => Promise<CallResult>
}

export interface RouterOptions {
  readonly handlers: Handlers
  readonly newTraceId: () => string
  /** Told of every defect: the method, the trace id the page was given, and what was thrown. */
  readonly onDefect: (method: string, traceId: string, error: unknown) => void
}

interface Route {
  readonly name: string
  readonly method: Method
  readonly handle: (input: unknown) => unknown
}

function routesOf(handlers: Handlers): ReadonlyMap<string, Route> {
  return new Map(
    Object.entries(contract).flatMap(([group, methods]) =>
      Object.entries<Method>(methods).map(([key, method]): [string, Route] => {
        // Handlers is the mapped type of the contract being walked, so both names exist in it.
        const inGroup = handlers[group as keyof Handlers] as unknown as Record<
          string,
          Route['handle']
        >
        const name = `${group}.${key}`
        return [name, { name, method, handle: (input) => inGroup[key]?.(input) }]
      }),
    ),
  )
}

const refused = (code: CallError['code'], message: string): CallResult => ({
  ok: false,
  error: { code, message },
})

/**
 * The one way in. Methods are looked up in a Map made from the contract, so `__proto__.x` and
 * `journal.constructor` are unknown names like any other; input and output are both held to the schema.
 */
export function createRouter(options: RouterOptions): Router {
  const routes = routesOf(options.handlers)
  return {
    dispatch: async (name, wireInput) => {
      const route = typeof name === 'string' ? routes.get(name) : undefined
      if (!route) return refused('unknown-method', 'The program knows no such request.')
      try {
        return await answer(route, wireInput)
      } catch (error) {
        return asResult(error, route.name, options)
      }
    },
  }
}

async function answer(route: Route, wireInput: unknown): Promise<CallResult> {
  const refusal = wireRefusal(wireInput)
  if (refusal !== undefined) return refused('invalid-input', refusal)
  const input = z.safeDecode(route.method.input, wireInput, { error: issueWords })
  if (!input.success) {
    throw new AppError(
      'invalid-input',
      'Some fields are not as they must be.',
      fieldIssues(input.error),
    )
  }
  const output = await route.handle(input.data)
  return { ok: true, value: z.encode(route.method.output, output) }
}

function asResult(error: unknown, method: string, options: RouterOptions): CallResult {
  if (error instanceof AppError) {
    const { code, message, issues } = error
    return { ok: false, error: { code, message, ...(issues && { issues: [...issues] }) } }
  }
  const traceId = options.newTraceId()
  options.onDefect(method, traceId, error)
  const message = `The program failed at this. The log has the details under ${traceId}.`
  return { ok: false, error: { code: 'internal', message, traceId } }
}
