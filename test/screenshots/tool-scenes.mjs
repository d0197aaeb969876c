/** What is typed into each tool over the example on the sheet, in the order of their tabs. */
const TYPED = {
  pnl: { 'targets-0-price': '63000', 'targets-0-share': '50' },
  target: { 'target-result': '0.02' },
  entries: { 'entries-0-quantity': '4000', 'entries-0-price': '59000' },
  size: { stop: '58000', 'size-risk': '1', balance: '0.5' },
  margin: { balance: '0.5' },
  liquidation: { 'survive-move': '-20' },
  funding: { 'funding-rate': '0.01', 'funding-days': '30' },
  'break-even': {},
  'stop-r': { 'targets-0-price': '64000', 'targets-0-share': '50' },
  carry: { index: '59900' },
  ...{ hedge: {}, 'what-if': {} },
  payoff: {
    ...{ 'payoff-legs-0-kind': 'coins', 'payoff-legs-0-quantity': '0.1' },
    ...{ 'payoff-legs-0-price': '40000', 'payoff-legs-1-side': 'short' },
    ...{ 'payoff-legs-1-quantity': '4000', 'payoff-legs-1-price': '64000' },
    ...{ 'payoff-legs-2-kind': 'put', 'payoff-legs-2-quantity': '0.2' },
    ...{ 'payoff-legs-2-price': '55000', 'payoff-legs-2-premium': '0.01' },
  },
  contract: {},
}

async function type(page, texts) {
  for (const [field, text] of Object.entries(texts)) {
    const at = page.getByTestId(field)
    const isList = await at.evaluate(({ tagName }) => tagName === 'SELECT')
    await (isList ? at.selectOption(text) : at.fill(text))
  }
}

const emptied = (texts) => Object.fromEntries(Object.keys(texts).map((field) => [field, '']))

/** Every tool as it is used, over whatever is on the sheet. */
export function toolScenes(visit) {
  const after = (page) => visit(page, '/workbench')
  const scenes = Object.entries(TYPED).map(([tool, texts]) => ({
    name: `tool-${tool}`,
    go: async (page) => {
      await visit(page, `/workbench/${tool}`)
      await page.getByTestId('tool-answer').waitFor()
      await type(page, texts)
      // The map comes from a worker.
      if (tool === 'what-if') await page.getByTestId('heat-map-scale').waitFor()
    },
    after: async (page) => {
      // Fills stand in the place of the sheet's quantity and entry, which the scenes that follow type into.
      if (tool === 'entries') await type(page, emptied(texts))
      await after(page)
    },
  }))
  return [
    ...scenes,
    {
      name: 'tool-what-if-path',
      go: async (page) => {
        await visit(page, '/workbench/what-if')
        await page.getByTestId('what-if-view').getByText('Path', { exact: true }).click()
        await page.getByTestId('what-if-flash-crash').click()
        await page.getByTestId('chart-what-if-path-equity').locator('canvas').first().waitFor()
      },
      after,
    },
  ]
}
