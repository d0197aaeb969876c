import type { Explanation } from '@shared/calc/explanation'
import type { Draft } from '@shared/ipc/settings'

import type { Scenario } from '../../../app/scenario'
import type { FieldSays } from '../read-field'
import type { ScenarioReading } from '../read-scenario'
import type { FigureRow } from '../result-rows'

/** What is typed into the tools, by field: text, nothing judged. One field in two tools is one text. */
export type ToolTexts = Draft

export interface NumberToolField {
  readonly kind: 'number'
  readonly id: string
  readonly label: string
  readonly unit: string
  /** How far an arrow key moves it, as plain decimal text. */
  readonly step: string
  /** A believable example, or what an empty field stands for. */
  readonly placeholder: string
  /** The glossary's entry for it. */
  readonly term?: string
  readonly says?: FieldSays | undefined
}

export interface ChoiceToolField {
  readonly kind: 'choice'
  readonly id: string
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly chosen: string
}

export type ToolField = NumberToolField | ChoiceToolField

/** One figure of a tool, with its working once there is one. */
export interface ToolRow extends FigureRow {
  readonly how?: Explanation<string> | undefined
}

export interface ToolAnswer {
  /** In the order they are filled. */
  readonly fields: readonly ToolField[]
  readonly rows: readonly ToolRow[]
  /** Where money is at risk. */
  readonly risks: readonly string[]
  readonly notes: readonly string[]
  /** What the answer would change on the sheet, where it can be taken over. */
  readonly taking?: { readonly label: string; readonly patch: Partial<Scenario> } | undefined
}

export interface ToolAsk {
  readonly reading: ScenarioReading
  readonly texts: ToolTexts
}

/** A question asked of the position on the sheet: its own fields and a pure answer. */
export interface Tool {
  /** The question in one sentence. */
  readonly question: string
  readonly answer: (ask: ToolAsk) => ToolAnswer
}
