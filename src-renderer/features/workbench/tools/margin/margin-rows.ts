import type { Explanation } from '@shared/calc/explanation'

import type { RowFigure } from '../../result-rows'
import type { ToolRow } from '../tool'
import { none } from '../tool-input'

/** A figure with its working, to be put under its label. */
export interface Drawn {
  readonly figure: RowFigure
  readonly how?: Explanation<string> | undefined
}

type Label = Pick<ToolRow, 'id' | 'label' | 'term'>

const GROUPS = {
  position: {
    title: 'This position',
    rows: [
      { id: 'margin-initial', label: 'Initial margin', term: 'initial-margin' },
      { id: 'margin-asked', label: 'Asked for by its tier', term: 'margin-tier' },
      { id: 'margin-over', label: 'Above what is asked', term: 'initial-margin' },
      { id: 'margin-maintenance', label: 'Maintenance margin', term: 'maintenance-margin' },
      { id: 'margin-rate', label: 'Maintenance rate', term: 'maintenance-margin' },
      { id: 'margin-tier', label: 'Tier', term: 'margin-tier' },
      { id: 'margin-most-leverage', label: 'Highest leverage at this size', term: 'margin-tier' },
    ],
  },
  account: {
    title: 'At the mark',
    rows: [
      { id: 'margin-equity', label: 'Equity', term: 'equity' },
      { id: 'margin-effective', label: 'Leverage on equity', term: 'leverage' },
      { id: 'margin-ratio', label: 'Margin ratio', term: 'margin-ratio' },
      { id: 'margin-free', label: 'Free margin', term: 'free-margin' },
    ],
  },
  largest: {
    title: 'Largest position',
    rows: [
      { id: 'margin-largest', label: 'Largest quantity', term: 'quantity' },
      { id: 'margin-affordable', label: 'Paid for by the balance', term: 'quantity' },
      { id: 'margin-allowed', label: 'Allowed by the tiers', term: 'margin-tier' },
      { id: 'margin-limit', label: 'Where the tiers end it', term: 'margin-tier' },
    ],
  },
  next: {
    title: 'Next tier',
    rows: [
      { id: 'margin-next', label: 'Begins above', term: 'margin-tier' },
      { id: 'margin-next-notional', label: 'In coin and dollars', term: 'notional' },
      { id: 'margin-room', label: 'Left until then', term: 'margin-tier' },
      { id: 'margin-next-initial', label: 'Initial rate', term: 'initial-margin' },
      { id: 'margin-next-maintenance', label: 'Maintenance rate', term: 'maintenance-margin' },
      { id: 'margin-next-leverage', label: 'Highest leverage', term: 'leverage' },
      { id: 'margin-extra-initial', label: 'More initial margin there', term: 'margin-tier' },
      { id: 'margin-extra', label: 'More maintenance there', term: 'margin-tier' },
    ],
  },
} as const satisfies Record<string, { readonly title: string; readonly rows: readonly Label[] }>

export type GroupName = keyof typeof GROUPS

/** A group with its figures in the order of its rows, or with one reason in all of them. */
export function groupRows(name: GroupName, drawn: readonly Drawn[] | string): readonly ToolRow[] {
  const { title, rows } = GROUPS[name]
  return rows.map((row, at) => ({
    ...row,
    ...(at === 0 && { group: title }),
    ...(typeof drawn === 'string' ? { figure: none(drawn) } : (drawn[at] ?? { figure: none('') })),
  }))
}
