import { assert, describe, expect, it } from 'vitest'

import { canonicalText, D, type Decimal } from '@shared/num/decimal'

import { figureOf } from './answers/index-of-venues'
import { goldenCases, type GoldenCase } from './case'

const LENT_LATER =
  'margin that a cross account lent after the last fill is charged its closing fee by itself, a whole satoshi at least; the record does not say how often that happened, and the engine charges the sum once'
const COVERED_SHORT =
  'a short at 1× is recorded without reserve and maintenance, as nothing can bankrupt it; one testnet record is no ground for a rule yet'
const CUT_MARK =
  'the sample prints 0.00251640 for 20 / 7 947.83 = 0.00251641…, cut; the other sample of this venue fits the nearest as well'

/**
 * Published figures that the engine does not meet, each with the reason. The list is exact: a figure that becomes
 * met and stays here fails the test, and so does the reverse.
 */
const NOT_MET: Readonly<Record<string, string>> = {
  'bybit-api-2022-long607 positionMargin':
    'the record rounds margin and closing fee up once, as a sum (199 780.2 + 1 318.55 to 201 099); the engine books each of them, 201 100',
  'bitmex-xbtusd-short1-cross-later posComm': LENT_LATER,
  'bitmex-xbtusd-short1-cross-later posMargin': LENT_LATER,
  'bitmex-xbtusd-short1-cross-later maintMargin': LENT_LATER,
  'bitmex-xbtusd-long500-cross posComm': LENT_LATER,
  'bitmex-xbtusd-long500-cross posMargin': LENT_LATER,
  'bitmex-xbtusd-long500-cross maintMargin': LENT_LATER,
  'bitmex-xbtusd-short14-1x posComm': COVERED_SHORT,
  'bitmex-xbtusd-short14-1x posMargin': COVERED_SHORT,
  'bitmex-xbtusd-short14-1x posMaint': COVERED_SHORT,
  'bitmex-xbtusd-short14-1x maintMargin': COVERED_SHORT,
  'bitmex-xbtusd-short14-1x liquidationPrice': COVERED_SHORT,
  'kucoin-ws-short20 markValue': CUT_MARK,
  'kucoin-ws-short20 unrealisedPnl': CUT_MARK,
}

const nameOf = ({ id }: GoldenCase, figure: string): string => `${id} ${figure}`

/** How far the engine may be off: not at all where the right figure is known, as the source allows elsewhere. */
function allowed({ tolerance, correct }: GoldenCase, figure: string): Decimal {
  return new D(correct?.[figure] === undefined ? (tolerance[figure] ?? 0) : 0)
}

function check(golden: GoldenCase, figure: string, published: string): void {
  const answer = figureOf(golden, figure)
  assert(answer !== undefined, `no function answers ${figure}`)
  const ours = answer(golden)
  const right = golden.correct?.[figure] ?? published
  if (ours === 'INFINITE') {
    expect(ours).toBe(right)
    return
  }
  if (ours.minus(right).abs().gt(allowed(golden, figure)))
    expect(canonicalText(ours), figure).toBe(right)
  if (right !== published) {
    const off = ours.minus(published).abs()
    expect(off.gt(golden.tolerance[figure] ?? 0), `${figure}: published figure is wrong`).toBe(true)
  }
}

describe('published figures', () => {
  for (const golden of goldenCases) {
    const figures = Object.entries(golden.expected)
    const met = figures.filter(([figure]) => !(nameOf(golden, figure) in NOT_MET))
    if (met.length === 0) continue
    it(`${golden.id}: ${golden.topic} as published (${golden.standing})`, () => {
      for (const [figure, published] of met) check(golden, figure, published)
    })
  }
})

it('counts every published figure as reproduced or as not met with its reason', () => {
  const all = goldenCases.flatMap((golden) =>
    Object.keys(golden.expected).map((figure) => ({
      golden,
      name: nameOf(golden, figure),
      figure,
    })),
  )
  expect(Object.keys(NOT_MET).filter((name) => !all.some((one) => one.name === name))).toEqual([])
  const notMet = all.filter(({ name }) => name in NOT_MET)
  for (const { golden, figure, name } of notMet) {
    const right = golden.correct?.[figure] ?? golden.expected[figure]!
    const ours = figureOf(golden, figure)?.(golden)
    const off = ours === undefined || ours === 'INFINITE' ? undefined : ours.minus(right).abs()
    expect(off?.lte(allowed(golden, figure)), `${name} is met now`).not.toBe(true)
  }
  const inferred = goldenCases.filter(({ standing }) => standing === 'inferred').length
  const wrong = goldenCases.filter(({ correct }) => correct !== undefined).length
  const lines = notMet.map(({ name }) => `  ${name}: ${NOT_MET[name] ?? ''}`)
  process.stdout.write(
    [
      `golden: ${String(all.length - notMet.length)} of ${String(all.length)} published figures in ${String(goldenCases.length)} cases reproduced`,
      `(${String(inferred)} cases by inferred rules; ${String(wrong)} cases hold a published figure that is wrong and are held to the right one);`,
      `${String(notMet.length)} not met:\n${lines.join('\n')}\n`,
    ].join(' '),
  )
})
