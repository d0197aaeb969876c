import { err, ok, type Result } from '@shared/num/result'

import { EMPTY_SCENARIO } from '../../../app/scenario'
import { draftOf, scenarioOf } from '../scenario-draft'
import { toolById, TOOLS } from '../tools/registry'
import type { ScenarioDoc } from '../use-scenario-doc-store'

/** A scenario and the tool it is looked at with; no tool is the payoff. */
export interface LinkedScenario {
  readonly doc: ScenarioDoc
  readonly tool: string
}

const SCHEME = 'reciprocal:'
const HEAD = `${SCHEME}workbench`
/** Marks a text of the tools among those of the sheet. */
const OF_TOOLS = 't.'
/** As much as a scenario's file may have. */
const LONGEST = 2_000_000
const LONGEST_TEXT = 20_000
const LONGEST_NAME = 60
const MOST_FIELDS = 600

/** True of a text that is meant as a link, whole or not. */
export const isLink = (text: string): boolean => text.trim().toLowerCase().startsWith(SCHEME)

/**
 * Everything typed as one line that opens it again: `reciprocal:workbench/target?entry=60%2C000&t.target-want=1`.
 * Switches always stand in it, so that a later default changes nothing.
 */
export function scenarioLink({ doc, tool }: LinkedScenario): string {
  const texts = [
    ...Object.entries(draftOf(doc.sheet)),
    ...Object.entries(doc.tools).map(([id, text]) => [`${OF_TOOLS}${id}`, text] as const),
  ]
  const query = texts
    .filter(([, text]) => text !== '')
    .map((pair) => pair.map((part) => encodeURIComponent(wellFormed(part))).join('='))
  return `${HEAD}${tool && `/${tool}`}?${query.join('&')}`
}

/** Half a pair of UTF-16 has no UTF-8: it is what a file would show in its place. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD')

const LINK = /^reciprocal:workbench(?:\/([^/?]*))?(?:\?(.*))?$/s

/** Reads a link, or says in words what is wrong with it. Nothing in it is guessed at. */
export function readScenarioLink(text: string): Result<LinkedScenario, string> {
  const link = text.trim()
  if (link.length > LONGEST) return err('The link is longer than any scenario.')
  const parts = LINK.exec(link)
  if (!parts) return err(`A link to a scenario starts with “${HEAD}”.`)
  const [, tool = '', query = ''] = parts
  if (tool !== '' && !toolById(tool)) return err(toolIssue(tool))
  const fields = readFields(query)
  if (!fields.ok) return fields
  const doc = docOfFields(fields.value)
  return doc.ok ? ok({ doc: doc.value, tool }) : doc
}

const toolIssue = (tool: string): string =>
  `There is no tool “${shortened(tool)}”; there are ${TOOLS.map(({ id }) => id).join(', ')}.`

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

type Fields = ReadonlyMap<string, string>

function readFields(query: string): Result<Fields, string> {
  const fields = new Map<string, string>()
  for (const part of query.split('&').filter(Boolean)) {
    const at = part.indexOf('=')
    if (at === -1) return err(`“${shortened(part)}” has no “=” between a field and its text.`)
    const field = decoded(part.slice(0, at))
    const text = decoded(part.slice(at + 1))
    if (field === undefined || text === undefined)
      return err(
        `“${shortened(part)}” is not written as a link is: a “%” takes two digits of UTF-8.`,
      )
    if (fields.has(field)) return err(`The link names the field “${shortened(field)}” twice.`)
    fields.set(field, text)
  }
  return ok(fields)
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}

function docOfFields(fields: Fields): Result<ScenarioDoc, string> {
  const sheet: Record<string, string> = {}
  const tools: Record<string, string> = {}
  for (const [field, text] of fields) {
    const issue = fieldIssue(field, text)
    if (issue !== undefined) return err(issue)
    if (field.startsWith(OF_TOOLS)) tools[field.slice(OF_TOOLS.length)] = text
    else sheet[field] = text
  }
  if (Object.keys(tools).length > MOST_FIELDS)
    return err(`The link has more than the ${MOST_FIELDS} fields that the tools may have.`)
  return ok({ sheet: scenarioOf(sheet), tools })
}

function fieldIssue(field: string, text: string): string | undefined {
  if (text.length > LONGEST_TEXT)
    return `The text of “${shortened(field)}” is longer than ${LONGEST_TEXT} characters.`
  if (field.startsWith(OF_TOOLS)) return toolFieldIssue(field.slice(OF_TOOLS.length))
  if (!Object.hasOwn(EMPTY_SCENARIO, field))
    return `The sheet has no field “${shortened(field)}”. A field of a tool starts with “${OF_TOOLS}”.`
  // A switch in no known position reads as on an empty sheet.
  return scenarioOf({ [field]: text })[field as keyof typeof EMPTY_SCENARIO] === text
    ? undefined
    : `“${field}” cannot be “${shortened(text)}”.`
}

function toolFieldIssue(id: string): string | undefined {
  if (id === '' || id.length > LONGEST_NAME || id === '__proto__')
    return `“${shortened(id)}” is no field of a tool.`
  return undefined
}
