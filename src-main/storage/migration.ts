/** One step of the file format. Once released it is never edited: a test holds its hash. */
export interface Migration {
  readonly version: number
  readonly sql: string
}
