import { assert, describe, expect, it } from 'vitest'

import type { LinearSpec } from '../market/contract-spec'
import type { InverseSpec } from '../market/contract-spec'
import { contractById } from '../market/registry'
import { D, type Decimal } from '../num/decimal'
import { coin, contracts, contractValue, leverage, price, rate } from '../num/units'

import { explainPosition } from './explain'
import { fundingReceived } from './funding'
import { fee } from './fees'
import { pointValue } from './point-value'
import type { PositionFigures, PositionInput, TwinnedSpec } from './position'
import { positionFigures } from './position-figures'
import { hasDollarTwin } from './twin'

const bitmex = contractById('bitmex:XBTUSD')!
const deribit = contractById('deribit:BTC-PERPETUAL')!
const binance = contractById('binance:BTCUSD_PERP')!
const linear: LinearSpec = {
  ...bitmex,
  kind: 'linear',
  settlement: 'USD',
  contractValue: contractValue(new D('0.001')),
}

/** Long 10 000 of BitMEX XBTUSD, 50 000 → 60 000, 10×, 0.05 % both ways, 0.0001 BTC of funding paid. */
function input(change: Partial<PositionInput> = {}): PositionInput {
  return {
    spec: bitmex,
    side: 'long',
    quantity: contracts(new D(10_000)),
    entry: price(new D(50_000)),
    exit: price(new D(60_000)),
    backing: { kind: 'leverage', leverage: leverage(new D(10)) },
    openFeeRate: rate(new D('0.0005')),
    closeFeeRate: rate(new D('0.0005')),
    fundingPaid: coin(new D('0.0001')),
    ...change,
  }
}
const margin = (text: string): PositionInput['backing'] => ({
  kind: 'margin',
  margin: coin(new D(text)),
})
const shown = (value: Decimal | undefined): string | undefined => value?.toFixed(12)

