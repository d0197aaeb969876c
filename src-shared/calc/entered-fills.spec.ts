import { assert, describe, expect, it } from 'vitest'

import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { contracts, price } from '../num/units'

import type { PricedQuantity } from './average-entry'
import { enteredFills, runningFills } from './entered-fills'
import { explainEnteredFills } from './explain-entered-fills'

const bitmex = contractById('bitmex:XBTUSD')!
const bybit = contractById('bybit:BTCUSD')!
const kucoin = contractById('kucoin:XBTUSDM')!
const fill = (quantity: number, at: number): PricedQuantity => ({
  quantity: contracts(new D(quantity)),
  price: price(new D(at)),
})
/** The fills of BitMEX help 6205210741277. */
const TWO = [fill(100, 29_800), fill(200, 30_000)]

function entered(spec: typeof bitmex, fills: readonly PricedQuantity[]) {
  const answer = enteredFills(spec, fills)
  assert(answer)
  return answer
}

describe('several fills as one entry', () => {
  it('have a payoff mean, and the entry and cost that the venue books beside it', () => {
    const { quantity, averageEntry, printedEntry, bookedCost, printedCost, printedOff } = entered(
      bitmex,
      TWO,
    )
    // 300 / (100/29 800 + 200/30 000); 335 570 + 2 · 333 333 = 1 002 236; 3 · 334 079 = 1 002 237
    expect(quantity.toFixed()).toBe('300')
    expect(averageEntry.toFixed(4)).toBe('29933.0357')
    expect(printedEntry.toFixed(4)).toBe('29933.0398')
    expect(bookedCost.toFixed()).toBe('0.01002236')
    expect(printedCost.toFixed(8)).toBe('0.01002237')
    expect(printedOff.toFixed(12)).toBe('0.000000010000')
  })

  it('do not have the plain mean, which is off in dollars and in coins', () => {
    const { cost, plainMean, plainOff, plainCostOff } = entered(bitmex, TWO)
    // (100 · 29 800 + 200 · 30 000) / 300; 300 / 29 933.33… − 0.010022371365
    expect(plainMean.toFixed(4)).toBe('29933.3333')
    expect(plainOff.toFixed(4)).toBe('0.2976')
    expect(cost.toFixed(12)).toBe('0.010022371365')
    expect(plainCostOff.toFixed(12)).toBe('-0.000000099650')
  })

  it('stand at one price as they are', () => {
    const { averageEntry, printedEntry, plainOff, plainCostOff } = entered(bybit, [
      fill(30, 7_000),
      fill(60, 7_000),
    ])
    expect([averageEntry, printedEntry].map((each) => each.toFixed(0))).toEqual(['7000', '7000'])
    expect([plainOff, plainCostOff].map((each) => each.toFixed())).toEqual(['0', '0'])
  })

  it('have no entry without contracts', () => {
    expect(enteredFills(bitmex, [])).toBeUndefined()
    expect(enteredFills(bitmex, [fill(0, 30_000)])).toBeUndefined()
  })
})

it('the entry and the booked cost are known after each fill', () => {
  const running = runningFills(kucoin, [fill(1_000, 50_000), fill(2_000, 60_000), fill(0, 1)])
  // 0.02 + 0.0333…: 3 000 / 0.05333… = 56 250 (KuCoin help 26693238981785)
  expect(running.map(({ cumulative }) => cumulative.toFixed())).toEqual(['1000', '3000', '3000'])
  expect(running.map(({ averageEntry }) => averageEntry.toFixed(2))).toEqual([
    '50000.00',
    '56250.00',
    '56250.00',
  ])
  expect(running.map(({ bookedCost }) => bookedCost.toFixed(8))).toEqual([
    '0.02000000',
    '0.03333333',
    '0.00000000',
  ])
})

describe('the working', () => {
  const how = (spec: typeof bitmex, fills: readonly PricedQuantity[], figure: string) =>
    explainEnteredFills(spec, fills, entered(spec, fills)).find((each) => each.figure === figure)

  it('has the numbers in it, fill by fill', () => {
    expect(how(bitmex, TWO, 'averageEntry')?.substituted).toBe(
      '(100 + 200) / (100/29,800 + 200/30,000)',
    )
    expect(how(bitmex, TWO, 'bookedCost')?.substituted).toBe(
      '⌊100 · 1 / 29,800⌉ + ⌊200 · 1 / 30,000⌉',
    )
    expect(how(bitmex, TWO, 'bookedCost')?.note).toMatch(
      /BitMEX rounds each lot .*0\.0100223713647 BTC/,
    )
    expect(how(bitmex, TWO, 'plainMean')?.substituted).toBe('(100 · 29,800 + 200 · 30,000) / 300')
    const many = [1, 2, 3, 4].map((each) => fill(each, 30_000))
    expect(how(bitmex, many, 'quantity')?.substituted).toBe('1 + 2 + 3 + …')
  })

  it('names the venue’s own rule for the entry it shows', () => {
    expect(how(bitmex, TWO, 'printedEntry')?.formula).toContain('lot · C')
    expect(how(bybit, TWO, 'printedEntry')?.formula).toBe('q · C / Σ booked')
    expect(how(kucoin, TWO, 'printedEntry')?.note).toMatch(/No rounding of its own is known/)
    expect(how(bybit, TWO, 'printedEntry')?.source?.topics).toContain('rounding')
  })
})
