import { test } from './app'
import { BTC, caseOf, ETH, holdsPublished, type Asked } from './published-cases'
import type { Sheet } from './workbench-fields'

const EXIT = { quantity: 'qty', entry: 'entry', exit: 'exit' } as const
const ROUND = { shortened: 'round' } as const
/** The gross result of one published position, by venue. */
const RESULTS: readonly (Omit<Asked, 'tool' | 'reads'> & { readonly named?: string })[] = [
  { id: 'bitmex-pnlguide-mark1250', contract: BTC.bitmex, types: EXIT },
  { id: 'bybit-pnl-short-1000', contract: BTC.bybit, types: EXIT },
  { id: 'binance-trade-eth-pnl', contract: ETH.binance, types: EXIT },
  {
    ...{ id: 'deribit-docs-1000', contract: BTC.deribit },
    ...{ types: { ...EXIT, quantity: 'sizeUSD' }, named: 'pnlBTC' },
  },
  { ...{ id: 'htx-pnl-1000', contract: BTC.htx, types: EXIT }, ...ROUND },
  { id: 'kraken-eth-2500-2800', contract: ETH.kraken, types: EXIT },
  { id: 'kucoin-pnl-10000', contract: BTC.kucoin, types: EXIT },
  // Published of XRP, which is not listed; the contract of 10 dollars is the same.
  {
    ...{ id: 'okx-xrp-233-2361', contract: ETH.okx, types: EXIT },
    shortened: 'truncate',
  },
  { ...{ id: 'gate-pnl-short-20000', contract: BTC.gate, types: EXIT }, ...ROUND },
]

const inPnl: readonly Asked[] = RESULTS.map(({ named = 'pnl', ...asked }) => ({
  ...asked,
  tool: 'pnl',
  reads: { 'pnl-gross-coin': named },
}))

/** The same results, asked of the target tool: what an exit price brings. */
const inTarget: readonly Asked[] = RESULTS.map(({ types, named = 'pnl', ...asked }) => ({
  ...asked,
  types: { quantity: types['quantity'] ?? '', entry: types['entry'] ?? '' },
  tool: 'target',
  chooses: async (_sheet, page) => {
    await page.getByTestId('target-kind').selectOption({ label: 'What an exit price brings' })
    await page.getByTestId('target-price').fill(caseOf(asked.id).inputs['exit'] ?? '')
  },
  reads: { 'target-gross-coin': named },
}))

const entries = {
  'entries-0-quantity': 'q1',
  'entries-0-price': 'p1',
  'entries-1-quantity': 'q2',
  'entries-1-price': 'p2',
}
const inEntries: readonly Asked[] = [
  // BitMEX’s own example leaves out a rounding that its position records have, so neither entry shown is its figure.
  { id: 'bybit-aep-5625', contract: BTC.bybit },
  { id: 'kucoin-avgentry', contract: BTC.kucoin },
].map((asked) => ({
  ...asked,
  ...{ types: entries, tool: 'entries', reads: { 'entries-average-figure': 'avgEntry' } },
}))

const byMargin = async (sheet: Sheet): Promise<void> => sheet.choose('Backed by', 'margin, BTC')
const inLiquidation: readonly Asked[] = [
  {
    ...{ id: 'binance-iso-liq', contract: BTC.binance, tool: 'liquidation', chooses: byMargin },
    types: {
      ...{ quantity: 'contracts', entry: 'entry', exit: 'mark', margin: 'isolatedWallet' },
      ...{ 'fee-out': '=0' },
    },
    reads: { 'liquidation-isolated-figure': 'liquidationPrice' },
  },
  {
    ...{ id: 'kraken-epp-liq', contract: BTC.kraken, tool: 'liquidation', chooses: byMargin },
    types: { quantity: 'contracts', entry: 'entry', exit: 'entry', margin: 'margin' },
    reads: { 'liquidation-isolated-figure': 'liq' },
    shortened: 'round',
  },
  {
    ...{ id: 'htx-api-xrp-liq', contract: 'HTX XRP-USD coin-margined swap', tool: 'liquidation' },
    chooses: async (sheet) => sheet.choose('Margin', 'cross'),
    types: {
      ...{ quantity: 'contracts', entry: 'cost', exit: 'last', leverage: 'leverage' },
      // The static balance to the 8 decimals that coins are kept in.
      ...{ balance: '=12.0229791', 'fee-out': '=0' },
    },
    reads: { 'liquidation-cross-figure': 'liq' },
  },
]

const elsewhere: readonly Asked[] = [
  {
    ...{ id: 'binance-pm-eth', contract: ETH.binance, tool: 'break-even' },
    types: { quantity: 'contracts', entry: 'entry', exit: 'mark', 'fee-in': '=0.04' },
    reads: { 'break-even-opening-fee-figure': 'breakEvenPrice' },
  },
  {
    ...{ id: 'generic-romano-synthetic-usd-1', contract: BTC.bitmex, tool: 'carry' },
    types: { balance: 'coin', entry: 'entry' },
    reads: { 'carry-dollars-usd': 'usd' },
  },
]

const ASKED = [...inPnl, ...inTarget, ...inEntries, ...inLiquidation, ...elsewhere]

test('published examples are typed in and read off every tool', async ({ app }) => {
  test.slow()
  await holdsPublished(app.page, ASKED)
})
