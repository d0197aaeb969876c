import { describe, expect, it } from 'vitest'

import type { InverseSpec } from '@shared/market/contract-spec'
import { listedContracts } from '@shared/market/registry'
import { D } from '@shared/num/decimal'
import { contractValue, rate } from '@shared/num/units'

import { EMPTY_SCENARIO, type Scenario } from '../../app/scenario'

import { figuresAtHand } from './figures-at-hand'
import { convexityWords, positionTitle, quantityCaution, warnings } from './position-words'
import { readScenario } from './read-scenario'

const [bitmex] = listedContracts
/** One tier to 5 BTC and nothing known beyond it, then the same with a second tier. */
const tiers = (...ends: readonly (string | undefined)[]): InverseSpec => ({
  ...bitmex!,
  symbol: 'BTCUSD',
  contractValue: contractValue(new D(100)),
  margin: {
    method: 'tiered',
    measure: 'coin',
    maintenance: 'whole',
    initial: 'whole',
    tiers: ends.map((end, at) => ({
      ...(end === undefined ? {} : { upTo: new D(end) }),
      initialRate: rate(new D('0.01').times(at + 1)),
      maintenanceRate: rate(new D('0.005').times(at + 1)),
    })),
  },
})
const read = (patch: Partial<Scenario>, spec = bitmex!) =>
  readScenario({ ...EMPTY_SCENARIO, quantity: '10000', entry: '50000', ...patch }, spec)
const plain = { unit: 'coin', meaning: 'underlying' } as const
const turned = { unit: 'coin', meaning: 'contract-value' } as const

describe('the meaning of side', () => {
  it('turns the word and the sign of the quantity together', () => {
    expect(positionTitle(read({}), plain)).toBe('Long +10,000 contracts of XBTUSD at 50,000.0')
    expect(positionTitle(read({}), turned)).toBe('Short −10,000 contracts of XBTUSD at 50,000.0')
    expect(positionTitle(read({ side: 'short' }), turned)).toMatch(/^Long \+10,000/)
  })

  it('changes no figure', () => {
    expect(convexityWords(read({}), turned)).toBe(convexityWords(read({}), plain))
  })
})

describe('convexity in words', () => {
  it('says both moves in coin and the one number in dollars', () => {
    // 10 000/50 000 · (1 − 1/1.1) and · (1 − 1/0.9), worked by hand
    const words = convexityWords(read({}), plain).replaceAll('\u202f', '')
    expect(words).toContain('10 % up from entry is +0.01818182 BTC')
    expect(words).toContain('10 % down is −0.02222222 BTC')
    expect(words).toContain('in dollars both are 1,000.00')
    expect(words).toContain('Losses in coin grow faster')
  })

  it('turns its last sentence for a short', () => {
    expect(convexityWords(read({ side: 'short' }), plain)).toContain('Gains in coin grow faster')
  })
})

describe('warnings', () => {
  it('are silent for a small position whose exit comes before liquidation', () => {
    const reading = read({ exit: '60000', leverage: '10' })
    expect(warnings(reading, figuresAtHand(reading))).toEqual([])
  })

  it('say when the exit lies past liquidation', () => {
    const reading = read({ exit: '40000', exitIs: 'exit', leverage: '10' })
    expect(warnings(reading, figuresAtHand(reading))).toEqual([
      'The exit at 40,000.0 is past the liquidation price 45,662.2: the venue would have closed the position before.',
    ])
  })

  it('say when the position is beyond the last known tier, at the field too', () => {
    const reading = read({ quantity: '3000' }, tiers('5'))
    const figures = figuresAtHand(reading)
    expect(warnings(reading, figures).join()).toContain(
      'the last tier of BTCUSD that is known ends at 5 BTC',
    )
    expect(quantityCaution(reading, figures)).toBe('Worth 6 BTC; the last known tier ends at 5.')
  })

  it('say when the position leaves the known tiers before it is liquidated', () => {
    const reading = read({ quantity: '2400', leverage: '10' }, tiers('5'))
    expect(warnings(reading, figuresAtHand(reading)).join()).toContain(
      'worth more than 5 BTC, where the last known tier of BTCUSD ends',
    )
  })

  it('say when the size does not allow the leverage', () => {
    const reading = read({ quantity: '3000', leverage: '60' }, tiers('5', undefined))
    expect(quantityCaution(reading, figuresAtHand(reading))).toBe(
      'Tier 2 of BitMEX at this size: at most 50× leverage.',
    )
    expect(warnings(reading, figuresAtHand(reading))).toContain(
      'At this size the position is on tier 2 of BTCUSD, where BitMEX allows at most 50× leverage.',
    )
  })

  it('say when the margin is too small to open with', () => {
    const reading = read({ exit: '50000', backing: 'margin', margin: '0.0005' })
    expect(warnings(reading, figuresAtHand(reading)).join()).toContain('could not be opened')
  })
})
