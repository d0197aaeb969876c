import { onSheet } from './on-sheet.mjs'

const WARM_UP = 10
const STROKES = 60
const GRID_MS = 100

const SHEET = { quantity: '10000', entry: '60000', leverage: '10', 'funding-rate': '0.01' }
const LARGEST = { 'what-if-rows': '200', 'what-if-columns': '200' }

/**
 * The largest what-if grid in the real app: from a real key event that changes every one of its 40 000 cells to the
 * first task after the frame in which they were painted. The worker's way there and back is inside.
 */
export function gridBench({ executablePath }) {
  return onSheet({ executablePath, sheet: SHEET }, async (page) => {
    await page.getByTestId('tab-what-if').click()
    for (const [field, text] of Object.entries(LARGEST)) await page.getByTestId(field).fill(text)
    await page.getByTestId('heat-map-scale').waitFor()
    await page.evaluate(watchGrid)
    await page.getByTestId('entry').focus()
    for (let stroke = 0; stroke < WARM_UP + STROKES; stroke += 1) {
      // One digit more, then one digit less: every stroke moves every price and every figure.
      await page.keyboard.press(stroke % 2 === 0 ? String((stroke % 8) + 1) : 'Backspace')
      await page.waitForFunction((count) => globalThis.gridTimes.length > count, stroke)
    }
    const times = (await page.evaluate(() => globalThis.gridTimes)).slice(WARM_UP)
    const sorted = times.toSorted((a, b) => a - b)
    const at = (share) => sorted[Math.floor(share * (sorted.length - 1))]
    return {
      name: `200 × 200 grid, keystroke to painted, p95 (p50 ${at(0.5).toFixed(0)}) / ${GRID_MS} ms`,
      ours: `${at(0.95).toFixed(0)} ms`,
      baseline: `${GRID_MS} ms`,
      ratio: at(0.95) / GRID_MS,
      goal: 1,
    }
  })
}

/** Runs in the page. A map may be painted before its new grid is there: only a paint after the scale changed counts. */
function watchGrid() {
  globalThis.gridTimes = []
  let struckAt = 0
  let isNew = false
  window.addEventListener(
    'keydown',
    (event) => {
      struckAt = event.timeStamp
      isNew = false
    },
    { capture: true },
  )
  const scale = document.querySelector('[data-testid="heat-map-scale"]')
  new MutationObserver(() => (isNew = true)).observe(scale, {
    ...{ subtree: true, characterData: true, childList: true },
  })
  const map = document.querySelector('[data-testid="heat-map"]')
  new MutationObserver(() => {
    if (!isNew) return
    isNew = false
    const from = struckAt
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      // The task after a frame's callbacks runs once its paint has been handed over.
      port1.onmessage = () => globalThis.gridTimes.push(performance.now() - from)
      port2.postMessage(undefined)
    })
  }).observe(map, { attributeFilter: ['data-painted'] })
}
