/**
 * What set-up tells the person who is waiting.
 *
 * On a terminal a progress line rewrites itself; in a log file it would only be noise, so there a
 * new line appears for every tenth of the work.
 */

/** @typedef {{ write(text: string): unknown, isTTY?: boolean }} TextSink */

/**
 * @typedef {object} Say
 * @property {(line: string) => void} line prints one line
 * @property {(label: string, totalBytes: number) => Progress} progress starts a progress line
 * @property {(label: string) => () => void} waiting repeats that work goes on, until it is called
 */

/** @typedef {{ add(byteCount: number): void, done(): void }} Progress */

const WAITING_EVERY_MS = 10_000

/**
 * Makes the voice of set-up.
 *
 * @param {TextSink} [sink] where lines go; the standard output when absent
 * @returns {Say}
 */
export function createSay(sink = process.stdout) {
  const line = (text) => void sink.write(`${text}\n`)
  return {
    line,
    progress: (label, totalBytes) => startProgress({ sink, label, totalBytes }),
    waiting: (label) => startWaiting(line, label),
  }
}

function startProgress({ sink, label, totalBytes }) {
  let doneBytes = 0
  let shownTenth = -1
  const show = (percent) => {
    const text = `${label} ${percent} % of ${megabytes(totalBytes)}`
    sink.write(sink.isTTY ? `\r${text}` : `${text}\n`)
  }
  return {
    add(byteCount) {
      doneBytes += byteCount
      const tenth = Math.min(10, Math.floor((doneBytes / Math.max(1, totalBytes)) * 10))
      if (tenth === shownTenth) return
      shownTenth = tenth
      show(tenth * 10)
    },
    done() {
      if (sink.isTTY) sink.write('\n')
    },
  }
}

function startWaiting(line, label) {
  const startedAtMs = Date.now()
  const timer = setInterval(() => {
    line(`${label} ${Math.round((Date.now() - startedAtMs) / 1000)} s so far`)
  }, WAITING_EVERY_MS)
  return () => clearInterval(timer)
}

function megabytes(byteCount) {
  return `${Math.round(byteCount / 1e6)} MB`
}