describe('a long inverse position, worked by hand', () => {
  const figures = (): PositionFigures => positionFigures(input())
  it('earns Q(1/E − 1/X) coins and Q(X − E)/E dollars', () => {
    expect(shown(figures().gross.coin)).toBe('0.033333333333')
    expect(figures().gross.usd.toFixed()).toBe('2000')
  })
  it('pays each fee at its own price', () => {
    expect([shown(figures().openFee.coin), figures().openFee.usd.toFixed()]).toEqual([
      '0.000100000000',
      '5',
    ])
    expect([shown(figures().closeFee.coin), figures().closeFee.usd.toFixed()]).toEqual([
      '0.000083333333',
      '5',
    ])
    expect([shown(figures().fees.coin), figures().fees.usd.toFixed()]).toEqual([
      '0.000183333333',
      '10',
    ])
  })
  it('counts funding paid as a loss, its dollars at the exit', () => {
    expect([figures().funding.coin.toFixed(), figures().funding.usd.toFixed()]).toEqual([
      '-0.0001',
      '-6',
    ])
  })
  it('nets gross − fees + funding in both units', () => {
    expect(shown(figures().net.coin)).toBe('0.033050000000')
    expect(figures().net.usd.toFixed()).toBe('1984')
  })
  it('takes both returns on the margin of 0.02', () => {
    expect([shown(figures().grossRoe), shown(figures().netRoe)]).toEqual([
      '1.666666666667',
      '1.652500000000',
    ])
    expect([figures().initialMargin.coin.toFixed(), figures().initialMargin.usd.toFixed()]).toEqual(
      ['0.02', '1000'],
    )
  })
  it('is worth 10 000 dollars at every price', () => {
    expect([figures().entryNotional.usd.toFixed(), figures().exitNotional.usd.toFixed()]).toEqual([
      '10000',
      '10000',
    ])
    expect([figures().entryNotional.coin.toFixed(), shown(figures().exitNotional.coin)]).toEqual([
      '0.2',
      '0.166666666667',
    ])
  })
  it('moves q·C/X² coins per dollar of price', () => {
    expect([shown(figures().pointValue.coin), shown(figures().pointValue.usd)]).toEqual([
      '0.000002777778',
      '0.166666666667',
    ])
  })
  it('asks 0.5 % of 0.2 BTC for maintenance', () => {
    expect([
      figures().maintenanceMarginRate.toFixed(),
      figures().maintenanceMargin.coin.toFixed(),
      figures().maintenanceMargin.usd.toFixed(),
    ]).toEqual(['0.005', '0.001', '50'])
  })
  it('measures the distance to liquidation from the exit', () => {
    // 45 662.1004566 − 60 000 = −14 337.8995434
    expect(shown(figures().liquidationDistance?.quote)).toBe('-14337.899543378995')
    expect(shown(figures().liquidationDistance?.fraction)).toBe('-0.238964992390')
  })
  it('is past its liquidation from the very price on', () => {
    // 0.051 behind 0.2 BTC less 0.001: 10 000 / 0.25; the short with 0.041: 10 000 / 0.16.
    const past = (side: 'long' | 'short', coins: string, exit: string): boolean =>
      positionFigures(input({ side, backing: margin(coins), exit: price(new D(exit)) }))
        .exitPastLiquidation
    expect([past('long', '0.051', '40000'), past('long', '0.051', '40000.5')]).toEqual([
      true,
      false,
    ])
    expect([past('short', '0.041', '62500'), past('short', '0.041', '62499.5')]).toEqual([
      true,
      false,
    ])
  })
  it('keeps the leverage as it was stated: 0.2 / (0.2 / 9) is 9.00…01 after 64 digits', () => {
    const nine = { kind: 'leverage', leverage: leverage(new D(9)) } as const
    expect(positionFigures(input({ backing: nine })).effectiveLeverage?.toFixed()).toBe('9')
  })
  it('is liquidated on the row of the stated leverage where rows count it', () => {
    // 100 USD at 11 and 5×: a leverage read back from the margin would be 5.00…01 and fall to the next row.
    const rows = ['5', '10'].map((upTo, at) => ({
      leverageUpTo: new D(upTo),
      tiers: [{ adjust: rate(new D(at === 0 ? '0.1' : '0.9')) }],
    }))
    const spec: InverseSpec = {
      ...bitmex,
      contractValue: contractValue(new D(100)),
      margin: { method: 'adjust-factor', rows },
      liquidation: { ...bitmex.liquidation, basis: 'liquidation-value' },
    }
    const figures = positionFigures(
      input({
        spec,
        quantity: contracts(new D(1)),
        entry: price(new D(11)),
        exit: price(new D(12)),
        backing: { kind: 'leverage', leverage: leverage(new D(5)) },
      }),
    )
    // 11 · (1 + 0.1 / 5) / (1 + 1 / 5)
    expect(figures.liquidation.kind === 'at' && figures.liquidation.price.toFixed(10)).toBe(
      '9.3500000000',
    )
    expect(figures.tier?.atLiquidation).toBeUndefined()
  })
})

describe('margin stated in coin', () => {
  it('gives the leverage it amounts to, below 1 too', () => {
    expect(positionFigures(input({ backing: margin('0.02') })).effectiveLeverage?.toFixed()).toBe(
      '10',
    )
    expect(positionFigures(input({ backing: margin('0.4') })).effectiveLeverage?.toFixed()).toBe(
      '0.5',
    )
  })
  it('of nothing has no return and no leverage, and is liquidated already', () => {
    const figures = positionFigures(input({ backing: margin('0') }))
    expect(figures.grossRoe).toBeUndefined()
    expect(figures.netRoe).toBeUndefined()
    expect(figures.effectiveLeverage).toBeUndefined()
    expect(figures.liquidation.kind).toBe('already')
    expect(figures.liquidationDistance).toBeUndefined()
    expect(figures.exitPastLiquidation).toBe(true)
  })
  it('that covers an inverse short leaves no liquidation and no distance', () => {
    const figures = positionFigures(input({ side: 'short', backing: margin('0.21') }))
    expect(figures.liquidation.kind).toBe('never')
    expect(figures.liquidationDistance).toBeUndefined()
    expect(figures.exitPastLiquidation).toBe(false)
  })
})

describe('an exit past the liquidation price', () => {
  it('is told for either side', () => {
    const at = (side: 'long' | 'short', exit: number): boolean =>
      positionFigures(input({ side, exit: price(new D(exit)) })).exitPastLiquidation
    expect([at('long', 45_000), at('long', 46_000)]).toEqual([true, false])
    expect([at('short', 56_000), at('short', 55_000)]).toEqual([true, false])
  })
})

