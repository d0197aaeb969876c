/** One entry of the glossary: data, so that the palette, the labels and the page read the same words. */
export interface Term {
  /** The last part of its address and what a label's `term` names. */
  readonly id: string
  readonly title: string
  readonly text: readonly string[]
  readonly formula?: string
  /** A case worked with numbers. */
  readonly worked?: string
  readonly see: readonly string[]
}
