import type { Page } from '@playwright/test'

import { D, type Decimal } from '../../src-shared/num/decimal'
import { goldenCases, reader, sideOf, type GoldenCase } from '../golden/case'

import { expect } from './app'
import { sheetOf, type Sheet } from './workbench-fields'

/** The listed contracts by the names that the sheet has for them. */
export const BTC = {
  binance: 'Binance COIN-M BTCUSD perpetual',
  bitmex: 'BitMEX XBTUSD perpetual',
  bybit: 'Bybit BTCUSD inverse perpetual',
  deribit: 'Deribit BTC-PERPETUAL',
  gate: 'Gate BTC_USD perpetual',
  htx: 'HTX BTC-USD coin-margined swap',
  kraken: 'Kraken PI_XBTUSD perpetual',
  kucoin: 'KuCoin XBTUSDM perpetual',
} as const
export const ETH = {
  binance: 'Binance COIN-M ETHUSD perpetual',
  kraken: 'Kraken PI_ETHUSD perpetual',
  okx: 'OKX ETH-USD perpetual swap',
} as const

/** A published example asked of a tool: what is typed where, and which figure of the page is which published one. */
export interface Asked {
  readonly id: string
  readonly contract: string
  /** What is typed, by field: the name of the case's input, or `=` and a text of our own. */
  readonly types: Readonly<Record<string, string>>
  readonly tool: string
  readonly chooses?: (sheet: Sheet, page: Page) => Promise<void>
  readonly reads: Readonly<Record<string, string>>
  /** How the venue shortened what it published, where the case states no tolerance. */
  readonly shortened?: 'round' | 'truncate'
  /** True where the figures were published in satoshi. */
  readonly inSatoshi?: boolean
  /** True where the page shows a published loss as a risk, without its sign. */
  readonly asRisk?: boolean
}

/** The published example of an id. */
export function caseOf(id: string): GoldenCase {
  const found = goldenCases.find((golden) => golden.id === id)
  if (!found) throw new Error(`there is no published example ${id}`)
  return found
}

/** The figure as the page gives it: every digit, from the tooltip of what is shown. */
async function figureOf(page: Page, testid: string): Promise<Decimal> {
  const title = await page.getByTestId(testid).locator('.figure').first().getAttribute('title')
  return new D((title ?? '').replaceAll('−', '-').split(' ')[0] ?? '')
}

/** What was published, in coins and with the sign that the page has for it. */
function publishedOf(golden: GoldenCase, { name, asked }: Read): Decimal {
  const stated = new D(golden.correct?.[name] ?? golden.expected[name] ?? '')
  const right = asked.inSatoshi ? stated.div(1e8) : stated
  return asked.asRisk ? right.negated() : right
}

/** Whether the page agrees with what was published, by the case's tolerance and no more. */
function agrees(shown: Decimal, golden: GoldenCase, read: Read): boolean {
  const published = publishedOf(golden, read)
  const tolerance = new D(golden.tolerance[read.name] ?? '0')
  if (shown.minus(published).abs().lte(tolerance)) return true
  const { shortened } = read.asked
  if (!shortened) return false
  const places = published.decimalPlaces()
  return shown
    .toDecimalPlaces(places, shortened === 'round' ? D.ROUND_HALF_UP : D.ROUND_DOWN)
    .eq(published)
}

interface Read {
  readonly name: string
  readonly asked: Asked
}

/** Types published examples into their tools, one after another, and holds what the page shows against them. */
export async function holdsPublished(page: Page, all: readonly Asked[]): Promise<void> {
  for (const asked of all) await typeOne(page, asked)
}

async function typeOne(page: Page, asked: Asked): Promise<void> {
  const sheet = sheetOf(page)
  const golden = caseOf(asked.id)
  const input = reader(golden)
  const textOf = (from: string): string =>
    from.startsWith('=') ? from.slice(1) : input(from).toFixed()
  await page.getByTestId('tab-position').click()
  await page.getByRole('button', { name: 'Clear', exact: true }).click()
  await sheet.contract(asked.contract)
  await sheet.choose('Side', sideOf(golden) === 'long' ? 'Long' : 'Short')
  await page.getByTestId(`tab-${asked.tool}`).click()
  await expect(page.getByTestId(`tool-${asked.tool}`).locator('h2')).toBeVisible()
  await asked.chooses?.(sheet, page)
  for (const [field, from] of Object.entries(asked.types))
    await sheet.type({ [field]: textOf(from) })
  for (const [testid, name] of Object.entries(asked.reads)) {
    const shown = await figureOf(page, testid)
    const place = `${asked.id} in ${asked.tool}: ${name} is ${shown.toFixed()}`
    expect.soft(agrees(shown, golden, { name, asked }), place).toBe(true)
  }
}
