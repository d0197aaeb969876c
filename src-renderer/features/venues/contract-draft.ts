import { z } from 'zod'

import { fieldIssues, issueWords } from '@shared/ipc/issue-words'
import { ContractSpec } from '@shared/market/contract-spec'
import { canonicalText, D } from '@shared/num/decimal'
import type { FieldRule } from '@shared/num/field-rule'
import { readTypedNumber } from '@shared/num/typed-number'

import { percentPlain } from './figure-words'

/** A contract as it is edited: the form of its JSON with every leaf as typed text, rates in percent. */
export type Draft = string | readonly Draft[] | DraftFields
export interface DraftFields {
  readonly [key: string]: Draft
}

/** What is wrong, by the path of the field: `fees.maker`, `margin.tiers.1.upTo`. */
export type DraftIssues = Readonly<Record<string, string>>

const PERCENTS = new Set(
  'maker taker delivery liquidation initialRate maintenanceRate initialStep maintenanceStep initialBase maintenanceBase slopePerCoin interestRate clamp cap band adjust leastClosingValue'.split(
    ' ',
  ),
)
const NUMBERS = new Set(
  'contractValue tick lot maxLeverage upTo step leverageUpTo upToContracts'.split(' '),
)
const WHOLES = new Set(['settlementScale', 'intervalHours', 'hours', 'places', 'version'])
const SWITCHES = new Set(['fundingDue', 'indicative', 'userDefined'])
const LISTS = new Set(['neverPrices', 'topics'])
const OPTIONAL = new Set(
  'delivery liquidation upTo upToContracts url cap topics unrealisedPnl averageEntry closingReserve leastClosingValue'.split(
    ' ',
  ),
)

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)
const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !isList(value)

/** A contract as its draft. 0.00075 at `fees.maker` → `0.075`. */
export function draftOf(spec: ContractSpec): DraftFields {
  return fieldsOf(z.encode(ContractSpec, spec))
}

function fieldsOf(json: Readonly<Record<string, unknown>>): DraftFields {
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, leafOf(key, value)]))
}

function leafOf(key: string, value: unknown): Draft {
  if (isList(value))
    return LISTS.has(key) ? value.map(String).join(', ') : value.map((each) => leafOf('', each))
  if (isFields(value)) return fieldsOf(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value !== 'string') return typeof value === 'number' ? value.toString() : ''
  return PERCENTS.has(key) ? percentPlain(new D(value)) : value
}

export type DraftReading =
  | { readonly ok: true; readonly spec: ContractSpec }
  | { readonly ok: false; readonly issues: DraftIssues }

/** Reads a draft: numbers as people type them, then everything by the contract's own schema. */
export function readDraft(draft: DraftFields): DraftReading {
  const typed: Record<string, string> = {}
  const json = jsonFields(draft, { path: '', typed })
  const read = z.safeDecode(
    ContractSpec,
    // The schema says what is wrong with anything else.
    json as z.input<typeof ContractSpec>,
    { error: issueWords },
  )
  if (read.success && Object.keys(typed).length === 0) return { ok: true, spec: read.data }
  const ruled = read.success ? [] : fieldIssues(read.error)
  const found = ruled.map(({ path, message }) => [path, message] as const)
  return { ok: false, issues: { ...Object.fromEntries(found), ...typed } }
}

interface Reading {
  readonly path: string
  /** Numbers that could not be read, by path. */
  readonly typed: Record<string, string>
}

function jsonFields(fields: DraftFields, at: Reading): Record<string, unknown> {
  const json: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(fields)) {
    if (isAbsent(key, value)) continue
    const path = at.path === '' ? key : `${at.path}.${key}`
    json[key] = jsonOf(key, value, { ...at, path })
  }
  return json
}

/** Terms of which one field says that there is none: a rule of no method, printed figures of no places. */
const ABSENT_BY: Readonly<Record<string, (fields: DraftFields) => boolean>> = {
  rule: ({ method }) => method === 'none',
  orderCost: ({ method }) => method === 'none',
  printedCoin: ({ places = '' }) => places === '',
  printedRatio: ({ places = '' }) => places === '',
  then: (fields) => Object.values(fields).every((each) => each === ''),
}

/** True for an optional term that nothing was typed for. */
function isAbsent(key: string, value: Draft): boolean {
  if (typeof value === 'string') return OPTIONAL.has(key) && value.trim() === ''
  if (isList(value)) return key === 'tiers' && value.length === 0
  return ABSENT_BY[key]?.(value) === true
}

function jsonOf(key: string, value: Draft, at: Reading): unknown {
  if (isList(value))
    return value.map((each, index) => jsonOf('', each, { ...at, path: `${at.path}.${index}` }))
  if (typeof value !== 'string') return jsonFields(value, at)
  return leafJson(key, value.trim(), at)
}

function leafJson(key: string, text: string, at: Reading): unknown {
  if (LISTS.has(key)) return text.split(/[\s,;]+/).filter((part) => part !== '')
  if (SWITCHES.has(key)) return text === 'yes'
  if (WHOLES.has(key)) return /^\d{1,3}$/.test(text) ? Number(text) : text
  if (PERCENTS.has(key)) return numberJson(text, at, { rule: { units: ['%'] }, shift: 100 })
  if (NUMBERS.has(key)) return numberJson(text, at, { rule: {}, shift: 1 })
  return text
}

function numberJson(
  text: string,
  { path, typed }: Reading,
  { rule, shift }: { readonly rule: FieldRule; readonly shift: number },
): string {
  const read = readTypedNumber(text, rule)
  if (read.ok) return canonicalText(read.value.value.div(shift))
  typed[path] = read.error.message
  return '0'
}

/** What stands at a path; empty text where nothing does. */
function draftAt(draft: Draft, path: string): Draft {
  let at: Draft | undefined = draft
  for (const part of path.split('.')) {
    if (typeof at === 'string' || at === undefined) return ''
    at = isList(at) ? at[Number(part)] : at[part]
  }
  return at ?? ''
}

/** The draft with something else at a path. */
export function withDraft<T extends Draft>(draft: T, path: string, value: Draft): T {
  const [head = '', ...rest] = path.split('.')
  const next = (inner: Draft | undefined): Draft =>
    rest.length === 0 ? value : withDraft(inner ?? {}, rest.join('.'), value)
  if (typeof draft === 'string') return draft
  // A list stays a list and fields stay fields: only what is inside is put in anew.
  if (isList(draft))
    return draft.map((each, at) => (at === Number(head) ? next(each) : each)) as never
  const fields: DraftFields = draft
  return { ...fields, [head]: next(fields[head]) } as never
}

/** The text at a path; empty where none stands. */
export const textAt = (draft: Draft, path: string): string => {
  const found = draftAt(draft, path)
  return typeof found === 'string' ? found : ''
}

/** The rows of a list in the draft. */
export const rowsAt = (draft: Draft, path: string): readonly Draft[] => {
  const rows = draftAt(draft, path)
  return isList(rows) ? rows : []
}