const rates = { initialRate: rate(new D('0.008')), maintenanceRate: rate(new D('0.004')) }
const upToFive: InverseSpec = {
  ...binance,
  margin: {
    method: 'tiered',
    measure: 'coin',
    maintenance: 'marginal',
    initial: 'whole',
    tiers: [{ ...rates, upTo: new D(5) }],
  },
}

describe('the margin tier', () => {
  const tier = (change: Partial<PositionInput>): PositionFigures['tier'] =>
    positionFigures(input({ spec: upToFive, ...change })).tier
  it('is known inside its limit of 5 BTC', () => {
    expect(tier({ quantity: contracts(new D(1_000)) })).toMatchObject({
      atEntry: 1,
      atLiquidation: 1,
      beyondKnownAtEntry: false,
      beyondKnownAtLiquidation: false,
    })
  })
  it('may be left on the way to liquidation: 4.8 BTC at entry, 5.26 at 45 636', () => {
    expect(tier({ quantity: contracts(new D(2_400)) })).toMatchObject({
      beyondKnownAtEntry: false,
      beyondKnownAtLiquidation: true,
    })
  })
  it('may be left at entry, also where nothing can liquidate', () => {
    expect(
      tier({ quantity: contracts(new D(3_000)), side: 'short', backing: margin('100') }),
    ).toMatchObject({ beyondKnownAtEntry: true, beyondKnownAtLiquidation: false })
  })
  it('changes on the way where the venue lists more of them', () => {
    const second = { initialRate: rate(new D('0.02')), maintenanceRate: rate(new D('0.01')) }
    const spec: InverseSpec = {
      ...upToFive,
      margin: {
        method: 'tiered',
        measure: 'coin',
        maintenance: 'marginal',
        initial: 'whole',
        tiers: [{ ...rates, upTo: new D(5) }, second],
      },
    }
    expect(tier({ spec, quantity: contracts(new D(2_400)) })).toMatchObject({
      atEntry: 1,
      atLiquidation: 2,
      knownUpTo: undefined,
    })
    const large = tier({ spec, quantity: contracts(new D(2_600)) })
    expect([large?.atEntry, large?.mostLeverage.toFixed()]).toEqual([2, '50'])
  })
  it('does not exist under a growing rate', () => {
    expect(positionFigures(input({ spec: deribit })).tier).toBeUndefined()
  })
})

describe('no contracts', () => {
  it('gives zero money, no prices and no returns', () => {
    const figures = positionFigures(input({ quantity: contracts(new D(0)) }))
    expect(figures.gross.coin.isZero()).toBe(true)
    expect(figures.grossRoe).toBeUndefined()
    expect(figures.effectiveLeverage).toBeUndefined()
    expect([figures.breakEven.kind, figures.liquidation.kind, figures.bankruptcy.kind]).toEqual([
      'never',
      'never',
      'never',
    ])
  })
})

describe('a linear contract', () => {
  it('has one number for both units', () => {
    const { gross, entryNotional, pointValue: point } = positionFigures(input({ spec: linear }))
    expect([gross.coin.toFixed(), gross.usd.toFixed()]).toEqual(['100000', '100000'])
    expect([entryNotional.coin.toFixed(), entryNotional.usd.toFixed()]).toEqual([
      '500000',
      '500000',
    ])
    expect(point.coin.toFixed()).toBe('10')
  })
  it('is told apart from a quanto one, which has no dollar twin of its own', () => {
    expect(hasDollarTwin(linear)).toBe(true)
    expect(hasDollarTwin({ ...bitmex, kind: 'quanto' })).toBe(false)
  })
})

describe('single figures', () => {
  const holding = { spec: bitmex, quantity: contracts(new D(10_000)) }
  it('fee: 10 000 USD at 8 000 and 0.055 % is 0.0006875 BTC', () => {
    expect(fee(holding, price(new D(8_000)), rate(new D('0.00055'))).toFixed()).toBe('0.0006875')
  })
  it('funding: a positive rate has the long pay the short', () => {
    const flow = (side: 'long' | 'short'): string =>
      fundingReceived({ ...holding, side }, price(new D(50_000)), rate(new D('0.0001'))).toFixed()
    expect([flow('long'), flow('short')]).toEqual(['-0.00002', '0.00002'])
  })
  it('point value: 10 000 USD at 50 000 is 0.000004 BTC per dollar', () => {
    expect(pointValue(holding, price(new D(50_000))).toFixed()).toBe('0.000004')
  })
})

