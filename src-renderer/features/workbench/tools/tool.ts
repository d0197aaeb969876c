import type { Explanation } from '@shared/calc/explanation'
import type { Draft } from '@shared/ipc/settings'
import type { Component } from 'vue'

import type { Scenario } from '../../../app/scenario'
import type { FieldSays } from '../read-field'
import type { ScenarioReading } from '../read-scenario'
import type { FigureRow, RowFigure } from '../result-rows'

import type { ToolChart } from './tool-chart'

/** What is typed into the tools, by field: text, nothing judged. One field in two tools is one text. */
export type ToolTexts = Draft

interface Labelled {
  readonly id: string
  readonly label: string
  /** The glossary's entry for it. */
  readonly term?: string
}

interface TypedField extends Labelled {
  /** A believable example, or what an empty field stands for. */
  readonly placeholder: string
  readonly says?: FieldSays | undefined
}

export interface NumberToolField extends TypedField {
  readonly kind: 'number'
  readonly unit: string
  /** How far an arrow key moves it, as plain decimal text. */
  readonly step: string
}

/** Several lines: a pasted series. */
export interface LinesToolField extends TypedField {
  readonly kind: 'lines'
}

export interface Option {
  readonly value: string
  readonly label: string
}

export interface ChoiceToolField extends Labelled {
  readonly kind: 'choice'
  readonly options: readonly Option[]
  readonly chosen: string
}

export type RowsColumn =
  | (Pick<NumberToolField, 'id' | 'label' | 'unit' | 'step' | 'placeholder'> & {
      readonly kind: 'number'
    })
  | (Pick<ChoiceToolField, 'id' | 'label' | 'options'> & { readonly kind: 'choice' })

/**
 * A list that is typed row by row. The text of a cell is kept under `<field>-<row>-<column>`, rows counted from
 * 0; the list has one empty row more than is typed, up to `most`.
 */
export interface RowsToolField extends Labelled {
  readonly kind: 'rows'
  readonly columns: readonly RowsColumn[]
  readonly most: number
  /** What one row is called: Fill, Target, Leg. */
  readonly rowName: string
  /** What a cell says below its row, by `<row>-<column>`. */
  readonly says: Readonly<Record<string, FieldSays | undefined>>
}

export type ToolField = NumberToolField | LinesToolField | ChoiceToolField | RowsToolField

/** One figure of a tool, with its working once there is one. */
export interface ToolRow extends FigureRow {
  readonly how?: Explanation<string> | undefined
  /** The heading that it and what follows stand under. */
  readonly group?: string
}

export interface ToolTableRow {
  readonly id: string
  /** What the row is: a step, a day, a price. */
  readonly head: string
  /** One figure per column. */
  readonly figures: readonly RowFigure[]
}

/** Figures that come in a series: the steps of a ladder, the days of a horizon. */
export interface ToolTable {
  readonly id: string
  readonly title: string
  /** What the first column holds. */
  readonly head: string
  readonly columns: readonly string[]
  readonly rows: readonly ToolTableRow[]
}

export interface ToolAnswer {
  /** In the order they are filled. */
  readonly fields: readonly ToolField[]
  readonly rows: readonly ToolRow[]
  readonly tables?: readonly ToolTable[]
  readonly charts?: readonly ToolChart[]
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
  /** The glossary's entry for what it answers. */
  readonly term: string
  readonly answer: (ask: ToolAsk) => ToolAnswer
}

/** What a tool with a picture of its own is given in place of the declared fields and rows. */
export interface ToolViewProps extends ToolAsk {
  readonly change: (patch: ToolTexts) => void
  readonly flush: () => void
}

/** A tool that draws itself. Its component takes `ToolViewProps`. */
export interface DrawnTool {
  readonly question: string
  readonly term: string
  readonly view: Component<ToolViewProps>
}
