import type { FieldIssue } from '@shared/ipc/errors'

const NAMES: Readonly<Record<string, string>> = {
  quantity: 'Quantity',
  price: 'Price',
  entry: 'Entry',
  stop: 'Stop',
  targets: 'Targets',
  fee: 'Fee',
  amount: 'Funding',
  atMs: 'Time',
  note: 'Note',
  tags: 'Tags',
  reason: 'Reason',
  name: 'Name',
}

/** What main said of a field, as a sentence: "must be above zero" at `fills.0.price` → "Price must be above zero." */
export function issueSentence({ path, message }: FieldIssue): string {
  const field = path.split('.').findLast((part) => !/^\d+$/.test(part)) ?? ''
  const name = NAMES[field]
  const whole = name !== undefined && /^[a-z]/.test(message) ? `${name} ${message}` : message
  return /[.?]$/.test(whole) ? whole : `${whole}.`
}
