import { assert, describe, expect, it } from 'vitest'

import { listedContracts } from '../market/registry'
import { D, ONE } from '../num/decimal'
import { coin, contracts, leverage, price, rate } from '../num/units'

import { crossBankruptcy, crossLiquidation } from './cross-liquidation'
import { explainPosition } from './explain'
import type { PositionInput } from './position'
import { positionFigures } from './position-figures'

/** 10 000 dollars of every listed inverse contract, long and short, alone in a wallet of 0.15 coins. */
const positions = listedContracts.flatMap((spec) =>
  (['long', 'short'] as const).map((side): [string, PositionInput] => [
    `${spec.id} ${side}`,
    {
      ...{ spec, side, entry: price(new D(50_000)), exit: price(new D(50_000)) },
      quantity: contracts(new D(10_000).div(spec.contractValue)),
      backing: { kind: 'cross', wallet: coin(new D('0.15')), leverage: leverage(new D(10)) },
      ...{ openFeeRate: rate(new D(0)), closeFeeRate: rate(new D(0)), fundingPaid: coin(new D(0)) },
    },
  ]),
)

describe('a position alone in its wallet', () => {
  it.each(positions)('%s is liquidated where the book of the wallet is', (_, input) => {
    const { spec, side, quantity, entry, backing } = input
    assert(backing.kind === 'cross')
    const book = {
      wallet: backing.wallet,
      positions: [{ spec, side, quantity, entry, mark: entry, leverage: backing.leverage }],
    }
    const figures = positionFigures(input)
    const way = side === 'long' ? 'falling' : 'rising'
    for (const [ours, solve] of [
      [figures.liquidation, crossLiquidation],
      [figures.bankruptcy, crossBankruptcy],
    ] as const) {
      const solved = solve(book, { kind: 'together' })
      assert(solved.ok)
      const theirs = solved.value[way][0]
      if (solve === crossBankruptcy && spec.liquidation.crossFee === 'bankruptcy-value') continue
      expect(ours.kind).toBe(theirs?.kind)
      if (ours.kind === 'at' && theirs?.kind === 'at')
        expect(ours.price.minus(theirs.price).abs().lt('1e-40')).toBe(true)
    }
  })

  it('needs its margin by the leverage and stands on the whole wallet', () => {
    const [, input] = positions[0] ?? []
    assert(input)
    const figures = positionFigures(input)
    // 0.2 / 10 and 0.2 / 0.15
    expect(figures.initialMargin.coin.toFixed()).toBe('0.02')
    expect(figures.initialMargin.usd.toFixed()).toBe('1000')
    expect(figures.effectiveLeverage?.toFixed(6)).toBe('1.333333')
    const steps = explainPosition(input, figures)
    const how = (figure: string) => steps.find((each) => each.figure === figure)
    expect(how('effectiveLeverage')).toMatchObject({
      formula: 'N / wallet',
      substituted: '0.2 / 0.15',
    })
    expect(how('bankruptcy')?.formula).toContain('wallet')
    expect(how('liquidation')?.note).toMatch(/^Cross margin/)
  })

  it('has no effective leverage on an empty wallet', () => {
    const [, input] = positions[0] ?? []
    assert(input)
    const bare = { kind: 'cross', wallet: coin(new D(0)), leverage: leverage(ONE) } as const
    const figures = positionFigures({ ...input, backing: bare })
    expect(figures.effectiveLeverage).toBeUndefined()
    expect(figures.liquidation.kind).toBe('already')
  })
})
