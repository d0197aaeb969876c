import type { ContractListing } from '@shared/market/listing'
import type { ScenarioDocument } from '@shared/scenario/document'

import { EMPTY_SCENARIO, type Scenario } from '../../../app/scenario'
import { draftOf, scenarioOf } from '../scenario-draft'
import type { ToolTexts } from '../tools/tool'
import type { ScenarioDoc } from '../use-scenario-doc-store'

/** Texts that say something: an empty one and an absent one are the same. */
export const filledTexts = (texts: ToolTexts): ToolTexts =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''))

/** A scenario as it is kept, with those of the person's own contracts that it names. */
export function documentOf(
  { sheet, tools }: ScenarioDoc,
  { name, own }: { readonly name: string; readonly own: readonly ContractListing[] },
): ScenarioDocument {
  const listing = own.find(({ spec }) => spec.id === sheet.contractId)
  // A leg names its contract by its id, whichever field that is.
  const named = new Set(Object.values(tools))
  const further = own.filter((each) => each !== listing && named.has(each.spec.id))
  return {
    format: 'reciprocal-scenario',
    version: 1,
    name,
    sheet: draftOf(sheet),
    tools: filledTexts(tools),
    ...(listing && { listing }),
    ...(further.length > 0 && { further }),
  }
}

/** A kept scenario as it is typed on: a field that this program does not know is left out. */
export const docOf = ({
  sheet,
  tools,
}: Pick<ScenarioDocument, 'sheet' | 'tools'>): ScenarioDoc => ({
  sheet: scenarioOf(sheet),
  tools,
})

/** The fields of the sheet, in its order. */
export const SHEET_FIELDS: readonly (keyof Scenario)[] =
  // EMPTY_SCENARIO is a whole Scenario, so its keys are all of them.
  Object.keys(EMPTY_SCENARIO) as (keyof Scenario)[]

/** The texts of the tools that are not the same in both. */
export function toolTextsThatDiffer(a: ToolTexts, b: ToolTexts): readonly string[] {
  const ids = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  return ids.filter((id) => (a[id] ?? '') !== (b[id] ?? ''))
}

/** True when the same was typed in both. */
export function sameDoc(a: ScenarioDoc, b: ScenarioDoc): boolean {
  return (
    a === b ||
    (SHEET_FIELDS.every((field) => a.sheet[field] === b.sheet[field]) &&
      toolTextsThatDiffer(a.tools, b.tools).length === 0)
  )
}

/** The switches, which always stand somewhere: alone they are nothing that could be lost. */
const SWITCHES: readonly (keyof Scenario)[] = [
  ...(['contractId', 'side', 'quantityUnit', 'exitIs'] as const),
  ...(['marginMode', 'backing', 'openRole', 'closeRole'] as const),
]

/** True when no number and no text was typed. */
export const isBlank = ({ sheet, tools }: ScenarioDoc): boolean =>
  Object.keys(filledTexts(tools)).length === 0 &&
  SHEET_FIELDS.every((field) => SWITCHES.includes(field) || sheet[field] === '')
