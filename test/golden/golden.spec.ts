import { assert, describe, expect, it } from 'vitest'

import { canonicalText, D } from '@shared/num/decimal'

import { answerTo } from './answers'
import { goldenCases, type GoldenCase } from './case'

/**
 * Published figures that no function answers yet, whole cases or single figures, each with what it waits for.
 * The list is exact: a figure that becomes answered and stays here fails the test, and so does the reverse.
 */
const NOT_YET: Readonly<Record<string, string>> = {
  'binance-cum-level7-2020': 'maintenance brackets',
  'binance-pm-eth breakEvenPrice': 'Binance’s own break-even, opening fee only',
  'bitmex-fairbasisrate-2024': 'basis',
  'bitmex-order-margin-buy1-1x initMargin': 'order margin',
  'bitmex-xbtusd-long1-roe maintMargin': 'BitMEX position margin records',
  'bitmex-xbtusd-short10-full posComm': 'BitMEX position margin records',
  'bitmex-xbtusd-short10-full posMargin': 'BitMEX position margin records',
  'bitmex-xbtusd-short10-full posMaint': 'BitMEX position margin records',
  'bitmex-xbtusd-short10-full maintMargin': 'BitMEX position margin records',
  'bitmex-xbtusd-short500-margin posComm': 'BitMEX position margin records',
  'bitmex-xbtusd-short500-margin posMargin': 'BitMEX position margin records',
  'bitmex-xbtusd-short500-margin posMaint': 'BitMEX position margin records',
  'bitmex-xbtusd-short500-upnl-1 maintMargin': 'BitMEX position margin records',
  'bitmex-xbtusd-short500-upnl-3 maintMargin': 'BitMEX position margin records',
  'bybit-cross-bankruptcy': 'cross margin',
  'bybit-mm-tiered-xyz maintenanceMargin': 'maintenance brackets',
  'bybit-order-margin': 'order margin',
  'bybit-value-to-cost-1x-sell': 'order margin',
  'deribit-option-call-10k': 'options',
  'deribit-option-call-300': 'options',
  'deribit-option-put-10k': 'options',
  'deribit-settlement-log': 'daily settlement of the session PnL',
}

const figuresOf = ({ id, expected }: GoldenCase): readonly string[] =>
  Object.keys(expected).map((figure) => `${id} ${figure}`)
const waits = (name: string): boolean => name in NOT_YET || (name.split(' ')[0] ?? '') in NOT_YET

describe('published figures', () => {
  for (const golden of goldenCases.filter(({ id }) => !(id in NOT_YET))) {
    it(`${golden.id}: ${golden.topic} as published (${golden.standing})`, () => {
      const answer = answerTo(golden)
      assert(answer !== undefined, 'no function answers this case')
      for (const [figure, published] of Object.entries(golden.expected)) {
        if (waits(`${golden.id} ${figure}`)) continue
        const ours = answer[figure]
        assert(ours !== undefined, `no function answers ${figure}`)
        const right = golden.correct?.[figure]
        const off = ours.minus(right ?? published).abs()
        const allowed = new D(right === undefined ? golden.tolerance[figure]! : 0)
        if (off.gt(allowed)) expect(canonicalText(ours)).toBe(right ?? published)
      }
    })
  }
})

it('counts every published figure either as reproduced or as not yet covered, by name', () => {
  const all = goldenCases.flatMap(figuresOf)
  const waiting = all.filter(waits)
  const answered = goldenCases.flatMap((golden) => {
    const answer = answerTo(golden) ?? {}
    return figuresOf(golden).filter((name) => (name.split(' ')[1] ?? '') in answer)
  })
  expect([...answered, ...waiting].sort()).toEqual([...all].sort())
  const stale = Object.keys(NOT_YET).filter(
    (name) => !all.some((one) => one === name || one.startsWith(`${name} `)),
  )
  expect(stale).toEqual([])
  const lines = Object.entries(NOT_YET).map(([name, reason]) => `  ${name}: ${reason}`)
  process.stdout.write(
    `golden: ${String(answered.length)} of ${String(all.length)} published figures in ${String(goldenCases.length)} cases reproduced; ${String(waiting.length)} not yet covered:\n${lines.join('\n')}\n`,
  )
})
