import { assert, describe, expect, it } from 'vitest'

import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { coin, contracts, leverage, price, rate } from '../num/units'

import { explainFundedStanding } from './explain-funding-standing'
import { fundingHorizon, type FundingHorizon } from './funding-horizon'
import { fundedStanding, type FundedStanding } from './funding-standing'
import type { PositionInput, PriceOutcome } from './position'

const spec = contractById('bitmex:XBTUSD')!
const at = (value: number): ReturnType<typeof price> => price(new D(value))
const by = (text: string): ReturnType<typeof rate> => rate(new D(text))

/** 10 000 USD from 50 000 without fees: 0.2 BTC behind 0.02, maintenance 0.5 % of the value at entry, 0.001. */
const long: Omit<PositionInput, 'exit'> = {
  ...{ spec, side: 'long', quantity: contracts(new D(10_000)), entry: at(50_000) },
  backing: { kind: 'leverage', leverage: leverage(new D(10)) },
  ...{ openFeeRate: by('0'), closeFeeRate: by('0'), fundingPaid: coin(new D(0)) },
}

function horizonOf(position: typeof long, text: string, mark = 50_000): FundingHorizon {
  const path = { kind: 'constant', rate: by(text), mark: at(mark), intervals: 90 } as const
  const horizon = fundingHorizon({ position, path, intervalHours: 8, rowEvery: 30 })
  assert(horizon.ok)
  return horizon.value
}

const priceOf = (outcome: PriceOutcome | undefined): string =>
  outcome?.kind === 'at' ? outcome.price.toFixed(4) : (outcome?.kind ?? '')

describe('liquidation while funding is paid out of the margin', () => {
  it('comes nearer with every payment', () => {
    // 10 000 / (0.22 − 0.0006·n − 0.001)
    const { start, rows, liquidated } = fundedStanding(long, horizonOf(long, '0.0001'), at(50_000))
    expect([start, ...rows].map(({ liquidation }) => priceOf(liquidation))).toEqual([
      '45662.1005',
      '45787.5458',
      '45913.6823',
      '46040.5157',
    ])
    expect(rows.map(({ margin }) => margin.toFixed())).toEqual(['0.0194', '0.0188', '0.0182'])
    expect(liquidated).toBeUndefined()
  })

  it('goes away from one who receives', () => {
    const { rows } = fundedStanding(long, horizonOf(long, '-0.0001'), at(50_000))
    // 10 000 / (0.22 + 0.0018 − 0.001)
    expect(priceOf(rows.at(-1)?.liquidation)).toBe('45289.8551')
  })

  it('is taken out of the wallet with cross margin', () => {
    const wallet = coin(new D('0.5'))
    const ten = leverage(new D(10))
    const cross = { ...long, backing: { kind: 'cross', wallet, leverage: ten } as const }
    const { start, rows } = fundedStanding(cross, horizonOf(cross, '0.0001'), at(50_000))
    // 10 000 / 0.699 and 10 000 / 0.6972
    expect([start, ...rows].map(({ liquidation }) => priceOf(liquidation))[0]).toBe('14306.1516')
    expect(priceOf(rows.at(-1)?.liquidation)).toBe('14343.0866')
  })

  it('keeps the leverage that was chosen, where a schedule goes by it', () => {
    const htx = { ...long, spec: contractById('htx:BTC-USD')!, quantity: contracts(new D(100)) }
    const { start, rows } = fundedStanding(htx, horizonOf(htx, '0.0000001'), at(50_000))
    // A leverage of 0.2 / 0.0199… would be above 10 and ask for another row of the schedule.
    const [from, to] = [start.liquidation, rows.at(-1)?.liquidation]
    assert(from.kind === 'at' && to?.kind === 'at')
    expect(to.price.div(from.price).minus(1).abs().lt('0.0001')).toBe(true)
  })

  it('names the first row that the position does not live to see', () => {
    // At a mark of 48 000 0.00625 a row: 10 000 / 0.21275 = 47 003.5…, then 10 000 / 0.2065 = 48 426.1…
    const { liquidated } = fundedStanding(long, horizonOf(long, '0.001', 50_000), at(50_000))
    expect(liquidated).toBeUndefined()
    const fallen = horizonOf(long, '0.001', 48_000)
    expect(fundedStanding(long, fallen, at(48_000)).liquidated?.intervals).toBe(60)
    expect(fundedStanding(long, fallen, at(45_000)).liquidated?.intervals).toBe(0)
    const eaten = fundedStanding(long, horizonOf(long, '0.002'), at(50_000))
    expect([eaten.liquidated?.intervals, eaten.liquidated?.liquidation.kind]).toEqual([
      60,
      'already',
    ])
  })

  /** What two rows a day apart do not show: `marks` at three payments of 8 hours. */
  const between = (marks: readonly [number, number, number], text = '0'): FundedStanding => {
    const points = marks.map((mark) => ({ rate: by(text), mark: at(mark) }))
    const path = { kind: 'series', points } as const
    const horizon = fundingHorizon({ position: long, path, intervalHours: 8, rowEvery: 3 })
    assert(horizon.ok && horizon.value.rows.length === 1)
    return fundedStanding(long, horizon.value, at(50_000))
  }

  it('sees a mark that falls past liquidation and comes back between two rows', () => {
    // Liquidated at 45 662.1…
    expect(between([50_000, 45_600, 50_000]).liquidated?.intervals).toBe(2)
    expect(between([50_000, 45_700, 50_000]).liquidated).toBeUndefined()
  })

  it('sets what was received before a payment against the mark that the payment is made at', () => {
    // −5 % at 45 600 brings 0.011 BTC, but the mark is there before the payment is.
    expect(between([50_000, 45_600, 50_000], '-0.05').liquidated).toBeUndefined()
    expect(between([45_600, 50_000, 50_000], '-0.05').liquidated?.intervals).toBe(1)
  })

  it('sees what was paid before it is received again', () => {
    // 0.0002 BTC for each 0.1 %: 100 times leaves nothing of 0.019, and 100 times bring it back.
    const steps = [
      { rate: by('0.001'), intervals: 100 },
      { rate: by('-0.001'), intervals: 100 },
    ]
    const path = { kind: 'stepped', mark: at(50_000), steps } as const
    const horizon = fundingHorizon({ position: long, path, intervalHours: 8, rowEvery: 200 })
    assert(horizon.ok)
    expect(fundedStanding(long, horizon.value, at(50_000)).liquidated?.intervals).toBe(100)
  })
})

it('shows its working', () => {
  const horizon = horizonOf(long, '0.0001')
  const standing = fundedStanding(long, horizon, at(50_000))
  const [margin, liquidated] = explainFundedStanding(spec, standing, horizon)
  expect([margin?.substituted, margin?.result]).toEqual(['0.02 + (−0.0018)', '0.0182 BTC'])
  expect(liquidated?.substituted).toBe('liquidation with 0.02 + (−0.0018) = 0.0182 BTC')
  expect(liquidated?.result).toBe('46,040.5156538 USD')
  expect(liquidated?.note).toMatch(/^At the start: 45,662\.1004566 USD\. By the rule “/)
  expect(liquidated?.source?.topics).toContain('liquidation')
  const none = { ...standing, rows: [] }
  expect(explainFundedStanding(spec, none, horizon)[0]?.result).toBe('0.02 BTC')
})
