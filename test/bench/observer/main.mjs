// Starts the app named in BENCH_MAIN inside this process and prints, as JSON lines, when its window became
// interactive and what memory all its processes hold after it came to rest. Both apps of a comparison run
// under the same observer, so its own cost cancels out.
import { readFileSync } from 'node:fs'
import { setTimeout as rest } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'

import { app } from 'electron'

const REST_MS = 4_000

/** Proportional set size: shared pages are divided among their users, so a sum over processes is honest. */
function proportionalKib(pid) {
  const line = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8').match(/^Pss:\s+(\d+) kB/m)
  return Number(line?.[1] ?? 0)
}

const interactive = `new Promise((resolve) => {
  const twoFrames = () => requestAnimationFrame(() => requestAnimationFrame(
    () => resolve(performance.timeOrigin + performance.now())))
  const root = document.documentElement
  if (root.dataset.ready) twoFrames()
  else new MutationObserver((_, observer) => {
    if (root.dataset.ready) { observer.disconnect(); twoFrames() }
  }).observe(root, { attributes: true })
})`

app.on('web-contents-created', (_event, contents) => {
  contents.once('dom-ready', async () => {
    const atMs = await contents.executeJavaScript(interactive)
    const startMs = atMs - process.getCreationTime()
    await rest(REST_MS)
    const kib = app.getAppMetrics().reduce((sum, each) => sum + proportionalKib(each.pid), 0)
    process.stdout.write(`\nBENCH ${JSON.stringify({ startMs, kib })}\n`)
    app.exit(0)
  })
})

app.setAppPath?.(process.env.BENCH_APP)
await import(pathToFileURL(process.env.BENCH_MAIN).href)
