import { expect, it } from 'vitest'

import type { LinearSpec } from '../market/contract-spec'
import { listedContracts } from '../market/registry'
import { D, type Decimal } from '../num/decimal'
import { coin, contracts, contractValue, leverage, price, rate } from '../num/units'

import { curveFloat64 } from './curve-float64'
import { curveRange } from './curve-range'
import type { PositionInput, TwinnedSpec } from './position'
import { positionFigures } from './position-figures'

const linear: LinearSpec = {
  ...listedContracts[0]!,
  kind: 'linear',
  contractValue: contractValue(new D('0.001')),
}

const inputs: readonly PositionInput[] = [...listedContracts, linear].flatMap((spec: TwinnedSpec) =>
  (['long', 'short'] as const).map((side) => ({
    spec,
    side,
    quantity: contracts(new D(12_300)),
    entry: price(new D('48655.5')),
    exit: price(new D('51234.5')),
    backing: { kind: 'leverage', leverage: leverage(new D(5)) },
    openFeeRate: rate(new D('-0.00025')),
    closeFeeRate: rate(new D('0.00055')),
    fundingPaid: coin(new D('0.00012345')),
  })),
)

it('agrees with the exact engine to 1e-9 of the parts that make up each point', () => {
  for (const input of inputs) {
    const range = curveRange(input, positionFigures(input))
    for (const point of curveFloat64(input, range, 11)) {
      const exact = positionFigures({ ...input, exit: price(new D(point.price)) })
      const parts = (unit: 'coin' | 'usd'): Decimal =>
        exact.gross[unit]
          .abs()
          .plus(exact.openFee[unit].abs())
          .plus(exact.closeFee[unit].abs())
          .plus(exact.funding[unit].abs())
      const near = (drawn: number, figure: Decimal, scale: Decimal): boolean =>
        figure.minus(drawn).abs().lte(scale.times('1e-9'))
      expect(near(point.grossCoin, exact.gross.coin, exact.gross.coin.abs())).toBe(true)
      expect(near(point.grossUsd, exact.gross.usd, exact.gross.usd.abs())).toBe(true)
      expect(near(point.netCoin, exact.net.coin, parts('coin'))).toBe(true)
      expect(near(point.netUsd, exact.net.usd, parts('usd'))).toBe(true)
    }
  }
})

it('runs from one end of the range to the other', () => {
  const points = curveFloat64(
    inputs[0]!,
    { from: price(new D(40_000)), to: price(new D(60_000)) },
    5,
  )
  expect(points.map((point) => point.price)).toEqual([40_000, 45_000, 50_000, 55_000, 60_000])
})

it('shows entry, exit, break-even and liquidation with air around them', () => {
  const input = inputs[0]!
  const figures = positionFigures(input)
  const { from, to } = curveRange(input, figures)
  const marks = [figures.breakEven, figures.liquidation].map((mark) =>
    mark.kind === 'at' ? mark.price : input.entry,
  )
  for (const mark of [input.entry, input.exit, ...marks])
    expect(from.lt(mark) && to.gt(mark)).toBe(true)
})

it('keeps to four times the entry when liquidation lies farther, and above zero always', () => {
  const base = inputs[1]!
  const far = { kind: 'at', price: price(new D(10_000_000)) } as const
  const { from, to } = curveRange(base, {
    breakEven: { kind: 'never', reason: '' },
    liquidation: far,
  })
  expect(to.lt(base.entry.times(5))).toBe(true)
  expect(from.gt(0)).toBe(true)
})
