import { beforeAll, describe, expect, it } from 'vitest'

import { listedTerms } from './terms'
import { trial, type Trial } from './trial'

/** Each half runs in a worker of its own, with a judge of its own. */
export const HALF = 50_000
const LONGEST_MS = 600_000

const SIDES = ['long', 'short']
const BACKINGS = ['leverage', 'margin']
const METHODS = [
  'tiered whole coin',
  'tiered whole contracts',
  'tiered marginal coin',
  'tiered marginal contracts',
  'linear-growth',
  'adjust-factor',
]
const BASES = ['entry-value', 'liquidation-value']
const FEES = ['outside', 'cancels', 'bankruptcy-value', 'liquidation-value', 'shrinks-extra']
const OUTCOMES = [
  'bankruptcy already',
  'bankruptcy at',
  'bankruptcy never',
  'breakEven at',
  'breakEven never',
  'linearFormula at',
  'linearFormula never',
  'liquidation already',
  'liquidation at',
  'liquidation never',
  'liquidation on a step of the table',
  'openingFee at',
  'printedBreakEven at',
  'printedBreakEven never',
  'printedLiquidation at',
  'topped already',
  'topped at',
  'topped never',
  'withRealised at',
  'withRealised never',
]
/** Contracts of which the judge holds published figures of its own. */
const PUBLISHED = [
  'binance:BTCUSD_PERP',
  'bitmex:XBTUSD',
  'bybit:BTCUSD',
  'coinex:BTCUSD',
  'deribit:BTC-PERPETUAL',
  'kraken:PI_XBTUSD',
  'kucoin:XBTUSDM',
  'okx:BTC-USD-261225',
  'okx:BTC-USD-SWAP',
  'phemex:BTCUSD',
]

/** All that a half must reach: every contract and era, side, backing, schedule, policy and outcome. */
function owed(): readonly string[] {
  const products = (parts: readonly (readonly string[])[]): readonly string[] =>
    parts.reduce<readonly string[]>(
      (made, part) => made.flatMap((start) => part.map((word) => `${start} ${word}`.trim())),
      [''],
    )
  return [
    ...products([listedTerms.map(({ name }) => name), SIDES, BACKINGS]),
    ...products([METHODS, ['on'], BASES, ['fee'], FEES]),
    ...products([['published'], PUBLISHED]),
    ...OUTCOMES,
  ]
}

/** Holds the engine against the judge on one half of the cases. */
export function describeHalf(name: string, seed: number): void {
  describe(name, () => {
    let done: Trial
    beforeAll(async () => {
      done = await trial(seed, HALF)
    }, LONGEST_MS)

    it('agrees with exact fractions in Python on 50,000 positions: to 1e-30, then to the unit', () => {
      expect(done.judged).toBe(HALF)
      expect(done.wrong.slice(0, 5)).toEqual([])
    })

    it('needs no allowance for large figures', () => {
      expect(done.relative).toEqual({})
    })

    it('lists what the venues publish', () => {
      expect(done.slips).toEqual([])
    })

    it('draws every contract, era, side, backing, schedule, policy and outcome', () => {
      expect(owed().filter((mark) => !done.reached.has(mark))).toEqual([])
    })
  })
}
