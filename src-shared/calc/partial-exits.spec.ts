import { assert, describe, expect, it } from 'vitest'

import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { coin, contracts, contractValue, fraction, leverage, price, rate } from '../num/units'

import { explainClosedInParts } from './explain-partial-exits'
import { closedInParts, type ClosedInParts } from './partial-exits'
import type { PositionInput, Twin } from './position'
import { positionFigures } from './position-figures'

/** Long 10 000 USD from 50 000; what no target closes is taken at 55 000. */
const position: PositionInput = {
  spec: { ...contractById('bitmex:XBTUSD')!, contractValue: contractValue(new D(1)) },
  side: 'long',
  quantity: contracts(new D(10_000)),
  entry: price(new D(50_000)),
  exit: price(new D(55_000)),
  backing: { kind: 'leverage', leverage: leverage(new D(10)) },
  openFeeRate: rate(new D('0.0005')),
  closeFeeRate: rate(new D('0.0002')),
  fundingPaid: coin(new D('0.001')),
}
type Target = readonly [number, string]
const targetsOf = (targets: readonly Target[]) =>
  targets.map(([at, share]) => ({ price: price(new D(at)), share: fraction(new D(share)) }))

function closed(...targets: readonly Target[]): ClosedInParts {
  const answer = closedInParts(position, targetsOf(targets))
  assert(answer.ok)
  return answer.value
}
const shown = ({ coin: coins, usd }: Twin): string => `${coins.toFixed(8)} ${usd.toFixed(4)}`

describe('a position closed in parts', () => {
  it('brings each part at its own price and the rest at the exit', () => {
    const { parts, rest, gross } = closed([60_000, '0.5'])
    // 5 000 · (1/50 000 − 1/60 000), and to 55 000
    expect(parts.map((part) => shown(part.gross))).toEqual(['0.01666667 1000.0000'])
    expect(rest && shown(rest.gross)).toBe('0.00909091 500.0000')
    expect(shown(gross)).toBe('0.02575758 1500.0000')
  })

  it('bears its share of the opening fee and the funding, and its own closing fee', () => {
    const { parts } = closed([60_000, '0.25'])
    // 2 500: gross 0.00833333, 500; in 0.05 · 0.05 % = 0.000025, 1.25; out 2 500/60 000 · 0.02 % = 0.00000833, 0.5;
    // funding 0.00025, 15
    expect(parts.map((part) => shown(part.net))).toEqual(['0.00805000 483.2500'])
    expect(parts[0]?.quantity.toFixed()).toBe('2500')
  })

  it('in one part of all of it is the position itself', () => {
    const { net, gross, rest } = closed([55_000, '1'])
    const whole = positionFigures(position)
    expect([shown(gross), shown(net)]).toEqual([shown(whole.gross), shown(whole.net)])
    expect(rest).toBeUndefined()
  })

  it('with everything left to the exit in two parts is the position itself', () => {
    const { net } = closed([55_000, '0.3'], [55_000, '0.1'])
    expect(shown(net)).toBe(shown(positionFigures(position).net))
  })

  it('cannot close more than there is, or nothing', () => {
    const refusal = (...targets: readonly Target[]): string => {
      const answer = closedInParts(position, targetsOf(targets))
      return answer.ok ? 'closed' : answer.error.message
    }
    expect(refusal()).toBe('A plan needs at least one target.')
    expect(refusal([60_000, '0.7'], [61_000, '0.4'])).toMatch(/sum to 110%/)
  })
})

it('shows its working', () => {
  const of = closed([60_000, '0.5'])
  const [gross, net] = explainClosedInParts(position, of)
  expect(gross).toMatchObject({
    figure: 'gross',
    formula: 'Σ result of each part',
    substituted: '0.0166666666667 + 0.00909090909091',
    result: '0.0257575757576 BTC (1,500 USD)',
  })
  expect(gross?.note).toMatch(/^50% at 60,000, 50% at 55,000\. Dollars/)
  expect(net?.note).toMatch(/its own closing fee/)
  const none = explainClosedInParts(position, closed([60_000, '1']))
  expect(none[0]?.substituted).toBe('0.0333333333333')
})
