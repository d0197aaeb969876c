import type { Scenario } from '../../../app/scenario'
import { FIELD_LABELS } from '../sheet-fields'

import type { CompareSide } from './compare-sides'
import { SHEET_FIELDS, toolTextsThatDiffer } from './scenario-documents'

/** A field in which two scenarios differ, as it was typed. */
export interface InputRow {
  readonly id: string
  readonly label: string
  readonly a: string
  readonly b: string
}

/** The fields in which two scenarios differ: those of the sheet in its order, then those of the tools. */
export function inputsThatDiffer(a: CompareSide, b: CompareSide): readonly InputRow[] {
  const sheet = SHEET_FIELDS.filter((field) => a.doc.sheet[field] !== b.doc.sheet[field])
  return [
    ...sheet.map((field) => ({
      ...{ id: field, label: FIELD_LABELS[field] },
      ...{ a: sheetText(a, field), b: sheetText(b, field) },
    })),
    ...toolTextsThatDiffer(a.doc.tools, b.doc.tools).map((id) => ({
      ...{ id: `tool-${id}`, label: `Tool, ${id.replaceAll('-', ' ')}` },
      ...{ a: shown(a.doc.tools[id]), b: shown(b.doc.tools[id]) },
    })),
  ]
}

/** A field that is empty or blank says so: two blanks side by side would look like a fault. */
function shown(text = ''): string {
  const said = text.trim()
  return said === '' ? '–' : said
}

const sheetText = ({ doc, reading }: CompareSide, field: keyof Scenario): string =>
  field === 'contractId' ? reading.spec.title : shown(doc.sheet[field])
