import type { z } from 'zod'

import type { FieldIssue } from './errors'

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  bigint: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object with fields',
  record: 'an object with fields',
  null: 'empty',
}

type RawIssue = z.core.$ZodRawIssue

function sizeText(issue: Extract<RawIssue, { code: 'too_small' | 'too_big' }>): string {
  const [bound, word] =
    issue.code === 'too_small' ? [issue.minimum, 'at least'] : [issue.maximum, 'at most']
  if (issue.origin === 'string') return `must have ${word} ${String(bound)} characters`
  if (issue.origin === 'array') return `must have ${word} ${String(bound)} entries`
  return `must be ${word} ${String(bound)}`
}

function typeText(issue: Extract<RawIssue, { code: 'invalid_type' }>): string {
  if (issue.input === undefined) return 'is missing'
  return `must be ${KINDS[issue.expected] ?? issue.expected}`
}

/**
 * Plain words for what a schema refused, used where the schema itself says nothing. They never repeat the
 * refused value: it may be long, and it may be private.
 */
export function issueWords(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return typeText(issue)
    case 'too_small':
    case 'too_big':
      return sizeText(issue)
    case 'invalid_value':
      return `must be one of: ${issue.values.map(String).join(', ')}`
    case 'unrecognized_keys':
      return `has fields that are not known: ${issue.keys.join(', ').slice(0, 200)}`
    case 'invalid_union':
      return 'must be one of the known kinds'
    case 'invalid_format':
      return issue.format === 'regex' ? 'is not written as expected' : `must be a ${issue.format}`
    default:
      return 'is not valid'
  }
}

/** A schema's issues as field issues: `fills.0.price`, and the words for it. The whole input is ''. */
export function fieldIssues(error: z.core.$ZodError): FieldIssue[] {
  return error.issues
    .slice(0, 50)
    .map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }))
}
