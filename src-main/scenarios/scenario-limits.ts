/** Two megabytes: a hundred times a scenario whose every field is filled. */
const MOST_BYTES = 2_000_000

/** True of a text, or of a count of bytes, that is more than any scenario's file needs. */
export const tooLarge = (file: string | number): boolean =>
  (typeof file === 'number' ? file : Buffer.byteLength(file)) > MOST_BYTES
