import { z } from 'zod'

/**
 * The closed set of ways a call can fail. Errors are data: nothing is ever thrown across the boundary,
 * because Electron keeps only an Error's message there.
 */
export const ErrorCode = z.enum([
  /** The input does not fit the method's schema, or a rule of the domain: see `issues`. */
  'invalid-input',
  'not-found',
  /** The journal moved on since the caller read it. */
  'conflict',
  /** The disk or the database refused. */
  'storage',
  /** The file was written by a newer version of the program. */
  'storage-from-future',
  'forbidden',
  'unknown-method',
  /** A defect. The stack is in the log under `traceId`. */
  'internal',
])
export type ErrorCode = z.infer<typeof ErrorCode>

/** What is wrong with one field: `path` as in the input (`fills.0.price`), text for the person who typed it. */
export const FieldIssue = z.strictObject({ path: z.string(), message: z.string() })
export type FieldIssue = z.infer<typeof FieldIssue>

export const CallError = z.strictObject({
  code: ErrorCode,
  message: z.string(),
  issues: z.array(FieldIssue).optional(),
  traceId: z.string().optional(),
})
export type CallError = z.infer<typeof CallError>

/** What every call answers with. `value` is still in wire form. */
export const CallResult = z.union([
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), error: CallError }),
])
export type CallResult = z.infer<typeof CallResult>

/** An expected failure of a use case: the only kind of error whose text reaches the page. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly issues: readonly FieldIssue[] | undefined
  constructor(code: ErrorCode, message: string, issues?: readonly FieldIssue[]) {
    super(message)
    this.code = code
    this.issues = issues
  }
}
