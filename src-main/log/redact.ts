/** A folder that must not be readable in the log, and the name that stands for it. */
export interface Redaction {
  readonly path: string
  readonly as: string
}

/**
 * A text as it may stand in the log: folders of the person are named, not spelt out, and numbers of a
 * message become `#`, since a message may quote an amount. Stack lines keep their numbers: they are code.
 */
export function redacted(text: string, paths: readonly Redaction[]): string {
  const named = [...paths]
    .sort((a, b) => b.path.length - a.path.length)
    .reduce((line, { path, as }) => (path === '' ? line : line.replaceAll(path, as)), text)
  return named
    .split('\n')
    .map((line) => (/^\s+at /.test(line) ? line : line.replace(/\d[\d.,_]*/g, '#')))
    .join('\n')
}
