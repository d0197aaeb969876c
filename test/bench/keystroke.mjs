import { onSheet } from './on-sheet.mjs'

const WARM_UP = 30
const STROKES = 300
const TOOL_STROKES = 100
const FRAME_MS = 16.7

/** Everything a tool may need is on the sheet, so that every answer is whole. */
const SHEET = {
  ...{ quantity: '10000', entry: '60000', exit: '66000', stop: '57000', index: '60010' },
  ...{ balance: '0.5', leverage: '10', 'funding-rate': '0.01' },
}
/** What a tool asks beside the sheet. */
const TYPED = {
  target: { 'target-result': '0.02' },
  size: { 'size-risk': '0.01' },
  liquidation: { 'survive-move': '-20' },
}

/**
 * From a real key event to the frame that shows its result, on a whole sheet with its chart, in the position's own
 * view and in every tool: the event's own time stamp to the first task after the frame in which the answer's text
 * changed. Waiting for the next frame is inside, so half a frame is what a program that takes no time would get. Charts
 * and long tables are outside: they follow that frame.
 */
export function keystrokeBench({ executablePath }) {
  return onSheet({ executablePath, sheet: SHEET }, async (page) => {
    await page.getByTestId('chart').locator('canvas').waitFor()
    await page.evaluate(watchKeys)
    const tabs = await page.getByRole('navigation', { name: 'Tools' }).getByRole('link').all()
    const measured = []
    for (const tab of tabs) {
      const id = (await tab.getAttribute('data-testid')).replace('tab-', '')
      await tab.click()
      if (id !== 'position') await page.getByTestId(`tool-${id}`).locator('h2').waitFor()
      for (const [field, text] of Object.entries(TYPED[id] ?? {}))
        await page.getByTestId(field).fill(text)
      const whole = id === 'position'
      const strokes = whole ? STROKES : TOOL_STROKES
      measured.push({ id, ...quantiles(await timesOf(page, strokes)) })
    }
    return { tools: measured, goal: FRAME_MS }
  })
}

async function timesOf(page, strokes) {
  await page.getByTestId('exit').focus()
  await page.evaluate(() => (globalThis.keyTimes.length = 0))
  for (let stroke = 0; stroke < WARM_UP + strokes; stroke += 1) {
    // One digit more, then one digit less: every stroke changes every figure.
    await page.keyboard.press(stroke % 2 === 0 ? String((stroke % 8) + 1) : 'Backspace')
    await page.waitForFunction((count) => globalThis.keyTimes.length > count, stroke)
    // The chart follows when nothing is typed; the next stroke of any hand comes later than that.
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
  }
  return (await page.evaluate(() => globalThis.keyTimes)).slice(WARM_UP)
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
