import type { Draft } from '@shared/ipc/settings'
import { FillRole } from '@shared/journal/event'

import { emptyFill, emptyFunding, type RecordForm } from './record-form'

/** A kept text holds at most 2,000 characters; a note may be longer. */
const PIECE = 1_900
const MOST_ROWS = 80

const rowText = (parts: readonly string[]): string => JSON.stringify(parts)

function rowParts(text: string): readonly string[] {
  try {
    const parts: unknown = JSON.parse(text)
    return Array.isArray(parts) ? parts.map(String) : []
  } catch {
    // A kept row that cannot be read is left out: the form opens with the others.
    return []
  }
}

/** The half-typed form as it is kept across a restart. Beyond 80 rows of a kind the rest is not kept. */
export function draftOf(form: RecordForm): Draft {
  const notes = Array.from({ length: Math.ceil(form.note.length / PIECE) }, (_, index) =>
    form.note.slice(index * PIECE, (index + 1) * PIECE),
  )
  return Object.fromEntries([
    ['contract', form.contractId],
    ['tags', form.tags],
    ['stop', form.stop],
    ...notes.map((piece, index) => [`note.${index}`, piece]),
    ...form.fills
      .slice(0, MOST_ROWS)
      .map(({ action, quantity, price, role, fee, at }, index) => [
        `fill.${index}`,
        rowText([action, quantity, price, role, fee, at]),
      ]),
    ...form.funding
      .slice(0, MOST_ROWS)
      .map(({ amount, price, at }, index) => [`funding.${index}`, rowText([amount, price, at])]),
  ]) as Draft
}

/** What is kept under `fill.0`, `fill.1`, … in that order. */
function series(draft: Draft, name: string): readonly string[] {
  const found: string[] = []
  for (let index = 0; ; index += 1) {
    const text = draft[`${name}.${index}`]
    if (text === undefined) return found
    found.push(text)
  }
}

/** The form that was kept, or undefined when none was. */
export function formOfDraft(draft: Draft): RecordForm | undefined {
  const contractId = draft['contract']
  const fills = series(draft, 'fill').map(rowParts)
  if (contractId === undefined || fills.length === 0) return undefined
  return {
    contractId,
    tags: draft['tags'] ?? '',
    stop: draft['stop'] ?? '',
    note: series(draft, 'note').join(''),
    fills: fills.map(([action, quantity = '', price = '', role, fee = '', at = '']) =>
      emptyFill(at, {
        action: action === 'sell' ? 'sell' : 'buy',
        role: FillRole.catch('taker').parse(role),
        quantity,
        price,
        fee,
      }),
    ),
    funding: series(draft, 'funding')
      .map(rowParts)
      .map(([amount = '', price = '', at = '']) => emptyFunding(at, { amount, price })),
  }
}