describe('the working behind the figures', () => {
  const variants: readonly PositionInput[] = [bitmex, deribit, binance, linear].flatMap(
    (spec: TwinnedSpec) => [
      input({ spec }),
      input({ spec, side: 'short' }),
      input({ spec, backing: margin('0') }),
      input({ spec, side: 'short', backing: margin('1000000000') }),
      input({ spec, quantity: contracts(new D(3_000_000)) }),
      input({ spec, fundingPaid: coin(new D('-0.5')) }),
    ],
  )
  it('explains every figure exactly once, in plain text', () => {
    for (const variant of variants) {
      const figures = positionFigures(variant)
      const explanations = explainPosition(variant, figures)
      const wanted = Object.entries(figures)
        .filter(([, figure]) => figure !== undefined)
        .map(([name]) => name)
      const explained = explanations.map(({ figure }) => figure)
      expect(explained).toEqual([...new Set(explained)])
      expect(explained).toEqual(expect.arrayContaining(wanted))
      for (const { formula, substituted, result, title } of explanations)
        expect(`${title} ${formula} ${substituted} ${result}`).not.toMatch(
          /NaN|Infinity|undefined|\be[+-]?\d/u,
        )
    }
  })
  it('puts the numbers into the formula', () => {
    const variant = input()
    const [gross] = explainPosition(variant, positionFigures(variant))
    expect(gross).toMatchObject({
      formula: 's · q · C · (1/E − 1/X)',
      substituted: '+1 · 10,000 · 1 · (1/50,000 − 1/60,000)',
      result: '0.0333333333333 BTC (2,000 USD)',
    })
  })
  it('names the venue’s rule with its date', () => {
    const variant = input()
    const liquidation = explainPosition(variant, positionFigures(variant)).find(
      ({ figure }) => figure === 'liquidation',
    )
    assert(liquidation !== undefined)
    expect(liquidation.substituted).toBe('10,000 · 1 / (0.2 + (0.02 − 0.001))')
    expect(liquidation.source?.title).toMatch(/entry value/u)
    expect(liquidation.source?.readOn).toMatch(/^2026-11-2\d$/u)
  })
  it('says which break-even is meant, and what the venue itself would show', () => {
    // Opening fee 0.0002 of 0.2 coins, no exit fee: 10 000 / (0.2 − 0.0002) = 50 050.05…
    const variant = input()
    const told = explainPosition(variant, positionFigures(variant)).find(
      ({ figure }) => figure === 'breakEven',
    )
    expect(told?.note).toContain('The true round trip')
    expect(told?.note).toContain('BitMEX shows another one, 50,050.0500501 USD: the price at which')
  })
  it('says how the venue prints the liquidation price', () => {
    const variant = input()
    const told = explainPosition(variant, positionFigures(variant)).find(
      ({ figure }) => figure === 'liquidation',
    )
    // 45 662.100… is 219 000 satoshi for each lot of 100: the next tick up
    expect(told?.note).toMatch(/BitMEX prints 45,662\.\d USD\.$/u)
    const own = input({ spec: { ...bitmex, userDefined: true } })
    const plain = explainPosition(own, positionFigures(own)).find(
      ({ figure }) => figure === 'liquidation',
    )
    expect(plain?.note).not.toContain('prints')
  })
  it('says on which tier the position stands', () => {
    const told = (change: Partial<PositionInput>): string | undefined => {
      const variant = input({ spec: upToFive, ...change })
      const explanations = explainPosition(variant, positionFigures(variant))
      return explanations.find(({ figure }) => figure === 'tier')?.result
    }
    expect(told({ quantity: contracts(new D(1_000)) })).toBe('The position stays on tier 1.')
    expect(told({ quantity: contracts(new D(2_400)) })).toMatch(/grows beyond the last tier/u)
    expect(told({ quantity: contracts(new D(3_000)) })).toMatch(/larger than the last tier/u)
  })
  it('gives the reason where there is no price', () => {
    const variant = input({ side: 'short', backing: margin('1') })
    const explanations = explainPosition(variant, positionFigures(variant))
    expect(explanations.find(({ figure }) => figure === 'bankruptcy')?.result).toBe(
      'The margin covers the whole notional, so no price can exhaust it.',
    )
  })
})
