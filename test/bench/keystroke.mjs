import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { launchHeld } from '../support/held-launch.mjs'

const WARM_UP = 30
const STROKES = 300
const FRAME_MS = 16.7

/**
 * From a real key event to the frame that shows its result, on a whole sheet with its chart: the event's own
 * time stamp to the first task after the frame in which the answer's text changed. Waiting for the next frame
 * is inside, so half a frame is what a program that takes no time would get.
 */
export async function keystrokeBench({ executablePath }) {
  const folder = mkdtempSync(join(tmpdir(), 'reciprocal-keystroke-'))
  const electron = await launchHeld({
    executablePath,
    args: [`--user-data-dir=${folder}`],
    cwd: folder,
  })
  try {
    const page = await electron.firstWindow()
    await page.getByTestId('quantity').fill('10000')
    await page.getByTestId('entry').fill('60000')
    await page.getByTestId('leverage').fill('10')
    await page.getByTestId('exit').fill('66000')
    await page.getByTestId('chart').locator('canvas').waitFor()
    await page.evaluate(watchKeys)
    await page.getByTestId('exit').focus()
    for (let stroke = 0; stroke < WARM_UP + STROKES; stroke += 1) {
      // One digit more, then one digit less: every stroke changes every figure.
      await page.keyboard.press(stroke % 2 === 0 ? String((stroke % 8) + 1) : 'Backspace')
      await page.waitForFunction((count) => globalThis.keyTimes.length > count, stroke)
      // The chart follows when nothing is typed; the next stroke of any hand comes later than that.
      await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
    }
    const times = await page.evaluate(() => globalThis.keyTimes)
    return {
      name: 'keystroke to painted result',
      ...quantiles(times.slice(WARM_UP)),
      goal: FRAME_MS,
    }
  } finally {
    await electron.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Runs in the page. */
function watchKeys() {
  globalThis.keyTimes = []
  const answer = document.querySelector('[data-testid="answer-net"]')
  let struckAt = 0
  window.addEventListener('keydown', (event) => (struckAt = event.timeStamp), { capture: true })
  new MutationObserver(() => {
    const from = struckAt
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      // The task after a frame's callbacks runs once its paint has been handed over.
      port1.onmessage = () => globalThis.keyTimes.push(performance.now() - from)
      port2.postMessage(undefined)
    })
  }).observe(answer, { subtree: true, characterData: true, childList: true })
}

function quantiles(times) {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
  return { p50: at(0.5), p99: at(0.99) }
}
