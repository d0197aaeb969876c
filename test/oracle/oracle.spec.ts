import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

import { expect, it } from 'vitest'

import { fillCost, fillFee } from '@shared/calc/cost'
import type { PositionFigures, PriceOutcome, Twin } from '@shared/calc/position'
import { positionFigures } from '@shared/calc/position-figures'
import { D, isDecimal, type Decimal } from '@shared/num/decimal'

import { CONTRACTS, inputOf, oracleCases, type OracleCase } from './cases'

const CASES = 10_000
const SEED = 20_261_123
const LAST_DIGIT = new D('1e-30')
const JUDGE = fileURLToPath(new URL('oracle.py', import.meta.url))

type Outcome =
  { readonly kind: 'at'; readonly price: string } | { readonly kind: 'never' | 'already' }
type Verdict = Readonly<Record<string, string | Outcome>>

function judged(cases: readonly OracleCase[]): readonly Verdict[] {
  const lines = cases.map((sample) => JSON.stringify(sample)).join('\n')
  const answer = execFileSync('python3', [JUDGE], { input: lines, maxBuffer: 256 * 1024 * 1024 })
  return answer
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Verdict)
}

const TWINS = [
  'gross',
  'openFee',
  'closeFee',
  'fees',
  'funding',
  'net',
  'entryNotional',
  'exitNotional',
  'pointValue',
  'initialMargin',
  'maintenanceMargin',
] as const satisfies readonly (keyof PositionFigures)[]
const PLAIN = [
  'grossRoe',
  'netRoe',
  'effectiveLeverage',
  'maintenanceMarginRate',
] as const satisfies readonly (keyof PositionFigures)[]
const PRICES = ['liquidation', 'bankruptcy', 'breakEven'] as const

/** The engine's figures under the judge's names. */
function named(figures: PositionFigures): Record<string, Decimal> {
  const flat: Record<string, Decimal> = {}
  const put = (name: string, twin: Twin): void => {
    flat[`${name}.coin`] = twin.coin
    flat[`${name}.usd`] = twin.usd
  }
  for (const name of TWINS) put(name, figures[name])
  for (const name of PLAIN) {
    const figure = figures[name]
    if (figure !== undefined) flat[name] = figure
  }
  if (figures.liquidationDistance !== undefined) {
    flat['liquidationDistance.fraction'] = figures.liquidationDistance.fraction
    flat['liquidationDistance.quote'] = figures.liquidationDistance.quote
  }
  return flat
}

const far = (ours: Decimal, theirs: string): boolean => ours.minus(theirs).abs().gt(LAST_DIGIT)

function priceDiffers(ours: PriceOutcome, theirs: Outcome): boolean {
  if (ours.kind !== theirs.kind) return true
  return ours.kind === 'at' && theirs.kind === 'at' && far(ours.price, theirs.price)
}

/** The names of the figures on which the engine and the judge differ. */
function differences(sample: OracleCase, verdict: Verdict): readonly string[] {
  const input = inputOf(sample)
  const figures = positionFigures(input)
  const ours = named(figures)
  const fill = { spec: input.spec, quantity: input.quantity, price: input.entry }
  const numbers = Object.entries(verdict).filter(([name]) => name.includes('.') || name in ours)
  const names = [
    ...numbers.filter(([name, theirs]) => {
      const figure = ours[name]
      return !isDecimal(figure) || typeof theirs !== 'string' || far(figure, theirs)
    }),
    ...PRICES.map((name) => [name, verdict[name]] as const).filter(
      ([name, theirs]) =>
        typeof theirs === 'string' || theirs === undefined || priceDiffers(figures[name], theirs),
    ),
  ].map(([name]) => name)
  if (Object.keys(ours).length !== numbers.length) names.push('the set of figures')
  if (fillCost(fill).toString() !== verdict['cost']) names.push('cost')
  if (fillFee({ ...fill, feeRate: input.openFeeRate }).toString() !== verdict['fee'])
    names.push('fee')
  return names
}

it(
  'agrees with exact fractions in Python on 10,000 positions, to the last digit of 1e-30',
  { timeout: 60_000 },
  () => {
    const cases = oracleCases(CASES, SEED)
    const verdicts = judged(cases)
    expect(verdicts).toHaveLength(CASES)
    const wrong = cases.flatMap((sample, index) => {
      const names = differences(sample, verdicts[index]!)
      return names.length === 0 ? [] : [{ sample, names }]
    })
    expect(wrong.slice(0, 5)).toEqual([])
  },
)

it('draws cases that reach every contract, side, backing and outcome', () => {
  const cases = oracleCases(CASES, SEED)
  const seen = new Set(
    cases.map(
      ({ contract, side, leverage }) =>
        `${contract} ${side} ${leverage === undefined ? 'margin' : 'leverage'}`,
    ),
  )
  expect(seen.size).toBe(CONTRACTS.length * 2 * 2)
  const outcomes = new Set(
    cases.slice(0, 2_000).flatMap((sample) => {
      const { liquidation, bankruptcy, breakEven } = positionFigures(inputOf(sample))
      return [
        `liquidation ${liquidation.kind}`,
        `bankruptcy ${bankruptcy.kind}`,
        `break-even ${breakEven.kind}`,
      ]
    }),
  )
  expect([...outcomes].sort()).toEqual([
    'bankruptcy at',
    'bankruptcy never',
    'break-even at',
    'liquidation already',
    'liquidation at',
    'liquidation never',
  ])
})
