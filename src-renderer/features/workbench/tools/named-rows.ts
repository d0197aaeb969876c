import type { ToolRow } from './tool'
import { none } from './tool-input'

/** A figure with its working, before it stands in a row. */
export type Drawn = Pick<ToolRow, 'figure' | 'how'>

type Label<Id extends string> = Omit<ToolRow, 'id' | 'figure' | 'how'> & { readonly id: Id }

/** Rows in their order, each with the figure of its own name: a figure that is forgotten does not compile. */
export const namedRows = <Id extends string>(
  rows: readonly Label<Id>[],
  drawn: Readonly<Record<NoInfer<Id>, Drawn>>,
): readonly ToolRow[] => rows.map((row) => ({ ...row, ...drawn[row.id] }))

/** The same rows while one reason keeps all figures away: every row is always there, so nothing moves. */
export const waitingRows = (rows: readonly Label<string>[], reason: string): readonly ToolRow[] =>
  rows.map((row) => ({ ...row, figure: none(reason) }))
