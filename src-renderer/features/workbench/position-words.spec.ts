import { describe, expect, it } from 'vitest'

import { listedContracts } from '@shared/market/registry'

import { EMPTY_SCENARIO, type Scenario } from '../../app/scenario'

import { figuresAtHand } from './figures-at-hand'
import { convexityWords, positionTitle, quantityCaution, warnings } from './position-words'
import { readScenario } from './read-scenario'

const [bitmex, , , binance] = listedContracts
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

  it('say when the position is above the first tier, at the field too', () => {
    const reading = read({ quantity: '3000' }, binance)
    const figures = figuresAtHand(reading)
    expect(warnings(reading, figures).join()).toContain(
      'the first tier of BTCUSD_PERP ends at 5 BTC',
    )
    expect(quantityCaution(reading, figures)).toBe('Worth 6 BTC; the first tier ends at 5.')
  })

  it('say when the margin is too small to open with', () => {
    const reading = read({ exit: '50000', backing: 'margin', margin: '0.0005' })
    expect(warnings(reading, figuresAtHand(reading)).join()).toContain('could not be opened')
  })
})
